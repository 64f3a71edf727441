import { refuse } from '#shared/messages/index.ts';
import { MAX_SHEET_BYTES } from '../limits.ts';
import type { SheetRow } from './cell.ts';
import { readSharedStrings } from './sharedStrings.ts';
import type { Sheet } from './sheet.ts';
import { SheetRows } from './sheetRows.ts';
import { readWorkbook } from './workbook.ts';
import { XmlReader } from './xml.ts';
import { Archive } from './zip.ts';

/** Opens the first sheet of a workbook, or the one of a name; a refusal that lists the sheets when there is none of that name. */
export async function openWorkbookSheet(file: string, wanted: string | null): Promise<Sheet> {
  const archive = await Archive.open(file);
  try {
    const book = await readWorkbook(archive);
    const index = wanted === null ? 0 : book.sheets.findIndex((sheet) => sheet.name === wanted);
    const chosen = book.sheets[index];
    if (chosen === undefined) {
      if (wanted === null) throw refuse('imports.noSheet', {});
      throw refuse('imports.sheetMissing', { sheet: wanted, sheets: book.sheets.map((sheet) => sheet.name) }, { data: { sheets: book.sheets.map((sheet) => sheet.name) } });
    }
    const strings = book.strings === null ? [] : await readSharedStrings(archive, book.strings);
    const before = archive.consumed;
    const size = Math.max(1, archive.compressedSize(chosen.part));
    const found = new SheetRows({ strings, dateStyles: book.dateStyles, epoch1904: book.epoch1904 });
    return {
      format: 'xlsx', name: chosen.name, position: index + 1, encoding: 'xlsx',
      rows: () => rowsOf(archive, chosen.part, found),
      progress: () => Math.min(1, (archive.consumed - before) / size),
      isMerged: (row) => found.merged.some(([first, last]) => row >= first && row <= last),
      close: () => Promise.resolve(archive.close()),
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

async function* rowsOf(archive: Archive, part: string, found: SheetRows): AsyncGenerator<readonly SheetRow[]> {
  const reader = new XmlReader(found);
  for await (const piece of archive.bytes(part, MAX_SHEET_BYTES)) {
    reader.write(piece);
    if (found.rows.length > 0) {
      yield found.rows;
      found.rows = [];
    }
  }
  reader.end();
  if (found.rows.length > 0) yield found.rows;
}
