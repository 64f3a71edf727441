import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayUnit } from '#shared/rules/deadlines/counting.ts';
import { countSpan } from '#shared/rules/deadlines/counting.ts';
import { clockLamp } from '#shared/rules/deadlines/lamp.ts';
import { addOfficeTime, officeHoursOf } from '#shared/rules/deadlines/officeHours.ts';
import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import type { DeadlineQuestion } from '#shared/rules/deadlines/types.ts';
import { rule } from '#shared/rules/rulePack.ts';
import { dayNumber, dayStart, dayText, MINUTE_MS } from '#shared/rules/time.ts';
import { pack, readJson } from './support.ts';

/**
 * A slow obvious model: dates by the platform's Date in UTC, holidays read straight from the pack's JSON, one day after the other. It shares
 * nothing with the engine.
 */
interface Block { holidayOff: string[]; workingWeekends: string[] }
const calendar = (readJson('resources/rulepacks/labour-inspection-2024-2025.json') as { calendar: Record<string, Block> }).calendar;

const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const textOf = (date: Date): string => date.toISOString().slice(0, 10);
const next = (day: string): string => textOf(new Date(dateOf(day).getTime() + 86_400_000));

function restOf(day: string): 'weekend' | 'holiday' | null {
  const block = calendar[day.slice(0, 4)];
  for (const range of block?.holidayOff ?? []) {
    const [from = '', to = from] = range.split('/');
    if (from <= day && day <= to) return 'holiday';
  }
  if (block?.workingWeekends.includes(day) === true) return null;
  return [0, 6].includes(dateOf(day).getUTCDay()) ? 'weekend' : null;
}

interface Modelled { last: string; skipped: [string, string][]; provisional: boolean }

function model(unit: DayUnit, length: number, start: string, pauses: [string, string][], moves: boolean): Modelled {
  const skipped: [string, string][] = [];
  let last = start;
  if (unit === 'months' || unit === 'years') {
    const months = unit === 'years' ? 12 * length : length;
    const date = dateOf(start);
    const target = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
    const daysIn = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
    last = textOf(new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth(), Math.min(date.getUTCDate(), daysIn))));
  } else {
    let day = start;
    if (unit === 'working-days-after-month-end') while (next(day).slice(0, 7) === start.slice(0, 7)) day = next(day);
    last = day;
    for (let counted = 0; counted < length;) {
      day = next(day);
      const here = day;
      if (pauses.some(([from, to]) => from <= here && here < to)) skipped.push([day, 'pause']);
      else if (unit !== 'calendar-days' && restOf(day) !== null) skipped.push([day, restOf(day) ?? '']);
      else {
        counted += 1;
        last = day;
      }
    }
  }
  const nominal = last;
  if (moves) {
    while (restOf(last) !== null) {
      skipped.push([last, restOf(last) ?? '']);
      last = next(last);
    }
  }
  return { last, skipped, provisional: [nominal, last].some((day) => calendar[day.slice(0, 4)] === undefined) };
}

const anyDay = fc.integer({ min: dayNumber('2023-12-01'), max: dayNumber('2027-03-01') }).map(dayText);
const anyPause = fc.tuple(anyDay, fc.integer({ min: 0, max: 40 })).map(([from, length]): [string, string] => [from, dayText(dayNumber(from) + length)]);

describe('the engine and the slow model agree', () => {
  it('on last day, skipped days and provisional', () => {
    fc.assert(fc.property(
      fc.constantFrom<DayUnit>('calendar-days', 'working-days', 'months', 'years', 'working-days-after-month-end'), fc.integer({ min: 0, max: 95 }), anyDay, fc.array(anyPause, { maxLength: 4 }), fc.boolean(),
      (unit, length, start, pauses, moves) => {
        const size = unit === 'years' ? length % 4 : unit === 'months' ? length % 15 : length;
        const span = countSpan(unit, size, dayNumber(start), pack.calendar, pauses.map(([from, to]) => ({ from: dayStart(from), to: dayStart(to) })), moves);
        const expected = model(unit, size, start, pauses, moves);
        expect({ last: dayText(span.last), skipped: span.skipped.map((s) => [s.day, s.why]), provisional: span.provisional }).toEqual(expected);
      },
    ), { numRuns: 3000 });
  });

  it('counted days are numbered without a gap and end on the last day before any shift', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 80 }), anyDay, fc.array(anyPause, { maxLength: 3 }), (length, start, pauses) => {
      const span = countSpan('working-days', length, dayNumber(start), pack.calendar, pauses.map(([from, to]) => ({ from: dayStart(from), to: dayStart(to) })), false);
      expect(span.counted.map((counted) => counted.number)).toEqual(Array.from({ length }, (_, i) => i + 1));
      expect(span.counted.at(-1)?.day).toBe(dayText(span.last));
      expect(span.counted.length + span.skipped.length).toBe(span.last - dayNumber(start));
    }), { numRuns: 500 });
  });

  it('a longer period or a later start never ends earlier', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60 }), anyDay, (length, start) => {
      const end = (n: number, from: number): number => countSpan('working-days', n, from, pack.calendar, [], false).last;
      expect(end(length + 1, dayNumber(start))).toBeGreaterThan(end(length, dayNumber(start)));
      if (length > 0) expect(end(length, dayNumber(start) + 1)).toBeGreaterThanOrEqual(end(length, dayNumber(start)));
    }), { numRuns: 500 });
  });

  it('combined and extended clocks: the earlier, the later, and days counted on', () => {
    const end = (rule_: string, start: string, more: Partial<DeadlineQuestion> = {}): string => {
      const reckoned = reckonDeadline(pack, { rule: rule_, start: dayStart(start), ...more });
      if (!reckoned.ok) throw new Error(reckoned.refusal.message);
      return reckoned.deadline.lastDay;
    };
    fc.assert(fc.property(anyDay, anyDay, fc.array(anyPause, { maxLength: 2 }), (start, urged, pauses) => {
      // The supplement pauses the plan's seven days; the statute's five working days begin anew on the day of receipt while they still run.
      let restarted = start;
      for (const [from, to] of pauses.toSorted(([a], [b]) => (a < b ? -1 : 1))) if (from <= model('working-days', 5, restarted, [], false).last && to > restarted) restarted = to;
      const answer = [model('calendar-days', 7, start, pauses, false).last, model('working-days', 5, restarted, [], false).last].sort()[0];
      expect(end('intake.filingNotice', start, { pauses: pauses.map(([from, to]) => ({ from: dayStart(from), to: dayStart(to) })) })).toBe(answer);
      const court = [model('calendar-days', 60, start, [], true).last, model('months', 6, start, [], true).last, model('working-days', 10, urged, [], false).last].sort().at(-1);
      expect(end('exec.courtApply.earliest', start, { urged: dayStart(urged) })).toBe(court);
      expect(end('investigate.limit', start, { extended: true, pauses: pauses.map(([from, to]) => ({ from: dayStart(from), to: dayStart(to) })) })).toBe(model('working-days', 90, start, pauses, false).last);
      expect(end('blacklist.decide', start, { extended: true })).toBe(model('working-days', 40, start, [], false).last);
    }), { numRuns: 1500 });
  });

  it('the due instant is the first that is overdue, and every instant of the last day is in time', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 86_399_999 }), fc.constantFrom('investigate.limit', 'penalty.payDays', 'publicity.penalty', 'penalty.litigationMonths'), fc.integer({ min: 0, max: 86_399_999 }), (day, offset, id, within) => {
      const reckoned = reckonDeadline(pack, { rule: id, start: dayStart(day) + offset });
      if (!reckoned.ok) throw new Error(reckoned.refusal.message);
      const { deadline } = reckoned;
      const lamp = (now: number): string => clockLamp({ startAt: deadline.startAt, dueAt: deadline.dueAt, unit: deadline.unit, provisional: false, doneAt: null, pausedSince: null, workingDaysLeft: null }, now).state;
      expect(lamp(dayStart(deadline.lastDay) + within)).not.toBe('red');
      expect([lamp(deadline.dueAt - 1), lamp(deadline.dueAt)]).toEqual(['amber', 'red']);
      // Done at that first instant is late as well.
      const done = (doneAt: number): string => clockLamp({ startAt: deadline.startAt, dueAt: deadline.dueAt, unit: deadline.unit, provisional: false, doneAt, pausedSince: null, workingDaysLeft: null }, doneAt).state;
      expect([done(deadline.dueAt - 1), done(deadline.dueAt)]).toEqual(['done', 'done-late']);
    }), { numRuns: 800 });
  });

  it('office time, minute by minute', () => {
    const spans = officeHoursOf(rule(pack, 'filing.legalReview')) ?? [];
    expect(spans).toEqual([{ from: 540, to: 720 }, { from: 810, to: 1050 }]);
    fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }), (day, minute, length) => {
      let here = day;
      let clock = minute;
      for (let left = length; left > 0;) {
        const minuteNow = clock;
        if (restOf(here) === null && spans.some((span) => span.from <= minuteNow && minuteNow < span.to)) left -= 1;
        clock += 1;
        if (clock === 1440 && left > 0) {
          clock = 0;
          here = next(here);
        }
      }
      expect(addOfficeTime(dayStart(day) + minute * MINUTE_MS, length * MINUTE_MS, spans, pack.calendar).dueAt).toBe(dayStart(here) + clock * MINUTE_MS);
    }), { numRuns: 400 });
  });
});
