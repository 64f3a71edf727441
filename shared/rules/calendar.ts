import { z } from 'zod';
import { dayNumber, dayText, isRealDate, numberToCivil, weekday } from './time.ts';

/**
 * Working days from the State Council's yearly notices: one block a year. A year without a block is reckoned Monday to Friday, and what
 * rests on it is provisional (rule pack, conventions.workingDays and .provisional).
 */

export interface CalendarYear {
  /** Day numbers that are off, whole ranges including weekend days. */
  readonly off: ReadonlySet<number>;
  /** Day numbers of weekend days that are worked (调休). */
  readonly worked: ReadonlySet<number>;
}

export type Calendar = ReadonlyMap<number, CalendarYear>;

const text = z.string();
const block = z.object({ holidayOff: z.array(text), workingWeekends: z.array(text) });
const shape = z.looseObject({}).transform((object) => Object.entries(object).filter(([key]) => /^\d{4}$/.test(key)));

/** `problem` is a Chinese clause for the person who loads the notice. */
export type ParsedCalendar = { readonly ok: true; readonly calendar: Calendar } | { readonly ok: false; readonly problem: string };

/** Parses the shape of `calendar` in a pack: {"2025": {holidayOff: [day or from/to], workingWeekends: [day]}, note?}. Other keys are ignored. */
export function parseCalendar(json: unknown): ParsedCalendar {
  const entries = shape.safeParse(json);
  if (!entries.success) return { ok: false, problem: '应按年份分块' };
  const calendar = new Map<number, CalendarYear>();
  for (const [key, value] of entries.data) {
    const parsed = block.safeParse(value);
    if (!parsed.success) return { ok: false, problem: `${key} 年应有 holidayOff 和 workingWeekends 两个列表` };
    const year = Number(key);
    const off = new Set<number>();
    const worked = new Set<number>();
    for (const range of parsed.data.holidayOff) {
      const [from, to = from] = range.split('/').map(realDay);
      if (from === undefined || from === null || to === null || to === undefined || to < from || to - from > 31) return { ok: false, problem: `${key} 年的 ${range} 不是日期或起止区间` };
      for (let number = from; number <= to; number += 1) off.add(number);
    }
    for (const single of parsed.data.workingWeekends) {
      const number = realDay(single);
      if (number === null || weekday(number) < 6) return { ok: false, problem: `${key} 年的 ${single} 不是周末，不能作调休上班日` };
      if (off.has(number)) return { ok: false, problem: `${key} 年的 ${single} 同时列为放假和上班` };
      worked.add(number);
    }
    for (const number of [...off, ...worked]) {
      if (numberToCivil(number).year !== year) return { ok: false, problem: `${key} 年中列有其他年份的 ${dayText(number)}` };
    }
    calendar.set(year, { off, worked });
  }
  return { ok: true, calendar };
}

function realDay(day: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null || !isRealDate(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
  return dayNumber(day);
}

/** The years of `replacing` take the place of the same years of `base`; the others stay. */
export function replaceYears(base: Calendar, replacing: Calendar): Calendar {
  return new Map([...base, ...replacing]);
}

/** working; shifted = a weekend day that is worked; weekend; holiday = off by notice (weekend days inside a range too). */
export type DayKind = 'working' | 'shifted' | 'weekend' | 'holiday';

/** Kind of a day given by its number. */
export function dayKind(calendar: Calendar, number: number): DayKind {
  const year = calendar.get(numberToCivil(number).year);
  if (year?.off.has(number) === true) return 'holiday';
  if (year?.worked.has(number) === true) return 'shifted';
  return weekday(number) >= 6 ? 'weekend' : 'working';
}

export function isWorkingDay(calendar: Calendar, number: number): boolean {
  const kind = dayKind(calendar, number);
  return kind === 'working' || kind === 'shifted';
}

/** True when the day's year has no block, so that its kind is only a guess. */
export function isProvisionalDay(calendar: Calendar, number: number): boolean {
  return !calendar.has(numberToCivil(number).year);
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: number, to: number): number {
  let count = 0;
  for (let number = from + 1; number <= to; number += 1) if (isWorkingDay(calendar, number)) count += 1;
  return count;
}
