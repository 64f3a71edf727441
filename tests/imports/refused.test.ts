import { access, mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { kindOf } from '#electron/imports/kinds/index.ts';
import { FACT_KINDS } from './caseCases.ts';
import { at, counts, csvText, EMPLOYER_HEADS, employerRow, makeDesk, none, uscc, type Desk } from './desk.ts';
import { EMPLOYER_KINDS, type KindCase } from './kindCases.ts';
import { columnTexts } from './reading.ts';
import { book, textRow } from './workbooks.ts';

/* Refused rows come back as a file of the same kind with the reasons, to be mended and imported again. */

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const ACCOUNTS = ['专户编号', '统一社会信用代码', '项目名称', '开户日期'];
const CASES = ['案件编号', '统一社会信用代码', '案由', '立案时间'];
const parents = async (): Promise<void> => {
  await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1), employerRow(2)]);
  await desk.csv('accounts', ACCOUNTS, [['ZH-1', uscc(1), '一期', '2024-01-01']]);
  await desk.csv('cases', CASES, [['AJ-1', uscc(1), '拖欠工资', '2025-01-05']]);
};
const headsOf = (kind: KindCase['kind']): string[] => kindOf(kind).columns.map((column) => column.head);
const journal = (): Promise<unknown[]> => desk.rows('SELECT seq FROM journal UNION ALL SELECT id FROM import_batches UNION ALL SELECT id FROM employers');

/** Opens a result file as an office does, puts a value into a column of its first row, and saves it. */
async function mendSheet(file: string, heads: readonly string[], values: readonly string[], to: string): Promise<void> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  const found = sheet?.getRow(1).values as (string | undefined)[];
  heads.forEach((head, i) => { if (sheet !== undefined) sheet.getRow(2).getCell(found.indexOf(head)).value = values[i] ?? ''; });
  await workbook.xlsx.writeFile(to);
}

describe.each([...EMPLOYER_KINDS, ...FACT_KINDS])('$kind', ({ kind, good, stored, wrong }) => {
  const heads = headsOf(kind);
  const [bad, reason] = wrong[0] ?? [{}, ''];
  const row = heads.map((head) => bad[head] ?? good[head] ?? '');
  const mended = (): [string[], string[]] => [Object.keys(bad), Object.keys(bad).map((head) => good[head] ?? '')];

  test('the refused row mended in place goes in as if it had been right, from a csv and from a workbook', async () => {
    await parents();
    const file = await desk.file('in.xlsx', await book([{ name: '一', rows: textRow(1, ['序号', ...heads]) + textRow(2, ['1', ...row]) }]));
    const result = await desk.take(kind, file);
    expect([counts(result), result.ignoredColumns, result.refusedFile?.endsWith('.xlsx')]).toEqual([{ ...none, rows: 1, refused: 1 }, ['序号'], true]);
    expect(await columnTexts(result.refusedFile ?? '', '错误原因')).toEqual([`第 2 行：${reason}`]);
    expect(await columnTexts(result.refusedFile ?? '', '序号')).toEqual(['1']);
    const again = path.join(desk.test.folder, 'again.xlsx');
    await mendSheet(result.refusedFile ?? '', ...mended(), again);
    // The kind is found by the heads, the reason that still stands there is not read.
    expect(await desk.take(null, again)).toMatchObject({ ...none, kind, rows: 1, created: 1, refusedFile: null });
    expect((await desk.rows(stored[0]))[0]).toEqual(stored[1]);

    // As csv it comes to the very same record.
    const second = await desk.csv(kind, heads, [row]);
    const text = await readFile(second.refusedFile ?? '', 'utf8');
    const cell = (value: string): string => csvText([value], []).trim();
    let fixed = text;
    for (const head of Object.keys(bad)) fixed = fixed.replace(cell(bad[head] ?? ''), cell(good[head] ?? ''));
    expect(await desk.take(null, await desk.file('again.csv', fixed))).toMatchObject({ ...none, kind, rows: 1, same: 1, refusedFile: null });
    expect((await desk.rows(stored[0]))[0]).toEqual(stored[1]);
  });
});

test('real dates, numbers and negative amounts of a refused row survive its mending', async () => {
  await parents();
  const serial = (text: string): number => (at(text) + 8 * 3600_000) / 86_400_000 + 25_569;
  const styles = '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>';
  const number = (value: number, style = 0): { raw: string } => ({ raw: `<c r="REF" s="${style}"><v>${value}</v></c>` });
  const rows = textRow(1, ['案件编号', '支付时间', '凭证号', '金额', '种类']) + textRow(2, ['AJ-1', number(serial('2025-03-05 15:30'), 1), number(20250305001), number(-1234.5), '奖金']);
  const result = await desk.take('payments', await desk.file('in.xlsx', await book([{ name: '一', rows }], { styles })));
  expect(counts(result)).toEqual({ ...none, rows: 1, refused: 1 });
  const again = path.join(desk.test.folder, 'again.xlsx');
  await mendSheet(result.refusedFile ?? '', ['种类'], ['工资'], again);
  expect(counts(await desk.take('payments', again))).toEqual({ ...none, rows: 1, created: 1 });
  const csv = await desk.csv('payments', ['案件编号', '支付时间', '凭证号', '金额', '种类'], [['AJ-1', '2025-03-06', '-7', '-12.00', '奖金']]);
  const text = (await readFile(csv.refusedFile ?? '', 'utf8')).replace(',奖金,', ',工资,');
  expect(counts(await desk.take('payments', await desk.file('again.csv', text)))).toEqual({ ...none, rows: 1, created: 1 });
  expect(await desk.rows('SELECT paid_at, voucher, fen FROM payments ORDER BY paid_at')).toEqual([{ paid_at: at('2025-03-05 15:30'), voucher: '20250305001', fen: -123450 }, { paid_at: at('2025-03-06'), voucher: '-7', fen: -1200 }]);
});

test('all that is wrong with a row stands in its reason, and only refused rows come back, in the order and columns of the file', async () => {
  const heads = ['备注', '街道代码', '行业', '单位名称', '统一社会信用代码', '职工人数'];
  const rows = [['甲', '990101001', '建筑', '第1号', uscc(1), '5'], ['乙', '9901', '挖掘', '第2号', uscc(2), '-5'], ['丙', '990101001', '餐饮', '', uscc(3), ''], ['丁', '990101001', '其他', '第4号', uscc(4), '']];
  const result = await desk.take('employers', await desk.file('gb.csv', iconv.encode(csvText(heads, rows), 'gb18030')));
  expect([counts(result), result.ignoredColumns]).toEqual([{ ...none, rows: 4, created: 2, refused: 2 }, ['备注']]);
  const lines = (await readFile(result.refusedFile ?? '', 'utf8')).split('\r\n');
  expect(lines).toEqual([
    `\uFEFF${heads.join(',')},错误原因`,
    `${csvText(rows[1] ?? [], []).trim().replace('-5', "'-5")},第 3 行：行业“挖掘”，应为 建筑、餐饮、平台、劳务派遣、其他 之一；街道代码“9901”，应为 9 位数字，现为 4 位；职工人数“-5”，人数不能小于零`,
    `${csvText(rows[2] ?? [], []).trim()},第 4 行：单位名称“（空）”，空白，必须填写`, '',
  ]);
});

test('where everything is refused nothing is written, yet the rows come back; two results of one moment have two names', async () => {
  const bad = [employerRow(1, { 街道代码: '1' })];
  const [first, second] = [await desk.csv('employers', EMPLOYER_HEADS, bad), await desk.take('employers', await desk.file('employers-1.csv', csvText(EMPLOYER_HEADS, bad)))];
  expect(await journal()).toEqual([]);
  expect([first.batchId, second.batchId]).toEqual([null, null]);
  expect([first, second].map((result) => path.basename(result.refusedFile ?? ''))).toEqual(['20250401-094200-employers-1-被拒.csv', '20250401-094200-employers-1-被拒-2.csv']);
  expect(await readdir(path.dirname(first.refusedFile ?? ''))).toHaveLength(2);
});

test('a look alone leaves no file, unless a place for it is named', async () => {
  const rows = [employerRow(1), employerRow(2, { 街道代码: '1' })];
  expect(await desk.csv('employers', EMPLOYER_HEADS, rows, { dryRun: true })).toMatchObject({ created: 1, refused: 1, refusedFile: null });
  const place = path.join(desk.test.folder, '结果.csv');
  expect(await desk.csv('employers', EMPLOYER_HEADS, rows, { dryRun: true, refusedTo: place })).toMatchObject({ refusedFile: place });
  await access(place);
  expect(await journal()).toEqual([]);
});

test('a result file is never written over another one or into nowhere: nothing is imported then', async () => {
  const rows = [employerRow(1), employerRow(2, { 街道代码: '1' })];
  const place = await desk.file('已有.csv', '别人的内容');
  await expect(desk.csv('employers', EMPLOYER_HEADS, rows, { refusedTo: place })).rejects.toMatchObject({ code: 'imports.resultExists', message: `结果文件已经存在，没有覆盖：${place}。` });
  expect(await readFile(place, 'utf8')).toBe('别人的内容');
  const nowhere = path.join(place, '结果.csv');
  await expect(desk.csv('employers', EMPLOYER_HEADS, rows, { refusedTo: nowhere })).rejects.toMatchObject({ code: 'imports.resultUnwritable' });
  expect(await journal()).toEqual([]);
  const folder = path.join(desk.test.folder, '结果');
  await mkdir(folder);
  expect(await desk.csv('employers', EMPLOYER_HEADS, rows, { refusedTo: path.join(folder, '新.csv') })).toMatchObject({ created: 1, refusedFile: path.join(folder, '新.csv') });
  expect(await readdir(folder)).toEqual(['新.csv']);
});

test('the command line prints these figures and no others, tells where refused rows are, and ends with 0 or 1', async () => {
  const ask = async (...words: string[]): Promise<{ code: number; out: string[]; err: string[] }> => {
    const [out, err]: [string[], string[]] = [[], []];
    return { code: await runCli(['import', '--ledger', desk.test.folder, ...words], { out: (line) => out.push(line), err: (line) => err.push(line) }), out, err };
  };
  const plain = await desk.file('名单.csv', csvText(EMPLOYER_HEADS, [employerRow(1)]));
  const mixed = await desk.file('混合.csv', csvText(EMPLOYER_HEADS, [employerRow(1, { 地址: '新址' }), employerRow(2), employerRow(3, { 街道代码: '1' }), employerRow(2)]));
  const orphans = await desk.file('专户.csv', csvText(ACCOUNTS, [['ZH-9', uscc(9), '一期', '2024-01-01']]));
  const told = (answer: { out: string[] }): unknown => JSON.parse(answer.out[0] ?? '');
  expect(told(await ask('employers', plain, '--dry-run'))).toEqual({ kind: 'employers', ...none, rows: 1, created: 1, refusedFile: null });
  const first = await ask('employers', plain);
  expect([first.code, first.out.length, first.err, told(first)]).toEqual([0, 1, [], { kind: 'employers', ...none, rows: 1, created: 1, refusedFile: null }]);
  expect(told(await ask('employers', plain))).toEqual({ kind: 'employers', ...none, rows: 1, same: 1, refusedFile: null });
  const place = path.join(desk.test.folder, '..', '被拒.csv');
  const second = await ask('employers', mixed, '--refused-to', path.relative(process.cwd(), place));
  expect([second.code, told(second)]).toEqual([0, { kind: 'employers', rows: 4, created: 1, changed: 1, same: 1, refused: 1, unmatched: 0, refusedFile: path.resolve(place) }]);
  expect(second.err).toEqual([`有 1 行被拒，原因见：${path.resolve(place)}`]);
  await access(place);
  expect(told(await ask('accounts', orphans))).toEqual({ kind: 'accounts', ...none, rows: 1, unmatched: 1, refusedFile: null });
  expect(await ask('accounts', plain)).toEqual({ code: 1, out: [], err: ['“工资专户”缺少必须有的列：“专户编号”、“项目名称”、“开户日期”。表头像是“用人单位”，请核对种类；或对照“表头说明”改好表头。'] });
  expect(await ask('employers', `${plain}.gone`)).toMatchObject({ code: 1, out: [] });
  expect(await ask('employers', plain, '--sheet', '名单')).toMatchObject({ code: 1, out: [], err: ['这是 csv 文件，没有名为“名单”的工作表。请去掉工作表名称后再试。'] });
  expect(await ask('nonsense', plain)).toMatchObject({ code: 2, out: [] });
});
