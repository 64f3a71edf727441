import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DayStrip } from '#renderer/ui/clock/DayStrip.tsx';
import { skippedWords } from '#renderer/ui/clock/words.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { weekdayOf } from '#renderer/ui/format/time.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { tell } from '#renderer/ui/tell.ts';
import styles from './calculator.module.css';

type Data = OutputOf<'clocks.calculate'>;
type Period = Data['result'];

const instant = (period: Period): boolean => period.unit === 'minutes' || period.unit === 'hours';
const endOf = (period: Period): string => (instant(period) ? shanghaiMinute(period.dueAt) : `${period.lastDay} 周${weekdayOf(period.lastDay)}`);

/** The result large, then why: basis, plan against statute, days that were left out, the months as squares. */
export function Answer({ answer, question }: { readonly answer: Data; readonly question: InputOf<'clocks.print'> }) {
  const print = useRun('clocks.print');
  const { result, parts, text } = answer;
  const copy = (): void => void navigator.clipboard.writeText(text.join('\n')).then(() => tell('说明已复制'), () => tell('没有复制成功，请选中文字后按 Ctrl C'));
  return (
    <div id="deadline-answer">
      <div className={styles.result}>
        <span className={styles.big}>{endOf(result)}</span>
        <span>{instant(result) ? '到期' : '24:00 止'}</span>
        <span className={styles.acts}><Button onClick={copy}>复制说明</Button><Button running={print.running} onClick={() => void print.run(question)}>打印</Button></span>
      </div>
      {print.failure === null ? null : <FailureNote failure={print.failure} />}
      {result.lawfulFrom === null ? null : <p className={styles.lawful}>最早 <b>{result.lawfulFrom} 周{weekdayOf(result.lawfulFrom)}</b> 可以进行下一步。</p>}
      {result.provisional ? <NoteKey head="暂计">到期日所在年份的放假安排还没有装入，按周一至周五推算。装入后可能改期。</NoteKey> : null}
      {answer.packExpired ? <NoteKey head="规则包已过计划期">起算日晚于规则包的计划期，新包装入前沿用；法定期限不受影响。</NoteKey> : null}
      <Section title="怎么算的">
        <pre className={styles.text}>{text.join('\n')}</pre>
        <Facts labelWidth={91} facts={[
          ['未计入', skippedWords(result.skipped)], ['调休上班', answer.shifted.length === 0 ? '没有' : answer.shifted.join('、')],
          ...(answer.conflictWords.length === 0 ? [] : [['计划与法定', <span key="c">{answer.conflictWords.map((line) => <div key={line}>{line}</div>)}</span>] as const]),
        ]} />
      </Section>
      {parts.length < 2 ? null : (
        <Section title="各项期限" caption={result.rule === 'exec.courtApply.earliest' ? '最晚的一项届满后才能申请' : '先到期的为准'}>
          <Facts labelWidth={170} facts={parts.map((part) => [part.zh, `${endOf(part)} 止　${part.lengthText}　${[part.clause === '' ? '' : `计划 ${part.clause}`, part.legalBasis ?? ''].filter((word) => word !== '').join('；')}`] as const)} />
        </Section>
      )}
      {instant(result) ? null : <Section title="逐日"><DayStrip startAt={result.startAt} lastDay={result.lastDay} skipped={result.skipped} counted={result.counted} shifted={answer.shifted} /></Section>}
    </div>
  );
}
