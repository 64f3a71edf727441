import { hkdfSync } from 'node:crypto';

/** Bytes of a key's id: enough to tell the two keys of a rotation apart, too few to say anything about the key. */
export const KEY_ID_BYTES = 4;
export const DATA_KEY_BYTES = 32;

/**
 * The keys of a ledger, each for one use. One secret is never used in two algorithms: a weakness of one would touch the other
 * (NIST SP 800-57 part 1, 5.2). All are derived from the data key by HKDF-SHA-256 (RFC 5869) with a label of their own.
 */
export interface VaultKeys {
  /** Public; stands in front of each sealed value, so that during a rotation the right key is taken at once. */
  readonly id: Buffer;
  readonly field: Buffer;
  readonly index: Buffer;
  readonly file: Buffer;
  /** Draws nonces and row keys from what they stand for, where the same text must give the same value again. */
  readonly stable: Buffer;
}

/** Derives the keys of a data key of 32 bytes. The data key itself may be wiped afterwards. */
export function keysOf(dataKey: Uint8Array): VaultKeys {
  if (dataKey.length !== DATA_KEY_BYTES) throw new RangeError('a data key has 32 bytes');
  return { id: keyId(dataKey), field: derive(dataKey, 'field', 32), index: derive(dataKey, 'blind-index', 32), file: derive(dataKey, 'file', 32), stable: derive(dataKey, 'stable', 32) };
}

/** The public id of a data key. */
export function keyId(dataKey: Uint8Array): Buffer {
  return derive(dataKey, 'key-id', KEY_ID_BYTES);
}

/** Overwrites the keys. What the engine's cipher objects copied is out of reach; they live as long as one call. */
export function wipeKeys(keys: VaultKeys): void {
  for (const key of [keys.field, keys.index, keys.file, keys.stable]) key.fill(0);
}

/** The data key is uniformly random, so the salt of RFC 5869 may be empty (3.1); the label separates the uses (3.2). */
function derive(dataKey: Uint8Array, use: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(0), `brigade-ledger/vault/1/${use}`, length));
}
