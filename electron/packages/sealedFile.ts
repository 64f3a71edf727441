import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { z } from 'zod';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { CHUNK_BYTES, Chunks, SEALED_CHUNK_BYTES } from '#electron/vault/chunks.ts';
import { fileKeyFor, fileKeyFrom, openRecipient, type Recipient } from './recipient.ts';

/*
 * A package on a stick: magic and version (8 bytes) | length of the header (u32) | header, JSON | chunks | end mark (10 bytes).
 * The chunks are AES-256-GCM, each bound to its number, the last one marked (vault/chunks.ts); their key is derived over the header, so a changed header opens
 * nothing. The end mark is plain: it tells a file that was cut off from one that was altered.
 */
const MAGIC = Buffer.from('BLPACK\0\x01', 'latin1');
const END = Buffer.from('BLPACKEND\0', 'latin1');
const MOST_HEADER = 65_536;

/** What stands in front of a package in the clear, so that it can be named before the passphrase is known. */
export const aboutSchema = z.object({ ledgerId: z.string().max(100), districtCode: z.string().max(20), districtName: z.string().max(100), at: z.number().int(), why: z.string().max(20) });
export type About = z.infer<typeof aboutSchema>;
const headerSchema = z.object({ about: aboutSchema, key: z.object({ publicKey: z.string().max(100), wrapped: z.string().max(500), ephemeral: z.string().max(100) }) });

/** Writes head, chunks and end mark of a package through `write`. */
export async function sealInto(write: (bytes: Uint8Array) => Promise<void>, recipient: Recipient, about: About, source: AsyncIterable<Uint8Array>): Promise<void> {
  const { ephemeral, derive } = fileKeyFor(recipient);
  const header = Buffer.from(JSON.stringify({ about, key: { publicKey: recipient.publicKey, wrapped: recipient.wrapped, ephemeral } }), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(header.length);
  const head = Buffer.concat([MAGIC, length, header]);
  const chunks = new Chunks(derive(head));
  try {
    await write(head);
    let waiting = Buffer.alloc(0);
    for await (const piece of source) {
      waiting = Buffer.concat([waiting, piece]);
      let at = 0;
      // The last chunk is marked, so a full one is held back until more has come.
      for (; waiting.length - at > CHUNK_BYTES; at += CHUNK_BYTES) await write(chunks.seal(waiting.subarray(at, at + CHUNK_BYTES), false));
      waiting = waiting.subarray(at);
    }
    await write(chunks.seal(waiting, true));
    await write(END);
  } finally {
    chunks.wipe();
  }
}

/** Bytes that a package of `plain` bytes takes at most. */
export const sealedSize = (plain: number): number => plain + (Math.floor(plain / CHUNK_BYTES) + 1) * (SEALED_CHUNK_BYTES - CHUNK_BYTES) + MOST_HEADER;

interface Opened { readonly about: About; readonly key: z.infer<typeof headerSchema>['key']; readonly head: Buffer; readonly from: number; readonly to: number }

/** Of which ledger and when; refuses with `backups.notAPackage`, `backups.cutOff`. Nothing of it is proven before the content was opened. */
export async function aboutPackage(file: string): Promise<About> {
  return (await headOf(file)).about;
}

/** Whether the file begins as a package does. */
export async function isPackage(file: string): Promise<boolean> {
  const start = await bytesAt(file, 0, MAGIC.length).catch(() => null);
  return start?.equals(MAGIC) ?? false;
}

/**
 * The content, chunk by chunk, each proven before it comes, the whole only at the end. Refuses with `backups.notAPackage`, `backups.cutOff`,
 * `backups.wrongPassphrase`, `backups.packageDamaged`.
 */
export async function* openSealed(file: string, passphrase: string): AsyncGenerator<Buffer, void, undefined> {
  const { about, key, head, from, to } = await headOf(file);
  const opened = await openRecipient(key, passphrase, about.ledgerId);
  if (opened === 'wrong') throw refuse('backups.wrongPassphrase', {}, { field: 'passphrase' });
  if (opened === 'damaged') throw refuse('backups.packageDamaged', { path: file });
  const chunks = new Chunks(keyFrom(opened, key.ephemeral, head, file));
  let at = from;
  let waiting = Buffer.alloc(0);
  const stream = createReadStream(file, { start: from, end: to - 1, highWaterMark: SEALED_CHUNK_BYTES });
  try {
    for await (const piece of stream) {
      waiting = Buffer.concat([waiting, piece as Buffer]);
      let used = 0;
      for (; waiting.length - used > SEALED_CHUNK_BYTES; used += SEALED_CHUNK_BYTES) yield chunks.open(waiting.subarray(used, used + SEALED_CHUNK_BYTES), false);
      at += used;
      waiting = waiting.subarray(used);
    }
    if (at + waiting.length !== to) throw refuse('backups.cutOff', { path: file });
    yield chunks.open(waiting, true);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'vault.fileDamaged') throw refuse('backups.packageDamaged', { path: file });
    if (error instanceof Error && 'syscall' in error) throw refuse('backups.unreadable', { path: file });
    throw error;
  } finally {
    stream.destroy();
    chunks.wipe();
  }
}

function keyFrom(opened: Parameters<typeof fileKeyFrom>[0], ephemeral: string, head: Buffer, file: string): Buffer {
  try {
    return fileKeyFrom(opened, ephemeral, head);
  } catch {
    throw refuse('backups.packageDamaged', { path: file });
  }
}

async function headOf(file: string): Promise<Opened> {
  const start = await bytesAt(file, 0, MAGIC.length + 4).catch(() => { throw refuse('backups.unreadable', { path: file }); });
  if (start.length > 0 && start.length < MAGIC.length + 4 && MAGIC.subarray(0, start.length).equals(start.subarray(0, MAGIC.length))) throw refuse('backups.cutOff', { path: file });
  if (!start.subarray(0, MAGIC.length).equals(MAGIC)) throw refuse('backups.notAPackage', { path: file });
  const length = start.readUInt32BE(MAGIC.length);
  if (length > MOST_HEADER) throw refuse('backups.packageDamaged', { path: file });
  const from = MAGIC.length + 4 + length;
  const head = await bytesAt(file, 0, from);
  const size = await sizeOf(file);
  const tail = await bytesAt(file, Math.max(0, size - END.length), END.length);
  if (head.length < from || !tail.equals(END)) throw refuse('backups.cutOff', { path: file });
  const parsed = headerSchema.safeParse(parse(head.subarray(MAGIC.length + 4).toString('utf8')));
  if (!parsed.success) throw refuse('backups.packageDamaged', { path: file });
  return { ...parsed.data, head, from, to: size - END.length };
}

async function bytesAt(file: string, at: number, length: number): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(length);
    const { bytesRead } = await handle.read(bytes, 0, length, at);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  const handle = await open(file, 'r');
  try {
    return (await handle.stat()).size;
  } finally {
    await handle.close();
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
