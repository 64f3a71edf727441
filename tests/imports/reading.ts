import exceljs from 'exceljs';
import { openSheet } from '#electron/imports/reading/openSheet.ts';
import { DateCell, FlawCell, NumberCell, type Cell } from '#electron/imports/reading/cell.ts';

/** All rows of a file, special cells in a form that tests can compare. */
export async function sheetRows(file: string, sheet: string | null = null): Promise<{ row: number; cells: unknown[] }[]> {
  const opened = await openSheet(file, sheet, () => false);
  try {
    const found: { row: number; cells: unknown[] }[] = [];
    for await (const rows of opened.rows()) found.push(...rows.map(({ row, cells }) => ({ row, cells: cells.map(plain) })));
    return found;
  } finally {
    await opened.close();
  }
}

function plain(cell: Cell): unknown {
  if (cell instanceof NumberCell) return { number: cell.text };
  if (cell instanceof DateCell) return { date: cell.text, ms: cell.ms };
  return cell instanceof FlawCell ? { flaw: cell.text } : cell;
}

/** The texts of one column of a result file, without its head. */
export async function columnTexts(file: string, head: string): Promise<string[]> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(file);
  const sheet = book.worksheets[0];
  const heads = sheet?.getRow(1).values as (string | undefined)[];
  const column = heads.indexOf(head);
  const found: string[] = [];
  sheet?.eachRow((row, number) => { if (number > 1) found.push(String(row.getCell(column).value)); });
  return found;
}
