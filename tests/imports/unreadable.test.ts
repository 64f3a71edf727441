import { rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '#shared/messages/index.ts';
import { csvText, EMPLOYER_HEADS, employerRow, makeDesk, type Desk } from './desk.ts';
import { book, textRow, zipOf } from './workbooks.ts';

/* Whatever file an office sends: a sentence that says what it is and what to do, and not one row of the ledger differs afterwards. */

// One ledger for all of them: it is the same after each.
let desk: Desk;
beforeAll(async () => {
  desk = await makeDesk();
  await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1), employerRow(2)]);
  await desk.csv('balances', ['专户编号', '余额时间', '余额'], [['ZH-1', '2025-03-31', '1']]);
});
afterAll(() => desk.close());

const HEADS = [...EMPLOYER_HEADS];
const LIST = csvText(HEADS, [employerRow(1, { 地址: '新址' }), employerRow(3)]);
const sheet = (rows: string, more: { name?: string; after?: string } = {}): Promise<Buffer> => book([{ name: more.name ?? '名单', rows, ...(more.after === undefined ? {} : { after: more.after }) }]);
const rowsOf = (...rows: (readonly string[])[]): string => rows.map((row, i) => textRow(i + 1, row)).join('');

/** Every row of every table. */
async function dump(): Promise<string> {
  const tables = await desk.rows<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`);
  const found: string[] = [];
  for (const { name } of tables) found.push(name, JSON.stringify(await desk.rows(`SELECT * FROM ${name}`)));
  return found.join('\n');
}

/** A container of the old kind with a stream of that name. */
function container(stream: string): Buffer {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2040)]);
  ole.writeUInt16LE(9, 30);
  ole.writeUInt32LE(1, 48);
  return Buffer.concat([ole, Buffer.from(stream, 'utf16le'), Buffer.alloc(512)]);
}

interface Bad { readonly name: string; readonly content: () => Promise<string | Uint8Array> | string | Uint8Array; readonly says: string; readonly sheet?: string }

const BAD: Record<string, Bad> = {
  'a file of no bytes': { name: '空.csv', content: () => '', says: '文件是空的，连表头也没有。' },
  'a workbook without a filled cell': { name: '空.xlsx', content: () => sheet(''), says: '工作表是空的，没有表头。' },
  'a column that must be there is missing': { name: '缺列.csv', content: () => csvText(HEADS.slice(0, 3), [employerRow(3).slice(0, 3)]), says: '“用人单位”缺少必须有的列：“街道代码”。' },
  'two columns are missing': { name: '缺列.xlsx', content: () => sheet(rowsOf(['统一社会信用代码', '单位名称'], employerRow(3).slice(0, 2))), says: '“用人单位”缺少必须有的列：“行业”、“街道代码”。' },
  'a column twice': { name: '重列.csv', content: () => csvText([...HEADS, '单位名称'], [[...employerRow(3), '别名']]), says: '表头中重复出现的列：“单位名称”。' },
  'a title above the heads': { name: '标题.xlsx', content: () => sheet(rowsOf(['清河区用人单位名单'], HEADS, employerRow(3))), says: '第 1 行应为表头，表头却在第 2 行，上面有标题行。' },
  'a title in merged cells above the heads': { name: '标题.xlsx', content: () => sheet(rowsOf(['清河区用人单位名单'], HEADS, employerRow(3)), { after: '<mergeCells count="1"><mergeCell ref="A1:N1"/></mergeCells>' }), says: '第 1 行应为表头，表头却在第 2 行，上面有标题行。' },
  'heads that are merged': { name: '合并.xlsx', content: () => sheet(textRow(1, ['统一社会信用代码', null, '行业', '街道代码']) + textRow(2, employerRow(3).slice(0, 4)), { after: '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>' }), says: '“用人单位”缺少必须有的列：“单位名称”。' },
  'another list': { name: '别的.csv', content: () => csvText(['专户编号', '余额时间', '余额'], [['ZH-1', '2025-03-30', '1']]), says: '“用人单位”缺少必须有的列：“统一社会信用代码”、“单位名称”、“行业”、“街道代码”。' },
  'a sheet that was renamed': { name: '改名.xlsx', content: () => sheet(rowsOf(HEADS, employerRow(3)), { name: '名单（新）' }), sheet: '名单', says: '工作簿中没有名为“名单”的工作表，现有：“名单（新）”。' },
  'UTF-16': { name: '万国.csv', content: () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(LIST, 'utf16le')]), says: '文件是 UTF-16 编码，不能读取。' },
  'UTF-16 without a mark': { name: '万国.csv', content: () => Buffer.from(LIST, 'utf16le').swap16(), says: '文件是 UTF-16 编码，不能读取。' },
  'GB18030 with a broken byte': { name: '坏.csv', content: () => Buffer.concat([iconv.encode(LIST, 'gb18030').subarray(0, -4), Buffer.from([0xff, 0x0d, 0x0a])]), says: '第 3 行有无法识别的字节（按 GB18030 读取），整个文件没有读取。' },
  'UTF-8 with a broken byte': { name: '坏.csv', content: () => Buffer.concat([Buffer.from(LIST).subarray(0, -4), Buffer.from([0xff, 0x0d, 0x0a])]), says: '第 3 行有无法识别的字节（按 UTF-8 读取），整个文件没有读取。' },
  'a quote that never closes': { name: '引号.csv', content: () => LIST.replace('新址', '"新址'), says: '第 2 行的引号没有配对，或一行过长，后面的内容无法分行。' },
  'an encrypted workbook': { name: '密.xlsx', content: () => container('EncryptedPackage'), says: '工作簿有打开密码，不能读取。' },
  'an .xls': { name: '旧.xls', content: () => container('Workbook'), says: '这是旧版 .xls 工作簿，不能读取。' },
  'an .xls with the name of a workbook': { name: '旧.xlsx', content: () => container('Workbook'), says: '这是旧版 .xls 工作簿，不能读取。' },
  'a .docx with the name of a workbook': { name: '文.xlsx', content: () => zipOf({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>', 'word/document.xml': '<w:document/>' }), says: '文件不是 .xlsx 工作簿。' },
  'a picture with the name of a list': { name: '图.csv', content: () => Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(4000, 0xd3)]), says: '“用人单位”缺少必须有的列：“统一社会信用代码”、“单位名称”、“行业”、“街道代码”。' },
  'a PDF with the name of a list': { name: '文.csv', content: () => '%PDF-1.7\n1 0 obj\n<< >>\nendobj\n', says: '“用人单位”缺少必须有的列：“统一社会信用代码”、“单位名称”、“行业”、“街道代码”。' },
  'a web page with the name of a workbook': { name: '页.xls', content: () => '<html><body><table></table></body></html>', says: '文件内容是网页或 XML，只是用了表格的文件名。' },
  'half a workbook': { name: '半.xlsx', content: async () => (await sheet(rowsOf(HEADS, employerRow(3)))).subarray(0, 700), says: '文件已损坏，或不是完整的工作簿，没有写入任何内容。' },
  'an entity that reaches outside': { name: '外.xlsx', content: () => book([{ name: '名单', rows: rowsOf(HEADS, employerRow(3)), before: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' }]), says: '工作簿中含有文档类型或外部实体声明，可能有害，已停止读取。' },
};

describe('is refused whole, in a sentence', () => {
  test.each(Object.entries(BAD))('%s', async (_what, { name, content, says, sheet: wanted }) => {
    const before = await dump();
    const file = await desk.file(name, await content());
    for (const dryRun of [true, false]) {
      const failed: unknown = await desk.take('employers', file, { sheet: wanted ?? null, dryRun }).catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(Refusal);
      if (!(failed instanceof Refusal)) continue;
      expect(failed.message).toBe(says);
      expect(failed.message).toMatch(/^[\u4e00-\u9fff“第].*。$/);
      expect(failed.todo).toMatch(/[\u4e00-\u9fff].*。$/);
      expect(await dump()).toBe(before);
    }
  });

  test('a file that is gone, a folder, and one that goes away while it is read', async () => {
    const before = await dump();
    const file = await desk.file('走了.csv', LIST);
    const folder = path.join(desk.test.folder, '文件夹.csv');
    await mkdir(folder);
    await expect(desk.take('employers', `${file}.bak`)).rejects.toMatchObject({ message: `找不到或打不开文件：${file}.bak。` });
    await expect(desk.take('employers', folder)).rejects.toMatchObject({ message: `找不到或打不开文件：${folder}。` });
    await expect(desk.take('employers', file, { watch: { onProgress: () => undefined, clock: () => { rmSync(file, { force: true }); return performance.now(); } } })).rejects.toMatchObject({ message: '文件“走了.csv”在读取的同时被改动，没有写入任何内容。' });
    expect(await dump()).toBe(before);
  });

  test('a look that is broken off, and an import', async () => {
    const before = await dump();
    const file = await desk.file('长.csv', LIST);
    const stop = new AbortController();
    stop.abort();
    for (const dryRun of [true, false]) await expect(desk.take('employers', file, { dryRun, watch: { signal: stop.signal } })).rejects.toMatchObject({ code: 'job.cancelled' });
    expect(await dump()).toBe(before);
  });
});

describe('is read with rows 0 and changes nothing', () => {
  const nothing = { rows: 0, created: 0, changed: 0, same: 0, refused: 0, unmatched: 0, refusedFile: null, batchId: null };
  test.each([['heads alone, csv', '头.csv', () => Promise.resolve(csvText(HEADS, []))], ['heads alone, workbook', '头.xlsx', () => sheet(rowsOf(HEADS))], ['heads and blank rows', '白.csv', () => Promise.resolve(`${csvText(HEADS, [])}\r\n ,,\r\n,,\r\n`)]])('%s', async (_what, name, content) => {
    const before = await dump();
    expect(await desk.take('employers', await desk.file(name, await content()))).toMatchObject(nothing);
    expect(await dump()).toBe(before);
  });
});

// The only one that writes stands last.
test('formulas: the stored value counts, in every kind of cell; without one, or with an error, the row comes back', async () => {
  const formula = (value: string, type = ''): { raw: string } => ({ raw: `<c r="REF"${type}><f>B2</f>${value}</c>` });
  const [code, name, industry, street] = employerRow(3);
  const rows = textRow(1, HEADS.slice(0, 4))
    + textRow(2, [formula(`<v>${code}</v>`, ' t="str"'), name ?? '', formula(`<v>${industry}</v>`, ' t="str"'), formula(`<v>${street}</v>`)])
    + textRow(3, [employerRow(4)[0] ?? '', formula(''), industry ?? '', street ?? ''])
    + textRow(4, [employerRow(5)[0] ?? '', formula('<v>#REF!</v>', ' t="e"'), industry ?? '', street ?? '']);
  expect(await desk.take('employers', await desk.file('式.xlsx', await sheet(rows)))).toMatchObject({ rows: 3, created: 1, refused: 2 });
  expect(await desk.rows('SELECT name, street_code FROM employers WHERE id = 3')).toEqual([{ name, street_code: street }]);
});
