import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { KEY_ID_BYTES, type VaultKeys } from './keys.ts';
import { vaultRefusal } from './refusals.ts';

/** Where a sealed value stands. A value copied to another row or column does not open there. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** Primary key of the row; it must be known before sealing and never change. A number and its decimal text mean the same row. */
  readonly row: number | string;
}

/** Algorithm 1: AES-256-GCM, random 96-bit nonce, 128-bit tag. */
const ALGORITHM = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEAD_BYTES = 1 + KEY_ID_BYTES;
/** What a sealed value has more than its UTF-8 text. */
export const SEAL_OVERHEAD = HEAD_BYTES + NONCE_BYTES + TAG_BYTES;

/**
 * Seals a text for its place: `algorithm (1) | key id (4) | nonce (12) | ciphertext | tag (16)`.
 * NIST SP 800-38D: the nonce is drawn at random (8.2.2), which holds for 2^32 values a key (8.3), far more than a district has; head and place are
 * additional authenticated data. Refuses with `vault.illFormed` where UTF-8 cannot carry the text (half of a surrogate pair).
 */
export function seal(keys: VaultKeys, place: Place, text: string): Uint8Array {
  return sealWith(keys, place, text, randomBytes(NONCE_BYTES));
}

/**
 * Seals so that the same text in the same place gives the same bytes again: lists that are imported twice must be seen to be the same without opening
 * anything. The nonce is an HMAC of place and text under a key of its own (synthetic, as in RFC 5297), so that two texts never share one; what shows is only
 * that a value has not changed.
 */
export function sealStable(keys: VaultKeys, place: Place, text: string): Uint8Array {
  const nonce = createHmac('sha256', keys.stable).update(`nonce\0${place.table}\0${place.column}\0${place.row}\0${text}`, 'utf8').digest().subarray(0, NONCE_BYTES);
  return sealWith(keys, place, text, nonce);
}

/** `seal` with a given nonce: for known answers only. A nonce used twice under one key gives both texts away. */
export function sealWith(keys: VaultKeys, place: Place, text: string, nonce: Uint8Array): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) throw vaultRefusal('vault.illFormed');
  const head = Buffer.from([ALGORITHM, ...keys.id]);
  const cipher = createCipheriv('aes-256-gcm', keys.field, nonce, { authTagLength: TAG_BYTES }).setAAD(boundTo(head, place));
  return Buffer.concat([head, nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/**
 * The text of a sealed value. Refuses with `vault.notOpened`; `data.why` is `format` (no sealed value or a later algorithm), `key` (sealed by another key)
 * or `altered` (a flipped bit, another place; GCM cannot tell which).
 */
export function open(keys: VaultKeys, place: Place, sealed: Uint8Array): string {
  const bytes = asBuffer(sealed);
  if (bytes.length < SEAL_OVERHEAD || bytes[0] !== ALGORITHM) throw vaultRefusal('vault.notOpened', { why: 'format' });
  if (!isSealedBy(keys, bytes)) throw vaultRefusal('vault.notOpened', { why: 'key' });
  const text = bytes.length - TAG_BYTES;
  const start = HEAD_BYTES + NONCE_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', keys.field, bytes.subarray(HEAD_BYTES, start), { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(bytes.subarray(0, HEAD_BYTES), place)).setAuthTag(bytes.subarray(text));
  try {
    // One update gives all: GCM is a stream, `final` only checks the tag. Nothing leaves before it has.
    const plain = decipher.update(bytes.subarray(start, text));
    decipher.final();
    return plain.toString('utf8');
  } catch {
    throw vaultRefusal('vault.notOpened', { why: 'altered' });
  }
}

/** True when the value names this key: no proof that it opens. */
export function isSealedBy(keys: VaultKeys, sealed: Uint8Array): boolean {
  return sealed.length >= SEAL_OVERHEAD && asBuffer(sealed).subarray(1, HEAD_BYTES).equals(keys.id);
}

/** Table and column hold no NUL, so that two places never give the same bytes. */
function boundTo(head: Buffer, place: Place): Buffer {
  if (place.table.includes('\0') || place.column.includes('\0')) throw new Error('a place without NUL is needed');
  return Buffer.concat([head, Buffer.from(`field\0${place.table}\0${place.column}\0${place.row}`, 'utf8')]);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
