import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { columnTexts, sheetRows } from './reading.ts';
import { counts, csvText, EMPLOYER_HEADS, employerRow, makeDesk, none, uscc, type Desk } from './desk.ts';
import { book, textRow } from './workbooks.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const names = (): Promise<{ name: string }[]> => desk.rows('SELECT name FROM employers ORDER BY id');

test('GB18030 and UTF-8, with and without a mark, rare characters and all', async () => {
  const name = '𠮷野家龘𪚥建设有限公司';
  const text = (n: number): string => csvText(EMPLOYER_HEADS, [employerRow(n, { 单位名称: name })]);
  const files: Uint8Array[] = [iconv.encode(text(1), 'gb18030'), Buffer.from(text(2)), Buffer.from(`\uFEFF${text(3)}`), iconv.encode(text(4), 'gb18030').subarray(0)];
  for (const bytes of files) await desk.take('employers', await desk.file('名单.csv', bytes));
  expect(await names()).toEqual([{ name }, { name }, { name }, { name }]);
  expect(await desk.rows('SELECT encoding FROM import_batches ORDER BY id')).toEqual([{ encoding: 'GB18030' }, { encoding: 'UTF-8' }, { encoding: 'UTF-8' }, { encoding: 'GB18030' }]);
});

test('pieces of the file never cut a character', async () => {
  const rows = Array.from({ length: 9000 }, (_, i) => [uscc(1), `龘${'重'.repeat(i % 7)}a`]);
  for (const encoding of ['utf8', 'gb18030'] as const) {
    const found = await sheetRows(await desk.file('long.csv', iconv.encode(csvText(['统一社会信用代码', '单位名称'], rows), encoding)));
    expect(found).toHaveLength(9001);
    expect(found.slice(1).map((row) => row.cells)).toEqual(rows);
  }
});

test('UTF-8 heads and broken bytes below: the file is refused with the row, never taken for GB18030', async () => {
  const lines = csvText(EMPLOYER_HEADS, [1, 2, 3].map((n) => employerRow(n))).split('\r\n');
  const broken = (at: number, bytes: Buffer): Buffer => Buffer.concat(lines.flatMap((line, i) => [Buffer.from(line), ...(i === at ? [bytes] : []), Buffer.from('\r\n')]));
  const gb = iconv.encode('重庆', 'gb18030');
  await expect(desk.take('employers', await desk.file('a.csv', broken(2, gb)))).rejects.toMatchObject({ code: 'imports.brokenBytes', message: '第 3 行有无法识别的字节（按 UTF-8 读取），整个文件没有读取。' });
  await expect(desk.take('employers', await desk.file('a.csv', broken(3, Buffer.from([0xe9, 0x87]))))).rejects.toMatchObject({ message: '第 4 行有无法识别的字节（按 UTF-8 读取），整个文件没有读取。' });
  const start = Buffer.concat([Buffer.from(`${lines.slice(0, 3).join('\r\n')}\r\n`), Buffer.from([0xff]), Buffer.from(lines[3] ?? '')]);
  await expect(desk.take('employers', await desk.file('a.csv', start))).rejects.toMatchObject({ message: '第 4 行有无法识别的字节（按 UTF-8 读取），整个文件没有读取。' });
  const quoted = Buffer.concat([Buffer.from(`${lines.slice(0, 2).join('\r\n')}\r\n"`), Buffer.from([0xff]), Buffer.from('"')]);
  await expect(desk.take('employers', await desk.file('a.csv', quoted))).rejects.toMatchObject({ message: '第 3 行有无法识别的字节（按 UTF-8 读取），整个文件没有读取。' });
  expect(await desk.rows('SELECT 1 FROM import_batches')).toEqual([]);
});

test('GB18030 with bytes that are none', async () => {
  const bytes = Buffer.concat([iconv.encode(csvText(EMPLOYER_HEADS, [employerRow(1)]), 'gb18030'), Buffer.from([0xff, 0x20]), iconv.encode(csvText(employerRow(2), []), 'gb18030')]);
  await expect(desk.take('employers', await desk.file('a.csv', bytes))).rejects.toMatchObject({ code: 'imports.brokenBytes', message: '第 3 行有无法识别的字节（按 GB18030 读取），整个文件没有读取。' });
});

test('quotes, commas and line breaks inside of cells; blank lines count as rows of the sheet but are no data', async () => {
  const text = `${EMPLOYER_HEADS.join(',')}\n\n"${uscc(1)}","甲,乙""丙""建设有限公司",建筑,990101001\r${uscc(2)},某"大"公司,建筑,990101001\r\n,,,\r\n   \n${uscc(3)},错,建筑,990101001\n`;
  const result = await desk.take('employers', await desk.file('a.csv', text));
  expect(counts(result)).toEqual({ ...none, rows: 3, created: 2, refused: 1 });
  expect(await names()).toEqual([{ name: '甲,乙"丙"建设有限公司' }, { name: '某"大"公司' }]);
  expect(await readFile(result.refusedFile ?? '', 'utf8')).toContain('第 7 行：单位名称“错”，应为 2 至 100 字，现为 1 字');
});

test('a quote that never closes, and a row that slipped by an unquoted comma', async () => {
  await expect(desk.take('employers', await desk.file('a.csv', `${EMPLOYER_HEADS.join(',')}\n${employerRow(1).join(',')}\n${uscc(2)},"没有关上的引号,建筑\n${employerRow(3).join(',')}\n`))).rejects.toMatchObject({ code: 'imports.quoteOpen', message: '第 3 行的引号没有配对，或一行过长，后面的内容无法分行。' });
  const slipped = [...employerRow(2)];
  slipped.splice(5, 0, '建设路');
  slipped[14] = '慢了一格';
  const result = await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1), slipped]);
  expect(counts(result)).toEqual({ ...none, rows: 2, created: 1, refused: 1 });
  expect(await readFile(result.refusedFile ?? '', 'utf8')).toContain('（表头之外）“慢了一格”，这一行的格数多于表头，可能有未加引号的逗号');
});

test('NUL and control characters refuse the row in either format', async () => {
  const text = `${EMPLOYER_HEADS.join(',')}\n${employerRow(1, { 单位名称: '甲\u0000公司' }).join(',')}\n${employerRow(2, { 地址: '路\u0007' }).join(',')}\n${employerRow(3, { 地址: '"路\n号"' }).join(',')}\n${employerRow(4).join(',')}\n`;
  const result = await desk.take('employers', await desk.file('a.csv', text));
  expect(counts(result)).toEqual({ ...none, rows: 4, created: 1, refused: 3 });
  const reasons = (await readFile(result.refusedFile ?? '', 'utf8')).match(/第 \d 行：[^\r"]*/g);
  expect(reasons).toEqual(['第 2 行：单位名称“甲\u0000公司”，含有不可见的控制字符', '第 3 行：地址“路\u0007”，含有不可见的控制字符', expect.stringContaining('第 4 行：地址“路')]);
  const rows = textRow(1, [...EMPLOYER_HEADS]) + textRow(2, employerRow(5)).replace('第5号', '第&#1;5号') + textRow(3, employerRow(6)).replace('第6号', '第\u00016号') + textRow(4, employerRow(7)).replace('第7号', '第_x0000_7号') + textRow(5, employerRow(8));
  const book1 = await desk.take('employers', await desk.file('a.xlsx', await book([{ name: '一', rows }])));
  expect(counts(book1)).toEqual({ ...none, rows: 4, created: 1, refused: 3 });
  expect(await columnTexts(book1.refusedFile ?? '', '错误原因')).toHaveLength(3);
});

test('the result file can be mended and comes back: apostrophes off, the reasons ignored', async () => {
  const first = await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1, { 地址: '=建设路', 联系电话: '-0591', 街道代码: '99010100' }), employerRow(2, { 地址: "'@路", 街道代码: '99' })]);
  const text = await readFile(first.refusedFile ?? '', 'utf8');
  expect(text.split('\r\n')[1]).toContain("'=建设路");
  const mended = await desk.take('employers', await desk.file('mended.csv', text.replace(',99010100,', ',990101001,').replace(',99,', ',990101002,')));
  expect(counts(mended)).toEqual({ ...none, rows: 2, created: 2 });
  expect(mended.ignoredColumns).toEqual([]);
  expect(await desk.rows('SELECT address, phone FROM employers ORDER BY id')).toEqual([{ address: '=建设路', phone: '-0591' }, { address: '@路', phone: '' }]);
  const again = await desk.take('employers', await desk.file('again.csv', text));
  expect((await readFile(again.refusedFile ?? '', 'utf8')).split('\r\n')[0]?.match(/错误原因/g)).toHaveLength(1);
});
