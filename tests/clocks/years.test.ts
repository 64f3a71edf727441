import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, describe, expect, it } from 'vitest';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { restartClock, startClock, stopClock, type ClockAct } from '#electron/areas/clocks/running.ts';
import { perform } from '#electron/areas/run.ts';
import { parseCalendar } from '#shared/rules/calendar.ts';
import { settleProvisional } from '#electron/areas/clocks/settleProvisional.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import { acting } from '../support/acting.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';
import { refusedBy, stepOn } from './step.ts';
import { seat } from '../support/seat.ts';
import { CAPTAIN } from '../support/ledger.ts';

const NOTICE = { year: 2027, holidayOff: ['2027-01-01/2027-01-03', '2027-02-05/2027-02-11', '2027-04-03/2027-04-05', '2027-05-01/2027-05-05', '2027-06-09/2027-06-11', '2027-09-15', '2027-10-01/2027-10-07'], workingWeekends: ['2027-01-30', '2027-02-13', '2027-05-08', '2027-10-09'] };

let desk: Desk;
afterEach(() => desk.close());

const step = <T>(work: (act: ClockAct) => Promise<T>): Promise<T> => stepOn(desk, work);

async function caseWithClocks(): Promise<{ id: number; caseNo: string }> {
  desk = await makeDesk(at('2026-12-20 09:00'));
  const employer = await desk.employers('create', { fields: head('顺达建筑有限公司', uscc(1)), tags: [] });
  const made = await desk.cases('register', { caseNo: '清人社监案〔2026〕1号', fields: { employerId: employer.id, cause: '拖欠工资', source: '', filedAt: at('2026-12-18 09:00'), verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0001' } });
  const subject = { kind: 'case', id: made.id };
  await step(async (act) => {
    await startClock(act, { ruleId: 'investigate.limit', subject, startAt: at('2026-12-18 09:00'), event: '立案' });
    await startClock(act, { ruleId: 'publicity.withdraw', subject, startAt: at('2026-12-29 09:00'), event: '撤销决定' });
    await startClock(act, { ruleId: 'penalty.decideLimit', subject, startAt: at('2026-12-18 09:00'), event: '立案' });
    await startClock(act, { ruleId: 'filing.legalReview', subject, startAt: at('2026-12-21 09:00'), event: '送审' });
  });
  return made;
}


describe('a new year of working days', () => {
  it('shows what it moves before it takes effect, then moves it in one transaction and lets the frozen ones be', async () => {
    const { id, caseNo } = await caseWithClocks();
    const subject = { kind: 'case', id };
    const clocks = acting('clocks', desk.services);
    const view = async () => Object.fromEntries((await clocksOf(desk.reader, subject, desk.clock.now, desk.services)).map((clock) => [`${clock.ruleId}${clock.stopAt === null ? '' : ' stopped'}`, [clock.lastDay, clock.provisional]]));
    expect(await view()).toEqual({ 'investigate.limit': ['2027-03-12', true], 'publicity.withdraw': ['2027-01-01', true], 'penalty.decideLimit': ['2027-03-18', true], 'filing.legalReview': ['2026-12-21', false] });
    // One that ended under the provisional year keeps what was reckoned then.
    await step(async (act) => { await stopClock(act, { ruleId: 'publicity.withdraw', subject, at: at('2026-12-30'), outcome: 'done' }); });
    await step(async (act) => { await restartClock(act, { ruleId: 'publicity.withdraw', subject, startAt: at('2026-12-31 09:00'), event: '再次撤销' }); });

    const preview = await clocks('previewYear', NOTICE);
    expect(preview).toMatchObject({ daysOff: 29, warnings: [], running: 4, replaces: 'none' });
    expect(preview.moved.filter((line) => !line.planned).map((line) => [line.title, line.subject, line.employer, line.from, line.to, line.wasProvisional, line.provisional])).toEqual([
      ['撤回公开信息', caseNo, '顺达建筑有限公司', '2027-01-05', '2027-01-06', true, false], ['调查期限', caseNo, '顺达建筑有限公司', '2027-03-12', '2027-03-18', true, false],
    ]);
    expect(preview.confirmed.filter((line) => !line.planned).map((line) => line.title)).toEqual(['处罚决定总期限']);
    expect(preview.moved.filter((line) => line.planned).map((line) => [line.subject, line.from, line.to])).toContainEqual(['2027-01 月报', '2027-02-05', '2027-02-12']);
    expect((await view())['investigate.limit']).toEqual(['2027-03-12', true]);

    const { id: proposal } = await clocks('proposeYear', { ...NOTICE, source: '国办发明电〔2026〕9号', seen: null });
    expect((await clocks('years', {})).proposed).toMatchObject([{ year: 2027, rowVersion: 1, importedBy: '0001' }]);
    // A proposal changes nothing yet.
    expect((await clocks('calculate', { rule: 'publicity.withdraw', start: at('2026-12-29'), urged: null, pauses: [], extended: false })).result).toMatchObject({ lastDay: '2027-01-01', provisional: true });
    expect(await clocks('approveYear', { id: proposal, rowVersion: 1 })).toEqual({ moved: 2, confirmed: 1 });
    expect(await view()).toEqual({
      'investigate.limit': ['2027-03-18', false], 'publicity.withdraw': ['2027-01-06', false], 'publicity.withdraw stopped': ['2027-01-01', true], 'penalty.decideLimit': ['2027-03-18', false], 'filing.legalReview': ['2026-12-21', false],
    });
    // Everything else that reckons does so by the new year at once.
    expect((await clocks('calculate', { rule: 'publicity.withdraw', start: at('2026-12-29'), urged: null, pauses: [], extended: false })).result).toMatchObject({ lastDay: '2027-01-04', provisional: false });
    expect((await desk.cases('clocks', {})).clocks.find((clock) => clock.ruleId === 'investigate.limit')).toMatchObject({ lastDay: '2027-03-18', provisional: false, subject: caseNo, mine: true });
    expect((await clocks('years', {})).years[0]).toMatchObject({ year: 2027, source: 'ledger', approvedBy: '0001' });
    const journal = await desk.reader.rows<{ operation: string; summary: string }>(`SELECT operation, summary FROM journal WHERE operation LIKE 'clocks.%' ORDER BY seq`);
    expect(journal).toEqual([
      { operation: 'clocks.proposeYear', summary: '装入 2027 年放假安排待批准：放假 29 天，调休上班 4 天' }, { operation: 'clocks.approveYear', summary: '批准 2027 年放假安排：2 项时限改期，1 项由暂计转为确定' },
    ]);
    expect(await desk.reader.first(`SELECT before_json, after_json FROM record_changes WHERE subject_kind = 'case' AND reason = '2027 年放假安排' AND before_json LIKE '%调查期限%'`)).toEqual({ before_json: '{"调查期限":"2027-03-12","provisional":1}', after_json: '{"调查期限":"2027-03-18","provisional":0}' });
    await expect(clocks('approveYear', { id: proposal, rowVersion: 1 })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: '已批准生效', staffNo: '0001', over: true } });
    expect(await refusedBy(clocks('proposeYear', { ...NOTICE, source: 'x', seen: null }))).toBe('clocks.noticeSame');
  });

  it('a clock of office hours that ends earlier on the same day is among those that move', async () => {
    desk = await makeDesk(at('2027-01-29 09:00'));
    const made = await desk.employers('create', { fields: head('顺达建筑有限公司', uscc(1)), tags: [] });
    const { id } = await desk.cases('register', { caseNo: '清人社监案〔2026〕1号', fields: { employerId: made.id, cause: '拖欠工资', source: '', filedAt: at('2026-12-18 09:00'), verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0001' } });
    // A Saturday that the notice makes a working day: an hour of it counts.
    await step(async (act) => { await startClock(act, { ruleId: 'filing.legalReview', subject: { kind: 'case', id }, startAt: at('2027-01-30 16:30'), event: '送审' }); });
    const clocks = acting('clocks', desk.services);
    const preview = await clocks('previewYear', NOTICE);
    expect(preview.moved.filter((line) => !line.planned).map((line) => [line.from, line.to, line.wasProvisional, line.provisional])).toEqual([['2027-02-01 11:00', '2027-02-01 10:00', true, false]]);
    const { id: proposal } = await clocks('proposeYear', { ...NOTICE, source: '一', seen: null });
    expect(await clocks('approveYear', { id: proposal, rowVersion: 1 })).toEqual({ moved: 1, confirmed: 0 });
    expect(await desk.reader.first(`SELECT before_json, after_json FROM record_changes WHERE reason = '2027 年放假安排'`)).toEqual({ before_json: '{"法制审核（立案）":"2027-02-01 11:00","provisional":1}', after_json: '{"法制审核（立案）":"2027-02-01 10:00","provisional":0}' });
  });

  it('a corrected notice replaces the one in force; the former one is kept', async () => {
    const { id } = await caseWithClocks();
    const clocks = acting('clocks', desk.services);
    const first = await clocks('proposeYear', { ...NOTICE, source: '一', seen: null });
    await clocks('approveYear', { id: first.id, rowVersion: 1 });
    const corrected = { ...NOTICE, holidayOff: [...NOTICE.holidayOff, '2027-03-18'] };
    expect((await clocks('previewYear', corrected)).replaces).toBe('ledger');
    const second = await clocks('proposeYear', { ...corrected, source: '二', seen: null });
    expect(await refusedBy(clocks('approveYear', { id: second.id, rowVersion: 1 }))).toBe('clocks.replaceReason');
    await clocks('approveYear', { id: second.id, rowVersion: 1, reason: '国务院办公厅更正' });
    expect(await desk.reader.rows(`SELECT operation, override_kind, reason FROM journal WHERE coalesce(override_kind, '') <> ''`)).toEqual([{ operation: 'clocks.approveYear', override_kind: 'clock', reason: '国务院办公厅更正' }]);
    expect((await clocksOf(desk.reader, { kind: 'case', id }, desk.clock.now, desk.services)).find((clock) => clock.ruleId === 'investigate.limit')).toMatchObject({ lastDay: '2027-03-19', provisional: false });
    expect((await clocks('years', {})).former).toMatchObject([{ id: first.id, state: 'replaced' }]);
    await expect(desk.fill(['UPDATE calendar_years SET holiday_off = \'[]\''])).rejects.toThrow(/never edited/);
  });

  it('refuses what cannot be right, and a proposal can be withdrawn', async () => {
    await caseWithClocks();
    const clocks = acting('clocks', desk.services);
    for (const wrong of [{ ...NOTICE, workingWeekends: ['2027-02-06'] }, { ...NOTICE, holidayOff: ['2026-01-01'] }, { ...NOTICE, workingWeekends: ['2027-03-01'] }]) {
      expect(await refusedBy(clocks('previewYear', wrong))).toBe('clocks.noticeWrong');
      expect(await refusedBy(clocks('proposeYear', { ...wrong, source: 'x', seen: null }))).toBe('clocks.noticeWrong');
    }
    const { id } = await clocks('proposeYear', { ...NOTICE, source: 'x', seen: null });
    await clocks('withdrawYear', { id, rowVersion: 1, reason: '读错了' });
    await expect(clocks('approveYear', { id, rowVersion: 1 })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { standing: '已撤下', note: '读错了', staffNo: '0001', at: expect.any(Number) as number, over: true } });
    // One that another proposal took the place of says which waits now.
    const first = await clocks('proposeYear', { ...NOTICE, source: '一', seen: null });
    await clocks('proposeYear', { ...NOTICE, holidayOff: [...NOTICE.holidayOff, '2027-03-18'], source: '二', seen: first.id });
    await expect(clocks('withdrawYear', { id: first.id, rowVersion: 1, reason: '不对' })).rejects.toMatchObject({ data: { standing: expect.stringMatching(/^已撤下，现在待批准的是：.*2027-03-18.*（二）$/) as string, over: true } });
    expect((await clocks('years', {})).proposed).toMatchObject([{ source: '二' }]);
    expect((await clocks('years', {})).years.map((year) => year.year)).toEqual([2026, 2025, 2024]);
  });
});

describe('the calculator', () => {
  it('explains as the command line reckons, plan beside statute', async () => {
    desk = await makeDesk();
    const clocks = acting('clocks', desk.services);
    const sixty = await clocks('calculate', { rule: 'investigate.limit', start: at('2025-01-20'), urged: null, pauses: [], extended: false });
    expect(sixty.result).toMatchObject({ lastDay: '2025-04-21', lengthText: '60 个工作日', clause: '4.3', provisional: false });
    expect(sixty.shifted).toEqual(['2025-01-26', '2025-02-08']);
    expect(sixty.text[1]).toBe('2025-01-20 起，当日不计，第一天 2025-01-21，2025-04-21 24:00 止。');
    const both = await clocks('calculate', { rule: 'intake.filingNotice', start: at('2025-09-26'), urged: null, pauses: [], extended: false });
    expect([both.result.rule, both.parts.map((part) => [part.rule, part.lastDay])]).toEqual(['intake.filingNotice.plan', [['intake.filingNotice.plan', '2025-10-03'], ['intake.filingNotice.statute', '2025-10-10']]]);
    expect(both.conflictWords).toEqual(['计划 4.1(2)　告知是否立案（计划）　7 日（日历日）', '法定　受理期限（法定）　5 个工作日　《关于实施〈劳动保障监察条例〉若干规定》第18条', '两项同时计算，先到期的为准。']);
    expect(await refusedBy(clocks('calculate', { rule: 'penalty.payDays', start: at('2025-09-26'), urged: null, pauses: [], extended: true }))).toBe('clocks.cannotReckon');
    const { rules } = await clocks('rules', {});
    expect(rules.find((rule) => rule.id === 'investigate.limit')).toMatchObject({ pausable: true, extendable: true, lengthText: '60 个工作日' });
  });
});

describe('whose clocks', () => {
  it('a recused officer sees none of the matter; one who only handles sees the own cases', async () => {
    const { id } = await caseWithClocks();
    const lines = async () => (await desk.cases('clocks', {})).clocks.filter((clock) => clock.caseId === id);
    expect((await lines()).every((clock) => clock.mine)).toBe(true);
    const [handler, reviewer] = [{ staffNo: '0002', name: '张', posts: ['handler'] }, { staffNo: '0003', name: '李', posts: ['legalReviewer'] }];
    await seat(desk, handler, reviewer);
    desk.services.actor = () => handler;
    // The case is 0001's; what hangs on B or C is not on this desk either.
    expect((await lines()).map((clock) => clock.mine)).toEqual([false, false, false, false]);
    desk.services.actor = () => reviewer;
    expect((await lines()).filter((clock) => clock.mine).map((clock) => clock.ruleId)).toEqual(['filing.legalReview']);
    desk.services.actor = () => CAPTAIN;
    await desk.fill([`INSERT INTO recusals (subject_kind, subject_id, staff_no, person, reason, ordered_by, ordered_at) VALUES ('case', ${id}, '0001', '${personKey({ staffNo: '0001', certNo: '' })}', '近亲属', '0001', 0)`]);
    expect(await lines()).toEqual([]);
  });
});

describe('what an officer has taken note of', () => {
  it('amber and red are told apart; a clock that was moved is announced anew', async () => {
    await caseWithClocks();
    const clocks = acting('clocks', desk.services);
    const find = async () => (await desk.cases('clocks', {})).clocks.find((clock) => clock.ruleId === 'publicity.withdraw');
    const clock = await find();
    expect(clock?.seen).toBe('none');
    await clocks('acknowledge', { seen: [{ key: clock?.key ?? '', dueAt: clock?.dueAt ?? 0, moment: 'amber' }] });
    expect((await find())?.seen).toBe('amber');
    await clocks('acknowledge', { seen: [{ key: clock?.key ?? '', dueAt: clock?.dueAt ?? 0, moment: 'red' }, { key: clock?.key ?? '', dueAt: clock?.dueAt ?? 0, moment: 'red' }] });
    expect((await find())?.seen).toBe('red');
    const { id } = await clocks('proposeYear', { ...NOTICE, source: 'x', seen: null });
    await clocks('approveYear', { id, rowVersion: 1 });
    expect((await find())?.seen).toBe('none');
  });
});

describe('a notice from a file', () => {
  const read = async (name: string, bytes: Uint8Array | string) => {
    const file = path.join(desk.folder, name);
    await writeFile(file, bytes);
    const services = { ...desk.services, files: { ...desk.services.files, pathOf: () => file } };
    return acting('clocks', services)('readNotice', { file: { token: 'x'.repeat(16), name, size: 1 } });
  };
  it('JSON with several years, prose in UTF-8 with a mark and in GB18030; nothing else', async () => {
    desk = await makeDesk();
    expect((await read('a.json', JSON.stringify({ 2027: { holidayOff: NOTICE.holidayOff, workingWeekends: NOTICE.workingWeekends }, 2028: { holidayOff: ['2028-01-01'], workingWeekends: [] } }))).years.map((year) => year.year)).toEqual([2027, 2028]);
    expect((await read('b.txt', '\uFEFF2027年部分节假日安排：元旦：1月1日至3日放假。')).years).toEqual([{ year: 2027, holidayOff: ['2027-01-01/2027-01-03'], workingWeekends: [] }]);
    expect((await read('c.txt', iconv.encode('2027年部分节假日安排：元旦：1月1日至3日放假。1月9日（周六）上班。', 'gb18030'))).years).toEqual([{ year: 2027, holidayOff: ['2027-01-01/2027-01-03'], workingWeekends: ['2027-01-09'] }]);
    expect(await refusedBy(read('d.json', '{"2027":'))).toBe('clocks.noticeUnreadable');
    expect(await refusedBy(read('e.txt', 'x'.repeat(300_000)))).toBe('clocks.noticeTooLarge');
    expect(await refusedBy(read('f.txt', new Uint8Array([0xff, 0xfe, 0x00, 0x01])))).toBe('clocks.noticeUnreadable');
  });
});

describe('a newer rule pack that knows the year', () => {
  it('settles the provisional clocks once, by the system, and leaves certain ones alone', async () => {
    const { id } = await caseWithClocks();
    const parsed = parseCalendar({ 2027: { holidayOff: NOTICE.holidayOff, workingWeekends: NOTICE.workingWeekends } });
    if (!parsed.ok) throw new Error(parsed.problem);
    const newer = { rulePacks: desk.services.rulePacks.withYears(parsed.calendar) };
    expect(await settleProvisional(desk.ledger, desk.services, desk.clock.now)).toBeNull();
    expect(await settleProvisional(desk.ledger, newer, desk.clock.now)).toEqual({ moved: 2, confirmed: 1 });
    expect(await settleProvisional(desk.ledger, newer, desk.clock.now)).toBeNull();
    expect((await clocksOf(desk.reader, { kind: 'case', id }, desk.clock.now, newer)).find((clock) => clock.ruleId === 'investigate.limit')).toMatchObject({ lastDay: '2027-03-18', provisional: false });
    expect(await desk.reader.first(`SELECT staff_no, summary FROM journal WHERE operation = 'clocks.settle'`)).toEqual({ staff_no: 'system', summary: '按规则包的放假安排重新推算暂计的时限：2 项时限改期，1 项由暂计转为确定' });
  });
});

describe('who loads and who approves', () => {
  it('the administrator proposes and sees no record by name; the captain approves; nobody else does either', async () => {
    const { caseNo } = await caseWithClocks();
    await desk.fill([`INSERT INTO officers (staff_no, name, posts, created_at, active) VALUES ('0009', '管理员', '["sysAdmin"]', 0, 1), ('0002', '张', '["handler"]', 0, 1)`]);
    const as = (staffNo: string, name: string, posts: string[]) => (operation: string, input: unknown): Promise<unknown> => perform({ ...desk.services, actor: () => ({ staffNo, name, posts }) }, operation, input);
    const administrator = as('0009', '管理员', ['sysAdmin']);
    const handler = as('0002', '张', ['handler']);
    const captain = as('0001', '大队长', ['captain']);
    expect(JSON.stringify(await administrator('clocks.previewYear', NOTICE))).not.toContain(caseNo);
    expect(JSON.stringify(await captain('clocks.previewYear', NOTICE))).toContain(caseNo);
    for (const one of [handler, captain]) expect(await refusedBy(one('clocks.proposeYear', { ...NOTICE, source: 'x', seen: null }))).toBe('people.mayNot');
    expect(await refusedBy(handler('clocks.previewYear', NOTICE))).toBe('people.mayNot');
    const { id } = (await administrator('clocks.proposeYear', { ...NOTICE, source: 'x', seen: null })) as { id: number };
    for (const one of [handler, administrator]) expect(await refusedBy(one('clocks.approveYear', { id, rowVersion: 1 }))).toBe('people.mayNot');
    expect(await captain('clocks.approveYear', { id, rowVersion: 1 })).toEqual({ moved: 2, confirmed: 1 });
  });
});
