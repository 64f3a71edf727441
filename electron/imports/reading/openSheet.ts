import { open, stat } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';
import { MAX_FILE_BYTES } from '../limits.ts';
import { openCsv } from './csv.ts';
import { fileKindOf } from './fileKind.ts';
import type { Sheet } from './sheet.ts';
import { openWorkbookSheet } from './xlsx.ts';

/**
 * Opens a spreadsheet file for reading once. What it is, its bytes say, not its name. Everything that cannot be read as one is refused in a sentence
 * of its own: too large, encrypted, an old .xls, a web page with another name, UTF-16, empty, broken.
 */
export async function openSheet(file: string, wanted: string | null, isKnownHead: (text: string) => boolean): Promise<Sheet> {
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) throw refuse('imports.fileMissing', { path: file });
  if (facts.size > MAX_FILE_BYTES) throw refuse('imports.tooLarge', { mib: Math.ceil(facts.size / 1024 / 1024) });
  const handle = await open(file, 'r').catch(() => { throw refuse('imports.fileMissing', { path: file }); });
  let keep = false;
  try {
    switch (await fileKindOf(handle, facts.size)) {
      case 'zip': return await openWorkbookSheet(file, wanted);
      case 'text': {
        const sheet = await openCsv(handle, facts.size, wanted, isKnownHead);
        keep = true;
        return sheet;
      }
      case 'encrypted-workbook': throw refuse('imports.encrypted', {});
      case 'old-workbook': throw refuse('imports.oldWorkbook', {});
      case 'web-page': throw refuse('imports.webPage', {});
      case 'utf-16': throw refuse('imports.utf16', {});
      default: throw refuse('imports.empty', {});
    }
  } finally {
    if (!keep) await handle.close();
  }
}
