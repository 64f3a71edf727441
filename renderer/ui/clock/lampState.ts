import { DAY_MS, shanghaiDayNumber } from '#shared/rules/time.ts';
import { formatInstant, formatSpan } from '../format/time.ts';

export type LampState = 'green' | 'amber' | 'red' | 'done' | 'late' | 'paused' | 'provisional';

/** What a clock lamp is told; instants are UTC milliseconds. */
export interface ClockFacts {
  readonly startAt: number;
  readonly dueAt: number;
  /** Unit of the rule: minutes, hours, working-days (and kin), else calendar days. */
  readonly unit: string;
  readonly workingDaysLeft?: number | null;
  /** A year's calendar is missing: the end may still move. */
  readonly provisional?: boolean;
  readonly doneAt?: number | null;
  /** Number of the day inside a pause, null outside of one. */
  readonly pausedDay?: number | null;
}

const byHours = (unit: string): boolean => unit === 'minutes' || unit === 'hours';
const byWorkingDays = (unit: string): boolean => unit.startsWith('working-days');

/** Day numbers of the last day of the limit: one that ends at 24:00 belongs to the day before. */
function lastDay(dueAt: number): number {
  return shanghaiDayNumber(dueAt - 1);
}

/** State by screens README 4.1: amber from 70 % used or with one working day left; red only after the limit, never on the due day itself. */
export function lampState(clock: ClockFacts, now: number): LampState {
  if (clock.doneAt !== null && clock.doneAt !== undefined) return clock.doneAt <= clock.dueAt ? 'done' : 'late';
  if (clock.pausedDay !== null && clock.pausedDay !== undefined) return 'paused';
  if (now > clock.dueAt) return 'red';
  if (clock.provisional === true) return 'provisional';
  const used = (now - clock.startAt) * 10 >= (clock.dueAt - clock.startAt) * 7;
  const oneLeft = byWorkingDays(clock.unit) && clock.workingDaysLeft !== null && clock.workingDaysLeft !== undefined && clock.workingDaysLeft <= 1;
  return used || oneLeft ? 'amber' : 'green';
}

function leftText(clock: ClockFacts, now: number): string {
  if (byHours(clock.unit)) return `余 ${formatSpan(clock.dueAt - now)}`;
  const days = lastDay(clock.dueAt) - shanghaiDayNumber(now);
  if (days <= 0) return '今日到期';
  if (byWorkingDays(clock.unit) && clock.workingDaysLeft !== null && clock.workingDaysLeft !== undefined) return `余 ${clock.workingDaysLeft} 个工作日`;
  return `余 ${days} 天`;
}

function overText(clock: ClockFacts, end: number): string {
  if (byHours(clock.unit) || end - clock.dueAt < DAY_MS) return formatSpan(end - clock.dueAt);
  return `${shanghaiDayNumber(end) - lastDay(clock.dueAt)} 天`;
}

/** What is left, said in the unit of the clock. */
export function lampText(clock: ClockFacts, now: number): string {
  const state = lampState(clock, now);
  if (state === 'done') return `按时　${formatInstant(clock.doneAt ?? now, now)}`;
  if (state === 'late') return `迟 ${overText(clock, clock.doneAt ?? now)}`;
  if (state === 'paused') return `中止　第 ${clock.pausedDay ?? 1} 天`;
  if (state === 'red') return `超 ${overText(clock, now)}`;
  if (state === 'provisional') return `暂计 ${formatInstant(clock.dueAt - 1, now, false)}`;
  return leftText(clock, now);
}
