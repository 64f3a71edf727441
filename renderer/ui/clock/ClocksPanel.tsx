import { useState, type ReactNode } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '../Button.tsx';
import { Facts } from '../Facts.tsx';
import { FailureNote } from '../FailureNote.tsx';
import { LoadingLines } from '../Loading.tsx';
import { Section } from '../Section.tsx';
import { Tag } from '../Tag.tsx';
import { ClockLamp } from './ClockLamp.tsx';
import styles from './ClocksPanel.module.css';
import { DayStrip } from './DayStrip.tsx';
import { skippedWords } from './words.ts';

type Clock = OutputOf<'clocks.of'>['clocks'][number];

interface Props {
  /** The record: `complaint`, `case` … and its id. */
  readonly subject: { readonly kind: string; readonly id: number };
  readonly title?: string;
  /** True: nothing at all is shown while the record has no clock. */
  readonly quiet?: boolean;
  /** Terms of the record that are no clock of a rule (`ClockLine`), before the clocks. */
  readonly before?: ReactNode;
}

/** 时限 of one record: each clock with its lamp, and on demand all that explains it. Stands on a page as well as in a rail. */
export function ClocksPanel({ subject, title = '时限', quiet = true, before = null }: Props) {
  const found = useRead('clocks.of', { subject });
  const [ended, showEnded] = useState(false);
  if (found.failure !== null) return <FailureNote failure={found.failure} again={found.again} />;
  if (found.data === undefined) return quiet ? null : <LoadingLines lines={3} />;
  const running = found.data.clocks.filter((clock) => clock.stopAt === null);
  const stopped = found.data.clocks.filter((clock) => clock.stopAt !== null);
  const all = running.length + (before === null ? 0 : 1);
  if (quiet && all + stopped.length === 0) return null;
  return (
    <Section title={title} caption={all === 0 ? '没有进行中的时限' : `${all} 项进行中`} more={stopped.length === 0 ? undefined : <Button kind="link" onClick={() => showEnded(!ended)}>{ended ? '收起已结束的' : `已结束 ${stopped.length} 项`}</Button>}>
      <ul className={styles.list}>
        {before}
        {running.map((clock) => <Line key={clock.id} clock={clock} />)}
        {ended ? stopped.map((clock) => <Line key={clock.id} clock={clock} />) : null}
      </ul>
    </Section>
  );
}

function Line({ clock }: { readonly clock: Clock }) {
  return (
    <ClockLine
      lamp={<ClockLamp startAt={clock.startAt} dueAt={clock.dueAt} unit={clock.unit} provisional={clock.provisional} doneAt={clock.stopAt} pausedSince={clock.pausedSince} workingDaysLeft={clock.workingDaysLeft} days={clock.days} live={clock.unit === 'minutes'} />}
      title={clock.title} tag={clock.binding ? null : <Tag title="同一事项的另一项时限先到期；同日到期的以法定为准">以另一项为准</Tag>} due={dueWords(clock)} why={<Explanation clock={clock} />}
    />
  );
}

/** One clock in the list of a record, with what explains it on demand. */
export function ClockLine({ lamp, title, tag = null, due, why }: { readonly lamp: ReactNode; readonly title: string; readonly tag?: ReactNode; readonly due: string; readonly why: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <li className={styles.line}>
      <div className={styles.head}>
        <span className={styles.lamp}>{lamp}</span>
        <span className={styles.title}>{title}{tag}</span>
        <span className={styles.due}>{due}</span>
        <span className={styles.act}><Button kind="link" onClick={() => setOpen(!open)} label={`${open ? '收起' : '说明'} ${title}`}>{open ? '收起' : '说明'}</Button></span>
      </div>
      {open ? why : null}
    </li>
  );
}

function dueWords(clock: Clock): string {
  return clock.unit === 'minutes' || clock.unit === 'hours' ? `${shanghaiMinute(clock.dueAt)} 止` : `${clock.lastDay} 止`;
}

const OUTCOME: Readonly<Record<string, string>> = { restarted: '重新起算', done: '已办结' };

function Explanation({ clock }: { readonly clock: Clock }) {
  const pauses = clock.pauses.map((pause) => `${shanghaiMinute(pause.from)} 至 ${pause.to === null ? '今' : shanghaiMinute(pause.to)}（${pause.reason}）`);
  return (
    <div className={styles.why}>
      <Facts labelWidth={77} facts={[
        ['起算', `${shanghaiMinute(clock.startAt)}　${clock.startedBy}`],
        ['期限', clock.lengthText],
        ...(clock.extendedAt === null ? [] : [['延长', `${shanghaiMinute(clock.extendedAt)} 批准${clock.extendedBy === '' ? '' : `（${clock.extendedBy}）`}`] as const]),
        ['届满', `${dueWords(clock)}${clock.provisional ? '（暂计：该年放假安排尚未装入）' : ''}`],
        ...(clock.lawfulFrom === null ? [] : [['最早可办', clock.lawfulFrom] as const]),
        ...(clock.stopAt === null ? [] : [['结束', `${shanghaiMinute(clock.stopAt)}　${OUTCOME[clock.outcome] ?? clock.outcome}`] as const]),
        ...(pauses.length === 0 ? [] : [['中止', <span key="p">{pauses.map((pause) => <div key={pause}>{pause}</div>)}</span>] as const]),
        ['未计入', skippedWords(clock.skipped)],
        ['依据', [clock.clause === '' ? '' : `计划 ${clock.clause}`, clock.legalBasis ?? '', `规则包 ${clock.rulePack}`].filter((part) => part !== '').join('；')],
        ...(clock.conflictWords.length === 0 ? [] : [['计划与法定', <span key="c">{clock.conflictWords.map((line) => <div key={line}>{line}</div>)}</span>] as const]),
      ]} />
      {clock.unit === 'minutes' || clock.unit === 'hours' ? null : <DayStrip startAt={clock.startAt} lastDay={clock.lastDay} skipped={clock.skipped} counted={clock.counted} />}
    </div>
  );
}
