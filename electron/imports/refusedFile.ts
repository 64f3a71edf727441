import { access } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiClock, shanghaiDay } from '#shared/rules/time.ts';
import { isFull } from '#electron/ledger/driver.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { createSheet, type SheetWriter } from '#electron/spreadsheets/writer.ts';
import { REASON_HEAD } from './heads.ts';
import { reasonText, refusedRows, type RefusedFrom } from './refusedRows.ts';

const PAGE = 5000;

/** Where the result file goes by default: the ledger's own folder, named by time and source, never over another file. */
export async function defaultRefusedPath(folder: string, sourceName: string, format: 'xlsx' | 'csv', now: number): Promise<string> {
  const clock = shanghaiClock(now);
  const two = (n: number): string => String(n).padStart(2, '0');
  const stamp = `${shanghaiDay(now).replaceAll('-', '')}-${two(clock.hour)}${two(clock.minute)}${two(clock.second)}`;
  const name = path.parse(sourceName).name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, '_').slice(0, 80);
  for (let n = 1; ; n += 1) {
    const file = path.join(folder, `${stamp}-${name}-被拒${n === 1 ? '' : `-${n}`}.${format}`);
    if (await isFree(file)) return file;
  }
}

export function isFree(file: string): Promise<boolean> {
  return access(file).then(() => false, () => true);
}

/**
 * Writes the refused rows under a temporary name: the columns of the file as they stand, and one more with the reasons. The caller puts the file in its
 * place once the import has been written, or abandons it.
 */
export async function prepareRefusedFile(reader: Reader, from: RefusedFrom, file: string, format: 'xlsx' | 'csv'): Promise<SheetWriter> {
  const places = from.matched.heads.map((head, index) => ({ head, index })).filter(({ head }) => head !== REASON_HEAD);
  let sheet: SheetWriter | null = null;
  try {
    sheet = await createSheet(file, format, { sheetName: '被拒的行', heads: [...places.map(({ head }) => head), REASON_HEAD], widths: [...places.map(({ head }) => Math.min(30, Math.max(12, head.length * 2 + 4))), 80] });
    for (let after = 0; ;) {
      const rows = await refusedRows(reader, from, { after, limit: PAGE });
      for (const row of rows) await sheet.row([...places.map(({ index }) => row.cells[index] ?? ''), reasonText(row)]);
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return sheet;
      after = last.row;
    }
  } catch (error) {
    await sheet?.abandon();
    // Nothing is put in its place yet: what exists here is a file where the folder should be.
    throw codeOf(error) === 'EEXIST' ? refuse('imports.resultUnwritable', { path: file }) : writeProblem(error, file);
  }
}

/** Puts the prepared file in its place; over another one only where a person said so. */
export async function placeRefusedFile(sheet: SheetWriter, file: string, overwrite: boolean): Promise<void> {
  await sheet.finish({ overwrite }).catch((error: unknown) => { throw writeProblem(error, file); });
}

function writeProblem(error: unknown, file: string): unknown {
  if (isFull(error)) return refuse('ledger.diskFull', { path: path.dirname(file) });
  const code = codeOf(error);
  if (code === 'EEXIST') return refuse('imports.resultExists', { path: file });
  return typeof code === 'string' && ['EACCES', 'EROFS', 'ENOENT', 'ENOTDIR', 'EPERM', 'EISDIR', 'EFBIG', 'EIO'].includes(code) ? refuse('imports.resultUnwritable', { path: file }) : error;
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
