import { keyId } from '#electron/vault/keys.ts';
import { keepInKeychain } from '#electron/vault/keychainWrap.ts';
import type { SecretKeeper } from '#electron/vault/secretKeeper.ts';
import type { VaultState } from '#electron/vault/vaultState.ts';

/** A keychain that keeps what it is given as it is: tests have nothing to hide, and a derivation for each of them would take minutes. */
export const openKeychain: SecretKeeper = { protect: (secret) => Promise.resolve(Uint8Array.from(secret)), reveal: (kept) => Promise.resolve(Uint8Array.from(kept)) };

const DATA_KEY = Buffer.alloc(32, 7);
const id = keyId(DATA_KEY).toString('hex');

/** Vault of the ledger of `makeLedger`: opens by `openKeychain`, and by no passphrase. */
export const TEST_VAULT: VaultState = {
  current: {
    id, byPassphrase: 'none',
    byKeychain: await keepInKeychain(Buffer.concat([Buffer.from(`data-key|11111111-2222-4333-8444-555555555555|${id}|`), DATA_KEY]), openKeychain),
  },
  retiring: null,
};
