import { truncate } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EMPLOYER_HEADS, employerRow, makeDesk, type Desk } from './desk.ts';
import { book, textRow, zipOf } from './workbooks.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(async () => {
  // Whatever the file was: nothing of it is in the ledger.
  expect(await desk.rows('SELECT 1 FROM employers UNION ALL SELECT 1 FROM import_batches UNION ALL SELECT 1 FROM journal')).toEqual([]);
  await desk.close();
});

const good = (): Promise<Buffer> => book([{ name: '一', rows: textRow(1, [...EMPLOYER_HEADS]) + textRow(2, employerRow(1)) }]);
const refusal = async (name: string, content: string | Uint8Array): Promise<string> => {
  const failed: unknown = await desk.take('employers', await desk.file(name, content)).then(() => null, (error: unknown) => error);
  return typeof failed === 'object' && failed !== null && 'code' in failed ? String(failed.code) : String(failed);
};

test('what the bytes say counts, not the name', async () => {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2040)]);
  ole.writeUInt16LE(9, 30);
  ole.writeUInt32LE(1, 48);
  const encrypted = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(512)]);
  expect(await refusal('a.xlsx', encrypted)).toBe('imports.encrypted');
  expect(await refusal('a.xls', Buffer.concat([ole, Buffer.from('Workbook', 'utf16le'), Buffer.alloc(512)]))).toBe('imports.oldWorkbook');
  expect(await refusal('a.xls', '<html><body><table><tr><td>统一社会信用代码</td></tr></table></body></html>')).toBe('imports.webPage');
  expect(await refusal('a.xml', '\uFEFF<?xml version="1.0"?><Workbook/>')).toBe('imports.webPage');
  expect(await refusal('a.csv', '')).toBe('imports.empty');
  expect(await refusal('a.csv', '\r\n  \r\n')).toBe('imports.empty');
  expect(await refusal('a.ods', await zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }))).toBe('imports.notAWorkbook');
  expect(await refusal('a.xlsx', await book([]))).toBe('imports.noSheet');
  expect(await refusal('a.xlsx', await book([{ name: '空', rows: '' }]))).toBe('imports.noHeads');
  await expect(desk.take('employers', `${desk.test.folder}/不存在.xlsx`)).rejects.toMatchObject({ code: 'imports.fileMissing' });
  await expect(desk.take('employers', desk.test.folder)).rejects.toMatchObject({ code: 'imports.fileMissing' });
});

test('UTF-16 with and without its mark', async () => {
  const text = `${EMPLOYER_HEADS.join(',')}\r\n${employerRow(1).join(',')}\r\n`;
  const little = Buffer.from(text, 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [Buffer.concat([Buffer.from([0xff, 0xfe]), little]), Buffer.concat([Buffer.from([0xfe, 0xff]), big]), little, big]) expect(await refusal('a.csv', bytes)).toBe('imports.utf16');
});

test('broken archives: cut off, damaged, a part twice, a wrong checksum, sizes that lie', async () => {
  const whole = await good();
  expect(await refusal('a.xlsx', whole.subarray(0, whole.length - 40))).toBe('imports.broken');
  expect(await refusal('a.xlsx', whole.subarray(0, 200))).toBe('imports.broken');
  expect(await refusal('a.xlsx', Buffer.from('PK\u0003\u0004 and then nothing'))).toBe('imports.broken');
  const sheet = 'xl/worksheets/sheet1.xml';
  const place = whole.indexOf(sheet) + sheet.length;
  const damaged = Buffer.from(whole);
  damaged.fill(0x55, place + 20, place + 60);
  expect(await refusal('a.xlsx', damaged)).toBe('imports.broken');
  // In the directory of the archive: checksum at 16, compressed size at 20, size at 24 of the part's entry, name at 46.
  const entry = whole.lastIndexOf(sheet) - 46;
  const changed = (offset: number, value: number): Buffer => {
    const copy = Buffer.from(whole);
    copy.writeUInt32LE(value, entry + offset);
    return copy;
  };
  expect(await refusal('a.xlsx', changed(16, 0x12345678))).toBe('imports.broken');
  expect(await refusal('a.xlsx', changed(24, 10))).toBe('imports.broken');
  expect(await refusal('a.xlsx', changed(24, 0x7fffffff))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '' }], { parts: { 'xl/Workbook.xml': '<workbook/>' } }))).toBe('imports.broken');
  const sealed = Buffer.from(whole);
  sealed.writeUInt16LE(sealed.readUInt16LE(entry + 8) | 1, entry + 8);
  expect(await refusal('a.xlsx', sealed)).toBe('imports.encrypted');
});

test('a bomb is noticed while it grows, wherever it lies', async () => {
  const big = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'.repeat(2_200_000);
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: big }]))).toMatch(/^imports\.(bomb|missingColumns)$/);
  const blanks = Buffer.alloc(80 * 1024 * 1024, ' ');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '' }], { parts: { 'xl/worksheets/sheet1.xml': blanks } }))).toMatch(/^imports\.(bomb|broken)$/);
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '' }], { parts: { 'xl/workbook.xml': blanks } }))).toMatch(/^imports\.(bomb|broken)$/);
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '' }], { strings: `<si><t>${'x'.repeat(9 * 1024 * 1024)}</t></si>` }))).toBe('imports.broken');
  // A size in the directory that looks harmless does not help it.
  const bomb = await book([{ name: '一', rows: '' }], { parts: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${'<x></x>'.repeat(11_000_000)}</sheetData></worksheet>` } });
  const entry = bomb.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  bomb.writeUInt32LE(1000, entry + 24);
  expect(await refusal('a.xlsx', bomb)).toBe('imports.bomb');
}, 60_000);

test('document types and entities in any part of a workbook', async () => {
  const rows = textRow(1, [...EMPLOYER_HEADS]) + textRow(2, employerRow(1));
  const dtd = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  expect(await refusal('a.xlsx', await book([{ name: '一', rows, before: dtd }]))).toBe('imports.doctype');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows, before: '<!DOCTYPE x SYSTEM "file:///etc/passwd">' }]))).toBe('imports.doctype');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows }], { parts: { 'xl/workbook.xml': `${dtd}<workbook/>` } }))).toBe('imports.doctype');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows }], { strings: '<si><t>&b;</t></si>' }))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: rows.replace('<t', '<t &a;') }]))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '<row r="1"><c r="A1">' }]))).toBe('imports.broken');
});

test('rows and columns out of order, and references to texts that are not there', async () => {
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '<row r="2"/><row r="2"/>' }]))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '<row r="9999999"/>' }]))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>' }]))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '<row r="1"><c r="ZZZZ1"><v>1</v></c></row>' }]))).toBe('imports.broken');
  expect(await refusal('a.xlsx', await book([{ name: '一', rows: '<row r="1"><c r="A1" t="s"><v>5</v></c></row>' }], { strings: '<si><t>x</t></si>' }))).toBe('imports.broken');
});

test('a file of more than 200 MiB is not even read', async () => {
  const file = await desk.file('大.csv', EMPLOYER_HEADS.join(','));
  await truncate(file, 200 * 1024 * 1024 + 1);
  const started = performance.now();
  await expect(desk.take('employers', file)).rejects.toMatchObject({ code: 'imports.tooLarge', message: '文件有 201 MB，超过 200 MB，没有读取。' });
  expect(performance.now() - started).toBeLessThan(1000);
});

test('other ways of packing are refused', async () => {
  const whole = await good();
  const entry = whole.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  const odd = Buffer.from(whole);
  odd.writeUInt16LE(12, entry + 10);
  expect(await refusal('a.xlsx', odd)).toBe('imports.broken');
});
