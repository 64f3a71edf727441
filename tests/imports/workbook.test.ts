import { afterEach, beforeEach, expect, test } from 'vitest';
import exceljs from 'exceljs';
import { columnTexts, sheetRows } from './reading.ts';
import { at, counts, EMPLOYER_HEADS, employerRow, makeDesk, none, uscc, type Desk } from './desk.ts';
import { book, textRow } from './workbooks.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const DATE_STYLES = '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="165" formatCode="[Red]0.00&quot;days&quot;"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>';

test('a workbook as exceljs writes it: shared strings, numbers, real dates', async () => {
  const made = new exceljs.Workbook();
  const sheet = made.addWorksheet('企业');
  sheet.addRow([...EMPLOYER_HEADS]);
  sheet.addRow([uscc(1), '甲建设有限公司', '建筑', 990101001, null, null, '张某', 13800000000, 120, new Date(Date.UTC(2025, 1, 20)), 30, '2015-03-01', '在营', null]);
  const file = await desk.file('甲.xlsx', new Uint8Array(await made.xlsx.writeBuffer()));
  expect(counts(await desk.take('employers', file))).toEqual({ ...none, rows: 1, created: 1 });
  expect(await desk.rows('SELECT name, street_code, phone, headcount, headcount_on, migrant_headcount, opened_on FROM employers')).toEqual([
    { name: '甲建设有限公司', street_code: '990101001', phone: '13800000000', headcount: 120, headcount_on: '2025-02-20', migrant_headcount: 30, opened_on: '2015-03-01' },
  ]);
});

test('cells of every type', async () => {
  const rows = [
    `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>富</t></r><rPh sb="0" eb="1"><t>フ</t></rPh><r><t xml:space="preserve"> 文本</t></r></is></c><c r="C1" t="str"><f>A1&amp;"x"</f><v>结果</v></c><c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><v>#N/A</v></c><c r="F1"><v>1.1000000000000001</v></c><c r="G1" t="d"><v>2025-03-31T15:30:00</v></c></row>`,
    '<row r="3"><c r="B3"><f>1+1</f></c><c r="C3" t="str"><f>IF(1,"","")</f><v></v></c><c r="D3" s="1"><v>45747</v></c><c r="E3" s="2"><v>45747.645833333336</v></c><c r="F3" s="3"><v>45717</v></c><c r="G3" s="4"><v>45717</v></c><c r="AA3"><v>1E+20</v></c></row>',
    '<row><c><v>7</v></c><c t="inlineStr"><is><t>a_x000D_b_x005F_c</t></is></c></row>',
  ];
  const content = await book([{ name: '一', rows: rows.join('') }], { strings: '<si><t>共享</t></si>', styles: DATE_STYLES });
  expect(await sheetRows(await desk.file('cells.xlsx', content))).toEqual([
    { row: 1, cells: ['共享', '富 文本', '结果', '1', { flaw: '#N/A' }, { number: '1.1' }, '2025-03-31T15:30:00'] },
    { row: 3, cells: [null, { flaw: '公式' }, null, { date: '2025-03-31', ms: at('2025-03-31') }, { date: '2025-03-31 15:30:00', ms: at('2025-03-31 15:30') }, { date: '2025-03-01', ms: at('2025-03-01') }, { number: '45717' }, ...Array<null>(19).fill(null), { number: '100000000000000000000' }] },
    { row: 4, cells: [{ number: '7' }, 'a\rb_c'] },
  ]);
});

test('dates: to the nearest second, both epochs, the day that never was', async () => {
  const cell = (serial: string): string => `<row><c s="1"><v>${serial}</v></c></row>`;
  const serials = ['45747.99999', '45747.6458449', '1', '60', '61', '0.5', '99999999', '-3'];
  const dates = async (epoch1904: boolean): Promise<unknown[]> => (await sheetRows(await desk.file('d.xlsx', await book([{ name: '一', rows: serials.map(cell).join('') }], { styles: DATE_STYLES, epoch1904 })))).map((row) => row.cells[0]);
  const text = (cells: unknown[]): unknown[] => cells.map((found) => (found as { date?: string; flaw?: string }).date ?? found);
  expect(text(await dates(false))).toEqual(['2025-03-31 23:59:59', '2025-03-31 15:30:01', '1900-01-01', { flaw: '1900-02-29' }, '1900-03-01', { flaw: '0.5' }, { flaw: '99999999' }, { flaw: '-3' }]);
  expect(text(await dates(true)).slice(0, 3)).toEqual(['2029-04-01 23:59:59', '2029-04-01 15:30:01', '1904-01-02']);
});

test('the first sheet of the workbook counts, or the one of a name; a renamed one is told with what there is', async () => {
  const list = (n: number): string => textRow(1, [...EMPLOYER_HEADS]) + textRow(2, employerRow(n));
  const file = await desk.file('多表.xlsx', await book([{ name: '企业', rows: list(1) }, { name: '个体', rows: list(2) }]));
  await desk.take('employers', file);
  await desk.take('employers', file, { sheet: '个体' });
  expect(await desk.rows('SELECT uscc FROM employers ORDER BY id')).toEqual([{ uscc: uscc(1) }, { uscc: uscc(2) }]);
  await expect(desk.take('employers', file, { sheet: '企业名单' })).rejects.toMatchObject({ code: 'imports.sheetMissing', message: '工作簿中没有名为“企业名单”的工作表，现有：“企业”、“个体”。' });
  await expect(desk.csv('employers', EMPLOYER_HEADS, [], { sheet: '企业' })).rejects.toMatchObject({ code: 'imports.csvHasNoSheets' });
});

test('a formula counts by its stored value; without one, or with an error, only a necessary column refuses the row', async () => {
  const heads = ['统一社会信用代码', '单位名称', '行业', '街道代码', '职工人数', '人数日期'];
  const row = (n: number, name: { raw: string } | string, count: { raw: string } | string): string => textRow(n + 1, [uscc(n), name, '建筑', '990101001', count, '2025-03-01']);
  const content = await book([{ name: '一', rows: [
    textRow(1, heads), row(1, { raw: '<c r="REF" t="str"><f>X</f><v>算出的名称</v></c>' }, { raw: '<c r="REF"><f>X</f><v>12</v></c>' }), row(2, { raw: '<c r="REF"><f>X</f></c>' }, '3'),
    row(3, { raw: '<c r="REF" t="e"><f>X</f><v>#REF!</v></c>' }, '3'), row(4, '人数是错误值', { raw: '<c r="REF" t="e"><v>#N/A</v></c>' }), row(5, '人数没有结果', { raw: '<c r="REF"><f>X</f></c>' }),
  ].join('') }]);
  const result = await desk.take('employers', await desk.file('公式.xlsx', content));
  expect(counts(result)).toEqual({ ...none, rows: 5, created: 3, refused: 2 });
  expect(await desk.rows('SELECT name, headcount, headcount_on FROM employers ORDER BY id')).toEqual([
    { name: '算出的名称', headcount: 12, headcount_on: '2025-03-01' }, { name: '人数是错误值', headcount: null, headcount_on: '' }, { name: '人数没有结果', headcount: null, headcount_on: '' },
  ]);
  const refused = await columnTexts(result.refusedFile ?? '', '错误原因');
  expect(refused).toEqual(['第 3 行：单位名称“公式”，公式没有存下结果，请在表格软件中重新计算并保存', '第 4 行：单位名称“#REF!”，单元格是错误值']);
});

test('merged cells have one value; the rows below are refused and told why', async () => {
  const rows = textRow(1, [...EMPLOYER_HEADS]) + textRow(2, employerRow(1)) + textRow(3, employerRow(2, { 街道代码: '' })) + textRow(5, employerRow(3, { 街道代码: '' }));
  const result = await desk.take('employers', await desk.file('合并.xlsx', await book([{ name: '一', rows, after: '<mergeCells count="1"><mergeCell ref="D2:D3"/></mergeCells>' }])));
  expect(counts(result)).toEqual({ ...none, rows: 3, created: 1, refused: 2 });
  expect(await columnTexts(result.refusedFile ?? '', '错误原因')).toEqual(['第 3 行：街道代码“（空）”，空白，必须填写；合并的单元格只有左上角一格有值，请取消合并后逐行填写', '第 5 行：街道代码“（空）”，空白，必须填写']);
});

test('text that begins like a formula is data, in and out', async () => {
  const rows = textRow(1, [...EMPLOYER_HEADS]) + textRow(2, employerRow(1, { 单位名称: '=1+1 有限公司', 地址: '-3 号', 单位类型: '@x', 联系电话: '+86 0591' })) + textRow(3, employerRow(2, { 单位名称: '=2+2 有限公司', 街道代码: '1' }));
  const result = await desk.take('employers', await desk.file('等号.xlsx', await book([{ name: '一', rows }])));
  expect(await desk.rows('SELECT name, address, unit_type, phone FROM employers')).toEqual([{ name: '=1+1 有限公司', address: '-3 号', unit_type: '@x', phone: '+86 0591' }]);
  const written = new exceljs.Workbook();
  await written.xlsx.readFile(result.refusedFile ?? '');
  expect(written.worksheets[0]?.getCell('B2').value).toBe('=2+2 有限公司');
});
