import { mergeSeen } from '../support/desk.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { at, EMPLOYER_HEADS, employerRow, none, uscc } from './desk.ts';
import { bring, facts, handMade, makeOffice, sheetOf, SHEETS, type Office, type Sheet } from './office.ts';

/* A wrong file was written: the whole batch goes back, or the officer is told what already builds on it. */

let office: Office;
beforeEach(async () => { office = await makeOffice(); });
afterEach(() => office.close());

const REASON = '文件发错';
const back = (id: number | null): Promise<{ removed: number; restored: number }> => office.imports('takeBack', { id: id ?? 0, reason: REASON });
const refusedBack = async (id: number | null): Promise<string> => back(id).then(() => '', (error: unknown) => (error instanceof Error ? error.message : String(error)));
/** All facts but alerts: those are kept with their ends, the level in the dossier follows. */
const known = async (): Promise<Record<string, unknown>> => ({ ...(await facts(office)), alerts: [] });
const later = (minutes: number): void => { office.clock.now += minutes * 60_000; };
async function all(): Promise<(number | null)[]> {
  const ids: (number | null)[] = [];
  for (const sheet of SHEETS) {
    ids.push((await bring(office, sheet)).batchId);
    later(1);
  }
  return ids;
}

/** A second file of each kind: one record changed, one new. */
const SECOND: readonly Sheet[] = [
  { kind: 'employers', heads: EMPLOYER_HEADS, rows: [employerRow(1, { 状态: '停业', 地址: '新址', 标签: '重点', 职工人数: '80', 人数日期: '2025-03-25', 农民工人数: '9' }), employerRow(3, { 标签: '新', 职工人数: '5', 人数日期: '2025-03-25' })] },
  { kind: 'accounts', heads: sheetOf('accounts').heads, rows: [['ZH-1', uscc(2), '一期改', '2024-01-02'], ['ZH-3', uscc(1), '三期', '2024-01-01']] },
  { kind: 'balances', heads: sheetOf('balances').heads, rows: [['ZH-1', '2025-03-31 18:00', '0'], ['ZH-2', '2025-03-31 18:01', '5']] },
  { kind: 'payroll', heads: sheetOf('payroll').heads, rows: [['ZH-1', '2025-02', '1'], ['ZH-1', '2025-01', '1']] },
  { kind: 'insurance', heads: sheetOf('insurance').heads, rows: [[uscc(1), '2025-02', '61', '60'], [uscc(1), '2025-01', '1', '1']] },
  { kind: 'court', heads: [...sheetOf('court').heads, '结束时间'], rows: [['(2025)川01执1号', '第1号测试有限公司', uscc(2), '2025-03-01', '否', '2025-03-30'], ['(2025)川01执2号', '第2号测试有限公司', '', '2025-03-01', '', '']] },
  { kind: 'cases', heads: [...sheetOf('cases').heads, '结案时间'], rows: [['AJ-1', uscc(1), '拖欠工资', '2025-02-01', '800000', '70', '2025-03-20'], ['AJ-3', uscc(2), '拖欠工资', '2025-03-01', '700000', '1', '']] },
  { kind: 'payments', heads: sheetOf('payments').heads, rows: [['AJ-1', '2025-03-05', 'P1', '-5000'], ['AJ-1', '2025-03-06', 'P2', '1']] },
  { kind: 'major', heads: sheetOf('major').heads, rows: [['AJ-1', '2025-02-02 09:00', '12', '71'], ['AJ-2', '2025-03-02 09:00', '2', '1']] },
  { kind: 'followups', heads: [...sheetOf('followups').heads, '完成时间'], rows: [['AJ-1', '年度审计', '2026-03-01', '2025-03-30'], ['AJ-2', '年度审计', '2026-03-01', '']] },
  { kind: 'headcounts', heads: sheetOf('headcounts').heads, rows: [[uscc(1), '2025-03-10', '67', '61'], [uscc(2), '2025-03-31', '7', '7']] },
  { kind: 'gridreports', heads: sheetOf('gridreports').heads, rows: [['WG-1', uscc(1), '第1号测试有限公司', '990101001', '2025-03-20 10:00', '70'], ['WG-2', uscc(2), '第2号测试有限公司', '990101001', '2025-03-30 10:00', '71']] },
];

test('a second file of each kind taken back leaves the ledger as it was before', async () => {
  await all();
  const before = await known();
  for (const sheet of SECOND) {
    // Twice: the mended file goes in like a new one.
    for (const _time of ['wrong', 'mended']) {
      const { batchId, ...result } = await bring(office, sheet);
      expect([sheet.kind, result]).toMatchObject([sheet.kind, { ...none, rows: 2, created: 1, changed: 1 }]);
      expect(await known()).not.toEqual(before);
      later(1);
      expect(await back(batchId)).toEqual({ removed: 1, restored: 1 });
      expect([sheet.kind, await known()]).toEqual([sheet.kind, before]);
      // What went is kept, what was put back stands in the history with the reason.
      expect((await office.rows<{ n: number }>(`SELECT count(*) AS n FROM removed_records WHERE batch_id = ${batchId}`))[0]?.n).toBeGreaterThan(0);
      expect((await office.rows<{ n: number }>(`SELECT count(*) AS n FROM record_changes WHERE batch_id = ${batchId} AND reason = '${REASON}'`))[0]?.n).toBeGreaterThan(0);
      later(1);
    }
  }
  expect(await firstBrokenEntry(office.test.ledger.reader)).toBeNull();
});

test('all batches taken back from the last to the first leave nothing but the journal', async () => {
  const nothing = await facts(office);
  for (const id of (await all()).toReversed()) {
    expect(await back(id)).toMatchObject({ restored: 0 });
    later(1);
  }
  expect({ ...(await known()) }).toEqual(nothing);
  expect(await office.rows(`SELECT count(*) AS n FROM journal WHERE operation = 'imports.takeBack'`)).toEqual([{ n: SHEETS.length }]);
});

test('the journal and the list say who, when, why and how much; a second time is refused', async () => {
  const { batchId } = await office.csv('employers', EMPLOYER_HEADS, [employerRow(1), employerRow(2), employerRow(3, { 行业: '采矿' })]);
  await expect(office.imports('takeBack', { id: batchId ?? 0, reason: '' })).rejects.toThrow();
  later(5);
  expect(await back(batchId)).toEqual({ removed: 2, restored: 0 });
  expect((await office.rows('SELECT * FROM journal ORDER BY seq DESC LIMIT 1'))[0]).toMatchObject({ operation: 'imports.takeBack', at: office.clock.now, staff_no: '0001', subject_label: '第 1 批 用人单位', summary: '撤回第 1 批 用人单位：撤下 2，退回原值 0', reason: REASON });
  expect(await office.imports('batches', { offset: 0, limit: 10 })).toMatchObject({ total: 1, rows: [{ id: 1, state: 'taken-back', takenBackAt: office.clock.now, takenBackReason: REASON, blockedBy: '', counts: { rows: 3, created: 2, refused: 1 } }] });
  const entries = await office.rows('SELECT seq FROM journal');
  expect(await refusedBack(batchId)).toBe('这一批已经撤回。');
  await expect(back(99)).rejects.toMatchObject({ code: 'ledger.notFound' });
  expect(await office.rows('SELECT seq FROM journal')).toEqual(entries);
  expect(await office.rows(`SELECT rowid FROM employer_search WHERE employer_search MATCH '"测试有限"'`)).toEqual([]);
});

describe('what builds on a batch keeps it, and is named', () => {
  const blocked = async (id: number | null, why: string): Promise<void> => {
    const before = await known();
    expect(await refusedBack(id)).toBe(`这一批不能撤回：${why}。`);
    expect(await office.imports('batches', { offset: 0, limit: 50 }).then(({ rows }) => rows.find((row) => row.id === id)?.blockedBy)).toBe(why);
    expect(await known()).toEqual(before);
  };

  test('records of a later file that hang on it; once that file is taken back, it can go', async () => {
    const employers = (await bring(office, sheetOf('employers'))).batchId;
    later(1);
    const accounts = (await bring(office, sheetOf('accounts'))).batchId;
    later(1);
    const balances = (await bring(office, sheetOf('balances'))).batchId;
    await blocked(employers, '“accounts-2.csv”导入的工资专户用到这一批的记录');
    await blocked(accounts, '“balances-3.csv”导入的专户余额用到这一批的记录');
    for (const id of [balances, accounts, employers]) await back(id);
    expect((await known())['employers']).toEqual([]);
  });

  test('rows that waited for it, although their file came before', async () => {
    await bring(office, sheetOf('accounts'));
    later(1);
    const employers = (await bring(office, sheetOf('employers'))).batchId;
    await blocked(employers, '“accounts-1.csv”导入的工资专户用到这一批的记录');
  });

  test('a later file that changed its records', async () => {
    const first = (await bring(office, sheetOf('employers'))).batchId;
    later(1);
    const second = (await office.csv('employers', EMPLOYER_HEADS, [employerRow(2, { 地址: '新址' })])).batchId;
    await blocked(first, '“employers-2.csv”后来改过这一批的记录');
    later(1);
    const third = (await office.csv('employers', EMPLOYER_HEADS, [employerRow(2, { 地址: '又一处' })])).batchId;
    await blocked(second, '“employers-3.csv”后来改过这一批的记录');
    await back(third);
    await back(second);
    expect(await office.rows('SELECT address FROM employers WHERE id = 2')).toEqual([{ address: '' }]);
    expect(await back(first)).toEqual({ removed: 2, restored: 0 });
  });

  test('an edit by hand', async () => {
    const first = (await bring(office, sheetOf('employers'))).batchId;
    later(1);
    await office.employers('edit', { id: 2, rowVersion: 1, fields: { ...handMade(2), phone: '010-1' }, allowDuplicateCode: false, reason: '来电更正' });
    await blocked(first, '这一批的记录后来被改过');
  });

  test('a payment by hand, a case by hand, a merge', async () => {
    const employers = (await bring(office, sheetOf('employers'))).batchId;
    later(1);
    const { id } = await office.cases('register', { caseNo: 'AJ-77', fields: { employerId: 2, cause: '拖欠工资', source: '', filedAt: at('2025-03-01'), verifiedFen: 100, headcount: null, unpaidHeadcount: null, handler: '' } });
    expect(id).toBe(1);
    await blocked(employers, '已有案件登记在这一批的记录上');
    const cases = (await bring(office, sheetOf('cases'))).batchId;
    later(1);
    await office.cases('addPayment', { id: 2, payment: { paidAt: at('2025-03-02'), voucher: 'S1', fen: 100, kind: 'wage' } });
    expect(await refusedBack(cases)).toBe('这一批不能撤回：已有支付记录登记在这一批的记录上。');
    const third = (await office.csv('employers', EMPLOYER_HEADS, [employerRow(8), employerRow(9)])).batchId;
    later(1);
    const [eight, nine] = await office.rows<{ id: number }>(`SELECT id FROM employers WHERE uscc IN ('${uscc(8)}', '${uscc(9)}') ORDER BY uscc`);
    await mergeSeen(office.employers, eight?.id ?? 0, nine?.id ?? 0, '同一单位');
    expect(await refusedBack(third)).toMatch(/^这一批不能撤回：/);
  });

  test('a table that was approved after it and shows its figures; one of another month does not matter', async () => {
    await bring(office, sheetOf('employers'));
    await bring(office, sheetOf('accounts'));
    later(1);
    const march = (await bring(office, { ...sheetOf('balances'), rows: [['ZH-1', '2025-03-31 18:00', '90.00']] })).batchId;
    const january = (await bring(office, { ...sheetOf('balances'), rows: [['ZH-1', '2025-01-31 18:00', '90.00']] })).batchId;
    later(1);
    await office.test.ledger.transaction(async (w) => {
      await w.insert('report_revisions', { table_name: 'wage-risk', month: '2025-03', revision: 2, serial: 'S', payload_sha256: 'x', rule_pack: 'x', prepared_by: '0001', approved_by: '0001', approved_at: office.clock.now, payload: '{}', public_json: '{}', facts_json: '{}' });
      return { commit: true };
    });
    expect(await refusedBack(march)).toBe('这一批不能撤回：3 月预警表 V2 已用到。');
    expect(await back(january)).toEqual({ removed: 1, restored: 0 });
  });
});

test('rows that still wait go along and are kept; those that joined later go too, with what they changed', async () => {
  await bring(office, sheetOf('employers'));
  await bring(office, sheetOf('accounts'));
  later(1);
  const moving = (await office.csv('accounts', sheetOf('accounts').heads, [['ZH-1', uscc(9), '一期', '2024-01-01'], ['ZH-9', uscc(9), '九期', '2024-01-01'], ['ZH-8', uscc(8), '八期', '2024-01-01']])).batchId;
  const before = { ...(await known()), waiting: [] };
  later(1);
  const ninth = (await office.csv('employers', EMPLOYER_HEADS, [employerRow(9)])).batchId;
  expect(await office.rows('SELECT e.uscc FROM wage_accounts a JOIN employers e ON e.id = a.employer_id ORDER BY account_no')).toEqual([{ uscc: uscc(9) }, { uscc: uscc(2) }, { uscc: uscc(9) }]);
  later(1);
  expect(await back(moving)).toEqual({ removed: 1, restored: 1 });
  expect((await office.rows<{ summary: string }>('SELECT summary FROM journal ORDER BY seq DESC LIMIT 1'))[0]?.summary).toBe('撤回第 3 批 工资专户：撤下 1，退回原值 1，待匹配 1 行作废');
  expect(await office.rows(`SELECT json_extract(row_json, '$.record_key') AS record FROM removed_records WHERE table_name = 'import_waiting'`)).toEqual([{ record: 'ZH-8' }]);
  later(1);
  await back(ninth);
  expect(await known()).toEqual(before);
});

describe('rows of an earlier file that a batch replaced wait again once it is taken back', () => {
  const heads = ['专户编号', '余额时间', '余额'];
  test('a correction of what waited', async () => {
    await office.csv('balances', heads, [['ZH-1', '2025-02-28', '100'], ['ZH-1', '2025-03-31', '7']]);
    later(1);
    const { batchId } = await office.csv('balances', heads, [['ZH-1', '2025-02-28', '120'], ['ZH-1', '2025-03-31', '7']]);
    later(1);
    await back(batchId);
    expect(await office.imports('batches', { offset: 0, limit: 10 })).toMatchObject({ rows: [{ id: 2, stillWaiting: 0 }, { id: 1, stillWaiting: 2 }] });
    await bring(office, sheetOf('employers'));
    await bring(office, sheetOf('accounts'));
    expect(await office.rows('SELECT fen, batch_id FROM balances ORDER BY as_of')).toEqual([{ fen: 10000, batch_id: 1 }, { fen: 700, batch_id: 1 }]);
  });

  test('a list that had the row under something known; when what it waited for has come meanwhile, it joins', async () => {
    const court = ['执行案号', '被执行人名称', '统一社会信用代码', '立案时间'];
    await office.csv('court', court, [['(2025)执9号', '甲公司', uscc(9), '2025-03-01'], ['(2025)执8号', '乙公司', uscc(8), '2025-03-01']]);
    await bring(office, sheetOf('employers'));
    later(1);
    const { batchId } = await office.csv('court', court, [['(2025)执9号', '第1号测试有限公司', uscc(1), '2025-03-01'], ['(2025)执8号', '第2号测试有限公司', uscc(2), '2025-03-01']]);
    expect(await office.rows('SELECT 1 FROM import_waiting')).toEqual([]);
    later(1);
    await office.csv('employers', EMPLOYER_HEADS, [employerRow(9)]);
    later(1);
    expect(await back(batchId)).toEqual({ removed: 2, restored: 0 });
    expect(await office.rows('SELECT c.case_no, c.debtor_name, e.uscc, c.batch_id FROM court_records c JOIN employers e ON e.id = c.employer_id')).toEqual([{ case_no: '(2025)执9号', debtor_name: '甲公司', uscc: uscc(9), batch_id: 1 }]);
    expect(await office.rows('SELECT waits_key, batch_id FROM import_waiting')).toEqual([{ waits_key: uscc(8), batch_id: 1 }]);
  });

  test('not where the earlier file was taken back too', async () => {
    const first = (await office.csv('balances', heads, [['ZH-1', '2025-02-28', '100'], ['ZH-2', '2025-02-28', '1']])).batchId;
    later(1);
    const second = (await office.csv('balances', heads, [['ZH-1', '2025-02-28', '120']])).batchId;
    later(1);
    await back(first);
    await back(second);
    expect(await office.rows('SELECT 1 FROM import_waiting')).toEqual([]);
  });
});
