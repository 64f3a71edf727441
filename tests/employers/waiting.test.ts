import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
/** Rows of an earlier import whose employer, account and case were not known. */
beforeEach(async () => {
  desk = await makeDesk();
  const rows = [
    ['accounts', 'employer', uscc(2), { account_no: 'B1', uscc: uscc(2), project: '二期', opened_at: at('2024-06-01') }], ['payroll', 'account', 'B1', { account_no: 'B1', month: '2025-02', payable_fen: 1000 }],
    ['balances', 'account', 'B1', { account_no: 'B1', as_of: at('2025-03-31 18:00'), fen: 1100 }], ['payments', 'case', '第18号', { case_no: '第18号', paid_at: at('2025-03-20'), voucher: 'V1', fen: 400, kind: 'wage' }],
  ] as const;
  await desk.fill([
    `INSERT INTO import_batches (id, kind, file_name, file_sha256, file_size, sheet, encoding, at, staff_no, rows, created, changed, same, refused, unmatched, ignored_columns) VALUES (1, 'accounts', 'a.xlsx', '', 1, '', '', 0, '0015', 4, 0, 0, 0, 0, 4, '[]')`,
    ...rows.map(([kind, waitsFor, key, data], index) => `INSERT INTO import_waiting (batch_id, kind, row_no, waits_for, waits_key, record_key, row_json) VALUES (1, '${kind}', ${index + 2}, '${waitsFor}', '${key}', '${kind}-${index}', '${JSON.stringify(data)}')`),
  ]);
});
afterEach(() => desk.close());

const waiting = async () => (await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM import_waiting'))?.n;

test('rows that waited join the new dossier, their own children with them, and the alert is there at once', async () => {
  const { id } = await desk.employers('create', { fields: head('乙建筑工程有限公司', uscc(2)), tags: [] });
  expect(await waiting()).toBe(1);
  const dossier = await desk.employers('dossier', { id });
  expect(dossier).toMatchObject({ level: 'yellow', accounts: [{ accountNo: 'B1' }], imports: [{ batchId: 1 }] });
  expect(await desk.reader.first('SELECT summary FROM journal ORDER BY seq DESC LIMIT 1')).toEqual({ summary: `新建档案：乙建筑工程有限公司（${uscc(2)}），对上此前导入的 3 行` });
});

test('they also join a dossier that gets its code later, and a case that gets its number', async () => {
  const { id } = await desk.employers('create', { fields: head('乙建筑工程有限公司', ''), tags: [] });
  expect(await waiting()).toBe(4);
  await desk.employers('edit', { id, rowVersion: 1, fields: head('乙建筑工程有限公司', uscc(2)), allowDuplicateCode: false, reason: '' });
  expect(await waiting()).toBe(1);
  const { id: caseId } = await desk.cases('register', { caseNo: '第18号', fields: { employerId: id, cause: '拖欠工资', source: '', filedAt: at('2025-03-04'), verifiedFen: 1000, headcount: 1, unpaidHeadcount: 1, handler: '' } });
  expect(await waiting()).toBe(0);
  expect((await desk.cases('case', { id: caseId })).paidWagesFen).toBe(400);
  expect((await desk.employers('dossier', { id })).cases[0]?.unpaidFen).toBe(600);
  expect(await desk.reader.first('SELECT open_arrears_fen AS fen FROM employers')).toEqual({ fen: 600 });
});
