import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { dayKind, isProvisionalDay, isWorkingDay, parseCalendar, workingDaysBetween } from '#shared/rules/calendar.ts';
import { dayNumber, dayText } from '#shared/rules/time.ts';
import { pack } from './support.ts';

const chineseDays = createRequire(import.meta.url)('chinese-days') as { isWorkday(day: string): boolean };

describe('calendar of working days', () => {
  it('agrees with a second opinion in every year the notices cover', () => {
    const differing: string[] = [];
    for (let number = dayNumber('2024-01-01'); number <= dayNumber('2026-12-31'); number += 1) {
      if (isWorkingDay(pack.calendar, number) !== chineseDays.isWorkday(dayText(number))) differing.push(dayText(number));
    }
    expect(differing).toEqual([]);
  });
  it('the second opinion is no opinion on a year without data: it calls the National Day a working day, where ours says that it does not know', () => {
    const unknown = [2027, 2028, 2029].filter((year) => !pack.calendar.has(year) && chineseDays.isWorkday(`${year}-10-01`) && dayKind(pack.calendar, dayNumber(`${year}-10-01`)) === 'working');
    for (const year of unknown) expect(isProvisionalDay(pack.calendar, dayNumber(`${year}-10-01`))).toBe(true);
    expect(unknown).toContain(2027);
  });
  it('names each kind of day', () => {
    const kind = (day: string): string => dayKind(pack.calendar, dayNumber(day));
    expect([kind('2025-03-03'), kind('2025-03-08'), kind('2025-10-01'), kind('2025-10-05'), kind('2025-10-11'), kind('2028-01-01'), kind('2027-02-08')]).toEqual(['working', 'weekend', 'holiday', 'holiday', 'shifted', 'weekend', 'working']);
  });
  it('counts working days after one day up to another', () => {
    expect(workingDaysBetween(pack.calendar, dayNumber('2025-04-01'), dayNumber('2025-04-08'))).toBe(4);
    expect(workingDaysBetween(pack.calendar, dayNumber('2025-04-08'), dayNumber('2025-04-01'))).toBe(0);
  });
  it('refuses a notice that cannot be right', () => {
    const bad = (year: object): boolean => parseCalendar({ 2027: year }).ok;
    expect(bad({ holidayOff: [], workingWeekends: [] })).toBe(true);
    expect(bad({ holidayOff: ['2027-13-01'], workingWeekends: [] })).toBe(false);
    expect(bad({ holidayOff: ['2027-02-30'], workingWeekends: [] })).toBe(false);
    expect(bad({ holidayOff: ['2027-05-05/2027-05-01'], workingWeekends: [] })).toBe(false);
    expect(bad({ holidayOff: ['2026-05-01'], workingWeekends: [] })).toBe(false);
    expect(bad({ holidayOff: [], workingWeekends: ['2027-05-03'] })).toBe(false);
    expect(bad({ holidayOff: ['2027-05-01/2027-05-05'], workingWeekends: ['2027-05-01'] })).toBe(false);
    expect(bad({ holidayOff: '2027-01-01' })).toBe(false);
    expect(parseCalendar(null).ok).toBe(false);
    expect(parseCalendar([1]).ok).toBe(false);
  });
});
