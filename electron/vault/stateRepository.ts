import type { Reader, Writer } from '#electron/ledger/access.ts';
import { vaultRefusal } from './refusals.ts';
import { rotationState, type RotationState } from './rotate.ts';
import type { Vault } from './vault.ts';
import { vaultState, type VaultState } from './vaultState.ts';

/** Keys of `ledger_meta`: what the ledger keeps of its vault, and how far a change of key is. */
const STATE = 'vault';
const ROTATION = 'vaultRotation';

/** The vault as the ledger keeps it; null in a ledger of before the vault. Refuses with `vault.keyDamaged`. */
export async function readVaultState(reader: Reader): Promise<VaultState | null> {
  const text = await metaOf(reader, STATE);
  if (text === null) return null;
  const parsed = vaultState.safeParse(parsedJson(text));
  if (!parsed.success) throw vaultRefusal('vault.keyDamaged');
  return parsed.data;
}

export function writeVaultState(w: Writer, state: VaultState): Promise<void> {
  return keep(w, STATE, JSON.stringify(state));
}

/** How far a change of key is; null while none was begun or the last one is done with. */
export async function readRotation(reader: Reader): Promise<RotationState | null> {
  const text = await metaOf(reader, ROTATION);
  if (text === null) return null;
  const parsed = rotationState.safeParse(parsedJson(text));
  if (!parsed.success) throw vaultRefusal('vault.rotationMismatch');
  return parsed.data;
}

export function writeRotation(w: Writer, state: RotationState): Promise<void> {
  return keep(w, ROTATION, JSON.stringify(state));
}

export async function dropRotation(w: Writer): Promise<void> {
  await w.run('DELETE FROM ledger_meta WHERE key = ?', [ROTATION]);
}

/**
 * Asked inside of every transaction that seals: another process may have changed the key since this vault was opened, and what were sealed under a key that
 * is dropped could never be opened again. Refuses with `vault.keyChanged`.
 */
export async function assertPresentKey(w: Writer, vault: Vault): Promise<void> {
  if ((await readVaultState(w))?.current.id !== vault.keys.current.id.toString('hex')) throw vaultRefusal('vault.keyChanged');
}

async function metaOf(reader: Reader, key: string): Promise<string | null> {
  return (await reader.first<{ value: string }>('SELECT value FROM ledger_meta WHERE key = ?', [key]))?.value ?? null;
}

async function keep(w: Writer, key: string, value: string): Promise<void> {
  await w.run('INSERT INTO ledger_meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [key, value]);
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
