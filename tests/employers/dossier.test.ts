import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pageOf } from '#electron/areas/employers/timeline.ts';
import { listEmployers, showEmployer } from '#electron/areas/employers/cli.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
let id = 0;

/** The storyline of 乙建筑工程有限公司: one fen below 1.2 times at the end of March, three cases, one of them major and closed. */
beforeAll(async () => {
  desk = await makeDesk();
  id = (await desk.employers('create', { fields: head('乙建筑工程有限公司', uscc(2), { legalRep: '李某某', phone: '13800000000', headcount: 86, headcountOn: '2025-03-15', migrantHeadcount: 71 }), tags: ['欠薪记录'] })).id;
  await desk.fill([
    `INSERT INTO import_batches (id, kind, file_name, file_sha256, file_size, sheet, encoding, at, staff_no, rows, created, changed, same, refused, unmatched, ignored_columns) VALUES (7, 'balances', '三月余额.xlsx', '', 1, '', '', ${at('2025-04-01 08:00')}, '0015', 3, 3, 0, 0, 0, 0, '[]'), (8, 'court', '被执行人.xlsx', '', 1, '', '', ${at('2025-03-31 17:00')}, '0015', 0, 0, 0, 0, 0, 0, '[]')`,
    `INSERT INTO wage_accounts (id, account_no, employer_id, project, bank, last_four, opened_at) VALUES (1, 'B1', ${id}, '清河新城二期', '农商行', '4417', ${at('2024-06-01')})`,
    `INSERT INTO payroll_months (account_id, month, payable_fen) VALUES (1, '2024-12', 70000000), (1, '2025-01', 70000000), (1, '2025-02', 80000000)`,
    `INSERT INTO balances (account_id, as_of, fen, batch_id) VALUES (1, ${at('2025-01-31 18:00')}, 110000000, NULL), (1, ${at('2025-03-15 18:00')}, 99000000, 7), (1, ${at('2025-03-31 18:00')}, 95999999, 7)`,
    `INSERT INTO insurance_months (month, employer_id, employed, uninsured) VALUES ('2024-11', ${id}, 83, 2), ('2025-01', ${id}, 84, 0), ('2025-02', ${id}, 84, 0), ('2025-03', ${id}, 86, 0)`,
    `INSERT INTO report_revisions (id, table_name, month, revision, serial, payload, payload_sha256, public_json, facts_json, rule_pack, prepared_by, approved_by, approved_at) VALUES
      (1, 'wage-risk', '2025-01', 1, 's1', '{}', '', '{}', '[]', 'p', '0015', '0001', ${at('2025-02-07')}), (2, 'wage-risk', '2025-02', 1, 's2', '{}', '', '{}', '[]', 'p', '0015', '0001', ${at('2025-03-07')})`,
    `INSERT INTO report_rows (revision_id, row_no, row_key, employer_id, level, run) VALUES (2, 3, '${uscc(2)}', ${id}, 'yellow', 1)`,
    `INSERT INTO outbox (revision_id, state) VALUES (2, 'delivered')`,
  ]);
  const fields = { employerId: id, cause: '拖欠工资', source: '', handler: '0007' };
  const c18 = await desk.cases('register', { caseNo: '第18号', fields: { ...fields, filedAt: at('2025-03-04 10:00'), verifiedFen: 24_000_000, headcount: 12, unpaidHeadcount: 12 } });
  await desk.cases('addPayment', { id: c18.id, payment: { paidAt: at('2025-03-20 10:00'), voucher: '0320-07', fen: 6_000_000, kind: 'wage' } });
  await desk.cases('addPayment', { id: c18.id, payment: { paidAt: at('2025-03-21 10:00'), voucher: 'F-1', fen: 2_000_000, kind: 'fine' } });
  const c3 = await desk.cases('register', { caseNo: '第3号', fields: { ...fields, filedAt: at('2025-01-08 10:00'), verifiedFen: 5_000_000, headcount: 3, unpaidHeadcount: 0 } });
  await desk.cases('addPayment', { id: c3.id, payment: { paidAt: at('2025-03-30 10:00'), voucher: '0330-01', fen: 5_000_000, kind: 'wage' } });
  await desk.cases('close', { id: c3.id, rowVersion: 1, closedAt: at('2025-03-31 23:59'), reason: '' });
  await desk.wages('reckonNow', {});
});
afterAll(() => desk.close());

test('accounts month by month against 1.2 times the wages of the month before; gaps with their code', async () => {
  const { accounts } = await desk.employers('dossier', { id });
  expect(accounts[0]).toMatchObject({ accountNo: 'B1', lastFour: '4417' });
  expect(accounts[0]?.months).toEqual([
    { month: '2025-01', payablePrevFen: 70_000_000, balanceFen: 110_000_000, asOf: at('2025-01-31 18:00'), yellow: false, code: '' },
    { month: '2025-02', payablePrevFen: 70_000_000, balanceFen: null, asOf: null, yellow: false, code: 'B' },
    { month: '2025-03', payablePrevFen: 80_000_000, balanceFen: 95_999_999, asOf: at('2025-03-31 18:00'), yellow: true, code: '' },
  ]);
});

test('level of the reference month with its run, cases with rate, insurance with gaps, tables and imports', async () => {
  const dossier = await desk.employers('dossier', { id });
  expect(dossier).toMatchObject({ level: 'yellow', referenceMonth: '2025-03', run: 2, missing: [], courtCheckedUntil: at('2025-03-31 17:00'), streetName: '990101001' });
  expect(dossier.cases.map((found) => [found.caseNo, found.paidFen, found.unpaidFen, found.ratePercent])).toEqual([['第18号', 6_000_000, 18_000_000, '25.0'], ['第3号', 5_000_000, 0, '100.0']]);
  expect(dossier.insurance.map((found) => [found.month, found.employed, found.uninsured])).toEqual([['2024-11', 83, 2], ['2024-12', null, null], ['2025-01', 84, 0], ['2025-02', 84, 0], ['2025-03', 86, 0]]);
  expect(dossier.tables).toEqual([{ table: 'wage-risk', month: '2025-02', revision: 1, row: 3, level: 'yellow', delivered: true }]);
  expect(dossier.imports).toEqual([{ batchId: 7, kind: '专户余额', fileName: '三月余额.xlsx', at: at('2025-04-01 08:00'), staffNo: '0015', takenBack: false }]);
  expect(dossier.alerts).toEqual([expect.objectContaining({ kind: 'yellow', subject: 'B1', from: '2025-03-31', state: 'open' })]);
});

test('the glance shows the account that is yellow, open cases and running alerts', async () => {
  const glance = await desk.employers('glance', { id });
  expect(glance).toMatchObject({ legalRep: '李某某', migrantHeadcount: 71, account: { accountNo: 'B1' }, openCases: [{ caseNo: '第18号' }], alerts: [{ kind: 'yellow' }], missing: [] });
});

test('the course merges all areas, newest first, and can be narrowed and paged', async () => {
  const all = await desk.employers('timeline', { id, kinds: [], before: null, limit: 500 });
  expect(all.more).toBe(false);
  const texts = all.entries.map((entry) => entry.text);
  for (const text of ['专户余额 959,999.99 元', '第3号 结案', '支付工资 60,000.00 元', '列入欠薪风险预警表 2025-02 第 3 行', '导入专户余额', '建立档案', '2024-11 未参保 2 人', '工资专户 B1 开户', '黄色预警 系统推算成立']) expect(texts).toContain(text);
  expect(all.entries.map((entry) => entry.at)).toEqual(all.entries.map((entry) => entry.at).toSorted((a, b) => b - a));
  const payments = await desk.employers('timeline', { id, kinds: ['payment'], before: null, limit: 2 });
  expect(payments.entries.map((entry) => entry.detail)).toEqual(['第3号　凭证 0330-01', '第18号　凭证 F-1']);
  expect(payments.more).toBe(true);
  const next = await desk.employers('timeline', { id, kinds: ['payment'], before: payments.entries.at(-1)?.at ?? null, limit: 2 });
  expect(next).toMatchObject({ more: false, entries: [{ detail: '第18号　凭证 0320-07' }] });
});

test('what happened at one instant is never torn apart by a page', () => {
  const entry = (n: number) => ({ at: n, kind: 'data' as const, text: '', detail: '', actor: '' });
  expect(pageOf([9, 8, 7, 7, 7, 6].map(entry), 3).map((one) => one.at)).toEqual([9, 8]);
  expect(pageOf([7, 7, 7, 6].map(entry), 2).map((one) => one.at)).toEqual([7, 7, 7]);
  expect(pageOf([9, 8].map(entry), 2).map((one) => one.at)).toEqual([9, 8]);
});

test('the dossier as a docx; who took it out is journalled', async () => {
  const { file } = await desk.employers('exportDossier', { id, format: 'docx' });
  expect(file?.name).toBe(`单位档案-${uscc(2)}-2025-04-01.docx`);
  expect((await readFile(`${file?.folder}/${file?.name}`)).subarray(0, 2).toString()).toBe('PK');
  expect(await desk.reader.first('SELECT operation, summary FROM journal ORDER BY seq DESC LIMIT 1')).toEqual({ operation: 'employers.exportDossier', summary: `导出档案：乙建筑工程有限公司（${uscc(2)}），Word，编号 990101-DA-2025-0001` });
});

test('the command line prints plain records: money in fen, times with their offset, no ids of this ledger, no telephone', async () => {
  const shown = await showEmployer(desk.reader, uscc(2).toLowerCase(), desk.clock.now, desk.services);
  expect(shown).toMatchObject({ uscc: uscc(2), name: '乙建筑工程有限公司', level: 'yellow', accounts: [{ openedAt: '2024-06-01T00:00:00+08:00' }] });
  expect(JSON.stringify(shown)).not.toMatch(/"(id|rowVersion|phone)"|13800000000/);
  expect(await listEmployers(desk.reader, [['level', 'yellow'], ['tags', '欠薪记录'], ['headcount', '86']])).toEqual([expect.objectContaining({ uscc: uscc(2), openArrearsFen: 18_000_000, openCases: 1, duplicateCode: false })]);
  expect(await listEmployers(desk.reader, [['level', 'red']])).toEqual([]);
  await expect(listEmployers(desk.reader, [['colour', 'red']])).rejects.toMatchObject({ code: 'input.invalid' });
  await expect(showEmployer(desk.reader, '无', desk.clock.now, desk.services)).rejects.toMatchObject({ code: 'ledger.notFound' });
});
