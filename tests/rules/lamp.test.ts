import { describe, expect, it } from 'vitest';
import { byUrgency, clockLamp, dayProgress, span, workingDaysLeft, type LampClock } from '#shared/rules/deadlines/lamp.ts';
import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import { dayStart } from '#shared/rules/time.ts';
import { at, pack } from './support.ts';

const NOW = at('2025-04-01 09:42');

/** Lamp of a rule's clock at the moment of the mock-ups. */
function lamp(rule: string, start: string, now = NOW, over: Partial<LampClock> = {}): [string, string] {
  const reckoned = reckonDeadline(pack, { rule, start: at(start) });
  if (!reckoned.ok) throw new Error(reckoned.refusal.message);
  const { deadline } = reckoned;
  const instant = deadline.unit === 'hours' || deadline.unit === 'minutes';
  const { state, text } = clockLamp({
    startAt: deadline.startAt, dueAt: deadline.dueAt, unit: deadline.unit, provisional: deadline.provisional, doneAt: null, pausedSince: null,
    workingDaysLeft: instant ? null : workingDaysLeft(deadline, now, pack.calendar), days: dayProgress(deadline, now), ...over,
  }, now);
  return [state, text];
}

describe('lamps of the mock-ups', () => {
  it.each([
    ['major.n6h', '2025-03-31 23:00', 'red', '超 4 小时 42 分'], ['intake.phoneConfirm', '2025-03-31 10:12', 'amber', '余 30 分'], ['investigate.decide', '2025-03-14', 'amber', '余 3 个工作日'], ['rectify.defaultDays', '2025-03-26', 'amber', '余 1 个工作日'],
    ['major.n24h', '2025-03-31 23:00', 'green', '余 13 小时 18 分'], ['major.n72h', '2025-03-31 23:00', 'green', '余 2 天 13 小时'], ['intake.filingNotice.plan', '2025-03-31', 'green', '余 6 天'], ['penalty.decideLimit', '2025-03-04', 'green', '余 62 天'], ['report.monthly', '2025-03-31', 'green', '余 4 个工作日'],
  ])('%s from %s', (rule, start, state, text) => expect(lamp(rule, start)).toEqual([state, text]));
  it('done in time, done late, paused, provisional', () => {
    expect(lamp('major.n30', '2025-03-31 23:00', NOW, { doneAt: at('2025-03-31 23:30') })).toEqual(['done', '按时　23:30']);
    expect(lamp('major.n30', '2025-03-31 23:00', NOW, { doneAt: at('2025-04-01 00:36') })).toEqual(['done-late', '迟 1 小时 06 分']);
    expect(lamp('investigate.limit', '2025-03-03', NOW, { pausedSince: at('2025-03-27 15:00') })).toEqual(['paused', '中止　第 6 天']);
    expect(lamp('investigate.limit', '2026-11-30', at('2026-12-01'))).toEqual(['provisional', '暂计 2027-02-22']);
  });
});

describe('edges', () => {
  it('the due day itself is never red; the first instant after it is', () => {
    expect(lamp('intake.filingNotice.plan', '2025-03-25', at('2025-04-01 23:59:59'))).toEqual(['amber', '今日止']);
    expect(lamp('intake.filingNotice.plan', '2025-03-25', dayStart('2025-04-02'))).toEqual(['red', '超 1 天']);
    expect(lamp('intake.filingNotice.plan', '2025-03-25', at('2025-04-05 12:00'))).toEqual(['red', '超 4 天']);
  });
  it('equality counts as in time for clocks of hours', () => {
    const due = at('2025-03-31 23:30');
    expect(lamp('major.n30', '2025-03-31 23:00', due)).toEqual(['amber', '余 0 分']);
    expect(lamp('major.n30', '2025-03-31 23:00', due + 1)).toEqual(['red', '超 不足 1 分']);
    expect(lamp('major.n30', '2025-03-31 23:00', NOW, { doneAt: due })[0]).toBe('done');
    expect(lamp('major.n30', '2025-03-31 23:00', NOW, { doneAt: due + 1 })[0]).toBe('done-late');
  });
  it('amber from 70 % on', () => {
    expect(lamp('intake.dispatch', '2025-04-01 09:00', at('2025-04-01 09:41:59'))[0]).toBe('green');
    expect(lamp('intake.dispatch', '2025-04-01 09:00', at('2025-04-01 09:42'))[0]).toBe('amber');
    // 42 of 60 counted days are 70 %; the 42nd is 2025-04-30, after the worked Sunday of 04-27.
    expect(lamp('investigate.limit', '2025-03-03', at('2025-04-29 23:59'))[0]).toBe('green');
    expect(lamp('investigate.limit', '2025-03-03', at('2025-04-30'))[0]).toBe('amber');
  });
  it('a calendar period over a long holiday turns amber on its last working day', () => {
    // Seven days from 2025-09-29 end on 10-06; 09-30 is the last working day in it.
    expect(lamp('publicity.penalty', '2025-09-29', at('2025-09-30 09:00'))).toEqual(['amber', '余 6 天']);
    expect(lamp('publicity.penalty', '2025-09-29', at('2025-09-29 09:00'))).toEqual(['amber', '余 7 天']);
  });
  it('a provisional clock still warns and turns red, and says that it is provisional', () => {
    const clock: LampClock = { startAt: at('2027-01-04'), dueAt: at('2027-01-12'), unit: 'working-days', provisional: true, doneAt: null, pausedSince: null, workingDaysLeft: 1 };
    expect(clockLamp(clock, at('2027-01-08'))).toEqual({ state: 'amber', text: '余 1 个工作日', provisional: true });
    expect(clockLamp(clock, at('2027-01-12'))).toMatchObject({ state: 'red' });
    expect(clockLamp({ ...clock, workingDaysLeft: 5 }, at('2027-01-04 10:00'))).toMatchObject({ state: 'provisional', text: '暂计 2027-01-11' });
  });
  it('without counted days the share is taken from wall time', () => {
    const clock: LampClock = { startAt: at('2025-01-01'), dueAt: at('2025-04-11'), unit: 'months', provisional: false, doneAt: null, pausedSince: null, workingDaysLeft: null };
    expect([clockLamp(clock, at('2025-03-11')).state, clockLamp(clock, at('2025-03-12')).state]).toEqual(['green', 'amber']);
  });
  it('words of spans', () => expect([0, 59_999, 60_000, 3_599_999, 3_600_000, 86_399_999, 86_400_000].map(span)).toEqual(['0 分', '不足 1 分', '1 分', '59 分', '1 小时 00 分', '23 小时 59 分', '1 天 0 小时']));
  it('order: red by age, amber, green, paused, provisional, done', () => {
    const list = (['done', 'green', 'provisional', 'amber', 'paused', 'red'] as const).map((state, dueAt) => ({ state, dueAt }));
    expect([...list, { state: 'red' as const, dueAt: 1 }].sort(byUrgency).map((each) => `${each.state}${each.dueAt}`)).toEqual(['red1', 'red5', 'amber3', 'green1', 'paused4', 'provisional2', 'done0']);
  });
});
