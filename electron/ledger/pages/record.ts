import { existsSync } from 'node:fs';
import { open, readFile, rm, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { flushFolder } from '#electron/files/flush.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import type { LedgerPaths } from '../paths.ts';

/** A check figure of each page of the database file as it was left at a closing. `madeAt` in UTC milliseconds. */
export interface PageRecord { readonly madeAt: number; readonly pageSize: number; readonly sums: Uint32Array }

/*
 * `ledger.sqlite.pages` stands beside the database exactly as long as no process of the product has written since it was made. SQLite has no check figures of its own, so a byte that turned
 * on a dying disk, or another program that wrote, would show nowhere. It is against accidents; against people the signed anchors stand.
 */
const MAGIC = 'BLPAGES1';
const HEAD = 24;
const READ_BYTES = 1 << 20;

export const recordFile = (paths: LedgerPaths): string => `${paths.database}.pages`;

/** Cheap enough to be asked before each write. */
export const hasRecord = (paths: LedgerPaths): boolean => existsSync(recordFile(paths));

/**
 * Figures of the database file as it lies on the disk; a stretch that the disk does not give back has `unreadable(page)`. Only while this process has no connection to the file:
 * closing a file takes away the locks that the engine holds on it in the same process (POSIX).
 */
export async function reckonPages(paths: LedgerPaths, unreadable: (page: number) => number): Promise<Omit<PageRecord, 'madeAt'>> {
  const handle = await open(paths.database, 'r');
  try {
    return await reckonHandle(handle, unreadable);
  } finally {
    await handle.close();
  }
}

/** The same through a handle that stays open: a stretch of 1 MiB at a time, read beside the main thread. */
export async function reckonHandle(handle: FileHandle, unreadable: (page: number) => number): Promise<Omit<PageRecord, 'madeAt'>> {
  const { size } = await handle.stat();
  const pageSize = await pageSizeOf(handle);
  const sums = new Uint32Array(Math.ceil(size / pageSize));
  const buffer = Buffer.alloc(READ_BYTES);
  for (let first = 0; first < sums.length; first += READ_BYTES / pageSize) {
    const pages = Math.min(READ_BYTES / pageSize, sums.length - first);
    const read = await handle.read(buffer, 0, pages * pageSize, first * pageSize).then(({ bytesRead }) => bytesRead, () => -1);
    for (let n = 0; n < pages; n += 1) sums[first + n] = read < 0 ? unreadable(first + n) : crc32(buffer.subarray(n * pageSize, Math.min(read, (n + 1) * pageSize)));
  }
  return { pageSize, sums };
}

/** By the head of the database; whoever spoilt that spoilt the ledger. */
async function pageSizeOf(handle: FileHandle): Promise<number> {
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 16);
  const stated = buffer.readUInt16BE();
  if (stated === 1) return 65_536;
  return stated >= 512 && (stated & (stated - 1)) === 0 ? stated : 4096;
}

export async function writeRecord(paths: LedgerPaths, { madeAt, pageSize, sums }: PageRecord): Promise<void> {
  const bytes = Buffer.alloc(HEAD + sums.length * 4 + 4);
  bytes.write(MAGIC, 'latin1');
  bytes.writeDoubleLE(madeAt, 8);
  bytes.writeUInt32LE(pageSize, 16);
  bytes.writeUInt32LE(sums.length, 20);
  sums.forEach((sum, n) => bytes.writeUInt32LE(sum, HEAD + n * 4));
  bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  await writeWhole(recordFile(paths), bytes);
}

/** Null where there is none, or where it is spoilt itself and so proves nothing. */
export async function readRecord(paths: LedgerPaths): Promise<PageRecord | null> {
  const bytes = await readFile(recordFile(paths)).catch(() => null);
  if (bytes === null || bytes.length < HEAD + 4 || bytes.toString('latin1', 0, 8) !== MAGIC) return null;
  const count = bytes.readUInt32LE(20);
  if (bytes.length !== HEAD + count * 4 + 4 || crc32(bytes.subarray(0, -4)) !== bytes.readUInt32LE(bytes.length - 4)) return null;
  return { madeAt: bytes.readDoubleLE(8), pageSize: bytes.readUInt32LE(16), sums: Uint32Array.from({ length: count }, (_, n) => bytes.readUInt32LE(HEAD + n * 4)) };
}

/** The record goes, and that is on the disk, before the first byte of the file may change. */
export async function dropRecord(paths: LedgerPaths): Promise<void> {
  if (!hasRecord(paths)) return;
  await rm(recordFile(paths), { force: true, maxRetries: 5, retryDelay: 50 });
  await flushFolder(paths.folder);
}
