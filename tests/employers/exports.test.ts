import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const ALL = { text: '', industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false };
const read = async (file: { folder: string; name: string } | null): Promise<Buffer> => readFile(`${file?.folder}/${file?.name}`);

async function twoEmployers(): Promise<number[]> {
  const first = await desk.employers('create', { fields: head('=甲建设有限公司', uscc(1), { headcount: 12, headcountOn: '2025-03-01', phone: '13800000000', legalRep: '李某' }), tags: ['重点', '欠薪记录'] });
  const second = await desk.employers('create', { fields: head('乙餐饮', '', { industry: 'catering' }), tags: [] });
  await desk.cases('register', { caseNo: '', fields: { employerId: first.id, cause: '拖欠工资', source: '', filedAt: at('2025-03-01'), verifiedFen: 123_456, headcount: 1, unpaidHeadcount: 1, handler: '' } });
  return [first.id, second.id];
}

test('the filtered list as csv: UTF-8 with BOM, no formula, money with two decimals, days with slashes, no telephone', async () => {
  await twoEmployers();
  const { file } = await desk.employers('exportList', { filter: { ...ALL, industries: ['construction'] }, ids: [], format: 'csv' });
  expect(file?.name).toBe('单位名单-2025-04-01.csv');
  const [heads, row, rest] = (await read(file)).toString('utf8').split('\r\n');
  expect(heads?.startsWith('\uFEFF统一社会信用代码,单位名称,行业,街道代码')).toBe(true);
  expect(row).toBe(`${uscc(1)},'=甲建设有限公司,建筑,990101001,,,,李某,12,2025/03/01,,,在营,欠薪记录；重点,,无,1234.56,1`);
  expect(rest).toBe('');
});

test('the ticked dossiers as xlsx, over a file that stood there; who took them out is journalled', async () => {
  const ids = await twoEmployers();
  for (let round = 0; round < 2; round += 1) {
    const { file } = await desk.employers('exportList', { filter: ALL, ids: [ids[1] ?? 0, ids[0] ?? 0], format: 'xlsx' });
    const book = new exceljs.Workbook();
    await book.xlsx.load((await read(file)).buffer as ArrayBuffer);
    const sheet = book.getWorksheet('单位名单');
    expect([2, 3].map((row) => sheet?.getCell(row, 2).value)).toEqual(['乙餐饮', '=甲建设有限公司']);
    expect(sheet?.getCell(2, 15).value).toBe('临-990101-000001');
    expect(sheet?.getCell(3, 1).type).toBe(exceljs.ValueType.String);
  }
  expect((await desk.reader.rows(`SELECT summary FROM journal WHERE operation = 'employers.exportList'`))).toEqual([{ summary: '导出单位名单：2 户，xlsx' }, { summary: '导出单位名单：2 户，xlsx' }]);
});

test('nothing to export is said before anybody is asked where to', async () => {
  await expect(desk.employers('exportList', { filter: ALL, ids: [], format: 'csv' })).rejects.toMatchObject({ code: 'employers.nothingToExport' });
});
