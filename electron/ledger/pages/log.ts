import { readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import type { LedgerPaths } from '../paths.ts';

/*
 * The write-ahead log of SQLite (its file format, section 4): a head of 32 bytes, then frames of 24 bytes and a page, each with a checksum over all before it. The engine reads up to the first
 * frame that does not fit and says nothing of what follows. That is right after a power cut, when the last transaction was not through; it is not right for transactions that were.
 */
const HEAD = 32;
const FRAME_HEAD = 24;

/**
 * Transactions in the log that the engine will not read although they were complete: what follows a frame that does not fit, but for one, which may be the one that a power cut met. 0 where there is no log,
 * or it was begun anew while it was read. Looked at before this process opens the ledger. Changes nothing.
 */
export async function lostTransactions(paths: LedgerPaths): Promise<number> {
  const file = `${paths.database}-wal`;
  const log = await readFile(file).catch(() => null);
  if (log === null || log.length < HEAD + FRAME_HEAD) return 0;
  const magic = log.readUInt32BE(0);
  const pageSize = log.readUInt32BE(8) || 65_536;
  const headFits = (magic & ~1) === 0x377f_0682 && pageSize >= 512 && pageSize <= 65_536 && (pageSize & (pageSize - 1)) === 0;
  const lost = headFits ? commitsAfterBreak(log, pageSize, (magic & 1) === 1) : 0;
  if (lost <= 1) return 0;
  const again = await readFile(file).catch(() => null);
  return again !== null && again.subarray(0, HEAD).equals(log.subarray(0, HEAD)) ? lost - 1 : 0;
}

function commitsAfterBreak(log: Buffer, pageSize: number, bigEndian: boolean): number {
  let sum: Sum | null = fitting(log, 24, addTo([0, 0], log, 0, 24, bigEndian));
  // A spoilt head takes everything with it; the salts of its first frame tell what belongs together.
  const salts = log.subarray(sum === null ? HEAD + 8 : 16, sum === null ? HEAD + 16 : 24);
  let commits = 0;
  for (let at = HEAD; at + FRAME_HEAD + pageSize <= log.length; at += FRAME_HEAD + pageSize) {
    const ours = log.subarray(at + 8, at + 16).equals(salts);
    if (sum !== null) sum = ours ? fitting(log, at + 16, addTo(addTo(sum, log, at, 8, bigEndian), log, at + FRAME_HEAD, pageSize, bigEndian)) : null;
    if (sum === null && ours && log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
}

type Sum = readonly [number, number];

const fitting = (log: Buffer, at: number, sum: Sum): Sum | null => (log.readUInt32BE(at) === sum[0] && log.readUInt32BE(at + 4) === sum[1] ? sum : null);

/** The engine's own sum: pairs of words, each added to the other. */
function addTo([first, second]: Sum, log: Buffer, at: number, length: number, bigEndian: boolean): Sum {
  const bytes = Uint8Array.prototype.slice.call(log, at, at + length); // aligned
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, length / 4);
  if (bigEndian !== (endianness() === 'BE')) Buffer.from(bytes.buffer, bytes.byteOffset, length).swap32();
  let [a, b] = [first, second];
  for (let n = 0; n < words.length; n += 2) {
    a = (a + (words[n] ?? 0) + b) >>> 0;
    b = (b + (words[n + 1] ?? 0) + a) >>> 0;
  }
  return [a, b];
}
