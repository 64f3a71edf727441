import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { constants, crc32, createInflateRaw } from 'node:zlib';
import yauzl from 'yauzl';
import { refuse } from '#shared/messages/index.ts';
import { BOMB_FLOOR_BYTES, BOMB_RATIO, MAX_ARCHIVE_ENTRIES } from '../limits.ts';

/** Small enough that other work gets its turn between two pieces. */
const INFLATED_PIECE = 64 * 1024;

/** The parts of a zip file. Every byte that comes out is counted and checked; sizes that the file states are never relied on. */
export class Archive {
  readonly #zip: yauzl.ZipFile;
  readonly #entries: ReadonlyMap<string, yauzl.Entry>;
  /** Compressed bytes read so far. */
  consumed = 0;

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip;
    this.#entries = entries;
  }

  static async open(file: string): Promise<Archive> {
    const zip = await opened(file);
    try {
      return new Archive(zip, await directoryOf(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase());
  }

  compressedSize(name: string): number {
    return this.#entries.get(name.toLowerCase())?.compressedSize ?? 0;
  }

  /** Inflated bytes of one part, piece by piece. Refuses a part that grows beyond `limit`, that grows like a bomb, or that is not what was packed. */
  async *bytes(name: string, limit: number): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase());
    if (entry === undefined) throw refuse('imports.broken', {});
    if (entry.isEncrypted()) throw refuse('imports.encrypted', {});
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw refuse('imports.broken', {});
    const packed = await this.#zip.openReadStreamPromise(entry, { decodeFileData: false }).catch(() => { throw refuse('imports.broken', {}); });
    let came = 0;
    packed.on('data', (piece: Buffer) => { came += piece.length; this.consumed += piece.length; });
    let size = 0;
    let check = 0;
    try {
      for await (const piece of inflated(packed, entry.compressionMethod)) {
        size += piece.length;
        if (size > limit || (size > BOMB_FLOOR_BYTES && size > came * BOMB_RATIO)) throw refuse('imports.bomb', { mib: Math.round(size / 1024 / 1024) });
        check = crc32(piece, check);
        yield piece;
      }
    } catch (error) {
      throw isStreamError(error) ? refuse('imports.broken', {}) : error;
    }
    if (check !== entry.crc32 || size !== entry.uncompressedSize) throw refuse('imports.broken', {});
  }

  close(): void {
    this.#zip.close();
  }
}

function inflated(packed: Readable, method: number): AsyncIterable<Buffer> {
  if (method === 0) return packed;
  const inflate = createInflateRaw({ chunkSize: INFLATED_PIECE, finishFlush: constants.Z_FINISH });
  // The iterator reports the error; the callback only keeps it from being thrown a second time.
  pipeline(packed, inflate, () => undefined);
  return inflate;
}

/** Errors of the zip reader and of zlib; a refusal or a fault of ours is not one. */
function isStreamError(error: unknown): boolean {
  return error instanceof Error && error.name !== 'Refusal' && !(error instanceof TypeError) && !(error instanceof RangeError);
}

function opened(file: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(file, { lazyEntries: true, autoClose: false, validateEntrySizes: false }, (error, zip) => (error === null ? resolve(zip) : reject(refuse('imports.broken', {}))));
  });
}

/** Reads the list of parts. Two parts of one name are read differently by different programs, so such a file is refused. */
function directoryOf(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    zip.on('error', () => reject(refuse('imports.broken', {})));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: yauzl.Entry) => {
      const name = entry.fileName.toLowerCase();
      if (entries.has(name) || entries.size >= MAX_ARCHIVE_ENTRIES) return reject(refuse('imports.broken', {}));
      entries.set(name, entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}
