import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { KEY_ID_BYTES, type VaultKeys } from './keys.ts';
import { vaultRefusal } from './refusals.ts';
import type { Place } from './seal.ts';

/** Tells a sealed file from any other; the last byte is the version of the form. */
const MAGIC = Buffer.from('BLSEAL\0\x01', 'latin1');
const NONCE_BYTES = 12;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
const ID_AT = MAGIC.length;
const NONCE_AT = ID_AT + KEY_ID_BYTES;
const WRAPPED_AT = NONCE_AT + NONCE_BYTES;
const TAG_AT = WRAPPED_AT + KEY_BYTES;
export const HEADER_BYTES = TAG_AT + TAG_BYTES;

/**
 * Header of a sealed file: `magic and version (8) | key id (4) | nonce (12) | wrapped file key (32) | tag (16)`. Each file has a random key, wrapped
 * under the ledger's file key and bound to the place: a change of the data key rewraps 32 bytes instead of gigabytes.
 */
export function makeHeader(keys: VaultKeys, place: Place): { header: Buffer; fileKey: Buffer } {
  const fileKey = randomBytes(KEY_BYTES);
  return { header: wrap(keys, place, fileKey), fileKey };
}

/** The file key, or `vault.fileDamaged`. */
export function openHeader(keys: VaultKeys, place: Place, header: Buffer): Buffer {
  if (header.length !== HEADER_BYTES || !header.subarray(0, ID_AT).equals(MAGIC) || !namesKey(header, keys)) throw vaultRefusal('vault.fileDamaged');
  const decipher = createDecipheriv('aes-256-gcm', keys.file, header.subarray(NONCE_AT, WRAPPED_AT), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(header.subarray(0, NONCE_AT), place)).setAuthTag(header.subarray(TAG_AT));
  const fileKey = decipher.update(header.subarray(WRAPPED_AT, TAG_AT));
  try {
    decipher.final();
    return fileKey;
  } catch {
    fileKey.fill(0);
    throw vaultRefusal('vault.fileDamaged');
  }
}

/** The header under another key; null where it is under that key already and opens. */
export function rewrapHeader(from: VaultKeys, to: VaultKeys, place: Place, header: Buffer): Buffer | null {
  const done = header.length === HEADER_BYTES && namesKey(header, to);
  const fileKey = openHeader(done ? to : from, place, header);
  const rewrapped = done ? null : wrap(to, place, fileKey);
  fileKey.fill(0);
  return rewrapped;
}

/** The header of a sealed file; shorter, or empty, where the file is cut or not there. */
export async function readHeader(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return Buffer.alloc(0);
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, HEADER_BYTES, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Whether a header names this key: no proof that it opens. */
export const isSealedFor = (keys: VaultKeys, header: Buffer): boolean => header.length === HEADER_BYTES && namesKey(header, keys);

/** Whether a file's first bytes say that it is sealed. */
export function looksSealed(start: Uint8Array): boolean {
  return start.length >= MAGIC.length && MAGIC.equals(start.subarray(0, MAGIC.length));
}

function wrap(keys: VaultKeys, place: Place, fileKey: Buffer): Buffer {
  const front = Buffer.concat([MAGIC, keys.id]);
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.file, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(front, place));
  return Buffer.concat([front, nonce, cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
}

const namesKey = (header: Buffer, keys: VaultKeys): boolean => header.subarray(ID_AT, NONCE_AT).equals(keys.id);

function boundTo(front: Buffer, place: Place): Buffer {
  if (place.table.includes('\0') || place.column.includes('\0')) throw new Error('a place without NUL is needed');
  return Buffer.concat([front, Buffer.from(`file\0${place.table}\0${place.column}\0${place.row}`, 'utf8')]);
}
