import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { listCases, showCase } from '#electron/areas/cases/cli.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
let id = 0;
beforeEach(async () => {
  desk = await makeDesk();
  id = (await desk.employers('create', { fields: head('乙建筑工程有限公司', uscc(2)), tags: [] })).id;
});
afterEach(() => desk.close());

type Fields = InputOf<'cases.register'>['fields'];
const fields = (more: Partial<Fields> = {}): Fields => ({ employerId: id, cause: '拖欠工资', source: '网格上报', filedAt: at('2025-03-04 10:00'), verifiedFen: 24_000_000, headcount: 12, unpaidHeadcount: 12, handler: '0007', ...more });
const register = (caseNo = '', more: Partial<Fields> = {}) => desk.cases('register', { caseNo, fields: fields(more) });
const list = (more: Partial<InputOf<'cases.list'>> = {}) => desk.cases('list', { text: '', open: 'open', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 50, ...more });

test('numbers follow the district\'s pattern, one counter a filing year, from 1, around typed ones', async () => {
  expect((await desk.cases('nextNumber', {})).caseNo).toBe('清人社监立字〔2025〕第1号');
  expect((await register()).caseNo).toBe('清人社监立字〔2025〕第1号');
  await register('清人社监立字〔2025〕第 ９ 号');
  expect((await register()).caseNo).toBe('清人社监立字〔2025〕第10号');
  expect((await register('', { filedAt: at('2024-12-31 23:59') })).caseNo).toBe('清人社监立字〔2024〕第1号');
  await expect(register('清人社监立字〔2025〕第9号')).rejects.toMatchObject({ code: 'cases.numberTaken', field: 'caseNo' });
});

test('the prefix and the style of the standard are settings', async () => {
  await desk.fill([`INSERT INTO settings (key, value) VALUES ('cases.numberPrefix', '清河'), ('numbering.style', 'gb')`]);
  expect((await register()).caseNo).toBe('清河人社监立〔2025〕1号');
  expect((await desk.cases('nextNumber', {})).caseNo).toBe('清河人社监立〔2025〕2号');
});

test('what cannot be is refused: filed in time to come, amounts below zero, more unpaid than people, no such employer', async () => {
  await expect(register('', { filedAt: desk.clock.now + 1 })).rejects.toMatchObject({ code: 'cases.timeToCome' });
  await expect(register('', { verifiedFen: -1 })).rejects.toMatchObject({ code: 'cases.negativeAmount' });
  await expect(register('', { headcount: 2, unpaidHeadcount: 3 })).rejects.toMatchObject({ code: 'cases.moreUnpaid' });
  await expect(register('', { employerId: 999 })).rejects.toMatchObject({ code: 'ledger.notFound', field: 'fields.employerId' });
  expect((await list({ open: 'all' })).total).toBe(0);
});

test('figures that meet a trigger are proposed, inclusive, never started by themselves', async () => {
  expect((await register('', { headcount: 29, verifiedFen: 99_999_999 })).proposedTriggers).toEqual([]);
  expect((await register('', { headcount: 30, verifiedFen: null })).proposedTriggers).toEqual(['1']);
  const both = await register('', { headcount: 40, verifiedFen: 100_000_000 });
  expect(both.proposedTriggers).toEqual(['1', '2']);
  const found = await list({ proposedOnly: true });
  expect(found).toMatchObject({ total: 2, proposed: 2 });
  expect((await desk.cases('case', { id: both.id })).major).toBeNull();
});

test('grounds of 4.2(2) stand beside the case with their figures', async () => {
  const { id: caseId } = await register('', { headcount: 5, unpaidHeadcount: 5, verifiedFen: 10_000_000 });
  expect((await desk.cases('case', { id: caseId })).immediateTriggers.map((ground) => ground.clause)).toEqual(['4.2(2)①', '4.2(2)②']);
  const small = await register('', { headcount: 4, unpaidHeadcount: 4, verifiedFen: 9_999_999 });
  expect((await desk.cases('case', { id: small.id })).immediateTriggers).toEqual([]);
});

test('the list by state, text, number and employer; the head counts what is open and owed', async () => {
  await register('案甲第18号');
  await register('案甲第180号', { verifiedFen: 1_000, cause: '克扣工资' });
  const closed = await register('案甲第3号', { verifiedFen: 0 });
  await desk.cases('close', { id: closed.id, rowVersion: 1, closedAt: desk.clock.now, reason: '' });
  expect(await list()).toMatchObject({ total: 2, openTotal: 2, unpaidFen: 24_001_000 });
  expect((await list({ open: 'closed' })).rows.map((row) => row.caseNo)).toEqual(['案甲第3号']);
  expect((await list({ text: '18' })).rows.map((row) => row.caseNo)).toEqual(['案甲第18号']);
  for (const text of ['克扣', 'yjzgc 180', '乙建筑 克扣']) expect((await list({ text })).rows.map((row) => row.caseNo)).toEqual(['案甲第180号']);
  expect((await list({ employerId: id + 1 })).total).toBe(0);
});

test('two people edit one case: the second is told what stands there', async () => {
  const { id: caseId } = await register();
  await desk.cases('edit', { id: caseId, rowVersion: 1, fields: fields({ verifiedFen: 30_000_000 }), reason: '核实' });
  await expect(desk.cases('edit', { id: caseId, rowVersion: 1, fields: fields({ headcount: 20 }), reason: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { rowVersion: 2 } });
  const found = await desk.cases('case', { id: caseId });
  expect(found.history.map((line) => line.text)).toEqual(['核实欠薪金额 240,000.00 元 → 300,000.00 元（核实）', '登记案件']);
});

test('a case given to another employer takes its arrears along', async () => {
  const other = (await desk.employers('create', { fields: head('己市政工程有限公司', uscc(6)), tags: [] })).id;
  const { id: caseId } = await register();
  await desk.cases('edit', { id: caseId, rowVersion: 1, fields: fields({ employerId: other }), reason: '单位录错' });
  expect(await desk.reader.rows('SELECT id, open_arrears_fen AS fen FROM employers ORDER BY id')).toEqual([{ id, fen: 0 }, { id: other, fen: 24_000_000 }]);
  expect((await desk.cases('case', { id: caseId })).history[0]?.text).toContain('己市政工程有限公司');
});

test('payments: wages count, fines do not, a bounced transfer is negative, the same voucher twice is refused', async () => {
  const { id: caseId } = await register('', { verifiedFen: 1_000 });
  const pay = (paidAt: number, voucher: string, fen: number, kind: 'wage' | 'fine' | 'surcharge' = 'wage') => desk.cases('addPayment', { id: caseId, payment: { paidAt, voucher, fen, kind } });
  await pay(at('2025-03-10 10:00'), 'V1', 1_200);
  await pay(at('2025-03-11 10:00'), 'V2', 500, 'fine');
  await expect(pay(at('2025-03-10 10:00'), 'V1', 1)).rejects.toMatchObject({ code: 'cases.paymentThere' });
  await expect(pay(at('2025-03-10 10:00'), 'V3', 0)).rejects.toMatchObject({ code: 'cases.paymentZero' });
  await expect(pay(desk.clock.now + 1, 'V3', 1)).rejects.toMatchObject({ code: 'cases.timeToCome' });
  expect(await desk.cases('case', { id: caseId })).toMatchObject({ paidWagesFen: 1_200, overpaidFen: 200, line: { unpaidFen: 0 } });
  await expect(pay(at('2025-03-09 10:00'), 'V4', -1)).rejects.toMatchObject({ code: 'cases.nothingToReturn' });
  await pay(at('2025-03-12 10:00'), 'V4', -700);
  expect(await desk.cases('case', { id: caseId })).toMatchObject({ paidWagesFen: 500, overpaidFen: 0, line: { unpaidFen: 500 } });
  await desk.cases('removePayment', { id: caseId, paidAt: at('2025-03-12 10:00'), voucher: 'V4', reason: '不是退回', seen: { fen: -700, confirmedAt: null } });
  await expect(desk.cases('removePayment', { id: caseId, paidAt: at('2025-03-12 10:00'), voucher: 'V4', reason: '再次', seen: { fen: -700, confirmedAt: null } })).rejects.toMatchObject({ code: 'cases.paymentGone' });
  expect(await desk.reader.first('SELECT table_name, why FROM removed_records')).toEqual({ table_name: 'payments', why: '不是退回' });
  expect((await desk.cases('case', { id: caseId })).paidWagesFen).toBe(1_200);
});

test('closing: not before filing, not in time to come, with a reason while something is owed; reopened it owes again', async () => {
  const { id: caseId } = await register();
  await expect(desk.cases('close', { id: caseId, rowVersion: 1, closedAt: at('2025-03-04 09:59'), reason: 'x' })).rejects.toMatchObject({ code: 'cases.closedBeforeFiled' });
  await expect(desk.cases('close', { id: caseId, rowVersion: 1, closedAt: desk.clock.now + 1, reason: 'x' })).rejects.toMatchObject({ code: 'cases.timeToCome' });
  await expect(desk.cases('close', { id: caseId, rowVersion: 1, closedAt: desk.clock.now, reason: '' })).rejects.toMatchObject({ code: 'cases.reasonForUnpaid' });
  await desk.cases('close', { id: caseId, rowVersion: 1, closedAt: at('2025-03-20 17:00'), reason: '申请强制执行' });
  await expect(desk.cases('close', { id: caseId, rowVersion: 2, closedAt: desk.clock.now, reason: 'x' })).rejects.toMatchObject({ code: 'cases.alreadyClosed' });
  await expect(desk.cases('edit', { id: caseId, rowVersion: 2, fields: fields({ filedAt: at('2025-03-21') }), reason: '' })).rejects.toMatchObject({ code: 'cases.filedAfterClosed' });
  await desk.cases('reopen', { id: caseId, rowVersion: 2, reason: '裁定不予执行' });
  expect((await list()).rows[0]).toMatchObject({ closedAt: null, unpaidFen: 24_000_000 });
  await expect(desk.cases('reopen', { id: caseId, rowVersion: 3, reason: '再次' })).rejects.toMatchObject({ code: 'cases.notClosed' });
});

test('cases of the command line', async () => {
  await register('第18号');
  expect(await listCases(desk.reader, [['caseNo', '第18号'], ['isMajor', 'false']], desk.clock.now, desk.services)).toEqual([{
    caseNo: '第18号', uscc: uscc(2), employer: '乙建筑工程有限公司', state: 'filed', source: '网格上报', cause: '拖欠工资', filedAt: '2025-03-04T10:00:00+08:00', closedAt: null, verifiedFen: 24_000_000, paidFen: 0,
    unpaidFen: 24_000_000, headcount: 12, unpaidHeadcount: 12, isMajor: false, proposedTriggers: [], handler: '0007', t0: null, triggers: [],
  }]);
  expect(await showCase(desk.reader, '第18号', desk.clock.now, desk.services)).toMatchObject({ caseNo: '第18号', filedAt: '2025-03-04T10:00:00+08:00', payments: [], major: null });
  await expect(showCase(desk.reader, '第19号', desk.clock.now, desk.services)).rejects.toMatchObject({ code: 'ledger.notFound' });
});
