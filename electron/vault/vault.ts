import { blindIndex, type BlindKind } from './blindIndex.ts';
import { createDataKey, unwrapByKeychain, unwrapByPassphrase, wrapByKeychain, wrapDataKey } from './dataKey.ts';
import { DATA_KEY_BYTES, keyId, keysOf, wipeKeys, type VaultKeys } from './keys.ts';
import { vaultRefusal } from './refusals.ts';
import type { SecretKeeper } from './secretKeeper.ts';
import { isSealedBy, open, seal, sealStable, type Place } from './seal.ts';
import { stableUuid } from './stableId.ts';
import { openRetiring, sealRetiring, type VaultState } from './vaultState.ts';

interface Opened { readonly dataKey: Buffer; readonly keys: VaultKeys; readonly retiring: VaultKeys | null }

/**
 * The sealed fields of an open ledger. Everything but its state needs an opened vault and else refuses with `vault.locked`. It writes nothing itself:
 * a changed state is handed back, and the caller keeps it in a command of its own.
 */
export class Vault {
  readonly #ledgerId: string;
  readonly #keychain: SecretKeeper | null;
  #state: VaultState;
  #opened: Opened | null = null;

  private constructor(ledgerId: string, state: VaultState, keychain: SecretKeeper | null) {
    this.#ledgerId = ledgerId;
    this.#state = state;
    this.#keychain = keychain;
  }

  /** The vault of a ledger: open at once where the keychain opens it, else locked until the passphrase comes. */
  static async of(ledgerId: string, state: VaultState, keychain: SecretKeeper | null): Promise<Vault> {
    const vault = new Vault(ledgerId, state, keychain);
    const key = keychain === null ? null : await unwrapByKeychain(state.current, ledgerId, keychain);
    if (key !== null) vault.#take(key);
    return vault;
  }

  /** A vault that another part of this process opened already: the worker's. Takes a copy of the key; `vault.keyDamaged` where it is another one. */
  static withKey(ledgerId: string, state: VaultState, dataKey: Uint8Array): Vault {
    if (dataKey.length !== DATA_KEY_BYTES || keyId(dataKey).toString('hex') !== state.current.id) throw vaultRefusal('vault.keyDamaged');
    const vault = new Vault(ledgerId, state, null);
    vault.#take(Buffer.from(dataKey));
    return vault;
  }

  /** State of a new ledger's vault, with a data key of its own. */
  static async create(ledgerId: string, passphrase: string, keychain: SecretKeeper | null): Promise<VaultState> {
    const { key, wrapped } = await createDataKey(ledgerId, passphrase, keychain);
    key.fill(0);
    return { current: wrapped, retiring: null };
  }

  get state(): VaultState {
    return this.#state;
  }

  get locked(): boolean {
    return this.#opened === null;
  }

  /**
   * Opens the vault; refuses with `vault.wrongPassphrase` or `vault.keyDamaged` and stays as it was. Where the keychain of this PC did not have the key,
   * it takes it over, and the state to be kept comes back; else null.
   */
  async unlockByPassphrase(passphrase: string): Promise<VaultState | null> {
    const first = this.locked;
    const key = await unwrapByPassphrase(this.#state.current, this.#ledgerId, passphrase);
    if (key === 'wrong') throw vaultRefusal('vault.wrongPassphrase');
    if (key === 'damaged') throw vaultRefusal('vault.keyDamaged');
    this.#take(key);
    if (!first || this.#keychain === null) return null;
    const byKeychain = await wrapByKeychain(key, this.#ledgerId, this.#keychain).catch(() => ''); // a keychain that refuses is none
    if (byKeychain === '') return null;
    this.#state = { ...this.#state, current: { ...this.#state.current, byKeychain } };
    return this.#state;
  }

  sealField(place: Place, text: string): Uint8Array {
    return seal(this.#need().keys, place, text);
  }

  /** As `sealField`, but the same text in the same place gives the same bytes. */
  sealStable(place: Place, text: string): Uint8Array {
    return sealStable(this.#need().keys, place, text);
  }

  /** A row key that follows from what it stands for, and tells nothing of it without the key. */
  stableUuid(text: string): string {
    return stableUuid(this.#need().keys, text);
  }

  /** The text; `vault.notOpened` where the value is damaged or stands in another place. During a rotation both keys open. */
  openField(place: Place, sealed: Uint8Array): string {
    return open(this.#keysFor(sealed), place, sealed);
  }

  /** The hash to be stored beside a sealed number. */
  blindIndex(kind: BlindKind, text: string): string | null {
    return blindIndex(this.#need().keys, kind, text);
  }

  /** The hashes to be searched for: two while a rotation has not reached every row. */
  blindIndexes(kind: BlindKind, text: string): string[] {
    const { keys, retiring } = this.#need();
    const found = [keys, retiring].map((one) => (one === null ? null : blindIndex(one, kind, text)));
    return found.filter((hash) => hash !== null);
  }

  /** A copy of the data key for the worker thread of this process; it goes nowhere else. The receiver wipes it. */
  handOver(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#need().dataKey);
  }

  /** Keys for attachments and rotation: `current` seals, `retiring` is there while a rotation runs. */
  get keys(): { current: VaultKeys; retiring: VaultKeys | null } {
    const { keys, retiring } = this.#need();
    return { current: keys, retiring };
  }

  /** The state under a new passphrase, to be tried out and then kept and adopted. The old one opens until then. */
  async rewrapped(passphrase: string): Promise<VaultState> {
    const current = await wrapDataKey(this.#need().dataKey, this.#ledgerId, passphrase, this.#keychain);
    return { ...this.#state, current };
  }

  /**
   * The state with which a rotation begins: a new data key under this passphrase (the present or a new one), the present key retiring. Refuses with
   * `vault.rotationMismatch` while another rotation runs. Keep it in the same transaction as the first rotation state, then adopt it.
   */
  async rotated(passphrase: string): Promise<VaultState> {
    const { dataKey, keys: old } = this.#need();
    if (this.#state.retiring !== null) throw vaultRefusal('vault.rotationMismatch');
    for (;;) {
      const { key, wrapped } = await createDataKey(this.#ledgerId, passphrase, this.#keychain);
      const keys = keysOf(key);
      try {
        // Two keys of one id (once in 2^32) could not be told apart in front of a value.
        if (!keys.id.equals(old.id)) return { current: wrapped, retiring: sealRetiring(keys, dataKey) };
      } finally {
        key.fill(0);
        wipeKeys(keys);
      }
    }
  }

  /** The state without the retired key: keep and adopt it once the rotation is finished and every attachment rewrapped. */
  retired(): VaultState {
    return { ...this.#state, retiring: null };
  }

  /**
   * Goes over to a state that the ledger now keeps, with the passphrase of that state. A refusal leaves the vault as it was. Only a state whose key is
   * another one needs the passphrase.
   */
  async adopt(state: VaultState, passphrase: string | null): Promise<void> {
    const opened = this.#need();
    if (state.current.id === opened.keys.id.toString('hex')) {
      const key = Buffer.from(opened.dataKey);
      this.#takeState(state, key);
      return;
    }
    if (passphrase === null) throw vaultRefusal('vault.wrongPassphrase');
    const key = await unwrapByPassphrase(state.current, this.#ledgerId, passphrase);
    if (key === 'wrong') throw vaultRefusal('vault.wrongPassphrase');
    if (key === 'damaged') throw vaultRefusal('vault.keyDamaged');
    this.#takeState(state, key);
  }

  /** Locks and overwrites every key. */
  close(): void {
    if (this.#opened === null) return;
    this.#opened.dataKey.fill(0);
    wipeKeys(this.#opened.keys);
    if (this.#opened.retiring !== null) wipeKeys(this.#opened.retiring);
    this.#opened = null;
  }

  #need(): Opened {
    if (this.#opened === null) throw vaultRefusal('vault.locked');
    return this.#opened;
  }

  #keysFor(sealed: Uint8Array): VaultKeys {
    const { keys, retiring } = this.#need();
    return retiring !== null && isSealedBy(retiring, sealed) ? retiring : keys;
  }

  #take(dataKey: Buffer): void {
    this.#takeState(this.#state, dataKey);
  }

  /** All or nothing: the old keys go only when the new ones stand. */
  #takeState(state: VaultState, dataKey: Buffer): void {
    const keys = keysOf(dataKey);
    const retiring = state.retiring === null ? null : retiringKeys(keys, state.retiring);
    this.close();
    this.#state = state;
    this.#opened = { dataKey, keys, retiring };
  }
}

function retiringKeys(keys: VaultKeys, retiring: NonNullable<VaultState['retiring']>): VaultKeys {
  const old = openRetiring(keys, retiring);
  if (old === null) throw vaultRefusal('vault.keyDamaged');
  const derived = keysOf(old);
  old.fill(0);
  return derived;
}
