import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';

/** One file of a package. `open` yields exactly `size` bytes. */
export interface Entry {
  readonly name: string;
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

const entrySchema = z.object({ name: z.string().max(400), size: z.number().int().min(0) });
const manifestSchema = z.object({ format: z.literal(1), entries: z.array(entrySchema.extend({ sha256: z.string() })).max(2_000_000), publicJwk: z.record(z.string(), z.string()).nullable() }).loose();
export type PackageManifest = z.infer<typeof manifestSchema>;

const MANIFEST = 'manifest.json';
const MOST_MANIFEST = 512 * 1024 * 1024;
const MOST_FRAME = 4096;

/**
 * The stream inside of a package: `length (u32) | {"name","size"} | bytes` a file, then the manifest with the digest of each, then a length of zero.
 * The manifest comes last, so that nothing has to be read twice; `sign` makes it a signed text (compact JWS) or leaves it as it is.
 */
export async function* packed(entries: readonly Entry[], about: Readonly<Record<string, unknown>>, sign: (text: string) => Promise<string>): AsyncGenerator<Buffer, void, undefined> {
  const listed: { name: string; size: number; sha256: string }[] = [];
  for (const entry of entries) {
    if (!isSafeName(entry.name)) throw refuse('backups.oddName', { name: entry.name });
    yield frame({ name: entry.name, size: entry.size });
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of entry.open()) {
      hash.update(piece);
      size += piece.length;
      yield Buffer.from(piece);
    }
    if (size !== entry.size) throw new Error(`${entry.name} changed while it was packed`);
    listed.push({ name: entry.name, size, sha256: hash.digest('hex') });
  }
  const text = Buffer.from(await sign(JSON.stringify({ format: 1, publicJwk: null, ...about, entries: listed })), 'utf8');
  yield frame({ name: MANIFEST, size: text.length });
  yield text;
  yield Buffer.alloc(4);
}

function frame(head: { name: string; size: number }): Buffer {
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

/**
 * Writes the files of a package below `into` (an empty folder) and holds each against the manifest. The package is treated as hostile: names lead nowhere
 * else, nothing is written twice, no size is believed beyond what comes. `judge` reads the manifest text (and its signature).
 */
export async function unpack(source: AsyncIterable<Buffer>, into: string, judge: (text: string) => Promise<string>): Promise<PackageManifest> {
  const stream = new Puller(source);
  const found = new Map<string, { size: number; sha256: string }>();
  for (;;) {
    const length = (await stream.take(4)).readUInt32BE(0);
    if (length === 0 || length > MOST_FRAME) throw broken();
    const head = entrySchema.parse(JSON.parse((await stream.take(length)).toString('utf8')));
    if (head.name === MANIFEST) {
      if (head.size > MOST_MANIFEST) throw broken();
      const manifest = manifestSchema.parse(JSON.parse(await judge((await stream.take(head.size)).toString('utf8'))));
      if ((await stream.take(4)).readUInt32BE(0) !== 0 || !(await stream.ended())) throw broken();
      if (manifest.entries.length !== found.size || manifest.entries.some(({ name, size, sha256 }) => found.get(name)?.sha256 !== sha256 || found.get(name)?.size !== size)) throw broken();
      return manifest;
    }
    if (!isSafeName(head.name) || found.has(head.name)) throw broken();
    found.set(head.name, { size: head.size, sha256: await putDown(stream, path.join(into, ...head.name.split('/')), head.size) });
  }
}

const broken = (): Error => refuse('backups.packageDamaged', { path: '' });

async function putDown(stream: Puller, file: string, size: number): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(file, 'wx', 0o600);
  const hash = createHash('sha256');
  try {
    for (let left = size; left > 0;) {
      const piece = await stream.some(left);
      hash.update(piece);
      await handle.writeFile(piece);
      left -= piece.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

const PARTS = ['attachments', 'outbox'];
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/** Names that stay inside of a ledger folder on every system. */
export function isSafeName(name: string): boolean {
  if (name === 'ledger.sqlite' || name === 'pc.json') return true;
  const [first = '', ...rest] = name.split('/');
  return PARTS.includes(first) && rest.length > 0 && rest.length < 8 && rest.every((part) => /^[\p{L}\p{N}_-][\p{L}\p{N}._ ()（）-]{0,180}$/u.test(part) && !/[. ]$/.test(part) && !RESERVED.test(part));
}

/** Takes a stream in pieces of the size that is asked for. */
class Puller {
  readonly #source: AsyncIterator<Buffer>;
  #waiting = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  async take(size: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let left = size; left > 0;) {
      const piece = await this.some(left);
      pieces.push(piece);
      left -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** At least one byte, at most `most`. */
  async some(most: number): Promise<Buffer> {
    if (this.#waiting.length === 0 && (await this.#more()) === false) throw broken();
    const piece = this.#waiting.subarray(0, most);
    this.#waiting = this.#waiting.subarray(piece.length);
    return piece;
  }

  async ended(): Promise<boolean> {
    return this.#waiting.length === 0 && !(await this.#more());
  }

  async #more(): Promise<boolean> {
    for (;;) {
      const next = await this.#source.next();
      if (next.done === true) return false;
      if (next.value.length > 0) {
        this.#waiting = Buffer.from(next.value);
        return true;
      }
    }
  }
}
