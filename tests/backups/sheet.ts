import { createRequire } from 'node:module';
import type ExcelJS from 'exceljs';

/** Cells of a written list, as a spreadsheet program shows them. */
export async function readWorkbookRows(file: string): Promise<string[][]> {
  const exceljs = createRequire(import.meta.url)('exceljs') as typeof ExcelJS;
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const rows: string[][] = [];
  book.worksheets[0]?.eachRow((row) => { rows.push([1, 2, 3, 4, 5].map((at) => String(row.getCell(at).value ?? ''))); });
  return rows;
}
