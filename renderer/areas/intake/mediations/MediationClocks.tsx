import type { OutputOf } from '#shared/contract/index.ts';
import { addDays, shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { ClockLine, ClocksPanel } from '#renderer/ui/clock/ClocksPanel.tsx';
import { Facts } from '#renderer/ui/Facts.tsx';
import styles from '#renderer/ui/clock/ClocksPanel.module.css';
import { MediationLamp } from './MediationLamp.tsx';

type Line = OutputOf<'intake.mediation'>['line'];
/** A term that is no clock of a rule: the report is one, which the panel has. */
type Term = NonNullable<Line['next']> & { readonly step: 'result' | 'followUp' };

/** 时限 of a mediation: what it waits for now, and the two hours of its report, each with what explains it. */
export function MediationClocks({ record: { line, clause, resultDays } }: { readonly record: OutputOf<'intake.mediation'> }) {
  const { next } = line;
  return <ClocksPanel subject={{ kind: 'mediation', id: line.id }} before={next === null || next.step === 'report' ? null : <TermLine next={{ ...next, step: next.step }} clause={clause} days={resultDays} />} />;
}

function TermLine({ next, clause, days }: { readonly next: Term; readonly clause: string; readonly days: number }) {
  const lastDay = shanghaiDay(next.dueAt - 1);
  const facts: readonly (readonly [string, string])[] = next.step === 'result'
    ? [['起算', `${shanghaiMinute(next.startAt)}　开始调解（当日不计，从 ${addDays(shanghaiDay(next.startAt), 1)} 数起）`], ['期限', `${days} 日，节假日照算`], ['届满', `${lastDay} 24:00；没有结果的，从这时起算作调解不成，按时限上报`]]
    : [['起算', `${shanghaiMinute(next.startAt)}　达成协议`], ['届满', `${lastDay} 24:00，协议约定的回访日`], ['没有履行', '按回访日算作调解不成，按时限上报']];
  return <ClockLine lamp={<MediationLamp next={next} />} title={next.step === 'result' ? '调解结果' : '协议履行回访'} due={`${lastDay} 止`} why={<div className={styles.why}><Facts labelWidth={77} facts={[...facts, ['依据', `计划 ${clause}`]]} /></div>} />;
}
