import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MAJOR_COLUMNS, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import type { Edition, TableName } from '#shared/rules/tables/types.ts';
import { readable, tableBytes, tableDocument, type TableFormat } from '#electron/areas/reports/papers.ts';
import { parts } from '../support/docx.ts';
import { BOTH, CAPTAIN, CHECKER, HANDLER, makeReportsDesk, type ReportsDesk } from './support/desk.ts';
import { enterMarch, MARCH, pay, YI } from './support/march.ts';

/* A table as a file that leaves the house: made from the ledger, read back as the receiver would. */

let desk: ReportsDesk;
let caseId = 0;
beforeAll(async () => {
  desk = await makeReportsDesk();
  ({ caseId } = await enterMarch(desk));
  await desk.freezeMonth(MARCH);
}, 60_000);
afterAll(() => desk.close());

const documentOf = (table: TableName, revision: number | null, edition: Edition = 'exact') => tableDocument(readable({ ledger: desk.ledger, services: desk.services, now: desk.clock.now }), { table, month: MARCH, edition, revision });
const bytesOf = async (table: TableName, revision: number | null, format: TableFormat): Promise<Buffer> => Buffer.from(await tableBytes(await documentOf(table, revision), format, desk.services.press));
const serial = (table: TableName): string => `990101-${table === 'wage-risk' ? 'QX' : 'ZD'}-202503-V1`;
const digest = async (table: TableName): Promise<string> => (await desk.frozen(table, MARCH, 1)).digest;

/** Rows of the first sheet, as texts. */
async function sheet(bytes: Uint8Array): Promise<string[][]> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => { rows.push((row.values as unknown[]).slice(1).map((value) => String(value ?? ''))); });
  return rows;
}

it.each(BOTH)('%s as a workbook: heads of the definition in order, values, serial and digest', async (table) => {
  const rows = await sheet(await bytesOf(table, 1, 'xlsx'));
  const heads = (table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS).map(({ head }) => head);
  const headAt = rows.findIndex((row) => row[0] === heads[0] && row.length === heads.length);
  expect(rows[headAt]).toEqual(heads);
  expect(rows[headAt + 1]).toContain('乙建筑工程有限公司');
  const text = rows.flat().join('\n');
  for (const needed of [serial(table), await digest(table), 'C岗 0003', '大队长 0001', '清河区（990101）']) expect(text).toContain(needed);
  expect(text).not.toContain('草稿');
});

it.each(BOTH)('%s: the same revision is the same workbook whenever it is made, whatever has changed since', async (table) => {
  const first = await bytesOf(table, 1, 'xlsx');
  desk.clock.now += 86_400_000;
  await pay(desk, caseId, 100);
  expect((await bytesOf(table, 1, 'xlsx')).equals(first)).toBe(true);
  expect((await bytesOf(table, null, 'xlsx')).equals(first)).toBe(false);
});

it.each(BOTH)('%s as a document: it opens, and bears its serial and its digest', async (table) => {
  const found = await parts(await bytesOf(table, 1, 'docx'));
  expect(found.get('word/document.xml')).toContain(serial(table));
  expect(found.get('word/document.xml')).toContain('乙建筑工程有限公司');
  const everything = [...found].filter(([name]) => name.startsWith('word/')).map(([, text]) => text).join('\n');
  expect(everything).toContain(await digest(table));
  expect(everything).not.toContain('草稿');
});

it.each(BOTH)('%s: a draft says so, in every format, and bears no serial', async (table) => {
  const rows = (await sheet(await bytesOf(table, null, 'xlsx'))).flat().join('\n');
  const docx = [...(await parts(await bytesOf(table, null, 'docx')))].map(([, text]) => text).join('\n');
  for (const text of [rows, docx]) {
    expect(text).toContain('草稿，未经批准，不得报送');
    expect(text).toContain('（草稿）');
    expect(text).not.toMatch(/990101-(QX|ZD)-202503-V/);
    expect(text).not.toContain('大队长 0001');
  }
});

it('the public edition hides what the exact one shows: a count of one or two', async () => {
  desk.who.actor = HANDLER;
  const { rowVersion, fields } = await desk.cases('case', { id: caseId });
  await desk.cases('edit', { id: caseId, rowVersion, fields: { ...fields, unpaidHeadcount: 2 }, reason: '更正：录错' });
  desk.who.actor = CAPTAIN;
  const [exact, open] = [await documentOf('wage-risk', null), await documentOf('wage-risk', null, 'public')];
  const w20 = [exact, open].map((document) => document.rows.find((row) => 'W03' in row && row.W03 === YI));
  expect(w20.map((row) => (row !== undefined && 'W20' in row ? row.W20 : undefined))).toEqual([2, '1-2']);
  const texts = (await sheet(await tableBytes(open, 'xlsx', desk.services.press))).flat();
  expect(texts).toContain('1-2');
  expect(texts.join('\n')).toContain('公开版');
});

it('exporting writes the file under its name and leaves an entry in the journal', async () => {
  desk.who.actor = CHECKER;
  const { file } = await desk.reports('exportTable', { table: 'wage-risk', month: MARCH, edition: 'exact', revision: 1, format: 'xlsx' });
  expect(file?.name).toBe('990101-QX-202503-V1-上报版.xlsx');
  expect((await readFile(`${file?.folder ?? ''}/${file?.name ?? ''}`)).equals(await bytesOf('wage-risk', 1, 'xlsx'))).toBe(true);
  expect(await desk.reader.first(`SELECT summary, staff_no FROM journal WHERE operation = 'reports.exportTable'`)).toEqual({ summary: `导出 ${MARCH} 欠薪风险预警表 V1 上报版，xlsx`, staff_no: '0003' });
  expect(await documentOf('wage-risk', 1)).toMatchObject({ digest: await digest('wage-risk') });
  await expect(desk.reports('exportTable', { table: 'wage-risk', month: MARCH, edition: 'exact', revision: 9, format: 'xlsx' })).rejects.toMatchObject({ code: 'reports.noRevision' });
});

it('a correction names on paper what it supersedes and why', async () => {
  await desk.freezeMonth(MARCH, BOTH, 'wrong_input');
  const text = (await parts(await bytesOf('wage-risk', 2, 'docx'))).get('word/document.xml');
  for (const needed of ['（V2 更正）', '本表更正并代替 V1，原因：录入有误', '990101-QX-202503-V2']) expect(text).toContain(needed);
  expect((await parts(await bytesOf('wage-risk', 1, 'docx'))).get('word/document.xml')).not.toContain('更正');
});
