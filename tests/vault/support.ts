import type { Keychain } from '#electron/areas/services.ts';
import { keysOf } from '#electron/vault/keys.ts';
import { Refusal } from '#shared/messages/index.ts';

export const LEDGER_ID = '11111111-2222-4333-8444-555555555555';
export const keysFrom = (byte: number): ReturnType<typeof keysOf> => keysOf(Buffer.alloc(32, byte));

/** A keychain that reverses bits by account: enough to tell what went through it. */
export function keychainOf(account: number): Keychain {
  const turn = (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(bytes.map((byte) => byte ^ account));
  return { protect: turn, reveal: turn };
}

export const refusingKeychain: Keychain = { protect: () => Promise.reject(new Error('no')), reveal: () => Promise.reject(new Error('no')) };

/** Code and reason of the refusal that `work` ends in. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return typeof error.data['why'] === 'string' ? `${error.code}:${error.data['why']}` : error.code;
  }
  return 'none';
}
