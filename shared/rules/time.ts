import { halfWidth } from './text.ts';

/**
 * Times of the house: instants are UTC milliseconds, days and months are text in Asia/Shanghai, which has been +08:00 without daylight
 * saving since 1992 and is reckoned so for every year (rule pack, conventions.timezone). All arithmetic is on integers.
 */

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const OFFSET_MS = 8 * HOUR_MS;

const two = (n: number): string => String(n).padStart(2, '0');

/** Days since 1970-01-01 of a civil date (proleptic Gregorian). */
export function civilToNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a day number. */
export function numberToCivil(number: number): { year: number; month: number; day: number } {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

/** `YYYY-MM-DD` to days since 1970-01-01. */
export function dayNumber(day: string): number {
  return civilToNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** Days since 1970-01-01 to `YYYY-MM-DD`. */
export function dayText(number: number): string {
  const { year, month, day } = numberToCivil(number);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Day number of the Shanghai day that an instant falls in. */
export function shanghaiDayNumber(ms: number): number {
  return Math.floor((ms + OFFSET_MS) / DAY_MS);
}

/** First instant of a day given by its number: 00:00 in +08:00. */
export function dayNumberStart(number: number): number {
  return number * DAY_MS - OFFSET_MS;
}

/** `YYYY-MM-DD` of an instant. */
export function shanghaiDay(ms: number): string {
  return dayText(shanghaiDayNumber(ms));
}

/** Hour, minute, second and millisecond of an instant, in Shanghai. */
export function shanghaiClock(ms: number): { hour: number; minute: number; second: number; ms: number } {
  const inDay = ms - dayNumberStart(shanghaiDayNumber(ms));
  return { hour: Math.floor(inDay / HOUR_MS), minute: Math.floor(inDay / MINUTE_MS) % 60, second: Math.floor(inDay / 1000) % 60, ms: inDay % 1000 };
}

/** `YYYY-MM-DD HH:mm` of an instant; seconds are cut off, never rounded. */
export function shanghaiMinute(ms: number): string {
  const clock = shanghaiClock(ms);
  return `${shanghaiDay(ms)} ${two(clock.hour)}:${two(clock.minute)}`;
}

/** An instant that ends a period: midnight is 24:00 of the day that ends, as people say it. */
export function shanghaiLimit(ms: number): string {
  const text = shanghaiMinute(ms);
  return text.endsWith(' 00:00') ? `${shanghaiDay(ms - 1)} 24:00` : text;
}

/** `2025-10-04T00:00:00+08:00`; a fraction only where there is one. */
export function isoInstant(ms: number): string {
  const clock = shanghaiClock(ms);
  const fraction = clock.ms === 0 ? '' : `.${String(clock.ms).padStart(3, '0')}`;
  return `${shanghaiDay(ms)}T${two(clock.hour)}:${two(clock.minute)}:${two(clock.second)}${fraction}+08:00`;
}

/** 00:00 in +08:00 of a day `YYYY-MM-DD`. */
export function dayStart(day: string): number {
  return dayNumberStart(dayNumber(day));
}

/** `YYYY-MM` that an instant falls in. */
export function monthOf(ms: number): string {
  return shanghaiDay(ms).slice(0, 7);
}

/** `YYYY-MM` moved by n months, n of any sign. */
export function addMonths(month: string, n: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${two((((index % 12) + 12) % 12) + 1)}`;
}

/** Months from `a` to `b`, negative when `b` is earlier. */
export function monthsBetween(a: string, b: string): number {
  return (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
}

export interface Window {
  /** S: first instant of the month. */
  readonly start: number;
  /** E: first instant of the next month; not part of the window. */
  readonly end: number;
}

/** Window [M-01 00:00, next M-01 00:00) of a reporting month (domain tables 1). */
export function monthWindow(month: string): Window {
  return { start: dayStart(`${month}-01`), end: dayStart(`${addMonths(month, 1)}-01`) };
}

/** Number of days in `YYYY-MM`. */
export function daysInMonth(month: string): number {
  return dayNumber(`${addMonths(month, 1)}-01`) - dayNumber(`${month}-01`);
}

/** Last day of a month, `YYYY-MM-DD`. */
export function lastDayOfMonth(month: string): string {
  return `${month}-${two(daysInMonth(month))}`;
}

/** Calendar days from one day to another, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** A day moved by n calendar days. */
export function addDays(day: string, n: number): string {
  return dayText(dayNumber(day) + n);
}

/** Same day number n months on, else the last day of that month (rule pack, conventions.months). */
export function addCalendarMonths(day: string, n: number): string {
  const month = addMonths(day.slice(0, 7), n);
  return `${month}-${two(Math.min(Number(day.slice(8, 10)), daysInMonth(month)))}`;
}

/** 1 Monday … 7 Sunday. */
export function weekday(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

export type TimeProblem = 'empty' | 'format' | 'no-such-date' | 'no-such-time';
export type ParsedTime = { readonly ok: true; readonly ms: number } | { readonly ok: false; readonly reason: TimeProblem };
export type ParsedMonth = { readonly ok: true; readonly month: string } | { readonly ok: false; readonly reason: TimeProblem | 'full-date' };

const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** True for a date that exists, in the years the house reckons with. */
export function isRealDate(year: number, month: number, day: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(`${String(year).padStart(4, '0')}-${two(month)}`);
}

const HYPHENS = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;
const SLASHES = /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * Time text of an import or the command line to an instant (formats: common rules). Without an offset it is Shanghai time, a bare day its
 * 00:00; with `Z` or an offset it is an instant. 24:00, month 13 and days that do not exist are refused.
 */
export function parseTime(text: string): ParsedTime {
  const tidy = halfWidth(text).trim().replace(/\s+/g, ' ');
  if (tidy === '') return { ok: false, reason: 'empty' };
  const match = HYPHENS.exec(tidy) ?? SLASHES.exec(tidy);
  if (match === null) return { ok: false, reason: 'format' };
  const part = (index: number): number => Number(match[index] ?? '0');
  if (!isRealDate(part(1), part(2), part(3))) return { ok: false, reason: 'no-such-date' };
  if (part(4) > 23 || part(5) > 59 || part(6) > 59) return { ok: false, reason: 'no-such-time' };
  const offset = offsetMs(match[8]);
  if (offset === null) return { ok: false, reason: 'no-such-time' };
  const fraction = Number((match[7] ?? '').padEnd(3, '0'));
  return { ok: true, ms: civilToNumber(part(1), part(2), part(3)) * DAY_MS + part(4) * HOUR_MS + part(5) * MINUTE_MS + part(6) * 1000 + fraction - offset };
}

function offsetMs(text: string | undefined): number | null {
  if (text === undefined) return OFFSET_MS;
  if (text === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 14 || minutes > 59) return null;
  return (text.startsWith('-') ? -1 : 1) * (hours * HOUR_MS + minutes * MINUTE_MS);
}

/** A day of a date column as `YYYY-MM-DD`; where a time of day stands there too (as spreadsheets keep dates) its Shanghai day counts. */
export function parseDay(text: string): { readonly ok: true; readonly day: string } | { readonly ok: false; readonly reason: TimeProblem } {
  const time = parseTime(text);
  return time.ok ? { ok: true, day: shanghaiDay(time.ms) } : time;
}

/** `YYYY-MM`, `YYYYMM` or `YYYY年M月` to `YYYY-MM`; a full date where a month is due is named as such. */
export function parseMonth(text: string): ParsedMonth {
  const tidy = halfWidth(text).trim();
  if (tidy === '') return { ok: false, reason: 'empty' };
  const match = /^(\d{4})-(\d{2})$/.exec(tidy) ?? /^(\d{4})(\d{2})$/.exec(tidy) ?? /^(\d{4})年(\d{1,2})月$/.exec(tidy);
  if (match === null) return { ok: false, reason: parseTime(tidy).ok ? 'full-date' : 'format' };
  const year = Number(match[1]);
  const month = Number(match[2]);
  if (!isRealDate(year, month, 1)) return { ok: false, reason: 'no-such-date' };
  return { ok: true, month: `${match[1]}-${two(month)}` };
}
