import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CAPTAIN } from '../support/ledger.ts';
import { at, counts, employerRow, EMPLOYER_HEADS, none, uscc } from './desk.ts';
import { bring, facts, handMade, makeOffice, sheetOf, SHEETS, type Office } from './office.ts';

/* Offices send their lists in any order: what hangs on something unknown waits, and joins by itself. */

let office: Office;
beforeEach(async () => { office = await makeOffice(); });
afterEach(() => office.close());

const page = { offset: 0, limit: 200 };
const waiting = (): Promise<unknown[]> => office.rows('SELECT kind, record_key FROM import_waiting ORDER BY id');

describe('any order of files ends in the same ledger', () => {
  const orders: Record<string, readonly number[]> = {
    'last things first': SHEETS.map((_, i) => SHEETS.length - 1 - i), 'employers in the midst': [6, 2, 11, 9, 0, 7, 3, 10, 1, 5, 8, 4], 'every parent after its children, employers last but one': [2, 3, 7, 8, 9, 1, 6, 4, 5, 10, 0, 11],
  };
  test.each(Object.entries(orders))('%s', async (_name, order) => {
    for (const sheet of SHEETS) expect(counts(await bring(office, sheet))).toEqual({ ...none, rows: sheet.rows.length, created: sheet.rows.length });
    const expected = await facts(office);
    const other = await makeOffice();
    try {
      let waited = 0;
      let matched = 0;
      for (const i of order) {
        const sheet = SHEETS[i];
        if (sheet === undefined) throw new Error(String(i));
        const result = await bring(other, sheet);
        expect(result.created + result.unmatched).toBe(sheet.rows.length);
        waited += result.unmatched;
        matched += result.matched;
      }
      expect(waited).toBeGreaterThan(5);
      expect(matched).toBe(waited);
      expect(await facts(other)).toEqual(expected);
      // Each row stays with the file that it came in.
      const strangers = await other.rows(`SELECT 1 FROM balances x JOIN import_batches b ON b.id = x.batch_id WHERE b.kind <> 'balances' UNION ALL SELECT 1 FROM cases x JOIN import_batches b ON b.id = x.batch_id WHERE b.kind <> 'cases' UNION ALL SELECT 1 FROM payments WHERE batch_id IS NULL`);
      expect(strangers).toEqual([]);
      for (const sheet of SHEETS) expect(counts(await bring(other, sheet))).toEqual({ ...none, rows: sheet.rows.length, same: sheet.rows.length });
    } finally {
      await other.close();
    }
  });
});

test('the list says what waits for what, and an employer made by hand brings its accounts, these their balances', async () => {
  await bring(office, sheetOf('balances'));
  await bring(office, sheetOf('accounts'));
  expect(await office.imports('waiting', page)).toMatchObject({ total: 5, rows: [
    { batchId: 1, kindName: '专户余额', fileName: 'balances-1.csv', row: 2, waitsFor: '专户 ZH-1', title: '余额时间 2025-02-28 18:00　余额 100.00' },
    { row: 3, waitsFor: '专户 ZH-1' }, { row: 4, waitsFor: '专户 ZH-2', title: '余额时间 2025-03-31 18:00　余额 -1.00' },
    { batchId: 2, kindName: '工资专户', fileName: 'accounts-2.csv', row: 2, waitsFor: `单位 ${uscc(1)}`, title: '专户编号 ZH-1　项目名称 一期　开户日期 2024-01-01' }, { row: 3, waitsFor: `单位 ${uscc(2)}` },
  ] });
  await office.employers('create', { fields: handMade(1), tags: [] });
  expect(await office.rows('SELECT a.account_no, a.batch_id AS account_batch, b.fen, b.batch_id FROM wage_accounts a JOIN balances b ON b.account_id = a.id ORDER BY b.as_of')).toEqual([
    { account_no: 'ZH-1', account_batch: 2, fen: 10000, batch_id: 1 }, { account_no: 'ZH-1', account_batch: 2, fen: 9000, batch_id: 1 },
  ]);
  expect(await office.imports('waiting', page)).toMatchObject({ total: 2 });
  expect((await office.rows<{ summary: string }>('SELECT summary FROM journal ORDER BY seq DESC LIMIT 1'))[0]?.summary).toContain('对上此前导入的 3 行');
  expect(await office.imports('batches', page)).toMatchObject({ rows: [{ id: 2, stillWaiting: 1, counts: { unmatched: 2 } }, { id: 1, stillWaiting: 1 }] });
});

test('a case registered by hand brings its payments, however its number was typed', async () => {
  const { id: employerId } = await office.employers('create', { fields: handMade(1), tags: [] });
  const heads = ['案件编号', '支付时间', '凭证号', '金额'];
  await office.csv('payments', heads, [['清人社监立字〔2025〕第7号', '2025-03-05', 'P1', '5000'], ['AJ-7', '2025-03-05', 'P1', '70']]);
  const fields = { employerId, cause: '拖欠工资', source: '', filedAt: at('2025-03-01'), verifiedFen: 100000, headcount: null, unpaidHeadcount: null, handler: '' };
  await office.cases('register', { caseNo: '清人社监立字〔2025〕第7号', fields });
  await office.cases('register', { caseNo: 'ＡＪ-7', fields });
  expect(await office.rows('SELECT c.case_no, p.fen FROM payments p JOIN cases c ON c.id = p.case_id ORDER BY p.fen')).toEqual([{ case_no: 'AJ-7', fen: 7000 }, { case_no: '清人社监立字〔2025〕第7号', fen: 500000 }]);
  expect(await waiting()).toEqual([]);
});

test('a dossier that gets its code later brings what waited for the code', async () => {
  const { id } = await office.employers('create', { fields: { ...handMade(1), uscc: '' }, tags: [] });
  await bring(office, sheetOf('insurance'));
  expect(await waiting()).toHaveLength(3);
  await office.employers('edit', { id, rowVersion: 1, fields: handMade(1), allowDuplicateCode: false, reason: '补登代码' });
  expect(await office.rows('SELECT employer_id, month FROM insurance_months ORDER BY month')).toEqual([{ employer_id: id, month: '2025-02' }, { employer_id: id, month: '2025-03' }]);
  expect(await waiting()).toEqual([{ kind: 'insurance', record_key: `${uscc(2)}|2025-03` }]);
});

test('the same row waits once, its correction takes its place, and a look alone lets nothing wait', async () => {
  const heads = ['专户编号', '余额时间', '余额'];
  const result = await office.csv('balances', heads, [['ZH-1', '2025-02-28', '100']], { dryRun: true });
  expect([counts(result), result.batchId, await waiting()]).toEqual([{ ...none, rows: 1, unmatched: 1 }, null, []]);
  await office.csv('balances', heads, [['ZH-1', '2025-02-28', '100']]);
  expect(await office.csv('balances', heads, [['ZH-1', '2025-02-28', '100.00']])).toMatchObject({ unmatched: 1, batchId: null });
  expect(await office.csv('balances', heads, [['ZH-1', '2025-02-28', '120'], ['ZH-1', '2025-03-31', '1']])).toMatchObject({ unmatched: 2, batchId: 2 });
  expect(await waiting()).toHaveLength(2);
  await bring(office, sheetOf('employers'));
  await bring(office, sheetOf('accounts'));
  expect(await office.rows('SELECT fen, batch_id FROM balances ORDER BY as_of')).toEqual([{ fen: 12000, batch_id: 2 }, { fen: 100, batch_id: 2 }]);
});

test('a row about a record that is there waits with what it would change, and changes it later', async () => {
  await bring(office, sheetOf('employers'));
  await bring(office, sheetOf('accounts'));
  expect(counts(await office.csv('accounts', ['专户编号', '统一社会信用代码', '项目名称', '开户日期'], [['ZH-1', uscc(9), '一期', '2024-01-01']]))).toEqual({ ...none, rows: 1, unmatched: 1 });
  expect(await office.rows('SELECT employer_id FROM wage_accounts WHERE account_no = \'ZH-1\'')).toEqual([{ employer_id: 1 }]);
  await office.csv('employers', EMPLOYER_HEADS, [employerRow(9)]);
  expect(await office.rows('SELECT e.uscc FROM wage_accounts a JOIN employers e ON e.id = a.employer_id WHERE a.account_no = \'ZH-1\'')).toEqual([{ uscc: uscc(9) }]);
  expect(await office.rows(`SELECT batch_id, json_extract(before_json, '$.employer_id') AS old, json_extract(after_json, '$.employer_id') AS new FROM record_changes WHERE subject_kind = 'account'`)).toEqual([{ batch_id: 3, old: 1, new: 3 }]);
});

test('dropped rows are gone for good, with a reason and what they said; they can come again', async () => {
  await bring(office, sheetOf('balances'));
  const { rows } = await office.imports('waiting', page);
  const [first, second] = rows;
  await expect(office.imports('dropWaiting', { ids: [first?.id ?? 0], reason: '' })).rejects.toThrow();
  await office.imports('dropWaiting', { ids: [first?.id ?? 0, second?.id ?? 0], reason: '专户在外区' });
  expect(await waiting()).toHaveLength(1);
  const [entry] = await office.rows<{ seq: number }>('SELECT * FROM journal ORDER BY seq DESC LIMIT 1');
  expect(entry).toMatchObject({ operation: 'imports.dropWaiting', summary: '作废待匹配的 2 行', reason: '专户在外区', staff_no: CAPTAIN.staffNo });
  const kept = await office.rows<{ row_json: string; table_name: string; journal_seq: number }>('SELECT table_name, journal_seq, row_json FROM removed_records ORDER BY id');
  expect(kept.map(({ row_json: json, ...rest }) => ({ ...rest, said: JSON.parse((JSON.parse(json) as { row_json: string }).row_json) as unknown }))).toEqual([
    { table_name: 'import_waiting', journal_seq: entry?.seq, said: { account_no: 'ZH-1', as_of: at('2025-02-28 18:00'), fen: 10000 } },
    { table_name: 'import_waiting', journal_seq: entry?.seq, said: { account_no: 'ZH-1', as_of: at('2025-03-31 18:00'), fen: 9000 } },
  ]);
  await bring(office, sheetOf('employers'));
  await bring(office, sheetOf('accounts'));
  expect(await office.rows('SELECT fen FROM balances')).toEqual([{ fen: -100 }]);
  expect(counts(await bring(office, sheetOf('balances')))).toEqual({ ...none, rows: 3, created: 2, same: 1 });
  // Dropping what is not there any more says nothing and writes nothing.
  const before = await office.rows('SELECT seq FROM journal');
  await office.imports('dropWaiting', { ids: [first?.id ?? 0], reason: '再来一次' });
  expect(await office.rows('SELECT seq FROM journal')).toEqual(before);
});

test('a newer list that has the row under something known settles the one that waited', async () => {
  const heads = ['执行案号', '被执行人名称', '统一社会信用代码', '立案时间'];
  await office.csv('court', heads, [['(2025)执9号', '甲公司', uscc(9), '2025-03-01']]);
  await bring(office, sheetOf('employers'));
  expect(await office.csv('court', heads, [['(2025)执9号', '第1号测试有限公司', uscc(1), '2025-03-01']])).toMatchObject({ created: 1 });
  expect(await waiting()).toEqual([]);
  await office.csv('employers', EMPLOYER_HEADS, [employerRow(9)]);
  expect(await office.rows('SELECT employer_id, debtor_name FROM court_records')).toEqual([{ employer_id: 1, debtor_name: '第1号测试有限公司' }]);
});

test('a name without a code never joins by itself: an officer is shown who it may be and says', async () => {
  await bring(office, sheetOf('employers'));
  expect(counts(await office.csv('gridreports', ['采集编号', '单位名称', '街道代码', '采集时间', '职工人数'], [['WG-9', '第1号测试有限公司', '990101001', '2025-03-20 10:00', '99']]))).toEqual({ ...none, rows: 1, created: 1 });
  expect(await office.rows('SELECT employer_id FROM grid_reports')).toEqual([{ employer_id: null }]);
  expect(await office.imports('gridQueue', page)).toMatchObject({ total: 1, rows: [{ reportNo: 'WG-9', candidates: [{ employerId: 1, uscc: uscc(1) }] }] });
  await office.imports('assignGrid', { reportNo: 'WG-9', employerId: 1, seen: null });
  expect(await office.rows('SELECT headcount, headcount_on FROM employers WHERE id = 1')).toEqual([{ headcount: 99, headcount_on: '2025-03-20' }]);
  expect(await office.imports('gridQueue', page)).toEqual({ total: 0, rows: [] });
});

test('a row that stands twice in its file waits once and is not lost, whatever waits already', async () => {
  const heads = ['专户编号', '余额时间', '余额'];
  await office.csv('balances', heads, [['ZH-2', '2025-02-28', '1']]);
  const result = await office.csv('balances', heads, [['ZH-1', '2025-02-28', '100'], ['ZH-1', '2025-02-28', '100'], ['ZH-1', '2025-02-28', '101']]);
  expect(counts(result)).toEqual({ ...none, rows: 3, unmatched: 1, same: 1, refused: 1 });
  expect(await waiting()).toEqual([{ kind: 'balances', record_key: `ZH-2|${at('2025-02-28')}` }, { kind: 'balances', record_key: `ZH-1|${at('2025-02-28')}` }]);
  await bring(office, sheetOf('employers'));
  await bring(office, sheetOf('accounts'));
  expect(await office.rows('SELECT fen FROM balances ORDER BY fen')).toEqual([{ fen: 100 }, { fen: 10000 }]);
});
