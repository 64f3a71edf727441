import { refuse } from '#shared/messages/index.ts';
import type { ProgressNotice } from '#shared/contract/envelope.ts';
import type { ReadContext } from './cells/type.ts';
import type { Range } from './engine/stage.ts';
import { isKnownHead, matchHeads, type MatchedHeads } from './heads.ts';
import type { ImportKind } from './kinds/types.ts';
import { MAX_ROWS } from './limits.ts';
import type { SheetRow } from './reading/cell.ts';
import { openSheet } from './reading/openSheet.ts';
import type { Sheet } from './reading/sheet.ts';
import { RowParser } from './rowParser.ts';
import type { Sealer } from './sealing.ts';

/** Rows that are staged at once: large enough for the engine, small enough for memory. */
const CHUNK = 10_000;
/** Rows looked at for heads below a title. */
const LOOK_AHEAD = 10;

export interface LoadWatch {
  onProgress(notice: Omit<ProgressNotice, 'job'>): void;
  readonly signal?: AbortSignal;
  /** Wall clock for the time left, in milliseconds. */
  clock(): number;
}

/** An opened file whose kind is known; its rows have not been read yet. */
export interface OpenedImport {
  readonly sheet: Sheet;
  readonly kind: ImportKind;
  readonly matched: MatchedHeads;
  /** Rows below the heads that were read with them, and the rest. */
  readonly first: readonly SheetRow[];
  readonly rest: AsyncIterator<readonly SheetRow[]>;
  /** Of a kind that holds identities: what seals its rows as they are read. */
  readonly sealer?: Sealer;
}

/** What was read, beside the rows themselves. */
export interface Loaded {
  readonly rows: number;
  readonly refused: number;
}

/** Opens a file, reads its heads and finds out its kind (or holds them against the wanted one). Refuses the file as a whole where that fails. */
export async function openImport(file: string, wanted: ImportKind | null, sheetName: string | null): Promise<OpenedImport> {
  const sheet = await openSheet(file, sheetName, isKnownHead);
  try {
    const rest = sheet.rows()[Symbol.asyncIterator]();
    const seen: SheetRow[] = [];
    while (seen.length < LOOK_AHEAD) {
      const next = await rest.next();
      if (next.done === true) break;
      seen.push(...next.value);
    }
    const [heads, ...first] = seen;
    if (heads === undefined) throw refuse('imports.noHeads', {});
    const { kind, matched } = matchHeads(heads, first.slice(0, LOOK_AHEAD), wanted);
    return { sheet, kind, matched, first, rest };
  } catch (error) {
    await sheet.close();
    throw error;
  }
}

/**
 * Reads all rows and hands them on in staged form, some thousand at a time. `take` may work on while the next ones are read; at most two lie ahead.
 * Refuses the file for more rows than are allowed, for what breaks while reading, and when it was cancelled.
 */
export async function loadRows(opened: OpenedImport, context: ReadContext, take: (json: Uint8Array, range: Range) => Promise<void>, watch: LoadWatch): Promise<Loaded> {
  const parser = new RowParser(opened.kind, opened.matched, context, opened.sheet.format, opened.sealer ?? null);
  const stager = new Stager(parser);
  const pace = new Pace(opened.sheet, watch);
  let before: Promise<void> = Promise.resolve();
  let last: Promise<void> = Promise.resolve();
  const flush = async (): Promise<void> => {
    const chunk = stager.cut();
    if (chunk === null) return;
    await before;
    before = last;
    last = last.then(() => take(chunk.json, chunk.range));
    last.catch(() => undefined); // awaited below; a failure must not count as unhandled meanwhile
    pace.tell(stager.rows);
  };
  try {
    for (let next: IteratorResult<readonly SheetRow[]> = { done: false, value: opened.first }; next.done !== true; next = await opened.rest.next()) {
      for (const row of next.value) {
        stager.add(row);
        if (stager.waiting >= CHUNK) await flush();
      }
      if (watch.signal?.aborted === true) throw refuse('job.cancelled', {});
    }
    await flush();
    await last;
  } catch (error) {
    await Promise.allSettled([before, last]);
    throw error;
  }
  return { rows: stager.rows, refused: stager.refused };
}

/** Turns rows into the JSON that a stage takes, and finds repeated keys. */
class Stager {
  rows = 0;
  refused = 0;
  waiting = 0;
  readonly #seen = new Map<string, number>();
  // Written out at once: thousands of small texts that live on until their chunk is full cost more in collecting garbage than all the rest.
  #bytes = Buffer.allocUnsafe(4 * 1024 * 1024);
  #length = 0;
  #from = 0;
  #to = 0;

  constructor(private readonly parser: RowParser) {}

  add(sheetRow: SheetRow): void {
    const found = this.parser.parse(sheetRow);
    if (found === null) return;
    this.rows += 1;
    if (this.rows > MAX_ROWS) throw refuse('imports.tooManyRows', { limit: MAX_ROWS });
    let first: number | null = null;
    if (found.key === null) this.refused += 1;
    else {
      first = this.#seen.get(found.key) ?? null;
      if (first === null) this.#seen.set(found.key, found.row);
    }
    const cells = found.problems.length > 0 || first !== null ? JSON.stringify(this.parser.texts(found.cells)) : 'null';
    const problems = found.problems.length > 0 ? JSON.stringify(found.problems.map(({ head, found: what, reason }) => [head, what, reason])) : 'null';
    this.#append(`${this.waiting === 0 ? '[' : ','}[${found.row},${JSON.stringify(found.key)},${JSON.stringify(found.parent)},${first},${found.data},${cells},${problems}]`);
    if (this.waiting === 0) this.#from = found.row;
    this.#to = found.row;
    this.waiting += 1;
  }

  cut(): { json: Uint8Array; range: Range } | null {
    if (this.waiting === 0) return null;
    this.#append(']');
    const json = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.waiting = 0;
    this.#length = 0;
    return { json, range: { from: this.#from, to: this.#to } };
  }

  #append(text: string): void {
    const most = this.#length + text.length * 3;
    if (most > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(most * 2);
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    this.#length += this.#bytes.write(text, this.#length, 'utf8');
  }
}

/** Tells how far the reading is, and how long it will take at the pace so far. */
class Pace {
  readonly #started: number;
  #told = 0;

  constructor(private readonly sheet: Sheet, private readonly watch: LoadWatch) {
    this.#started = watch.clock();
  }

  tell(rows: number): void {
    const now = this.watch.clock();
    if (now - this.#told < 100) return;
    this.#told = now;
    const share = this.sheet.progress();
    const left = share > 0.02 ? Math.round(((now - this.#started) * (1 - share)) / share / 1000) : null;
    this.watch.onProgress({ phase: '读取', done: rows, total: share > 0.02 ? Math.round(rows / share) : 0, secondsLeft: left });
  }
}
