import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { kindOf } from '#electron/imports/kinds/index.ts';
import { counts, csvText, EMPLOYER_HEADS, employerRow, none, uscc } from './desk.ts';
import { facts, makeOffice, type Office } from './office.ts';

/*
 * A list may leave a column empty: the record keeps what it has. What the two together say must still make sense, else the row comes back (formats:
 * uninsured > employed, closed before filed).
 */

let office: Office;
beforeEach(async () => { office = await makeOffice(); });
afterEach(() => office.close());

interface Clash { readonly kind: 'insurance' | 'accounts' | 'court' | 'cases' | 'major'; readonly first: Record<string, string>; readonly wrong: Record<string, string>; readonly reason: string; readonly right: Record<string, string> }

const CODE = { 统一社会信用代码: uscc(1) };
const ACCOUNT = { ...CODE, 专户编号: 'ZH-5', 项目名称: '一期' };
const COURT = { ...CODE, 执行案号: '(2025)执5号', 被执行人名称: '第1号测试有限公司' };
const CASE = { ...CODE, 案件编号: 'AJ-5', 案由: '拖欠工资' };
const MAJOR = { 案件编号: 'AJ-1', 启动条件: '1', 人数: '50' };
const CLASHES: readonly Clash[] = [
  { kind: 'insurance', first: { ...CODE, 月份: '2025-03', 在职人数: '120', 未参保人数: '20' }, wrong: { ...CODE, 月份: '2025-03', 未参保人数: '121' }, reason: '未参保人数“121”，多于台账中已有的在职人数，请一并填写在职人数', right: { 在职人数: '130' } },
  { kind: 'accounts', first: { ...ACCOUNT, 开户日期: '2024-01-01', 销户日期: '2024-06-01' }, wrong: { ...ACCOUNT, 开户日期: '2024-07-01' }, reason: '开户日期“2024-07-01”，晚于台账中已有的销户日期，请一并填写销户日期', right: { 销户日期: '2024-08-01' } },
  { kind: 'court', first: { ...COURT, 立案时间: '2025-01-01', 结束时间: '2025-02-01' }, wrong: { ...COURT, 立案时间: '2025-03-01' }, reason: '立案时间“2025-03-01”，晚于台账中已有的结束时间，请一并填写结束时间', right: { 结束时间: '2025-03-02' } },
  { kind: 'cases', first: { ...CASE, 立案时间: '2025-01-01', 结案时间: '2025-02-01' }, wrong: { ...CASE, 立案时间: '2025-03-01' }, reason: '立案时间“2025-03-01”，晚于台账中已有的结案时间，请一并填写结案时间', right: { 结案时间: '2025-03-02' } },
  { kind: 'cases', first: { ...CASE, 立案时间: '2025-01-01', 涉及人数: '20' }, wrong: { ...CASE, 立案时间: '2025-01-01', 未付人数: '21' }, reason: '未付人数“21”，多于台账中已有的涉及人数，请一并填写涉及人数', right: { 涉及人数: '21' } },
  { kind: 'cases', first: { ...CASE, 立案时间: '2025-01-01', 涉及人数: '20', 未付人数: '20' }, wrong: { ...CASE, 立案时间: '2025-01-01', 涉及人数: '19' }, reason: '涉及人数“19”，少于台账中已有的未付人数，请一并填写未付人数', right: { 未付人数: '0' } },
  { kind: 'major', first: { ...MAJOR, 启动时间: '2025-03-10 08:00', 快报时间: '2025-03-10 09:00' }, wrong: { ...MAJOR, 启动时间: '2025-03-10 10:00' }, reason: '启动时间“2025-03-10 10:00”，晚于台账中已有的快报时间，请一并填写快报时间', right: { 快报时间: '2025-03-10 11:00' } },
];

test.each(CLASHES)('$kind: $reason', async ({ kind, first, wrong, reason, right }) => {
  await office.csv('employers', EMPLOYER_HEADS, [employerRow(1)]);
  await office.csv('cases', ['案件编号', '统一社会信用代码', '案由', '立案时间'], [['AJ-1', uscc(1), '拖欠工资', '2025-01-05']]);
  const heads = kindOf(kind).columns.map((column) => column.head);
  const take = (row: Record<string, string>, name: string): ReturnType<Office['take']> => office.file(name, csvText(heads, [heads.map((head) => row[head] ?? '')])).then((file) => office.take(kind, file));
  expect(counts(await take(first, '1.csv'))).toEqual({ ...none, rows: 1, created: 1 });
  const before = await facts(office);
  const result = await take(wrong, '2.csv');
  expect(counts(result)).toEqual({ ...none, rows: 1, refused: 1 });
  expect((await readFile(result.refusedFile ?? '', 'utf8')).split('\r\n')[1]?.split(',').at(-1)).toBe(`第 2 行：${reason}`);
  expect(await facts(office)).toEqual(before);
  expect(counts(await take({ ...wrong, ...right }, '3.csv'))).toEqual({ ...none, rows: 1, changed: 1 });
});

test('a row that waited and would contradict its record when its employer comes changes nothing and goes on waiting', async () => {
  await office.csv('employers', EMPLOYER_HEADS, [employerRow(1)]);
  const heads = ['专户编号', '统一社会信用代码', '项目名称', '开户日期', '销户日期'];
  await office.csv('accounts', heads, [['ZH-1', uscc(1), '一期', '2024-01-01', '2024-06-01']]);
  expect(counts(await office.csv('accounts', heads, [['ZH-1', uscc(9), '一期', '2024-07-01', ''], ['ZH-2', uscc(9), '二期', '2024-07-01', '']]))).toEqual({ ...none, rows: 2, unmatched: 2 });
  const result = await office.csv('employers', EMPLOYER_HEADS, [employerRow(9)]);
  expect([counts(result), result.matched]).toEqual([{ ...none, rows: 1, created: 1 }, 1]);
  expect(await office.rows('SELECT a.account_no, e.uscc, a.closed_at IS NULL AS open FROM wage_accounts a JOIN employers e ON e.id = a.employer_id ORDER BY a.account_no')).toEqual([{ account_no: 'ZH-1', uscc: uscc(1), open: 0 }, { account_no: 'ZH-2', uscc: uscc(9), open: 1 }]);
  const { total, rows } = await office.imports('waiting', { offset: 0, limit: 50 });
  expect([total, rows[0]?.title]).toEqual([1, '专户编号 ZH-1　项目名称 一期　开户日期 2024-07-01']);
  // The mended row settles it.
  expect(counts(await office.csv('accounts', heads, [['ZH-1', uscc(9), '一期', '2024-07-01', '2024-08-01']]))).toEqual({ ...none, rows: 1, changed: 1 });
  expect((await office.imports('waiting', { offset: 0, limit: 50 })).total).toBe(0);
});
