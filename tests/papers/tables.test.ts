import exceljs from 'exceljs';
import yauzl from 'yauzl';
import { describe, expect, it } from 'vitest';
import { MAJOR_COLUMNS, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import { tablePaper } from '#electron/papers/tables/paper.ts';
import { tableSheets } from '#electron/papers/tables/sheets.ts';
import { footTemplate, paperHtml } from '#electron/papers/render/html.ts';
import { paperDocx } from '#electron/papers/render/docx.ts';
import { printedWorkbook } from '#electron/spreadsheets/printed.ts';
import { majorDocument, wageDocument } from './golden.ts';

/** Text of one part of a zip container. */
function partOf(bytes: Uint8Array, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error !== null) return reject(error);
      zip.on('entry', (entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed !== null) return reject(failed);
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => resolve(Buffer.concat(pieces).toString('utf8')));
        });
      });
      zip.on('end', () => reject(new Error(`${name} is not in the file`)));
      zip.readEntry();
    });
  });
}

describe('the two tables on paper', () => {
  it('docx: A4 landscape, heads repeat on each page, rows are not split, digest and serial at the foot', async () => {
    const document = wageDocument('exact');
    const bytes = await paperDocx(tablePaper(document));
    const body = await partOf(bytes, 'word/document.xml');
    expect(/<w:pgSz w:w="168\d\d" w:h="119\d\d" w:orient="landscape"\/>/.test(body)).toBe(true);
    for (const side of ['top', 'right', 'bottom', 'left']) expect(new RegExp(`<w:pgMar[^>]* w:${side}="113[34]"`).test(body), side).toBe(true);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(3);
    expect(body.match(/<w:cantSplit\/>/g)?.length).toBeGreaterThan(document.rows.length);
    expect(body.includes('戊服装有限公司')).toBe(true);
    expect(body.includes('1,187,345.60')).toBe(true);
    const foot = await partOf(bytes, 'word/footer1.xml');
    expect(foot).toContain('990101-QX-202503-V1');
    expect(foot).toContain(document.digest);
  });

  it('html: every value of every row, nothing that runs, names escaped', () => {
    const document = { ...majorDocument('exact'), districtName: '<script>alert(1)</script>大队' };
    const html = paperHtml(tablePaper(document));
    expect(html).not.toContain('<script');
    for (const text of ['M6', '2024-11-15', '136 天', '3,000,000.00', '0.01', '99.9', '不适用', '未到期']) expect(html).toContain(text);
    expect(html).toContain('thead { display: table-header-group }');
    expect(footTemplate(tablePaper(document))).toContain('totalPages');
  });

  it('a draft says so, bears no serial and cannot pass for a frozen table', () => {
    const html = paperHtml(tablePaper({ ...wageDocument('exact'), draft: true, revision: 0, serial: '', preparedBy: '', approvedBy: '', approvedAt: null }));
    expect(html).toContain('（草稿）');
    expect(html).not.toContain('990101-QX-202503-V1');
    expect(html).not.toContain('大队长 0001');
  });

  it('a correction names what it supersedes and why', () => {
    const html = paperHtml(tablePaper({ ...wageDocument('exact'), revision: 2, serial: '990101-QX-202503-V2', supersedes: 1, reasonCode: 'late_data' }));
    expect(html).toContain('（V2 更正）');
    expect(html).toContain('本表更正并代替 V1，原因：迟到数据。');
  });

  it('a zero table is a table', () => {
    const html = paperHtml(tablePaper({ ...majorDocument('exact'), rows: [] }));
    expect(html).toContain('本月无重大案件（零报告）');
  });

  it('posts and staff numbers stand for officers', () => {
    const html = paperHtml(tablePaper(wageDocument('exact')));
    expect(html).toContain('核对：C岗 0015');
    expect(html).toContain('批准：大队长 0001');
  });

  it.each([['wage-risk', wageDocument('exact'), WAGE_COLUMNS], ['major-cases', majorDocument('exact'), MAJOR_COLUMNS]] as const)('xlsx of %s: every column of the definition in order, money as numbers, the rest as text', async (_name, document, columns) => {
    const bytes = await printedWorkbook(tableSheets(document), document.asOf, document.digest);
    const book = new exceljs.Workbook();
    await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
    const sheet = book.worksheets[0];
    const headRow = sheet?.getRow(4);
    expect([...((headRow?.values ?? []) as Iterable<unknown>)].slice(1)).toEqual(columns.map((column) => column.head));
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', printTitlesRow: '4:4' });
    const first = sheet?.getRow(5);
    const money = columns.findIndex((column) => column.type === 'fen' && document.rows[0]?.[column.id as never] !== null);
    expect(first?.getCell(money + 1).value).toBe(Number(document.rows[0]?.[columns[money]?.id as never]));
    expect(typeof first?.getCell(columns.findIndex((column) => column.type === 'uscc') + 1).value).toBe('string');
  });

  it('the same table gives the same workbook content', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => printedWorkbook(tableSheets(wageDocument('public')), 0, 'x')));
    expect(await partOf(a ?? new Uint8Array(), 'xl/worksheets/sheet1.xml')).toBe(await partOf(b ?? new Uint8Array(), 'xl/worksheets/sheet1.xml'));
  });
});
