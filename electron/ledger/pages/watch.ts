import { existsSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { LedgerPaths } from '../paths.ts';
import { reckonHandle } from './record.ts';
import type { ChangedPages } from './rest.ts';

const HEAD = 32;
const FRAME_HEAD = 24;
/** A longer log is begun anew soon, and a look would cost more than it says. */
const LONGEST_LOG = 256 * 1024 * 1024;
const READ_BYTES = 1 << 20;

/** The log at one moment: its head (sizes, turn, salts) and the pages that stand in it. */
interface Log { readonly head: Buffer; readonly pages: ReadonlySet<number> }
interface Look { readonly at: number; readonly pageSize: number; readonly sums: Uint32Array; readonly log: Log | null }

/**
 * Holds the pages of an open database against those of the look before. The engine writes to the file only what went through its log, and a log keeps all its pages until it is begun anew: so while
 * the same log stands, a page that is not in it must be what it was. Where the log was begun anew since, nothing can be said of that time, and the look is only a new beginning.
 * The file is opened once and closed after the last connection (`close`): POSIX takes the engine's locks away with any closing.
 */
export class PageWatch {
  #last: Look | null = null;

  private constructor(private readonly paths: LedgerPaths, private readonly handle: FileHandle) {}

  /** Before or after the connections are made, never after they are closed. */
  static async open(paths: LedgerPaths): Promise<PageWatch> {
    return new PageWatch(paths, await open(paths.database, 'r'));
  }

  /** Pages that changed since the last look and were not written by the engine; null where there are none, or where that cannot be known. Writes nothing, locks nothing. */
  async look(now: number): Promise<ChangedPages | null> {
    const [before, last] = [await readLog(this.paths), this.#last];
    const { pageSize, sums } = await reckonHandle(this.handle, (page) => ~(last?.sums[page] ?? 0));
    const after = await readLog(this.paths);
    this.#last = null;
    // Begun anew while the file was read: some pages are from before, some from after.
    if (after === undefined || !sameLog(before, after)) return null;
    this.#last = { at: now, pageSize, sums, log: after };
    if (last === null || last.pageSize !== pageSize || !sameLog(last.log, after)) return null;
    const pages = Array.from({ length: Math.max(sums.length, last.sums.length) }, (_, n) => n).filter((n) => sums[n] !== last.sums[n] && after?.pages.has(n + 1) !== true).map((n) => n + 1);
    return pages.length === 0 ? null : { madeAt: last.at, pages, transactions: 0, whileOpen: true };
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

/** Null: there is none, or nothing in it. Undefined: it cannot be read, or is too long. */
async function readLog(paths: LedgerPaths): Promise<Log | null | undefined> {
  const file = `${paths.database}-wal`;
  if (!existsSync(file)) return null;
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return undefined;
  try {
    const { size } = await handle.stat();
    if (size === 0) return null;
    if (size > LONGEST_LOG) return undefined;
    const head = Buffer.alloc(HEAD);
    await handle.read(head, 0, HEAD, 0);
    return { head, pages: await pagesIn(handle, size, head) };
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}

async function pagesIn(handle: FileHandle, size: number, head: Buffer): Promise<Set<number>> {
  const frame = FRAME_HEAD + (head.readUInt32BE(8) || 65_536);
  const pages = new Set<number>();
  const perRead = Math.max(1, Math.floor(READ_BYTES / frame));
  const buffer = Buffer.alloc(perRead * frame);
  for (let at = HEAD; at < size; at += perRead * frame) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
    for (let n = 0; n + FRAME_HEAD <= bytesRead; n += frame) {
      // Frames of an earlier turn lie behind those of this one; their salts are others.
      if (!buffer.subarray(n + 8, n + 16).equals(head.subarray(16, 24))) return pages;
      pages.add(buffer.readUInt32BE(n));
    }
  }
  return pages;
}

/** A log that was begun for the first time since (its turn is 0) tells of all that time too. */
function sameLog(before: Log | null | undefined, after: Log | null): boolean {
  if (before === undefined) return false;
  if (before === null) return after === null || after.head.readUInt32BE(12) === 0;
  return after !== null && before.head.equals(after.head);
}
