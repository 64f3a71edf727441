import { createReadStream, type PathLike } from 'node:fs';
import path from 'node:path';
import { Refusal, refuse } from '#shared/messages/index.ts';
import { writeWhole, type Fill } from '#electron/files/writeWhole.ts';
import { isFull } from '#electron/ledger/driver.ts';
import { CHUNK_BYTES, Chunks, SEALED_CHUNK_BYTES } from './chunks.ts';
import { HEADER_BYTES, makeHeader, openHeader, readHeader, rewrapHeader } from './fileHeader.ts';
import type { VaultKeys } from './keys.ts';
import { vaultRefusal } from './refusals.ts';
import type { Place } from './seal.ts';

/** Pieces of a file in order, of any size. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes a sealed file, whole or not at all; the temporary file holds ciphertext only. Gives the size of the plain content. Refuses with
 * `ledger.diskFull` or `vault.fileNotWritten`; an error of the source passes through.
 */
export async function sealFile(keys: VaultKeys, place: Place, source: Pieces, target: string): Promise<{ size: number }> {
  const { header, fileKey } = makeHeader(keys, place);
  const chunks = new Chunks(fileKey);
  let size = 0;
  try {
    await writeSealed(target, async (write) => {
      await write(header);
      let waiting = Buffer.alloc(0);
      for await (const piece of source) {
        size += piece.length;
        waiting = Buffer.concat([waiting, piece]);
        let at = 0;
        // The last chunk is marked, so a full one is held back until more has come.
        for (; waiting.length - at > CHUNK_BYTES; at += CHUNK_BYTES) await write(chunks.seal(waiting.subarray(at, at + CHUNK_BYTES), false));
        waiting = waiting.subarray(at);
      }
      await write(chunks.seal(waiting, true));
    });
    return { size };
  } finally {
    chunks.wipe();
  }
}

/**
 * The plain content of a sealed file, piece by piece. Each piece is proven before it comes, the whole only at the end: act on nothing before the loop has
 * ended without a refusal (`vault.fileDamaged`: altered, cut, reordered, extended, another place or key). `header`: the one that counts, where the file's own
 * may be under another key.
 */
export async function* openFile(keys: VaultKeys, place: Place, file: string, header: Buffer | null = null): AsyncGenerator<Buffer, void, undefined> {
  const pieces = piecesOf(file, header === null ? 0 : HEADER_BYTES)[Symbol.asyncIterator]();
  let chunks = header === null ? null : new Chunks(openHeader(keys, place, header));
  let waiting = Buffer.alloc(0);
  try {
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      waiting = Buffer.concat([waiting, next.value]);
      if (chunks === null) {
        if (waiting.length < HEADER_BYTES) continue;
        chunks = new Chunks(openHeader(keys, place, waiting.subarray(0, HEADER_BYTES)));
        waiting = waiting.subarray(HEADER_BYTES);
      }
      let at = 0;
      for (; waiting.length - at > SEALED_CHUNK_BYTES; at += SEALED_CHUNK_BYTES) yield chunks.open(waiting.subarray(at, at + SEALED_CHUNK_BYTES), false);
      waiting = waiting.subarray(at);
    }
    if (chunks === null) throw vaultRefusal('vault.fileDamaged');
    yield chunks.open(waiting, true);
  } finally {
    chunks?.wipe();
    await pieces.return?.(undefined);
  }
}

/** The whole content, given out only when all of it is proven. For files that fit into memory. */
export async function readSealedFile(keys: VaultKeys, place: Place, file: string, header: Buffer | null = null): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of openFile(keys, place, file, header)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * Puts a sealed file under a new key in a rotation: only the wrapped file key in its header changes, the content is copied as it is. True when it was
 * done, false when the file is under the new key already, so that an interrupted walk over all files can simply begin again.
 */
export async function rewrapFile(from: VaultKeys, to: VaultKeys, place: Place, file: string): Promise<boolean> {
  const header = rewrapHeader(from, to, place, await readHeader(file));
  if (header === null) return false;
  await putHeader(file, header);
  return true;
}

/** Gives a sealed file another header for the same content. */
export function putHeader(file: string, header: Uint8Array): Promise<void> {
  return writeSealed(file, async (write) => {
    await write(header);
    for await (const piece of piecesOf(file, HEADER_BYTES)) await write(piece);
  });
}

/** A missing or unreadable file is told like a damaged one: the person can do the same about both. */
async function* piecesOf(file: PathLike, start = 0): AsyncGenerator<Buffer, void, undefined> {
  const stream = createReadStream(file, { start, highWaterMark: SEALED_CHUNK_BYTES });
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    throw isSystemError(error) ? vaultRefusal('vault.fileDamaged') : error;
  } finally {
    stream.destroy();
  }
}

/** Whole or not at all; the temporary file holds ciphertext only. Refuses with `ledger.diskFull`, `vault.fileNotWritten`. */
async function writeSealed(target: string, fill: Fill): Promise<void> {
  try {
    await writeWhole(target, fill, { mode: 0o600 });
  } catch (error) {
    if (error instanceof Refusal || !isSystemError(error)) throw error;
    throw isFull(error) ? refuse('ledger.diskFull', { path: path.dirname(target) }) : vaultRefusal('vault.fileNotWritten');
  }
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
