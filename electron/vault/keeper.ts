import { asMadeUp, makePassphrase } from '#electron/outbox/passphrase.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { checkWord, unwrapByPassphrase } from './dataKey.ts';
import { vaultRefusal } from './refusals.ts';
import type { SecretKeeper } from './secretKeeper.ts';
import { readVaultState, writeVaultState } from './stateRepository.ts';
import { Vault } from './vault.ts';
import type { VaultState } from './vaultState.ts';

/** How the vault of an open ledger stands; `none`: the ledger is older than vaults and gets one when its passphrase is given first. */
export type VaultStanding = 'open' | 'locked' | 'none';

/** The vault of one open ledger with what the ledger keeps of it. The window's process and each command hold one of their own. */
export class VaultKeeper {
  #vault: Vault | null = null;
  /** A passphrase that was made up and must be typed back before it counts. */
  #proposed: { readonly state: VaultState; readonly passphrase: string; readonly vouchedBy: string } | null = null;

  private constructor(private readonly parts: { readonly ledger: Ledger; readonly ledgerId: string; readonly keychain: SecretKeeper | null; clock(): number }) {}

  /** Opens at once where the keychain can, else it waits for the passphrase. */
  static async open(ledger: Ledger, keychain: SecretKeeper | null, clock: () => number = Date.now): Promise<VaultKeeper> {
    const { ledgerId } = await readMeta(ledger.reader);
    const keeper = new VaultKeeper({ ledger, ledgerId, keychain, clock });
    await keeper.refresh();
    return keeper;
  }

  get standing(): VaultStanding {
    return this.#vault === null ? 'none' : this.#vault.locked ? 'locked' : 'open';
  }

  /** The opened vault; refuses with `vault.locked`. */
  get vault(): Vault {
    if (this.#vault === null || this.#vault.locked) throw vaultRefusal('vault.locked');
    return this.#vault;
  }

  /** What the ledger keeps now: another process may have changed passphrase or key. An opened vault whose key is still the same stays open. */
  async refresh(): Promise<VaultState | null> {
    const state = await readVaultState(this.parts.ledger.reader);
    const present = this.#vault;
    if (state === null || (present !== null && same(present.state, state))) return state;
    if (present !== null && !present.locked && present.state.current.id === state.current.id) await present.adopt(state, null);
    else {
      const next = await Vault.of(this.parts.ledgerId, state, this.parts.keychain);
      present?.close();
      this.#vault = next;
    }
    return state;
  }

  /**
   * Opens the vault. A ledger of before vaults gets one: the caller has proven the passphrase on the device key. A key that the keychain of this PC did
   * not have is handed to it. Refuses with `vault.wrongPassphrase`, `vault.keyDamaged`.
   */
  async unlock(passphrase: string): Promise<void> {
    if ((await this.refresh()) === null) return this.#begin(passphrase);
    const changed = await this.#known().unlockByPassphrase(passphrase);
    if (changed !== null) await this.#keep(changed, 'vault.keychain', '保险箱密钥已交给本机系统钥匙串保管');
  }

  close(): void {
    this.#proposed = null;
    this.#vault?.close();
  }

  /** Three characters that tell the sheet of the present passphrase from older ones; empty where there is no vault. */
  get checkWord(): string {
    return this.#vault === null ? '' : checkWord(this.#vault.state.current);
  }

  get byKeychain(): boolean {
    return this.#vault !== null && this.#vault.state.current.byKeychain !== '';
  }

  /** The passphrase of the present key as it stands on its sheet, however it was typed; refuses with `vault.wrongPassphrase`. */
  async provenPassphrase(typed: string): Promise<string> {
    await this.refresh();
    return proven(this.#known().state, this.parts.ledgerId, typed);
  }

  /** Makes up a new passphrase; `vouchedBy` says in words on whose right. The present one opens the ledger until the new one was typed back (`takeProposed`). */
  async propose(vouchedBy: string): Promise<{ passphrase: string; checkWord: string }> {
    await this.refresh();
    const passphrase = makePassphrase();
    const state = await this.vault.rewrapped(passphrase);
    this.#proposed = { state, passphrase, vouchedBy };
    return { passphrase, checkWord: checkWord(state.current) };
  }

  /** The proposed passphrase and the state under it, proven by what was typed. The caller keeps it, then calls `settle`. Refuses with `vault.wrongPassphrase`, `vault.nothingProposed`. */
  async takeProposed(typed: string): Promise<{ state: VaultState; passphrase: string; vouchedBy: string }> {
    if (this.#proposed === null) throw vaultRefusal('vault.nothingProposed');
    await proven(this.#proposed.state, this.parts.ledgerId, typed);
    return this.#proposed;
  }

  /** What was proposed is kept by the ledger now. */
  async settle(): Promise<void> {
    this.#proposed = null;
    await this.refresh();
  }

  async #begin(passphrase: string): Promise<void> {
    const state = await Vault.create(this.parts.ledgerId, passphrase, this.parts.keychain);
    await this.#keep(state, 'vault.create', '为台账建立保险箱密钥');
    await this.refresh();
    if (this.#known().locked) await this.#known().unlockByPassphrase(passphrase);
  }

  #known(): Vault {
    if (this.#vault === null) throw vaultRefusal('vault.locked');
    return this.#vault;
  }

  async #keep(state: VaultState, operation: string, summary: string): Promise<void> {
    const { ledger, clock } = this.parts;
    await ledger.command({ actor: SYSTEM, now: clock() }, async (w) => {
      await writeVaultState(w, state);
      return {
        value: undefined, topics: ['settings', 'journal'],
        entry: { operation, subject: { kind: 'vault', id: state.current.id, label: '个人信息保险箱' }, summary, changes: { id: state.current.id } },
      };
    });
  }
}

/** The form of a typed passphrase that opens: a made-up one is wrapped with hyphens and capitals, and must be again. */
async function proven(state: VaultState, ledgerId: string, typed: string): Promise<string> {
  const madeUp = asMadeUp(typed);
  for (const form of madeUp === null ? [typed] : [madeUp, typed]) {
    const key = await unwrapByPassphrase(state.current, ledgerId, form);
    if (key === 'damaged') throw vaultRefusal('vault.keyDamaged');
    if (key === 'wrong') continue;
    key.fill(0);
    return form;
  }
  throw vaultRefusal('vault.wrongPassphrase');
}

const same = (a: VaultState, b: VaultState): boolean => JSON.stringify(a) === JSON.stringify(b);
