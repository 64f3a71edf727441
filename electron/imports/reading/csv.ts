import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { refuse } from '#shared/messages/index.ts';
import { MAX_CSV_RECORD } from '../limits.ts';
import type { SheetRow } from './cell.ts';
import { encodingOf, StrictDecoder, type CsvEncoding } from './encoding.ts';
import type { Sheet } from './sheet.ts';

const PIECE = 256 * 1024;
const START = 64 * 1024;
const ROWS_AT_ONCE = 500;

/** Opens a csv file. Its only sheet has no name, so asking for one by name is refused. */
export async function openCsv(file: FileHandle, size: number, wanted: string | null, isKnownHead: (text: string) => boolean): Promise<Sheet> {
  if (wanted !== null && wanted !== '') throw refuse('imports.csvHasNoSheets', { sheet: wanted });
  const { buffer, bytesRead } = await file.read(Buffer.alloc(START), 0, START, 0);
  const encoding = encodingOf(buffer.subarray(0, bytesRead), isKnownHead);
  const pieces = new Pieces(file, encoding);
  return {
    format: 'csv', name: '', position: 1, encoding,
    rows: () => rowsOf(pieces, encoding),
    progress: () => (size === 0 ? 1 : Math.min(1, pieces.position / size)),
    isMerged: () => false,
    close: () => file.close(),
  };
}

/** Decoded text of the file, piece by piece; ends early at broken bytes. */
class Pieces {
  position = 0;
  readonly decoder: StrictDecoder;

  constructor(private readonly file: FileHandle, encoding: CsvEncoding) {
    this.decoder = new StrictDecoder(encoding);
  }

  async *text(): AsyncGenerator<string> {
    const buffer = Buffer.alloc(PIECE);
    while (!this.decoder.broken) {
      const { bytesRead } = await this.file.read(buffer, 0, PIECE, this.position);
      const piece = bytesRead === 0 ? null : Buffer.from(buffer.subarray(0, bytesRead));
      const text = this.decoder.write(piece);
      // A mark of the encoding at the start is no part of the first head.
      if (text !== '') yield this.position === 0 && text.startsWith('\uFEFF') ? text.slice(1) : text;
      this.position += bytesRead;
      if (piece === null) return;
    }
  }
}

async function* rowsOf(pieces: Pieces, encoding: CsvEncoding): AsyncGenerator<readonly SheetRow[]> {
  const parser = Readable.from(pieces.text()).pipe(parse({
    record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: MAX_CSV_RECORD,
  }));
  let row = 0;
  let rows: SheetRow[] = [];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      if (record.some((text) => text.trim() !== '')) rows.push({ row, cells: record });
      if (rows.length >= ROWS_AT_ONCE) {
        yield rows;
        rows = [];
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A row that never ends, or bytes that break inside a quoted cell: in both cases the row after the last whole one. Some of those before may not have come out yet.
    const next = parser.info.records + 1;
    throw pieces.decoder.broken ? refuse('imports.brokenBytes', { row: next, encoding }) : refuse('imports.quoteOpen', { row: next });
  }
  if (pieces.decoder.broken) throw refuse('imports.brokenBytes', { row, encoding });
  if (rows.length > 0) yield rows;
}
