import type { OutputOf } from '#shared/contract/index.ts';
import { useNow, useRead } from '#renderer/bridge/index.ts';
import { ClockLamp } from '#renderer/ui/clock/ClockLamp.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { formatLimit } from '#renderer/ui/format/time.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Note, NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { unbroken } from '#renderer/ui/unbroken.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { outlookOf, type FormValues } from './values.ts';
import styles from './form.module.css';

type Outlook = OutputOf<'intake.outlook'>;
type Clock = Outlook['clocks'][number];

/** Right of the form: what a registration starts, while it is typed. Triggers are computed and can't be typed away. */
export function FormRail({ values }: { readonly values: FormValues }) {
  const asked = useSettled(JSON.stringify(outlookOf(values)), 200);
  const outlook = useRead('intake.outlook', JSON.parse(asked) as ReturnType<typeof outlookOf>, { keep: true });
  if (outlook.failure !== null) return <FailureNote failure={outlook.failure} again={outlook.again} />;
  if (outlook.data === undefined) return <LoadingLines lines={6} />;
  const { clocks, triggers, beyondLimitation } = outlook.data;
  const answers = clocks.filter((clock) => clock.ruleId.startsWith('intake.filingNotice.'));
  const binding = answers.find((clock) => clock.binding);
  return (
    <>
      <Section title="时限" caption={values.receivedAt === null ? '登记即起算' : '收件即起算'}>
        {clocks.filter((clock) => !answers.includes(clock)).map((clock) => <Line key={clock.ruleId} clock={clock} title={clock.title} />)}
        {binding === undefined ? null : <Line clock={binding} title="告知是否立案" note={`计划 7 日到 ${dayOf(answers, 'plan')}，法定 5 个工作日到 ${dayOf(answers, 'statute')}，从早`} />}
      </Section>
      <Section title="触发" caption={triggers.length === 0 ? '按现填数据没有' : undefined}>
        {triggers.map((one) => (one.kind === 'immediate'
          ? <NoteKey key={one.text + one.clause} head="须今日立案">{one.text}　{one.clause}</NoteKey>
          : <Note key={one.text + one.clause} head="达重大案件条件">{one.text}　{one.clause}</Note>))}
        {beyondLimitation ? <NoteKey head="可能超过两年时效">行为终了已满两年。只作提醒，照样登记；是否受理由承办人判断。</NoteKey> : null}
      </Section>
    </>
  );
}

function dayOf(answers: readonly Clock[], which: 'plan' | 'statute'): string {
  return (answers.find((clock) => clock.ruleId.endsWith(which))?.lastDay ?? '').slice(5);
}

function Line({ clock, title, note = '' }: { readonly clock: Clock; readonly title: string; readonly note?: string }) {
  const now = useNow();
  return (
    <div className={styles.clock}>
      <div className={styles.clockHead}><b>{title}</b><ClockLamp startAt={clock.startAt} dueAt={clock.dueAt} unit={clock.unit} provisional={clock.provisional} /></div>
      <div className={styles.grey}>{unbroken(`${formatLimit(clock.dueAt, now)} 止${note === '' ? '' : `。${note}`}`)}</div>
    </div>
  );
}
