import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { listAlerts } from '#electron/areas/wages/cli.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
let id = 0;
beforeEach(async () => {
  desk = await makeDesk();
  id = (await desk.employers('create', { fields: head('乙建筑工程有限公司', uscc(2)), tags: [] })).id;
  await desk.fill([
    `INSERT INTO wage_accounts (id, account_no, employer_id, project, opened_at) VALUES (1, 'B1', ${id}, '二期', ${at('2024-06-01')})`,
    `INSERT INTO payroll_months (account_id, month, payable_fen) VALUES (1, '2025-02', 80000000)`,
  ]);
});
afterEach(() => desk.close());

const balance = (when: string, fen: number): Promise<unknown> => desk.fill([`INSERT INTO balances (account_id, as_of, fen) VALUES (1, ${at(when)}, ${fen}) ON CONFLICT (account_id, as_of) DO UPDATE SET fen = excluded.fen`]);
const insured = (month: string, uninsured: number): Promise<unknown> => desk.fill([`INSERT INTO insurance_months (month, employer_id, uninsured) VALUES ('${month}', ${id}, ${uninsured}) ON CONFLICT (month, employer_id) DO UPDATE SET uninsured = excluded.uninsured`]);
const reckon = () => desk.wages('reckonNow', {});
const board = (states: InputOf<'wages.board'>['states'] = [], more: Partial<InputOf<'wages.board'>> = {}) => desk.wages('board', { states, kinds: [], text: '', offset: 0, limit: 50, ...more });
const only = async () => (await board()).rows[0] ?? expect.unreachable();
const stored = async () => desk.reader.first<{ level: string; alert: string }>(`SELECT coalesce(l.level, 'none') AS level, e.alert_level AS alert FROM employers e LEFT JOIN employer_levels l ON l.employer_id = e.id WHERE e.id = ${id}`);

test('one fen below 1.2 times raises a yellow alert with its figures; reckoning again changes nothing', async () => {
  await balance('2025-03-31 18:00', 95_999_999);
  expect(await reckon()).toEqual({ raised: 1, ended: 0, lapsed: 0 });
  const entries = await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal');
  expect(await reckon()).toEqual({ raised: 0, ended: 0, lapsed: 0 });
  expect(await desk.reader.first('SELECT count(*) AS n FROM journal')).toEqual(entries);
  const line = await only();
  expect(line).toMatchObject({ kind: 'yellow', state: 'open', subject: 'B1', from: '2025-03-31', endedOn: null, isNew: true });
  const alert = await desk.wages('alert', { id: line.id });
  expect(alert.clause).toContain('6.1(3)①');
  expect(alert.proof.map((proof) => proof.text).join('')).toContain('959,999.99');
  expect(alert.events.map((event) => event.action)).toEqual(['系统推算成立']);
  expect(await stored()).toEqual({ level: 'yellow', alert: 'yellow' });
});

test('exactly 1.2 times is no alert', async () => {
  await balance('2025-03-31 18:00', 96_000_000);
  expect(await reckon()).toEqual({ raised: 0, ended: 0, lapsed: 0 });
});

test('a dip that recovered stays in the log as ended, and the month\'s level does not know it', async () => {
  await balance('2025-03-15 18:00', 10_000_000);
  await balance('2025-03-31 18:00', 99_000_000);
  await reckon();
  expect(await only()).toMatchObject({ from: '2025-03-15', endedOn: '2025-03-31', state: 'open' });
  expect(await stored()).toEqual({ level: 'none', alert: 'none' });
  expect((await board(['open'])).open.yellow).toBe(1);
});

test('an alert that goes on after the month raises what lists show above the month\'s level', async () => {
  desk.clock.now = at('2025-04-20 09:00');
  await balance('2025-03-31 18:00', 99_000_000);
  await desk.fill([`INSERT INTO payroll_months (account_id, month, payable_fen) VALUES (1, '2025-03', 80000000)`]);
  await balance('2025-04-18 18:00', 1_000_000);
  await reckon();
  expect(await stored()).toEqual({ level: 'none', alert: 'yellow' });
});

test('corrected data let an alert lapse, and bring it back when they are corrected again; nothing is deleted', async () => {
  await balance('2025-03-31 18:00', 1_000_000);
  await reckon();
  await balance('2025-03-31 18:00', 100_000_000);
  expect(await reckon()).toEqual({ raised: 0, ended: 0, lapsed: 1 });
  const line = await only();
  expect(line.state).toBe('lapsed');
  expect((await board()).open).toEqual({ red: 0, orange: 0, yellow: 0 });
  await expect(desk.wages('treat', { id: line.id, rowVersion: line.rowVersion, note: '试' })).rejects.toMatchObject({ code: 'wages.notFromHere' });
  await balance('2025-03-31 18:00', 1_000_000);
  expect(await reckon()).toEqual({ raised: 1, ended: 0, lapsed: 0 });
  expect((await desk.wages('alert', { id: line.id })).events.map((event) => event.action)).toEqual(['系统推算成立', '不再成立', '系统推算成立']);
});

test('orange needs two adjacent months with data above zero; a later zero ends it', async () => {
  await insured('2025-01', 4);
  await insured('2025-03', 2);
  expect((await reckon()).raised).toBe(0);
  expect(await stored()).toMatchObject({ level: 'unknown' });
  await insured('2025-02', 3);
  expect((await reckon()).raised).toBe(1);
  expect(await only()).toMatchObject({ kind: 'orange', subject: '2025-01 至 2025-03', from: '2025-02-28' });
  desk.clock.now = at('2025-05-03 09:00');
  await insured('2025-04', 0);
  expect(await reckon()).toMatchObject({ ended: 1 });
  expect((await only()).endedOn).toBe('2025-04-30');
});

test('treat, verify, close with a reason, reopen: each step by whom and when, under optimistic locking', async () => {
  await balance('2025-03-15 18:00', 1_000_000);
  await balance('2025-03-31 18:00', 99_000_000);
  await reckon();
  const { id: alertId } = await only();
  const first = await desk.wages('treat', { id: alertId, rowVersion: 1, note: '约谈总包' });
  await expect(desk.wages('treat', { id: alertId, rowVersion: 1, note: '重复' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { rowVersion: 2, standing: '处置中' } });
  expect(await only()).toMatchObject({ state: 'treating', handler: '0001', isNew: false });
  const second = await desk.wages('treat', { id: alertId, rowVersion: first.rowVersion, note: '补了一笔' });
  const third = await desk.wages('verify', { id: alertId, rowVersion: second.rowVersion, note: '余额已够' });
  const fourth = await desk.wages('close', { id: alertId, rowVersion: third.rowVersion, reason: 'recovered', note: '' });
  const alert = await desk.wages('alert', { id: alertId });
  expect(alert).toMatchObject({ line: { state: 'closed' }, closeReason: '工资已补足' });
  expect(alert.events.map((event) => event.action)).toEqual(['销号', '核实', '记录进展', '开始处置', '条件不再成立', '系统推算成立']);
  await reckon();
  expect((await only()).state).toBe('closed');
  await desk.wages('reopen', { id: alertId, rowVersion: fourth.rowVersion, note: '又查' });
  expect(await only()).toMatchObject({ state: 'open' });
  const journal = await desk.reader.rows<{ summary: string }>(`SELECT summary FROM journal WHERE operation LIKE 'wages.%' AND subject_kind = 'alert'`);
  expect(journal.some((entry) => entry.summary.includes('约谈'))).toBe(false);
});

test('while the condition holds only a case or another written reason closes it; what was closed no longer raises the list', async () => {
  desk.clock.now = at('2025-04-20 09:00');
  await desk.fill([`INSERT INTO payroll_months (account_id, month, payable_fen) VALUES (1, '2025-03', 80000000)`]);
  await balance('2025-03-31 18:00', 99_000_000);
  await balance('2025-04-18 18:00', 1_000_000);
  await reckon();
  const { id: alertId, rowVersion } = await only();
  await expect(desk.wages('close', { id: alertId, rowVersion, reason: 'recovered', note: '说是补了' })).rejects.toMatchObject({ code: 'wages.stillHolds' });
  await expect(desk.wages('close', { id: alertId, rowVersion, reason: 'case_filed', note: ' ' })).rejects.toMatchObject({ code: 'wages.noteNeeded' });
  await desk.wages('close', { id: alertId, rowVersion, reason: 'case_filed', note: '立字第18号' });
  expect(await stored()).toEqual({ level: 'none', alert: 'none' });
});

test('the board by state, kind and text; alerts of the command line', async () => {
  await balance('2025-03-31 18:00', 1_000_000);
  await insured('2025-02', 1);
  await insured('2025-03', 1);
  await reckon();
  expect((await board([], { kinds: ['orange'] })).rows.map((row) => row.kind)).toEqual(['orange']);
  expect((await board()).rows.map((row) => row.kind)).toEqual(['orange', 'yellow']);
  for (const text of ['乙建', 'yjz', uscc(2), 'B1']) expect((await board([], { text, kinds: ['yellow'] })).total).toBe(1);
  expect((await board([], { text: '没有' })).total).toBe(0);
  expect((await board(['closed'])).total).toBe(0);
  expect(await listAlerts(desk.reader, [['kind', 'yellow']])).toEqual([expect.objectContaining({ uscc: uscc(2), subject: 'B1', from: '2025-03-31', endedOn: null, state: 'open', raisedAt: '2025-04-01T09:42:00+08:00' })]);
});

test('unknown tells what is missing for the month and whom to ask', async () => {
  await insured('2025-01', 0);
  await desk.fill([`DELETE FROM payroll_months`]);
  await balance('2025-03-31 18:00', 1);
  await reckon();
  const unknown = await desk.wages('unknown', { text: '', offset: 0, limit: 10 });
  expect(unknown).toMatchObject({ total: 1, referenceMonth: '2025-03', rows: [{ employerName: '乙建筑工程有限公司', codes: 'PS' }] });
  expect(unknown.rows[0]?.missing.map((missing) => missing.what)).toEqual(['专户 B1 缺 2025-02 应付工资', '缺 2025-03 未参保人数']);
  expect((await board()).unknown).toBe(1);
});
