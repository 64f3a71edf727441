import { describe, expect, it } from 'vitest';
import { parseCalendar } from '#shared/rules/calendar.ts';
import { clockIds } from '#shared/rules/deadlines/clocks.ts';
import { deadlineText } from '#shared/rules/deadlines/explain.ts';
import { deadlineOutput } from '#shared/rules/deadlines/output.ts';
import { reckonDeadline, withCalendar } from '#shared/rules/deadlines/reckon.ts';
import type { Deadline, DeadlineQuestion, RefusalReason } from '#shared/rules/deadlines/types.ts';
import { figure, type RulePack } from '#shared/rules/rulePack.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import { at, pack } from './support.ts';

interface Options { urged?: string; pauses?: [string, string][]; extended?: boolean; continuous?: boolean; pack?: RulePack }

function question(rule: string, start: string, options: Options = {}): DeadlineQuestion {
  return {
    rule, start: at(start), urged: options.urged === undefined ? null : at(options.urged), pauses: (options.pauses ?? []).map(([from, to]) => ({ from: at(from), to: at(to) })),
    extended: options.extended ?? false, continuous: options.continuous ?? false,
  };
}

function reckon(rule: string, start: string, options: Options = {}): Deadline {
  const reckoned = reckonDeadline(options.pack ?? pack, question(rule, start, options));
  if (!reckoned.ok) throw new Error(reckoned.refusal.message);
  return reckoned.deadline;
}

function refusal(rule: string, start: string, options: Options = {}): RefusalReason {
  const reckoned = reckonDeadline(pack, question(rule, start, options));
  if (reckoned.ok) throw new Error('not refused');
  expect(reckoned.refusal.message).toMatch(/[。]$/);
  return reckoned.refusal.reason;
}

const days = (deadline: Deadline): string[] => deadline.skipped.map((skipped) => `${skipped.day} ${skipped.why}`);

describe('vectors of domain 14', () => {
  const vectors: [string, string, string, string, Options?][] = [
    ['filing answer, 7 calendar days', 'intake.filingNotice.plan', '2025-09-26', '2025-10-03'],
    ['filing answer, 5 working days', 'intake.filingNotice.statute', '2025-09-26', '2025-10-10'],
    ['binding filing answer', 'intake.filingNotice', '2025-09-26', '2025-10-03'],
    ['filing answer, both coincide', 'intake.filingNotice', '2025-03-03', '2025-03-10'],
    ['investigation, 60 working days', 'investigate.limit', '2025-01-20', '2025-04-21'],
    ['investigation, extended', 'investigate.limit', '2025-01-20', '2025-06-05', { extended: true }],
    ['90-day lamp', 'penalty.decideLimit', '2025-01-20', '2025-04-20'],
    ['hearing request', 'hearing.request', '2025-04-28', '2025-05-08'],
    ['payment, last day in the holiday', 'penalty.payDays', '2025-01-16', '2025-02-05'],
    ['payment', 'penalty.payDays', '2025-03-03', '2025-03-18'],
    ['urging notice', 'exec.urgeIssue', '2025-03-18', '2025-03-21'],
    ['urging wait', 'exec.urgeWait', '2025-03-24', '2025-04-08'],
    ['suit period', 'penalty.litigationMonths', '2025-03-03', '2025-09-03'],
    ['plan target from the first lawful day', 'exec.courtApply.plan', '2025-09-04', '2025-10-04'],
    ['latest court application', 'exec.courtApply.latest', '2025-09-03', '2025-12-03'],
    ['publication', 'publicity.penalty', '2025-09-29', '2025-10-06'],
    ['monthly table for September', 'report.monthly', '2025-09-30', '2025-10-14'],
    ['5 working days across the Spring Festival', 'intake.filingNotice.statute', '2026-02-11', '2026-02-25'],
    ['6 months from a month end', 'repair.publicity.statute', '2025-08-31', '2026-02-28'],
  ];
  it.each(vectors)('%s', (_name, rule, start, last, options) => {
    const deadline = reckon(rule, start, options);
    expect(deadline.lastDay).toBe(last);
    expect(shanghaiMinute(deadline.dueAt - 60_000)).toBe(`${last} 23:59`);
    expect(shanghaiMinute(deadline.dueAt)).toMatch(/00:00$/);
  });
  it('earliest hearing day', () => {
    expect(reckon('hearing.noticeLead', '2025-05-12').lawfulFrom).toBe('2025-05-22');
    expect(reckon('hearing.noticeLead', '2025-05-12').lastDay).toBe('2025-05-21');
    // The day after the seventh working day is a Saturday: the hearing waits for Monday.
    expect(reckon('hearing.noticeLead', '2025-05-14').lawfulFrom).toBe('2025-05-26');
  });
  it('earliest court application', () => {
    const deadline = reckon('exec.courtApply.earliest', '2025-03-03', { urged: '2025-03-24' });
    expect(deadlineOutput(deadline)).toMatchObject({ dueAt: '2025-09-04T00:00:00+08:00', lawfulFrom: '2025-09-04', unit: 'rule', clause: '4.6(2)', provisional: false });
  });
});

describe('conventions of the pack', () => {
  it('prints exactly the seven keys, dueAt as 00:00 of the day after', () => {
    expect(deadlineOutput(reckon('intake.filingNotice.plan', '2025-09-26'))).toEqual({
      dueAt: '2025-10-04T00:00:00+08:00', lawfulFrom: null, unit: 'calendar-days', clause: '4.1(2)', legalBasis: null, skipped: [], provisional: false,
    });
  });
  it('names which of plan and statute binds', () => {
    expect(reckon('intake.filingNotice', '2025-09-26').rule).toBe('intake.filingNotice.plan');
    expect(reckon('intake.filingNotice', '2025-09-22').lastDay).toBe('2025-09-28');
    expect(reckon('intake.filingNotice', '2025-09-22').rule).toBe('intake.filingNotice.statute');
    expect(reckon('intake.filingNotice', '2025-03-03').rule).toBe('intake.filingNotice.statute');
  });
  it('skips weekends and holidays, works shifted weekends', () => {
    const deadline = reckon('intake.filingNotice.statute', '2025-09-26');
    expect(days(deadline)).toEqual(['2025-09-27 weekend', ...[1, 2, 3, 4, 5, 6, 7, 8].map((d) => `2025-10-0${d} holiday`)]);
    expect(deadline.counted.map((counted) => counted.day)).toEqual(['2025-09-28', '2025-09-29', '2025-09-30', '2025-10-09', '2025-10-10']);
    expect(deadline.counted.at(-1)?.number).toBe(5);
  });
  it('shifts a last day only where the rule moves', () => {
    const moved = reckon('penalty.payDays', '2025-01-16');
    expect(days(moved)).toEqual(['2025-01-31 holiday', '2025-02-01 holiday', '2025-02-02 holiday', '2025-02-03 holiday', '2025-02-04 holiday']);
    expect(reckon('penalty.decideLimit', '2025-01-20').lastDay).toBe('2025-04-20');
    // 60 days from 2025-04-02 end on a Sunday (2025-06-01, 端午) and go to Tuesday.
    expect(reckon('penalty.reviewDays', '2025-04-02').lastDay).toBe('2025-06-03');
  });
  it('0 days is the end of the start day', () => {
    expect(deadlineOutput(reckon('filing.immediate.due', '2025-03-31 23:59')).dueAt).toBe('2025-04-01T00:00:00+08:00');
  });
  it('takes the Shanghai day of the start instant', () => {
    expect(reckon('publicity.penalty', '2025-03-31T15:59:59Z').lastDay).toBe('2025-04-07');
    expect(reckon('publicity.penalty', '2025-03-31T16:00:00Z').lastDay).toBe('2025-04-08');
  });
  it('months and years: same day number, else the last', () => {
    expect(reckon('exec.courtApply.latest', '2025-11-30').lastDay).toBe('2026-02-28');
    expect(reckon('blacklist.term', '2024-02-29').lastDay).toBe('2027-02-28');
    expect(reckon('intake.limitation', '2024-03-01').lastDay).toBe('2026-03-01');
  });
  it('the monthly table counts from the month end, whatever day of the month is given', () => {
    for (const start of ['2025-09-01', '2025-09-17 12:00', '2025-09-30 23:59']) expect(reckon('report.monthly', start).lastDay).toBe('2025-10-14');
    expect(reckon('report.monthly', '2025-03-15').lastDay).toBe('2025-04-08');
    expect(reckon('report.monthly', '2025-12-31').lastDay).toBe('2026-01-08');
  });
  it('hours and minutes are wall-clock instants, through nights and holidays', () => {
    expect(deadlineOutput(reckon('intake.dispatch', '2025-10-01 23:30')).dueAt).toBe('2025-10-02T00:30:00+08:00');
    expect(deadlineOutput(reckon('major.n30', '2025-03-31T15:45:30Z')).dueAt).toBe('2025-04-01T00:15:30+08:00');
    expect(deadlineOutput(reckon('major.n72h', '2027-01-01')).provisional).toBe(false);
  });
  it('the waiting periods say the first lawful day', () => {
    expect(reckon('hearing.request', '2025-04-28').lawfulFrom).toBe('2025-05-09');
    expect(reckon('notice.lead.plan', '2025-03-05').lawfulFrom).toBe('2025-03-11');
    // A decision may be made on a Saturday; only the hearing waits for a working day.
    expect(reckon('notice.lead.plan', '2025-03-04').lawfulFrom).toBe('2025-03-08');
    expect(reckon('exec.urgeWait', '2025-03-24').lawfulFrom).toBe('2025-04-09');
    expect(reckon('exec.urgeIssue', '2025-03-18').lawfulFrom).toBeNull();
  });
  it('the later of the periods opens the court', () => {
    const late = reckon('exec.courtApply.earliest', '2025-03-03', { urged: '2025-09-01' });
    expect(late.lawfulFrom).toBe('2025-09-16');
    expect(late.note).toContain('催告履行期');
  });
});

describe('office hours', () => {
  const due = (start: string, options: Options = {}): string => shanghaiMinute(reckon('filing.legalReview', start, options).dueAt);
  it.each([
    ['2025-03-03 10:00', '2025-03-03 12:00'], ['2025-03-03 16:00', '2025-03-04 09:30'], ['2025-03-03 11:00', '2025-03-03 14:30'], ['2025-03-03 12:30', '2025-03-03 15:30'],
    ['2025-03-03 12:00', '2025-03-03 15:30'], ['2025-03-03 08:00', '2025-03-03 11:00'], ['2025-03-03 20:00', '2025-03-04 11:00'], ['2025-03-03 15:30', '2025-03-03 17:30'], ['2025-03-03 17:30', '2025-03-04 11:00'],
    ['2025-03-07 17:00', '2025-03-10 10:30'], ['2025-03-08 10:00', '2025-03-10 11:00'], ['2025-09-28 10:00', '2025-09-28 12:00'], ['2025-09-30 17:00', '2025-10-09 10:30'],
  ])('%s is due %s', (start, expected) => expect(due(start)).toBe(expected));
  it('names the days passed over, the start day included when it has no office hours', () => {
    expect(days(reckon('filing.legalReview', '2025-03-07 17:00'))).toEqual(['2025-03-08 weekend', '2025-03-09 weekend']);
    expect(days(reckon('filing.legalReview', '2025-03-08 10:00'))).toEqual(['2025-03-08 weekend', '2025-03-09 weekend']);
    expect(days(reckon('filing.legalReview', '2025-03-03 16:00'))).toEqual([]);
  });
  it('runs around the clock where the setting says so', () => expect(due('2025-03-07 17:00', { continuous: true })).toBe('2025-03-07 19:00'));
  it('is provisional when an office hour lies in a year without a calendar', () => {
    expect(reckon('filing.legalReview', '2026-12-31 17:00').provisional).toBe(true);
    expect(reckon('filing.legalReview', '2026-12-31 10:00').provisional).toBe(false);
  });
});

describe('pauses and extensions', () => {
  it('takes the days of a pause out, its last day not included', () => {
    const deadline = reckon('intake.filingNotice.plan', '2025-03-03', { pauses: [['2025-03-05', '2025-03-08']] });
    expect(deadline.lastDay).toBe('2025-03-13');
    expect(days(deadline)).toEqual(['2025-03-05 pause', '2025-03-06 pause', '2025-03-07 pause']);
  });
  it('overlapping pauses count once, one after the last day changes nothing', () => {
    expect(reckon('intake.filingNotice.plan', '2025-03-03', { pauses: [['2025-03-05', '2025-03-08'], ['2025-03-06', '2025-03-09']] }).lastDay).toBe('2025-03-14');
    expect(reckon('intake.filingNotice.plan', '2025-03-03', { pauses: [['2025-03-11', '2025-03-20']] }).lastDay).toBe('2025-03-10');
    expect(reckon('intake.filingNotice.plan', '2025-03-03', { pauses: [['2025-03-10', '2025-03-11']] }).lastDay).toBe('2025-03-11');
    expect(reckon('intake.filingNotice.plan', '2025-03-03', { pauses: [['2025-03-05', '2025-03-05']] }).lastDay).toBe('2025-03-10');
  });
  it('a pause across holidays stops working days only once', () => {
    const plain = reckon('investigate.limit', '2025-09-01');
    const paused = reckon('investigate.limit', '2025-09-01', { pauses: [['2025-09-29', '2025-10-10']] });
    // 09-29, 09-30 and 10-09 are the working days in it.
    expect(plain.lastDay).toBe('2025-11-28');
    expect(paused.lastDay).toBe('2025-12-03');
    expect(paused.counted).toHaveLength(60);
    expect(days(paused)).toContain('2025-10-01 pause');
  });
  it('the supplement pauses the plan and starts the statute anew on receipt', () => {
    const both = reckon('intake.filingNotice', '2025-03-03', { pauses: [['2025-03-05', '2025-03-12']] });
    // Plan: 7 days paused, 2025-03-17; statute: 5 working days from 2025-03-12, 2025-03-19.
    expect([both.lastDay, both.rule]).toEqual(['2025-03-17', 'intake.filingNotice.plan']);
    const late = reckon('intake.filingNotice', '2025-03-03', { pauses: [['2025-03-20', '2025-03-24']] });
    expect(late.lastDay).toBe('2025-03-10');
  });
  it('extensions are counted on in working days', () => {
    const extended = reckon('blacklist.decide', '2025-03-03', { extended: true });
    expect(extended.counted).toHaveLength(figure(pack, 'blacklist.decide') + figure(pack, 'blacklist.decideExtension'));
    expect(reckon('investigate.limit', '2025-01-20', { extended: true, pauses: [['2025-02-10', '2025-02-11']] }).lastDay).toBe('2025-06-06');
  });
});

describe('refusals', () => {
  it('each has its reason', () => {
    expect(refusal('no.such.rule', '2025-03-03')).toBe('unknown-rule');
    for (const rule of ['crime.single.months', 'alert.orange.months', 'investigate.extension', 'blacklist.decideExtension', 'mobile.resend', 'credit.A', 'alert.yellow.ratio', 'credit.publicity.minor', 'penalty.signer', 'plan.draw.total']) {
      expect(refusal(rule, '2025-03-03')).toBe('not-a-clock');
    }
    for (const rule of ['intake.filingNotice.statute', 'penalty.payDays', 'major.n30', 'report.monthly', 'filing.legalReview']) expect(refusal(rule, '2025-03-03', { pauses: [['2025-03-05', '2025-03-06']] })).toBe('not-pausable');
    expect(refusal('exec.courtApply.earliest', '2025-03-03', { urged: '2025-03-24', pauses: [['2025-03-05', '2025-03-06']] })).toBe('not-pausable');
    for (const rule of ['intake.filingNotice', 'intake.filingNotice.plan', 'penalty.payDays', 'exec.courtApply.earliest']) expect(refusal(rule, '2025-03-03', { extended: true })).toBe('no-extension');
    expect(refusal('exec.courtApply.earliest', '2025-03-03')).toBe('urged-missing');
    expect(refusal('investigate.limit', '2025-03-03', { pauses: [['2025-03-06', '2025-03-05']] })).toBe('pause-reversed');
  });
  it('every other clock of the pack can be reckoned and explained', () => {
    const ids = clockIds(pack);
    expect(ids).toContain('intake.filingNotice');
    expect(ids.length).toBeGreaterThan(40);
    for (const id of ids) {
      const deadline = reckon(id, '2025-03-03 09:00', { urged: '2025-03-24' });
      expect(deadline.dueAt).toBeGreaterThan(deadline.startAt);
      expect(deadlineText(deadline, '2024—2025').join('\n')).toContain('依据');
    }
  });
});

describe('provisional years', () => {
  it('holds exactly when the last counted day or a shift lies in a year without a block', () => {
    expect(reckon('publicity.withdraw', '2026-12-28').provisional).toBe(false);
    expect(reckon('publicity.withdraw', '2026-12-29').provisional).toBe(true);
    expect(reckon('publicity.withdraw', '2026-12-29').lastDay).toBe('2027-01-01');
    expect(reckon('penalty.payDays', '2026-12-16').provisional).toBe(false);
    expect(reckon('penalty.payDays', '2026-12-17').provisional).toBe(true);
  });
  it('reckons again when the year is loaded; other years stay', () => {
    const loaded = parseCalendar({ note: 'x', 2027: { holidayOff: ['2027-01-01/2027-01-03'], workingWeekends: [] } });
    if (!loaded.ok) throw new Error(loaded.problem);
    const newer = withCalendar(pack, loaded.calendar);
    expect(reckon('publicity.withdraw', '2026-12-29', { pack: newer })).toMatchObject({ lastDay: '2027-01-04', provisional: false });
    expect(reckon('intake.filingNotice.statute', '2025-09-26', { pack: newer }).lastDay).toBe('2025-10-10');
  });
  it('says so in the text for copying', () => {
    const text = deadlineText(reckon('publicity.withdraw', '2026-12-29'), '2024—2025').join('\n');
    expect(text).toContain('暂计');
    expect(deadlineText(reckon('investigate.decide', '2025-03-14'), '2024—2025')).toEqual([
      '调查终结后作出决定　15 个工作日', '2025-03-14 起，当日不计，第一天 2025-03-17，2025-04-07 24:00 止。', '跳过 9 天：周末 6 天，节假日 3 天。', '依据　计划 4.5；《关于实施〈劳动保障监察条例〉若干规定》；规则包 2024—2025',
    ]);
  });
});
