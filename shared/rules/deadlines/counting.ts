import { dayKind, isProvisionalDay, isWorkingDay, type Calendar } from '../calendar.ts';
import { addCalendarMonths, dayNumber, dayText, lastDayOfMonth, shanghaiDayNumber } from '../time.ts';
import type { Pause, SkippedDay } from './types.ts';

/** Counting days: the start day is not counted, the period ends at 24:00 of its last day. Days are day numbers here. */

export interface Span {
  /** Last day, after a shift to a working day where the rule moves. */
  readonly last: number;
  readonly counted: readonly { readonly day: string; readonly number: number }[];
  readonly skipped: readonly SkippedDay[];
  readonly provisional: boolean;
}

export type DayUnit = 'calendar-days' | 'working-days' | 'months' | 'years' | 'working-days-after-month-end';

/** True when a day lies in one of the pauses. */
export function inPause(number: number, pauses: readonly Pause[]): boolean {
  return pauses.some((pause) => shanghaiDayNumber(pause.from) <= number && number < shanghaiDayNumber(pause.to));
}

/** Span of `length` units from the start day. `moves` shifts a last day that is no working day to the next working day. */
export function countSpan(unit: DayUnit, length: number, startDay: number, calendar: Calendar, pauses: readonly Pause[], moves: boolean): Span {
  const counting = unit === 'months' || unit === 'years'
    ? { last: dayNumber(addCalendarMonths(dayText(startDay), unit === 'years' ? length * 12 : length)), counted: [], skipped: [] }
    : countDays(unit === 'calendar-days' ? () => null : (number) => restReason(calendar, number), length, unit === 'working-days-after-month-end' ? monthEnd(startDay) : startDay, pauses);
  const shift = moves ? shiftToWorkingDay(counting.last, calendar) : { last: counting.last, skipped: [] };
  return {
    last: shift.last, counted: counting.counted, skipped: [...counting.skipped, ...shift.skipped],
    // Exactly when the last counted day or the shifted one falls in a year without a block (conventions.provisional).
    provisional: isProvisionalDay(calendar, counting.last) || isProvisionalDay(calendar, shift.last),
  };
}

/** Why a day is no working day; null for one that is. */
export function restReason(calendar: Calendar, number: number): 'weekend' | 'holiday' | null {
  const kind = dayKind(calendar, number);
  return kind === 'weekend' || kind === 'holiday' ? kind : null;
}

function monthEnd(day: number): number {
  return dayNumber(lastDayOfMonth(dayText(day).slice(0, 7)));
}

function countDays(rest: (number: number) => 'weekend' | 'holiday' | null, length: number, start: number, pauses: readonly Pause[]): { last: number; counted: Span['counted']; skipped: SkippedDay[] } {
  const counted: { day: string; number: number }[] = [];
  const skipped: SkippedDay[] = [];
  let last = start;
  for (let number = start + 1; counted.length < length; number += 1) {
    // A pause takes its days out whatever kind of day they are.
    const why = inPause(number, pauses) ? 'pause' : rest(number);
    if (why !== null) skipped.push({ day: dayText(number), why });
    else {
      last = number;
      counted.push({ day: dayText(number), number: counted.length + 1 });
    }
  }
  return { last, counted, skipped };
}

function shiftToWorkingDay(from: number, calendar: Calendar): { last: number; skipped: SkippedDay[] } {
  const skipped: SkippedDay[] = [];
  let last = from;
  for (let why = restReason(calendar, last); why !== null; why = restReason(calendar, last)) {
    skipped.push({ day: dayText(last), why });
    last += 1;
  }
  return { last, skipped };
}

/** First working day after a day. */
export function nextWorkingDay(after: number, calendar: Calendar): number {
  let number = after + 1;
  while (!isWorkingDay(calendar, number)) number += 1;
  return number;
}
