import { afterEach, beforeEach, expect, test } from 'vitest';
import { importKinds } from '#electron/imports/kinds/index.ts';
import { counts, csvText, EMPLOYER_HEADS, employerRow, makeDesk, none, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const taking = (heads: readonly string[], rows: readonly (readonly string[])[] = []): Promise<unknown> => desk.csv('employers', heads, rows);

test('every kind is recognised by its own heads, with and without the columns that need not be there', async () => {
  for (const kind of importKinds) {
    const all = kind.columns.map((column) => column.head);
    const necessary = kind.columns.filter((column) => column.required).map((column) => column.head);
    expect((await desk.take(null, await desk.file(`${kind.kind}.csv`, csvText(all, [])))).kind).toBe(kind.kind);
    expect((await desk.take(null, await desk.file(`${kind.kind}.csv`, csvText([...necessary].reverse(), [])))).kind).toBe(kind.kind);
    expect(await desk.csv(kind.kind, all, [])).toMatchObject({ ...none, refusedFile: null, batchId: null });
  }
});

test('order is free, unknown columns are ignored and named; stars, blanks and the unit of money in heads do not matter', async () => {
  const heads = ['经济性质', '街道代码*', '行业', '单位 名称', '', '统一社会信用代码＊', '登记机关'];
  const result = await desk.csv('employers', heads, [['x', '990101001', '建筑', '甲公司', 'y', employerRow(1)[0] ?? '', 'z']]);
  expect(result).toMatchObject({ created: 1, ignoredColumns: ['经济性质', '登记机关'] });
  expect(counts(await desk.csv('balances', ['专户编号', '余额时间', '余额（元）'], [['ZH1', '2025-03-01', '1.00']]))).toEqual({ ...none, rows: 1, unmatched: 1 });
});

test('a necessary column missing or twice, and any known column twice', async () => {
  await expect(taking(EMPLOYER_HEADS.filter((head) => head !== '行业' && head !== '街道代码'))).rejects.toMatchObject({ code: 'imports.missingColumns', message: '“用人单位”缺少必须有的列：“行业”、“街道代码”。' });
  await expect(taking([...EMPLOYER_HEADS, '单位名称'])).rejects.toMatchObject({ code: 'imports.columnsTwice', message: '表头中重复出现的列：“单位名称”。' });
  await expect(taking([...EMPLOYER_HEADS, '地址'])).rejects.toMatchObject({ code: 'imports.columnsTwice' });
  await expect(desk.csv('employers', ['专户编号', '余额时间', '余额'], [])).rejects.toMatchObject({ todo: '表头像是“专户余额”，请核对种类；或对照“表头说明”改好表头。' });
});

test('a title row above the heads', async () => {
  const title = ['清河区用人单位名单', ...EMPLOYER_HEADS.slice(1).map(() => '')];
  await expect(taking(title, [['统计时间：2025-03'], [...EMPLOYER_HEADS], employerRow(1)])).rejects.toMatchObject({ code: 'imports.titleRow', message: '第 1 行应为表头，表头却在第 3 行，上面有标题行。' });
  await expect(desk.take(null, await desk.file('t.csv', csvText(title, [[...EMPLOYER_HEADS], employerRow(1)])))).rejects.toMatchObject({ code: 'imports.titleRow' });
});

test('no kind, several kinds, and the list of persons', async () => {
  const take = async (heads: readonly string[]): Promise<unknown> => desk.take(null, await desk.file('k.csv', csvText(heads, [])));
  await expect(take(['姓名', '电话'])).rejects.toMatchObject({ code: 'imports.noKind', message: '认不出是哪一种数据，表头是：“姓名”、“电话”。' });
  await expect(take(['案件编号', '支付时间', '凭证号', '金额', '事项'])).rejects.toMatchObject({ message: '表头同时符合几种数据：“支付记录”、“后续跟踪”。', todo: '请指定是哪一种。' });
  await expect(take(['统一社会信用代码', '月份', '未参保人数', '日期', '职工人数'])).rejects.toMatchObject({ code: 'imports.ambiguousKind', message: '表头同时符合几种数据：“参保情况”、“用工规模”。', data: { kinds: ['insurance', 'headcounts'] } });
  await expect(take(['案件编号', '身份证号', '姓名', '欠薪金额'])).resolves.toMatchObject({ kind: 'workers' });
});
