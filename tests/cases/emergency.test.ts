import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { listDeadlines } from '#electron/areas/cases/cli.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';
import { turnBack } from '../support/turnBack.ts';

const MINUTE = 60_000;
const T0 = at('2025-03-31 23:00');
let desk: Desk;
let id = 0;
let employerId = 0;
/** 庚装饰工程有限公司: reported by the grid at 23:00 on the last day of March. */
beforeEach(async () => {
  desk = await makeDesk(T0 + 40 * MINUTE);
  employerId = (await desk.employers('create', { fields: head('庚装饰工程有限公司', uscc(7)), tags: [] })).id;
  id = (await desk.cases('register', { caseNo: '急1', fields: { employerId, cause: '拖欠工资', source: '网格上报', filedAt: T0, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0009' } })).id;
});
afterEach(() => desk.close());

const start = (more: Partial<InputOf<'cases.startMajor'>> = {}) => desk.cases('startMajor', { id, t0: T0, headcount: 30, estimateFen: 45_000_000, publicOrder: [], clicks: null, clicksSource: '', ...more });
const node = (name: InputOf<'cases.setNode'>['node'], when: number | null, more: { note?: string; reason?: string } = {}) => desk.cases('case', { id }).then(({ major: stands }) => desk.cases('setNode', { id, node: name, at: when, note: '', reason: '', seen: stands?.times[name] ?? null, ...more }));
/** The duty as an officer changes it who has it on the screen as it stands. */
const setFollowUp = async (change: Omit<InputOf<'cases.setFollowUp'>, 'seen'>) => {
  const stands = (await desk.cases('case', { id: change.id })).major?.followUps.find((duty) => duty.kind === change.kind);
  return desk.cases('setFollowUp', { ...change, seen: { dueOn: stands?.dueOn ?? '', doneAt: stands?.doneAt ?? null } });
};
const major = async () => (await desk.cases('case', { id })).major ?? expect.unreachable();

test('triggers are found from the figures, inclusive; without one it cannot start, and it starts only once', async () => {
  await expect(start({ headcount: 29, estimateFen: 99_999_999, clicks: 99_999 })).rejects.toMatchObject({ code: 'cases.noTrigger' });
  await expect(start({ t0: desk.clock.now + 1 })).rejects.toMatchObject({ code: 'cases.timeToCome' });
  expect(await start({ headcount: 30, estimateFen: 100_000_000, publicOrder: ['road_block'], clicks: 100_000, clicksSource: '微博 23:30' })).toEqual({ triggers: ['1', '2', '3', '4'] });
  await expect(start()).rejects.toMatchObject({ code: 'cases.alreadyMajor' });
  expect((await desk.cases('list', { text: '', open: 'open', majorOnly: true, proposedOnly: false, employerId: null, offset: 0, limit: 5 })).rows[0]?.isMajor).toBe(true);
});

test('five clocks from one start: equality counts, an open one tells what is missing, the fourth runs only after a refusal', async () => {
  await start();
  await node('brigade', T0 + 10 * MINUTE);
  expect((await major()).nodes[0]).toMatchObject({ key: 'n30', status: 'late', missing: ['公安到场'] });
  await node('police', T0 + 30 * MINUTE);
  const { nodes } = await major();
  expect(nodes.map((one) => [one.key, one.status])).toEqual([['n30', 'on_time'], ['n2h', 'pending'], ['n6h', 'pending'], ['n24h', 'na'], ['n72h', 'pending']]);
  expect(nodes[4]?.missing).toEqual(['工资发放到位（欠薪金额未核实）', '《处置报告》报送']);
  await node('refusalAt', desk.clock.now);
  expect((await major()).nodes[3]).toMatchObject({ status: 'pending', missing: ['公安立案'], dueAt: T0 + 24 * 60 * MINUTE });
});

test('no time to come, none before the first report but the police\'s arrival and a flight', async () => {
  await start();
  await expect(node('brigade', desk.clock.now + 1)).rejects.toMatchObject({ code: 'cases.timeToCome' });
  for (const name of ['brigade', 'brief', 'report'] as const) await expect(node(name, T0 - 1)).rejects.toMatchObject({ code: 'cases.beforeStart' });
  await node('police', T0 - 5 * MINUTE);
  await node('refusalAt', T0 - 60 * MINUTE);
  expect((await major()).times).toMatchObject({ police: T0 - 5 * MINUTE, refusalAt: T0 - 60 * MINUTE });
});

test('within ten minutes a time may be changed freely, after that only with a reason; each change stays in the course', async () => {
  await start();
  await node('brigade', T0 + 10 * MINUTE);
  desk.clock.now += 10 * MINUTE;
  await node('brigade', T0 + 11 * MINUTE);
  desk.clock.now += 1;
  await expect(node('brigade', T0 + 12 * MINUTE)).rejects.toMatchObject({ code: 'cases.nodeNeedsReason', field: 'reason' });
  await expect(node('brigade', null)).rejects.toMatchObject({ code: 'cases.nodeNeedsReason' });
  await node('brigade', T0 + 12 * MINUTE, { reason: '记录仪为准' });
  await node('brigade', T0 + 12 * MINUTE, { note: '30 人聚集项目部' });
  const { events, times } = await major();
  expect(times.brigade).toBe(T0 + 12 * MINUTE);
  expect(events.map((event) => event.text)).toEqual([
    '大队到场：30 人聚集项目部', '大队到场改为 2025-03-31 23:12（原 2025-03-31 23:11）', '大队到场改为 2025-03-31 23:11（原 2025-03-31 23:10）', '大队到场 2025-03-31 23:10', '启动重大案件，启动条件 1 欠薪人数达到标准',
  ]);
  const summaries = await desk.reader.rows<{ summary: string }>(`SELECT summary FROM journal WHERE operation = 'cases.setNode'`);
  expect(summaries.some((entry) => entry.summary.includes('聚集'))).toBe(false);
});

test('an imported time has no first recording of ours, so changing it needs a reason', async () => {
  await start();
  await desk.fill([`UPDATE major_cases SET brief_at = ${T0 + 5 * MINUTE}`]);
  await expect(node('brief', T0 + 6 * MINUTE)).rejects.toMatchObject({ code: 'cases.nodeNeedsReason' });
});

test('the last clock stops when the wages are paid for good and the report is filed', async () => {
  await start();
  desk.clock.now = T0 + 80 * 60 * MINUTE;
  await desk.cases('edit', { id, rowVersion: 1, fields: { employerId, cause: '拖欠工资', source: '', filedAt: T0, verifiedFen: 1_000, headcount: 21, unpaidHeadcount: 21, handler: '' }, reason: '核实' });
  const pay = (hours: number, voucher: string, fen: number) => desk.cases('addPayment', { id, payment: { paidAt: T0 + hours * 60 * MINUTE, voucher, fen, kind: 'wage' } });
  await pay(10, 'a', 1_000);
  await node('report', T0 + 72 * 60 * MINUTE);
  expect((await major()).nodes[4]).toMatchObject({ status: 'on_time', doneAt: T0 + 72 * 60 * MINUTE });
  await pay(20, 'b', -400);
  await pay(75, 'c', 400);
  expect((await major()).nodes[4]).toMatchObject({ status: 'late', doneAt: T0 + 75 * 60 * MINUTE });
});

test('verified figures decide the triggers anew, but what is major stays major; a wrong start can be mended', async () => {
  await start({ headcount: 12, estimateFen: 120_000_000 });
  expect((await major()).triggers).toEqual(['2']);
  await desk.cases('edit', { id, rowVersion: 1, fields: { employerId, cause: '拖欠工资', source: '', filedAt: T0, verifiedFen: 90_000_000, headcount: 31, unpaidHeadcount: 31, handler: '' }, reason: '核实' });
  expect((await major()).triggers).toEqual(['1']);
  const edit = async (more: Partial<InputOf<'cases.editMajor'>>) => {
    const { t0, headcount, estimateFen, publicOrder, clicks, clicksSource } = await major();
    return desk.cases('editMajor', { id, headcount: 12, estimateFen: 120_000_000, publicOrder: [], clicks: null, clicksSource: '', reason: '更正', ...more, seen: { t0, headcount, estimateFen, publicOrder, clicks, clicksSource } });
  };
  await edit({ publicOrder: ['group_petition'] });
  expect((await major()).triggers).toEqual(['1', '3']);
  await node('brigade', T0 + 10 * MINUTE);
  await expect(edit({ t0: T0 + 11 * MINUTE })).rejects.toMatchObject({ code: 'cases.startAfterNode' });
  await edit({ t0: T0 - 20 * MINUTE, publicOrder: ['group_petition'] });
  expect(await major()).toMatchObject({ t0: T0 - 20 * MINUTE });
});

test('duties of 5.4 with their terms from the start, by Shanghai\'s calendar; the 31st of December belongs to its own year', async () => {
  await turnBack(desk, at('2025-01-05 10:00'));
  const lastMinute = at('2024-12-31 23:59');
  const other = await desk.cases('register', { caseNo: '急2', fields: { employerId, cause: '拖欠工资', source: '', filedAt: lastMinute, verifiedFen: 100_000_000, headcount: null, unpaidHeadcount: null, handler: '' } });
  await desk.cases('startMajor', { id: other.id, t0: lastMinute, headcount: 3, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' });
  const found = await desk.cases('case', { id: other.id });
  expect(found.major?.followUps.map((duty) => [duty.kind, duty.title, duty.dueOn])).toEqual([
    ['credit_downgrade', '信用降级', '2024-12-31'], ['annual_audit', '年度审计', '2025-12-31'], ['bid_recommendation', '限制投标建议函', '2025-12-31'], ['market_watch', '班组长重点监管', '2027-12-31'],
  ]);
  await setFollowUp({ id: other.id, kind: 'credit_downgrade', dueOn: '2024-12-31', doneAt: desk.clock.now });
  await expect(setFollowUp({ id: other.id, kind: 'annual_audit', dueOn: '2025-12-31', doneAt: desk.clock.now + 1 })).rejects.toMatchObject({ code: 'cases.timeToCome' });
  await expect(setFollowUp({ id, kind: 'annual_audit', dueOn: '2025-12-31', doneAt: null })).rejects.toMatchObject({ code: 'cases.notMajor' });
  await desk.cases('close', { id: other.id, rowVersion: 1, closedAt: desk.clock.now, reason: '移送法院' });
  expect((await desk.cases('case', { id: other.id })).major?.followUps.find((duty) => duty.kind === 'credit_downgrade')?.doneAt).toBe(desk.clock.now);
});

test('an imported major case gets the missing duties when it is closed, its own stay', async () => {
  await desk.fill([`INSERT INTO major_cases (case_id, t0, triggers, headcount) VALUES (${id}, ${T0}, '3', 55)`, `INSERT INTO follow_ups (case_id, kind, due_on) VALUES (${id}, 'annual_audit', '2026-06-30')`]);
  await desk.cases('close', { id, rowVersion: 1, closedAt: desk.clock.now, reason: '' });
  expect((await major()).followUps.map((duty) => [duty.kind, duty.dueOn])).toEqual([['credit_downgrade', '2025-03-31'], ['bid_recommendation', '2026-03-31'], ['annual_audit', '2026-06-30'], ['market_watch', '2028-03-31']]);
  expect((await major()).triggers).toEqual(['3']);
});

test('the board shows running majors, the most urgent first', async () => {
  await start();
  const calm = await desk.cases('register', { caseNo: '急2', fields: { employerId, cause: '拖欠工资', source: '', filedAt: T0, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '' } });
  await desk.cases('startMajor', { id: calm.id, t0: T0 + 20 * MINUTE, headcount: 30, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' });
  const { cases } = await desk.cases('emergencyBoard', {});
  expect(cases.map((found) => [found.line.caseNo, found.lateNodes])).toEqual([['急1', 1], ['急2', 0]]);
  await desk.cases('close', { id, rowVersion: 1, closedAt: desk.clock.now, reason: '' });
  expect((await desk.cases('emergencyBoard', {})).cases.map((found) => found.line.caseNo)).toEqual(['急2']);
});

test('clocks of the desk: overdue first, then by urgency; tables until the city has signed, duties a month ahead', async () => {
  await start();
  desk.clock.now = at('2025-04-01 09:42');
  await setFollowUp({ id, kind: 'credit_downgrade', dueOn: '2025-04-20', doneAt: null });
  const { clocks } = await desk.cases('clocks', {});
  expect(clocks.map((clock) => [clock.title, clock.lastDay, clock.workingDaysLeft])).toEqual([
    ['应急 30 分钟节点', '2025-03-31', null], ['应急 2 小时节点', '2025-04-01', null], ['应急 6 小时节点', '2025-04-01', null], ['应急 72 小时节点', '2025-04-03', null],
    ['月报报送', '2025-04-08', 4], ['月报报送', '2025-04-08', 4], ['后续跟踪 信用降级', '2025-04-20', null],
  ]);
  expect(clocks[4]).toMatchObject({ month: '2025-03', subject: '欠薪风险预警表 2025-03', nextStep: 'C岗核对后提交', dueAt: at('2025-04-09'), provisional: false });
  await desk.fill([
    `INSERT INTO report_revisions (id, table_name, month, revision, serial, payload, payload_sha256, public_json, facts_json, rule_pack, prepared_by, approved_by, approved_at) VALUES (1, 'wage-risk', '2025-03', 1, 's', '{}', '', '{}', '[]', 'p', '0015', '0001', 1)`,
    `INSERT INTO outbox (revision_id, state) VALUES (1, 'delivered')`, `INSERT INTO report_submissions (table_name, month, at, staff_no, content_sha256) VALUES ('major-cases', '2025-03', 1, '0015', '')`,
  ]);
  expect((await desk.cases('clocks', {})).clocks.filter((clock) => clock.month !== '')).toEqual([expect.objectContaining({ subject: '重大案件进度表 2025-03', nextStep: '等大队长批准' })]);
  expect(await listDeadlines(desk.reader, [['overdue', 'true'], ['unit', 'hours']], desk.clock.now, desk.services)).toEqual([
    expect.objectContaining({ title: '应急 2 小时节点', dueAt: '2025-04-01T01:00:00+08:00' }), expect.objectContaining({ title: '应急 6 小时节点', overdue: true }),
  ]);
});
