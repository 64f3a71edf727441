import { addDays, addMonths, dayNumber, daysInMonth, shanghaiDay, weekday } from '#shared/rules/time.ts';

/** What the strip must know of a reckoned period. */
export interface StripFacts {
  readonly startAt: number;
  readonly lastDay: string;
  readonly skipped: readonly { readonly day: string; readonly why: 'weekend' | 'holiday' | 'pause' }[];
  readonly counted: readonly { readonly day: string; readonly number: number }[];
  /** Weekend days that are worked. */
  readonly shifted?: readonly string[];
}

export type CellKind = 'start' | 'counted' | 'weekend' | 'holiday' | 'pause' | 'within' | 'outside';

export interface Cell { readonly day: string; readonly kind: CellKind; readonly number: number | null; readonly shifted: boolean; readonly last: boolean }
export interface MonthCells { readonly month: string; /** Empty places before the first day; the week begins on Monday. */ readonly before: number; readonly cells: readonly Cell[] }

/** Longer periods are told in words only: nobody reads forty months of squares. */
const MOST_MONTHS = 15;

/** Every day of the months from the start to the last day, with what it was in the count; empty for periods that are too long for squares. */
export function monthsOf(facts: StripFacts): MonthCells[] {
  const start = shanghaiDay(facts.startAt);
  const skipped = new Map(facts.skipped.map((one) => [one.day, one.why]));
  const counted = new Map(facts.counted.map((one) => [one.day, one.number]));
  const shifted = new Set(facts.shifted);
  const months: MonthCells[] = [];
  for (let month = start.slice(0, 7); month <= facts.lastDay.slice(0, 7); month = addMonths(month, 1)) {
    if (months.length === MOST_MONTHS) return [];
    const first = `${month}-01`;
    const cells = Array.from({ length: daysInMonth(month) }, (_, index): Cell => {
      const day = addDays(first, index);
      const number = counted.get(day) ?? null;
      const kind = day === start ? 'start' : (skipped.get(day) ?? (number !== null ? 'counted' : day > start && day <= facts.lastDay ? 'within' : 'outside'));
      return { day, kind, number, shifted: shifted.has(day) && kind !== 'outside', last: day === facts.lastDay };
    });
    months.push({ month, before: weekday(dayNumber(first)) - 1, cells });
  }
  return months;
}
