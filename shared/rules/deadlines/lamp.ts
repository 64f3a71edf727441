import { workingDaysBetween, type Calendar } from '../calendar.ts';
import { DAY_MS, dayNumber, HOUR_MS, MINUTE_MS, shanghaiDay, shanghaiDayNumber, shanghaiMinute } from '../time.ts';
import type { Deadline } from './types.ts';

/** Clock lamps (domain 4, "Clock lamps"; screens 4.1): the state of one clock at a moment and the words beside its sign. */

/** Amber from this share of the period on, or with one working day left. A figure of the screen, not of a rule. */
const AMBER_PERCENT = 70;
const AMBER_DAYS_LEFT = 1;

export type LampState = 'green' | 'amber' | 'red' | 'done' | 'done-late' | 'paused' | 'provisional';

export interface LampClock {
  readonly startAt: number;
  readonly dueAt: number;
  /** Unit of the clock as in the rule pack. */
  readonly unit: string;
  readonly provisional: boolean;
  readonly doneAt: number | null;
  /** Start of a pause that is running now. */
  readonly pausedSince: number | null;
  /** Working days after today up to the last day; null for clocks of minutes and hours, or where it is not known. */
  readonly workingDaysLeft: number | null;
  /** Counted days: those that have begun, and all. Without it the share used is taken from wall time. */
  readonly days?: { readonly used: number; readonly total: number } | null;
}

export interface Lamp {
  readonly state: LampState;
  readonly text: string;
  /** The reckoning rests on a year without a calendar; said beside the text when the state itself does not say it. */
  readonly provisional: boolean;
}

/** True for clocks that end at a minute rather than with a day. */
export function isInstantUnit(unit: string): boolean {
  return unit === 'minutes' || unit === 'hours';
}

/** State and words of a clock at `now`. The due day itself is never red; equality counts as in time. */
export function clockLamp(clock: LampClock, now: number): Lamp {
  const instant = isInstantUnit(clock.unit);
  const lamp = (state: LampState, text: string): Lamp => ({ state, text, provisional: clock.provisional });
  if (clock.doneAt !== null) {
    if (instant ? clock.doneAt <= clock.dueAt : clock.doneAt < clock.dueAt) return lamp('done', `按时　${doneText(clock.doneAt, now, instant)}`);
    return lamp('done-late', `迟 ${instant ? span(clock.doneAt - clock.dueAt) : `${daysLate(clock.dueAt, clock.doneAt)} 天`}`);
  }
  if (clock.pausedSince !== null && clock.pausedSince <= now) return lamp('paused', `中止　第 ${shanghaiDayNumber(now) - shanghaiDayNumber(clock.pausedSince) + 1} 天`);
  if (instant ? now > clock.dueAt : now >= clock.dueAt) return lamp('red', `超 ${instant ? span(now - clock.dueAt) : `${daysLate(clock.dueAt, now)} 天`}`);
  const text = instant ? `余 ${span(clock.dueAt - now)}` : daysLeftText(clock, now);
  if (isAmber(clock, now, instant)) return lamp('amber', text);
  return clock.provisional ? lamp('provisional', `暂计 ${lastDayOf(clock)}`) : lamp('green', text);
}

function isAmber(clock: LampClock, now: number, instant: boolean): boolean {
  const days = clock.days ?? null;
  const [used, total] = days === null ? [now - clock.startAt, clock.dueAt - clock.startAt] : [days.used, days.total];
  if (used * 100 >= total * AMBER_PERCENT) return true;
  return !instant && (clock.workingDaysLeft ?? calendarDaysLeft(clock, now)) <= AMBER_DAYS_LEFT;
}

/** Last day of a day clock, whose due instant is 00:00 of the day after; day of the due instant for hours. */
function lastDayOf(clock: LampClock): string {
  return shanghaiDay(isInstantUnit(clock.unit) ? clock.dueAt : clock.dueAt - 1);
}

function calendarDaysLeft(clock: LampClock, now: number): number {
  return dayNumber(lastDayOf(clock)) - shanghaiDayNumber(now);
}

function daysLeftText(clock: LampClock, now: number): string {
  const left = calendarDaysLeft(clock, now);
  if (left <= 0) return '今日止';
  if (!clock.unit.startsWith('working-days') || clock.workingDaysLeft === null) return `余 ${left} 天`;
  return clock.workingDaysLeft === 0 ? '今日为最后工作日' : `余 ${clock.workingDaysLeft} 个工作日`;
}

/** Days late: 1 on the day after the last day. */
function daysLate(dueAt: number, at: number): number {
  return shanghaiDayNumber(at) - shanghaiDayNumber(dueAt) + 1;
}

/** A length of time in the two units that matter, cut off, never rounded: 30 分, 4 小时 42 分, 2 天 13 小时. */
export function span(ms: number): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return ms <= 0 ? '0 分' : '不足 1 分';
  if (ms < HOUR_MS) return `${minutes} 分`;
  if (ms < DAY_MS) return `${Math.floor(minutes / 60)} 小时 ${String(minutes % 60).padStart(2, '0')} 分`;
  return `${Math.floor(ms / DAY_MS)} 天 ${Math.floor((ms % DAY_MS) / HOUR_MS)} 小时`;
}

function doneText(doneAt: number, now: number, instant: boolean): string {
  const [day, time] = shanghaiMinute(doneAt).split(' ') as [string, string];
  const shown = day.slice(0, 4) === shanghaiDay(now).slice(0, 4) ? day.slice(5) : day;
  if (!instant) return shown;
  return shanghaiDayNumber(now) - shanghaiDayNumber(doneAt) <= 1 ? time : `${shown} ${time}`;
}

/** Working days after today up to the last day of a deadline: what 余 n 个工作日 says. */
export function workingDaysLeft(deadline: Pick<Deadline, 'lastDay'>, now: number, calendar: Calendar): number {
  return workingDaysBetween(calendar, shanghaiDayNumber(now), dayNumber(deadline.lastDay));
}

/** Counted days of a deadline that have begun at `now`, and all; null for clocks that count no days. */
export function dayProgress(deadline: Pick<Deadline, 'counted'>, now: number): { used: number; total: number } | null {
  if (deadline.counted.length === 0) return null;
  const today = shanghaiDay(now);
  return { used: deadline.counted.filter((counted) => counted.day <= today).length, total: deadline.counted.length };
}

const ORDER: Readonly<Record<LampState, number>> = { red: 0, amber: 1, green: 2, paused: 3, provisional: 4, 'done-late': 5, done: 6 };

/** Order of clocks everywhere: red by age, amber and green by time left, then paused, provisional, done. */
export function byUrgency(a: { readonly state: LampState; readonly dueAt: number }, b: { readonly state: LampState; readonly dueAt: number }): number {
  return ORDER[a.state] - ORDER[b.state] || a.dueAt - b.dueAt;
}
