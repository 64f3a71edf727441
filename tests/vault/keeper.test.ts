import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLedger } from '#electron/ledger/create.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { readVaultState } from '#electron/vault/stateRepository.ts';
import { keychainOf, refusalOf } from './support.ts';

let parent: string;
let ledger: Ledger;
const PASSPHRASE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
const made = async (keychain = true): Promise<Ledger> => {
  const folder = path.join(parent, 'ledger');
  await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: PASSPHRASE, keychain: keychain ? keychainOf(7) : null, now: 0 });
  ledger = await openLedger(folder, { now: 0 });
  return ledger;
};
beforeEach(async () => { parent = await mkdtemp(path.join(tmpdir(), 'keeper-')); });
afterEach(async () => { await ledger.close(); await rm(parent, { recursive: true, force: true }); });

describe('the vault of a new ledger', () => {
  it('opens by the keychain of the PC that made it, and elsewhere by the passphrase', async () => {
    await made();
    expect((await VaultKeeper.open(ledger, keychainOf(7))).standing).toBe('open');
    const elsewhere = await VaultKeeper.open(ledger, keychainOf(9), () => 5);
    expect(elsewhere.standing).toBe('locked');
    expect(await refusalOf(() => elsewhere.vault)).toBe('vault.locked');
    expect(await refusalOf(() => elsewhere.unlock('no'))).toBe('vault.wrongPassphrase');
    await elsewhere.unlock(PASSPHRASE);
    expect(elsewhere.standing).toBe('open');
    // The keychain of that PC has it from now on; what was handed to it stands in the journal.
    expect((await VaultKeeper.open(ledger, keychainOf(9))).standing).toBe('open');
    expect(await ledger.reader.first('SELECT operation FROM journal ORDER BY seq DESC LIMIT 1')).toEqual({ operation: 'vault.keychain' });
  });

  it('is made when an older ledger gets its passphrase', async () => {
    await made(false);
    await ledger.transaction(async (w) => { await w.run(`DELETE FROM ledger_meta WHERE key = 'vault'`); return { commit: true }; });
    const keeper = await VaultKeeper.open(ledger, null, () => 5);
    expect(keeper.standing).toBe('none');
    await keeper.unlock(PASSPHRASE);
    expect(keeper.standing).toBe('open');
    const kept = await readVaultState(ledger.reader);
    expect(kept?.current.byKeychain).toBe('');
    const later = await VaultKeeper.open(ledger, null);
    await later.unlock(PASSPHRASE);
    expect(later.vault.keys.current.id).toEqual(keeper.vault.keys.current.id);
  });

  it('follows a passphrase that another process changed without closing', async () => {
    await made(false);
    const [mine, other] = [await VaultKeeper.open(ledger, null), await VaultKeeper.open(ledger, null)];
    await mine.unlock(PASSPHRASE);
    await other.unlock(PASSPHRASE);
    const { writeVaultState } = await import('#electron/vault/stateRepository.ts');
    const next = await other.vault.rewrapped('new one');
    await ledger.transaction(async (w) => { await writeVaultState(w, next); return { commit: true }; });
    await mine.refresh();
    expect(mine.standing).toBe('open');
    expect(mine.vault.state).toEqual(next);
    expect(await refusalOf(() => mine.unlock(PASSPHRASE))).toBe('vault.wrongPassphrase');
  });
});
