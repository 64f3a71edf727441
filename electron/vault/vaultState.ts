import { z } from 'zod';
import { wrappedDataKey } from './dataKey.ts';
import { DATA_KEY_BYTES, keyId, type VaultKeys } from './keys.ts';
import { open, seal, type Place } from './seal.ts';

/**
 * All that a ledger keeps of its vault, as one plain value for `ledger_meta` (JSON text). While a rotation runs, `retiring` holds the old data key sealed
 * under the new one: whoever opens the new key has both, and a changed passphrase needs one wrap.
 */
export const vaultState = z.object({
  current: wrappedDataKey,
  retiring: z.object({ id: z.string().regex(/^[0-9a-f]{8}$/), sealed: z.string().min(1) }).readonly().nullable(),
}).readonly();
export type VaultState = z.infer<typeof vaultState>;

/** The retiring key as it stands in the state, sealed like a field under the new keys. */
export function sealRetiring(newKeys: VaultKeys, oldKey: Uint8Array): NonNullable<VaultState['retiring']> {
  const id = keyId(oldKey).toString('hex');
  const sealed = seal(newKeys, retiringPlace(id), Buffer.from(oldKey).toString('base64'));
  return { id, sealed: Buffer.from(sealed).toString('base64url') };
}

/** The retiring key; a refusal (`vault.notOpened`) or null where the state does not hold one that proves itself. The caller wipes it. */
export function openRetiring(newKeys: VaultKeys, retiring: NonNullable<VaultState['retiring']>): Buffer | null {
  const key = Buffer.from(open(newKeys, retiringPlace(retiring.id), Buffer.from(retiring.sealed, 'base64url')), 'base64');
  return key.length === DATA_KEY_BYTES && keyId(key).toString('hex') === retiring.id ? key : null;
}

const retiringPlace = (id: string): Place => ({ table: 'vault', column: 'retiring', row: id });
