import type { KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { refuse } from '#shared/messages/index.ts';
import type { Keychain, Keyring } from '#electron/areas/services.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { openByKeychain, openByPassphrase, rewrapByPassphrase, wrapByKeychain } from './deviceKey.ts';
import { activeDeviceKey, keepKeychainWrap, type DeviceKeyRow } from './keyRepository.ts';

/**
 * The keyring of a ledger: the keychain opens it at once where it can, else it waits for the passphrase. Without an opened key everything but
 * signing works. A ledger without a key has a keyring that never opens.
 */
export async function openKeyring(ledger: Ledger, keychain: Keychain | null, clock: () => number = Date.now): Promise<Keyring> {
  const row = await activeDeviceKey(ledger.reader);
  if (row === undefined) return keyless;
  const { ledgerId } = await readMeta(ledger.reader);
  const key = keychain === null ? null : await openByKeychain(row, ledgerId, keychain);
  return new DeviceKeyring({ ledger, ledgerId, row, keychain, clock }, key);
}

const keyless: Keyring = {
  kid: '',
  unlocked: () => false,
  unlock: () => Promise.reject(refuse('outbox.noDeviceKey', {})),
  sign: () => Promise.reject(refuse('outbox.noDeviceKey', {})),
  rewrapped: () => Promise.reject(refuse('outbox.noDeviceKey', {})),
};

interface Parts {
  readonly ledger: Ledger;
  readonly ledgerId: string;
  readonly row: DeviceKeyRow;
  readonly keychain: Keychain | null;
  clock(): number;
}

class DeviceKeyring implements Keyring {
  readonly #parts: Parts;
  #key: KeyObject | null;

  constructor(parts: Parts, key: KeyObject | null) {
    this.#parts = parts;
    this.#key = key;
  }

  get kid(): string {
    return this.#parts.row.kid;
  }

  unlocked(): boolean {
    return this.#key !== null;
  }

  async unlock(passphrase: string): Promise<void> {
    const { ledger, ledgerId, keychain } = this.#parts;
    // Read again: the passphrase may have been changed since the ledger was opened.
    const row = (await activeDeviceKey(ledger.reader)) ?? this.#parts.row;
    const opened = await openByPassphrase(row, ledgerId, passphrase);
    if (opened === 'wrong') throw refuse('outbox.wrongPassphrase', {});
    if (opened === 'damaged') throw refuse('outbox.keyDamaged', {});
    const first = this.#key === null;
    this.#key = opened;
    if (first && keychain !== null) await this.#handToKeychain(opened, keychain);
  }

  async sign(payload: string): Promise<string> {
    const key = this.#key;
    if (key === null) throw refuse('outbox.keyLocked', {});
    return new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg: 'EdDSA', kid: this.kid }).sign(key);
  }

  async rewrapped(passphrase: string): Promise<string> {
    if (this.#key === null) throw refuse('outbox.keyLocked', {});
    return rewrapByPassphrase(this.#key, this.#parts.ledgerId, this.kid, passphrase);
  }

  /** The keychain of this PC could not open the key (the ledger was made elsewhere): from the next start on it can. */
  async #handToKeychain(key: KeyObject, keychain: Keychain): Promise<void> {
    const { ledger, ledgerId, clock } = this.#parts;
    const wrapped = await wrapByKeychain(key, ledgerId, this.kid, keychain).catch(() => null);
    if (wrapped === null) return; // a keychain that refuses is none; the passphrase has opened the key for this run
    await ledger.command({ actor: SYSTEM, now: clock() }, async (w) => {
      await keepKeychainWrap(w, this.kid, wrapped);
      return {
        value: undefined,
        entry: { operation: 'outbox.keychain', subject: { kind: 'deviceKey', id: this.kid, label: '本机签名密钥' }, summary: '签名密钥已交给本机系统钥匙串保管', changes: { kid: this.kid } },
        topics: ['settings', 'journal'],
      };
    });
  }
}
