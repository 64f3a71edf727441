import { createWriteStream, type WriteStream } from 'node:fs';
import { link, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type ExcelJS from 'exceljs';
import { flush } from '#electron/files/flush.ts';

/** Plain lists of text, row by row, for files that people open in a spreadsheet program. The only user of the xlsx writer besides printed sheets. */
export interface SheetWriter {
  row(cells: readonly string[]): Promise<void>;
  /** Puts the finished file in its place; fails (EEXIST) where one of that name stands already, unless it may be overwritten. */
  finish(options?: { overwrite: boolean }): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

export interface SheetLayout {
  readonly sheetName: string;
  readonly heads: readonly string[];
  /** Widths in characters; by the head where there is none. */
  readonly widths?: readonly number[];
}

/** Begins a file of either format under a temporary name beside its target. Nothing a cell holds can start a formula. */
export async function createSheet(file: string, format: 'xlsx' | 'csv', layout: SheetLayout): Promise<SheetWriter> {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.part`;
  await rm(temporary, { force: true });
  const body = format === 'csv' ? await csvBody(temporary, layout) : await xlsxBody(temporary, layout);
  return {
    row: body.row,
    async finish(options) {
      await body.end();
      await flush(temporary);
      try {
        if (options?.overwrite === true) await rename(temporary, file);
        else await link(temporary, file);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async abandon() {
      await body.end().catch(() => undefined);
      await rm(temporary, { force: true });
    },
  };
}

interface Body { row(cells: readonly string[]): Promise<void>; end(): Promise<void> }

async function csvBody(file: string, layout: SheetLayout): Promise<Body> {
  const stream = await opened(file);
  const write = async (cells: readonly string[]): Promise<void> => {
    if (!stream.write(`${cells.map(csvCell).join(',')}\r\n`)) await drained(stream);
  };
  stream.write('\uFEFF');
  await write(layout.heads);
  return { row: write, end: () => ended(stream) };
}

/**
 * Quoted where needed; a leading = + - @ gets an apostrophe, because a spreadsheet program would take it for a formula. So do their full-width forms, which
 * East Asian versions read as the same, also behind blanks, and the signs that such a program cuts off first.
 */
export function csvCell(text: string): string {
  const safe = /^[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function xlsxBody(file: string, layout: SheetLayout): Promise<Body> {
  const { default: exceljs } = await import('exceljs');
  const stream = await opened(file);
  const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet: ExcelJS.Worksheet = book.addWorksheet(layout.sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = layout.heads.map((head, index) => ({ width: layout.widths?.[index] ?? Math.min(40, Math.max(10, head.length * 2 + 4)) }));
  const heads = sheet.addRow([...layout.heads]);
  heads.font = { bold: true };
  heads.commit();
  return {
    async row(cells) {
      sheet.addRow(cells.map((cell) => (cell === '' ? null : cell))).commit();
      if (stream.writableNeedDrain) await drained(stream);
    },
    async end() {
      if (stream.destroyed) throw stream.errored ?? new Error('the file was not written');
      sheet.commit();
      await book.commit();
      await ended(stream);
    },
  };
}

async function opened(file: string): Promise<WriteStream> {
  const stream = createWriteStream(file, { flags: 'wx' });
  await once(stream, 'open');
  stream.on('error', () => undefined); // told by the next write or by the end
  return stream;
}

async function drained(stream: WriteStream): Promise<void> {
  if (stream.errored !== null) throw stream.errored;
  await once(stream, 'drain');
}

async function ended(stream: WriteStream): Promise<void> {
  if (!stream.writableEnded) stream.end();
  await finished(stream);
}
