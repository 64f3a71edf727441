import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, head, makeDesk, uscc, type Desk, mergeSeen } from '../support/desk.ts';

let desk: Desk;
let kept = 0;
let gone = 0;

/** 甲 with a code and data, and its double without a code: an account, a case, a court record, and months that both have. */
beforeEach(async () => {
  desk = await makeDesk();
  kept = (await desk.employers('create', { fields: head('甲建设有限公司', uscc(1), { headcount: 120, headcountOn: '2025-03-01' }), tags: ['重点'] })).id;
  gone = (await desk.employers('create', { fields: head('甲建设（项目部）', '', { headcount: 35, headcountOn: '2025-03-01' }), tags: ['重点', '欠薪记录'] })).id;
  await desk.fill([
    `INSERT INTO insurance_months (month, employer_id, employed, uninsured) VALUES ('2025-01', ${kept}, 120, 0), ('2025-02', ${kept}, 120, 2), ('2025-03', ${kept}, 120, 0), ('2025-02', ${gone}, 35, 4), ('2025-03', ${gone}, 35, 3)`,
    `INSERT INTO wage_accounts (id, account_no, employer_id, project, opened_at) VALUES (1, 'ZH-1', ${gone}, '河西项目', ${at('2024-01-01')})`,
    `INSERT INTO payroll_months (account_id, month, payable_fen) VALUES (1, '2025-02', 1000)`, `INSERT INTO balances (account_id, as_of, fen) VALUES (1, ${at('2025-03-31 18:00')}, 1100)`,
    `INSERT INTO court_records (case_no, debtor_name, listed_at, employer_id, matched_by, confirmed) VALUES ('执1', '甲建设（项目部）', ${at('2025-03-10')}, ${gone}, 'name', 1)`,
    `INSERT INTO headcounts (employer_id, day, headcount, source) VALUES (${gone}, '2025-02-01', 30, '网格')`,
  ]);
  await desk.cases('register', { caseNo: '案1', fields: { employerId: gone, cause: '拖欠工资', source: '', filedAt: at('2025-03-04'), verifiedFen: 50_000, headcount: 5, unpaidHeadcount: 5, handler: '' } });
});
afterEach(() => desk.close());

const merge = () => mergeSeen(desk.employers, kept, gone, '同一户');
const dossier = (id: number) => desk.employers('dossier', { id });
const line = async (name: string) => (await desk.employers('list', { filter: { text: name, industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false }, sort: 'name', descending: false, offset: 0, limit: 9 })).rows[0];
/** Everything of the two dossiers by table, to compare before and after. Row numbers of alerts do not count. */
async function everything(): Promise<unknown> {
  const tables = ['headcounts', 'insurance_months', 'employer_tags', 'wage_accounts', 'court_records', 'cases', 'employer_levels'];
  const rows = await Promise.all(tables.map((table) => desk.reader.rows(`SELECT * FROM ${table} ORDER BY employer_id, 1, 2`)));
  const alerts = await desk.reader.rows('SELECT employer_id, alert_key, state, ended_on, evidence FROM alerts WHERE state <> \'lapsed\' ORDER BY employer_id, alert_key');
  const heads = await desk.reader.rows('SELECT id, uscc, temp_no, duplicate_code, merged_into, alert_level, open_arrears_fen, open_cases FROM employers ORDER BY id');
  return [...rows, alerts, heads];
}

test('the preview counts what would move and names what would be set aside; nothing is written', async () => {
  const before = await everything();
  const preview = await desk.employers('previewMerge', { survivor: kept, absorbed: gone });
  expect(Object.fromEntries(preview.moved.map((part) => [part.what, part.count]))).toEqual({ 工资专户: 1, 被执行人记录: 1, 案件: 1, 用工人数: 1, 标签: 1, 预警: 3 });
  expect(preview.conflicts).toEqual([
    { what: '单位名称', kept: '甲建设有限公司', setAside: '甲建设（项目部）' }, { what: '职工人数', kept: '120', setAside: '35' }, { what: '用工人数 2025-03-01', kept: '120 人', setAside: '35 人' },
    { what: '参保月份 2025-02', kept: '在职 120，未参保 2 人', setAside: '在职 35，未参保 4 人' }, { what: '参保月份 2025-03', kept: '在职 120，未参保 0 人', setAside: '在职 35，未参保 3 人' },
  ]);
  expect(await everything()).toEqual(before);
});

test('everything moves; of one key the survivor\'s stays, the other is kept aside; alerts follow the facts', async () => {
  expect((await line('项目部'))?.level).toBe('red');
  await merge();
  const found = await dossier(kept);
  expect(found.accounts.map((account) => account.accountNo)).toEqual(['ZH-1']);
  expect(found.insurance.map((month) => [month.month, month.uninsured])).toEqual([['2025-01', 0], ['2025-02', 2], ['2025-03', 0]]);
  expect(found.cases[0]?.caseNo).toBe('案1');
  expect(found.tags).toEqual(['欠薪记录', '重点']);
  expect(found.headcounts.map((report) => [report.day, report.headcount])).toEqual([['2025-03-01', 120], ['2025-02-01', 30]]);
  expect(found.absorbed).toEqual([expect.objectContaining({ name: '甲建设（项目部）', undoable: true })]);
  // Its months made orange for the double alone; the survivor's own months do not.
  expect(found.alerts.map((alert) => [alert.kind, alert.state]).sort()).toEqual([['orange', 'lapsed'], ['red', 'open'], ['yellow', 'open']]);
  expect(await line('甲建设')).toMatchObject({ level: 'red', openCases: 1, openArrearsFen: 50_000 });
  expect(await desk.reader.rows('SELECT table_name, count(*) AS n FROM removed_records GROUP BY table_name ORDER BY 1')).toEqual([{ table_name: 'employer_tags', n: 1 }, { table_name: 'headcounts', n: 1 }, { table_name: 'insurance_months', n: 2 }]);
});

test('both histories stay readable, the merged dossier leads to the one that has its records, and it is not edited any more', async () => {
  await merge();
  const { entries } = await desk.employers('history', { id: kept });
  expect(entries.filter((entry) => entry.reason.includes('被并入的档案')).length).toBe(2);
  expect((await dossier(gone)).mergedInto).toEqual({ id: kept, name: '甲建设有限公司' });
  expect((await desk.employers('search', { text: '项目部', limit: 5 })).hits[0]).toMatchObject({ id: kept, state: '已并入其他档案' });
  await expect(desk.employers('setStatus', { id: gone, rowVersion: 1, status: 'closed', reason: '注销' })).rejects.toMatchObject({ code: 'employers.merged', data: { mergedInto: kept } });
  const timeline = await desk.employers('timeline', { id: kept, kinds: ['head'], before: null, limit: 50 });
  expect(timeline.entries.filter((entry) => entry.text === '建立档案').length).toBe(2);
});

test('undone, everything is as it was before', async () => {
  const before = await everything();
  const { mergeId } = await merge();
  await desk.employers('undoMerge', { mergeId, reason: '不是同一户' });
  expect(await everything()).toEqual(before);
  expect((await dossier(kept)).absorbed).toEqual([]);
  await expect(desk.employers('undoMerge', { mergeId, reason: '再次' })).rejects.toMatchObject({ code: 'employers.mergeUndone' });
});

test('a survivor without a code takes over the other\'s, and gives it back', async () => {
  const { mergeId } = await mergeSeen(desk.employers, gone, kept, '同一户');
  expect((await dossier(gone)).fields.uscc).toBe(uscc(1));
  await desk.employers('undoMerge', { mergeId, reason: '看错' });
  expect([(await dossier(gone)).fields.uscc, (await dossier(kept)).fields.uscc]).toEqual(['', uscc(1)]);
});

test('two dossiers of one code merge into one without the duplicate mark, and part again with it', async () => {
  await desk.employers('edit', { id: gone, rowVersion: 1, fields: head('甲建设（项目部）', uscc(1)), allowDuplicateCode: true, reason: '' });
  const { mergeId } = await mergeSeen(desk.employers, gone, kept, '同一户');
  expect(await dossier(gone)).toMatchObject({ duplicateCode: false, missing: [] });
  await desk.employers('undoMerge', { mergeId, reason: '看错' });
  expect((await dossier(kept)).duplicateCode).toBe(true);
  expect((await dossier(gone)).duplicateCode).toBe(true);
});

test('what came after a merge must be parted first, and the refusal says which', async () => {
  const third = (await desk.employers('create', { fields: head('甲建设（二部）', ''), tags: [] })).id;
  const { mergeId } = await merge();
  const later = await mergeSeen(desk.employers, kept, third, '同一户');
  await expect(desk.employers('undoMerge', { mergeId, reason: '看错' })).rejects.toThrow('甲建设（二部）');
  expect((await dossier(kept)).absorbed.map((merged) => merged.undoable)).toEqual([true, false]);
  await desk.employers('undoMerge', { mergeId: later.mergeId, reason: '看错' });
  await desk.employers('undoMerge', { mergeId, reason: '看错' });
  const fourth = (await desk.employers('create', { fields: head('甲集团有限公司', uscc(9)), tags: [] })).id;
  const again = await merge();
  await mergeSeen(desk.employers, fourth, kept, '集团');
  await expect(desk.employers('undoMerge', { mergeId: again.mergeId, reason: '看错' })).rejects.toMatchObject({ code: 'employers.mergeBuiltOn' });
  await expect(mergeSeen(desk.employers, kept, kept, '自己')).rejects.toMatchObject({ code: 'employers.mergeSelf' });
});

test('a record added after the merge stays with the survivor when the two are parted', async () => {
  const { mergeId } = await merge();
  await desk.cases('register', { caseNo: '案2', fields: { employerId: kept, cause: '拖欠工资', source: '', filedAt: at('2025-03-20'), verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '' } });
  await desk.fill([`INSERT INTO balances (account_id, as_of, fen) VALUES (1, ${at('2025-03-31 20:00')}, 9000)`]);
  await desk.employers('undoMerge', { mergeId, reason: '看错' });
  expect((await dossier(kept)).cases.map((found) => found.caseNo)).toEqual(['案2']);
  expect((await dossier(gone)).accounts[0]?.months.at(-1)?.balanceFen).toBe(9000);
});
