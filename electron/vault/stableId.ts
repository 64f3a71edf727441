import { createHmac } from 'node:crypto';
import type { VaultKeys } from './keys.ts';

/** A UUID (version 8, RFC 9562: own contents) that follows from a text under the ledger's key: the same row of a list gets the same key again. */
export function stableUuid(keys: VaultKeys, text: string): string {
  const bytes = createHmac('sha256', keys.stable).update(`id\0${text}`, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
