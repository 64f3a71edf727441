import exceljs from 'exceljs';
import { settleOffice } from '#electron/papers/official/settleZip.ts';

/** A sheet that is laid out for printing: title lines, group heads, heads, rows, all on A4 with the head rows repeated. */
export interface PrintedSheet {
  readonly name: string;
  readonly titleLines: readonly string[];
  readonly columns: readonly { readonly head: string; readonly width: number; readonly align: 'left' | 'center' | 'right'; readonly money?: boolean }[];
  /** Text, whole numbers, and null for an empty cell. Money comes as text with two decimals and is written as a number with two decimals. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly strongRows: number;
  readonly footLines: readonly string[];
}

/**
 * Writes sheets into one workbook (A4 landscape, heads repeated on each printed page, page of pages at the foot). Text cells are text: nothing a cell
 * holds can start a formula. `createdAt` instead of the clock keeps the same table the same file.
 */
export async function printedWorkbook(sheets: readonly PrintedSheet[], createdAt: number, footer: string): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.creator = '劳监台账';
  book.created = new Date(createdAt);
  book.modified = new Date(createdAt);
  for (const sheet of sheets) addSheet(book, sheet, footer);
  // The library packs with the date of the moment.
  return settleOffice(new Uint8Array(await book.xlsx.writeBuffer()), createdAt);
}

function addSheet(book: exceljs.Workbook, sheet: PrintedSheet, footer: string): void {
  const headRow = sheet.titleLines.length + 1;
  const page = book.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${headRow}:${headRow}`,
      margins: { left: 0.79, right: 0.79, top: 0.79, bottom: 0.79, header: 0.3, footer: 0.4 },
    },
    headerFooter: { oddFooter: `&L&8${footer.replaceAll('&', '&&')}&C&9第 &P 页　共 &N 页` },
  });
  sheet.titleLines.forEach((line, index) => {
    const row = page.addRow([line]);
    page.mergeCells(row.number, 1, row.number, sheet.columns.length);
    row.font = index === 0 ? { name: '方正小标宋简体', size: 18 } : { name: '仿宋_GB2312', size: 11 };
    row.alignment = { horizontal: index === 0 ? 'center' : 'left', vertical: 'middle', wrapText: true };
    row.height = index === 0 ? 28 : 18;
  });
  const heads = page.addRow(sheet.columns.map((column) => column.head));
  heads.font = { name: '黑体', size: 10 };
  heads.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  heads.height = 42;
  sheet.rows.forEach((values, index) => {
    const row = page.addRow(values.map((value, i) => cellValue(value, sheet.columns[i]?.money ?? false)));
    row.font = { name: index >= sheet.rows.length - sheet.strongRows ? '黑体' : '仿宋_GB2312', size: 10 };
    row.eachCell({ includeEmpty: true }, (cell, i) => {
      const column = sheet.columns[i - 1];
      cell.alignment = { horizontal: column?.align ?? 'left', vertical: 'middle', wrapText: true };
      if (column?.money === true) cell.numFmt = '#,##0.00';
    });
  });
  const last = page.rowCount;
  for (let r = headRow; r <= last; r += 1) {
    for (let c = 1; c <= sheet.columns.length; c += 1) {
      page.getCell(r, c).border = { top: { style: 'thin' }, bottom: { style: 'thin' }, left: { style: 'thin' }, right: { style: 'thin' } };
    }
  }
  sheet.columns.forEach((column, i) => { page.getColumn(i + 1).width = column.width; });
  for (const line of sheet.footLines) {
    const row = page.addRow([line]);
    page.mergeCells(row.number, 1, row.number, sheet.columns.length);
    row.font = { name: '仿宋_GB2312', size: 9 };
    row.alignment = { wrapText: true };
  }
}

function cellValue(value: string | number | boolean | null, money: boolean): string | number | null {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (money && typeof value === 'string' && /^-?\d+\.\d{2}$/.test(value)) return Number(value);
  return value;
}
