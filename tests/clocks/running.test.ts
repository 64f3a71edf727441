import { afterEach, describe, expect, it } from 'vitest';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { extendClock, pauseClock, restartClock, resumeClock, startClock, stopClock, type ClockAct } from '#electron/areas/clocks/running.ts';
import { at, makeDesk, type Desk } from '../support/desk.ts';
import { refusedBy, stepOn } from './step.ts';

const complaint = { kind: 'complaint', id: 7 };
const kase = { kind: 'case', id: 3 };
let desk: Desk;
afterEach(() => desk.close());

const step = <T>(work: (act: ClockAct) => Promise<T>): Promise<T> => stepOn(desk, work);

const view = async (subject = complaint) => clocksOf(desk.reader, subject, desk.clock.now, desk.services);

describe('clocks of a record', () => {
  it('filing answer: both periods run, the earlier binds, the supplement pauses the plan and starts the statute anew', async () => {
    desk = await makeDesk(at('2025-03-03 10:00'));
    await step(async (act) => {
      await startClock(act, { ruleId: 'intake.filingNotice.plan', subject: complaint, startAt: act.now, event: '登记投诉' });
      await startClock(act, { ruleId: 'intake.filingNotice.statute', subject: complaint, startAt: act.now, event: '登记投诉' });
    });
    // Both end on 2025-03-10: the statute is named.
    expect((await view()).map((clock) => [clock.ruleId, clock.lastDay, clock.binding, clock.lamp.state])).toEqual([['intake.filingNotice.plan', '2025-03-10', false, 'green'], ['intake.filingNotice.statute', '2025-03-10', true, 'green']]);
    desk.clock.now = at('2025-03-05 09:00');
    await step((act) => pauseClock(act, { ruleId: 'intake.filingNotice.plan', subject: complaint, from: act.now, reason: '一次性补正' }));
    expect((await view()).find((clock) => clock.ruleId.endsWith('plan'))?.lamp.state).toBe('paused');
    desk.clock.now = at('2025-03-12 16:00');
    await step(async (act) => {
      await resumeClock(act, { ruleId: 'intake.filingNotice.plan', subject: complaint, to: act.now });
      await restartClock(act, { ruleId: 'intake.filingNotice.statute', subject: complaint, startAt: act.now, event: '收到补正材料' });
    });
    const [first, second, former] = await view();
    expect([first?.ruleId, first?.lastDay, first?.binding]).toEqual(['intake.filingNotice.plan', '2025-03-17', true]);
    expect(first?.skipped.filter((day) => day.why === 'pause')).toHaveLength(7);
    expect([second?.ruleId, second?.lastDay, second?.binding]).toEqual(['intake.filingNotice.statute', '2025-03-19', false]);
    expect([former?.outcome, former?.lastDay, former?.stopAt]).toEqual(['restarted', '2025-03-10', at('2025-03-12 16:00')]);
  });

  it('the due day itself is not overdue; stopping late is', async () => {
    desk = await makeDesk(at('2025-03-25 08:00'));
    await step((act) => startClock(act, { ruleId: 'publicity.penalty', subject: kase, startAt: act.now, event: '作出决定' }));
    desk.clock.now = at('2025-04-01 23:59');
    expect((await view(kase))[0]).toMatchObject({ overdue: false, lamp: { state: 'amber', text: '今日止' } });
    desk.clock.now = at('2025-04-02');
    expect((await view(kase))[0]).toMatchObject({ overdue: true, lamp: { state: 'red' } });
    await step((act) => stopClock(act, { ruleId: 'publicity.penalty', subject: kase, at: act.now, outcome: 'done' }));
    expect((await view(kase))[0]).toMatchObject({ overdue: true, outcome: 'done', lamp: { state: 'done-late' } });
  });

  it('suspension and extension of the investigation; each only once and in time', async () => {
    desk = await makeDesk(at('2025-01-20 09:00'));
    const named = { ruleId: 'investigate.limit', subject: kase };
    await step((act) => startClock(act, { ...named, startAt: act.now, event: '立案' }));
    desk.clock.now = at('2025-02-10 09:00');
    await step((act) => pauseClock(act, { ...named, from: act.now, reason: '当事人住院' }));
    expect(await refusedBy(step((act) => pauseClock(act, { ...named, from: act.now, reason: '再次' })))).toBe('clocks.paused');
    desk.clock.now = at('2025-02-11 09:00');
    await step((act) => resumeClock(act, { ...named, to: act.now }));
    expect(await refusedBy(step((act) => resumeClock(act, { ...named, to: act.now })))).toBe('clocks.notPaused');
    await step((act) => extendClock(act, { ...named, at: act.now, by: '机关负责人' }));
    expect((await view(kase))[0]).toMatchObject({ lastDay: '2025-06-06', extendedBy: '机关负责人', pauses: [{ reason: '当事人住院', to: at('2025-02-11 09:00') }] });
    expect(await refusedBy(step((act) => extendClock(act, { ...named, at: act.now, by: '机关负责人' })))).toBe('clocks.extendedBefore');
    expect(await refusedBy(step((act) => startClock(act, { ...named, startAt: act.now, event: '再次' })))).toBe('clocks.running');
  });

  it('refuses what the rule pack does not give, and stops only what runs', async () => {
    desk = await makeDesk(at('2025-03-03 10:00'));
    await step((act) => startClock(act, { ruleId: 'intake.dispatch', subject: complaint, startAt: act.now, event: '登记投诉' }));
    expect(await refusedBy(step((act) => pauseClock(act, { ruleId: 'intake.dispatch', subject: complaint, from: act.now, reason: 'x' })))).toBe('clocks.notPausable');
    expect(await refusedBy(step((act) => extendClock(act, { ruleId: 'intake.dispatch', subject: complaint, at: act.now, by: 'x' })))).toBe('clocks.noExtension');
    expect(await refusedBy(step((act) => startClock(act, { ruleId: 'alert.orange.months', subject: complaint, startAt: act.now, event: 'x' })))).toBe('clocks.cannotReckon');
    expect(await step((act) => stopClock(act, { ruleId: 'intake.phoneConfirm', subject: complaint, at: act.now, outcome: 'done' }))).toBeNull();
    expect(await refusedBy(step((act) => stopClock(act, { ruleId: 'intake.dispatch', subject: complaint, at: act.now - 1, outcome: 'done' })))).toBe('clocks.beforeStart');
  });

  it('a pause that begins after the last day holds nothing', async () => {
    desk = await makeDesk(at('2025-03-03 10:00'));
    const named = { ruleId: 'intake.filingNotice.plan', subject: complaint };
    await step((act) => startClock(act, { ...named, startAt: act.now, event: '登记投诉' }));
    desk.clock.now = at('2025-03-12 10:00');
    await step((act) => pauseClock(act, { ...named, from: act.now, reason: '迟到的补正' }));
    expect((await view())[0]).toMatchObject({ overdue: true, lamp: { state: 'red' } });
  });

  it('pauses and stopped clocks are never overwritten', async () => {
    desk = await makeDesk(at('2025-03-03 10:00'));
    const named = { ruleId: 'investigate.limit', subject: kase };
    await step((act) => startClock(act, { ...named, startAt: act.now, event: '立案' }));
    await step((act) => pauseClock(act, { ...named, from: act.now, reason: 'x' }));
    await step((act) => resumeClock(act, { ...named, to: act.now + 86_400_000 }));
    await step((act) => stopClock(act, { ...named, at: act.now, outcome: 'done' }));
    for (const sql of ['UPDATE deadline_pauses SET to_at = to_at + 1', 'DELETE FROM deadline_pauses', 'UPDATE deadline_clocks SET due_at = 0', 'DELETE FROM deadline_clocks']) {
      await expect(desk.fill([sql])).rejects.toThrow(/never|stays/);
    }
  });
});
