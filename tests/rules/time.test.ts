import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addCalendarMonths, addDays, addMonths, daysBetween, dayNumber, dayStart, dayText, isoInstant, lastDayOfMonth, monthOf, monthsBetween, monthWindow, parseDay, parseMonth, parseTime, shanghaiDay, shanghaiMinute, weekday,
} from '#shared/rules/time.ts';

const time = (text: string): string => {
  const parsed = parseTime(text);
  return parsed.ok ? new Date(parsed.ms).toISOString() : parsed.reason;
};
const month = (text: string): string => {
  const parsed = parseMonth(text);
  return parsed.ok ? parsed.month : parsed.reason;
};

describe('parseTime', () => {
  it.each([
    ['2025-03-31', '2025-03-30T16:00:00.000Z'], ['2025-03-31 08:05', '2025-03-31T00:05:00.000Z'], ['2025-03-31 08:05:06', '2025-03-31T00:05:06.000Z'], ['2025/3/1 8:05', '2025-03-01T00:05:00.000Z'], ['2025/03/01 08:05', '2025-03-01T00:05:00.000Z'], ['2025/3/1', '2025-02-28T16:00:00.000Z'],
    ['2025-03-31T15:30:00Z', '2025-03-31T15:30:00.000Z'], ['2025-03-31T23:30:00+08:00', '2025-03-31T15:30:00.000Z'], ['2025-03-31T23:30+0800', '2025-03-31T15:30:00.000Z'], ['2025-03-31T10:00:00-05:30', '2025-03-31T15:30:00.000Z'], ['2025-03-31T15:30:00.5Z', '2025-03-31T15:30:00.500Z'],
    ['２０２５－０３－３１　０８：０５', '2025-03-31T00:05:00.000Z'], [' 2025-03-31 ', '2025-03-30T16:00:00.000Z'], ['2024-02-29', '2024-02-28T16:00:00.000Z'],
  ])('%s', (text, iso) => expect(time(text)).toBe(iso));
  it.each([
    ['', 'empty'], ['2025-13-01', 'no-such-date'], ['2025-02-29', 'no-such-date'], ['2025-04-31 10:00', 'no-such-date'], ['2025-00-10', 'no-such-date'], ['2025/2/30', 'no-such-date'], ['2025-03-31 24:00', 'no-such-time'], ['2025-03-31 23:60', 'no-such-time'], ['2025-03-31 23:59:60', 'no-such-time'],
    ['2025-03-31T10:00+25:00', 'no-such-time'], ['20250331', 'format'], ['31.03.2025', 'format'], ['2025-3', 'format'], ['45747', 'format'], ['今天', 'format'], ['2025-03-31 8点', 'format'], ['0001-01-01', 'no-such-date'], ['9999-12-31', 'no-such-date'],
  ])('%s is refused: %s', (text, reason) => expect(time(text)).toBe(reason));
  it('reads back every instant it writes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 6e12 }), (ms) => {
      const parsed = parseTime(isoInstant(ms));
      expect(parsed).toEqual({ ok: true, ms });
      expect(isoInstant(ms).slice(0, 16).replace('T', ' ')).toBe(shanghaiMinute(ms));
    }));
  });
});

describe('parseMonth and parseDay', () => {
  it.each([['2025-03', '2025-03'], ['202503', '2025-03'], ['2025年3月', '2025-03'], ['2025年12月', '2025-12'], ['２０２５年０３月', '2025-03'], [' 2025-03 ', '2025-03'], ['2025-13', 'no-such-date'], ['202500', 'no-such-date'], ['2025年13月', 'no-such-date'], ['2025-3', 'format'], ['2025/3', 'format'], ['', 'empty'], ['2025-03-01', 'full-date'], ['2025/3/1', 'full-date'], ['三月', 'format']])('%s → %s', (text, expected) => expect(month(text)).toBe(expected));
  it('a day column takes the Shanghai day', () => {
    expect(parseDay('2025/3/1')).toEqual({ ok: true, day: '2025-03-01' });
    expect(parseDay('2025-03-01 00:00:00')).toEqual({ ok: true, day: '2025-03-01' });
    expect(parseDay('2025-02-30').ok).toBe(false);
  });
});

describe('days and months', () => {
  it('agree with the platform over five centuries', () => {
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), (number) => {
      const date = new Date(number * 86_400_000);
      expect(dayText(number)).toBe(date.toISOString().slice(0, 10));
      expect(dayNumber(dayText(number))).toBe(number);
      expect(weekday(number) % 7).toBe(date.getUTCDay());
    }), { numRuns: 3000 });
  });
  it('midnight belongs to the day that begins', () => {
    expect([shanghaiDay(dayStart('2025-04-01')), shanghaiDay(dayStart('2025-04-01') - 1), monthOf(dayStart('2025-04-01') - 1)]).toEqual(['2025-04-01', '2025-03-31', '2025-03']);
  });
  it('windows and months', () => {
    expect(monthWindow('2024-12')).toEqual({ start: dayStart('2024-12-01'), end: dayStart('2025-01-01') });
    expect([addMonths('2025-01', -1), addMonths('2025-12', 1), addMonths('2025-06', -30), addMonths('2025-06', 0)]).toEqual(['2024-12', '2026-01', '2022-12', '2025-06']);
    expect([monthsBetween('2024-11', '2025-02'), monthsBetween('2025-02', '2024-11')]).toEqual([3, -3]);
    expect([lastDayOfMonth('2024-02'), lastDayOfMonth('2025-02'), lastDayOfMonth('2100-02')]).toEqual(['2024-02-29', '2025-02-28', '2100-02-28']);
  });
  it('months convention: same day number, else the last', () => {
    expect([addCalendarMonths('2025-08-31', 6), addCalendarMonths('2025-01-31', 1), addCalendarMonths('2024-01-31', 1), addCalendarMonths('2025-03-31', -1), addCalendarMonths('2025-03-15', 12)]).toEqual(['2026-02-28', '2025-02-28', '2024-02-29', '2025-02-28', '2026-03-15']);
    expect([addDays('2024-12-31', 1), daysBetween('2024-12-31', '2025-03-01'), daysBetween('2025-03-01', '2025-02-28')]).toEqual(['2025-01-01', 60, -1]);
  });
});
