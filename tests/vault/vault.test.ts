import { describe, expect, it } from 'vitest';
import { checkWord, createDataKey, unwrapByKeychain, unwrapByPassphrase, wrapDataKey, wrappedDataKey } from '#electron/vault/dataKey.ts';
import { Vault } from '#electron/vault/vault.ts';
import { vaultState } from '#electron/vault/vaultState.ts';
import { keychainOf, LEDGER_ID, refusalOf, refusingKeychain } from './support.ts';

const PASSPHRASE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
const place = { table: 'persons', column: 'name', row: 1 };

describe('a data key', () => {
  it('is opened by keychain and passphrase alike, and is never plain in what is kept', async () => {
    const { key, wrapped } = await createDataKey(LEDGER_ID, PASSPHRASE, keychainOf(7));
    expect(key.length).toBe(32);
    expect(await unwrapByKeychain(wrapped, LEDGER_ID, keychainOf(7))).toEqual(key);
    for (const typed of [PASSPHRASE, 'abcdefghjklmnpqrstuvwxyz', ` ${PASSPHRASE} `]) expect(await unwrapByPassphrase(wrapped, LEDGER_ID, typed)).toEqual(key);
    const kept = JSON.stringify(wrapped);
    for (const form of ['hex', 'base64', 'base64url'] as const) expect(kept).not.toContain(key.toString(form));
    expect(wrappedDataKey.parse(JSON.parse(kept))).toEqual(wrapped);
  });

  it('does not open by another passphrase, keychain, ledger or for another id', async () => {
    const { key, wrapped } = await createDataKey(LEDGER_ID, PASSPHRASE, keychainOf(7));
    expect(await unwrapByPassphrase(wrapped, LEDGER_ID, 'other')).toBe('wrong');
    expect(await unwrapByPassphrase(wrapped, 'elsewhere', PASSPHRASE)).toBe('wrong');
    expect(await unwrapByPassphrase({ ...wrapped, id: '00000000' }, LEDGER_ID, PASSPHRASE)).toBe('wrong');
    expect(await unwrapByPassphrase({ ...wrapped, byPassphrase: 'rubbish' }, LEDGER_ID, PASSPHRASE)).toBe('damaged');
    expect(await unwrapByKeychain(wrapped, LEDGER_ID, keychainOf(9))).toBeNull();
    expect(await unwrapByKeychain(wrapped, 'elsewhere', keychainOf(7))).toBeNull();
    expect(await unwrapByKeychain(wrapped, LEDGER_ID, refusingKeychain)).toBeNull();
    expect((await wrapDataKey(key, LEDGER_ID, PASSPHRASE, refusingKeychain)).byKeychain).toBe('');
  });

  it('has a check word that changes with the sheet', async () => {
    const { key, wrapped } = await createDataKey(LEDGER_ID, PASSPHRASE, null);
    expect(checkWord(wrapped)).toMatch(/^\p{Script=Han}{3}$/u);
    expect(checkWord(wrapped)).toBe(checkWord({ ...wrapped, byKeychain: 'other' }));
    const words = new Set<string>([checkWord(wrapped)]);
    for (let i = 0; i < 3; i += 1) words.add(checkWord(await wrapDataKey(key, LEDGER_ID, PASSPHRASE, null)));
    expect(words.size).toBeGreaterThan(1);
  });
});

describe('a vault', () => {
  it('without a keychain waits for the passphrase and refuses everything until then', async () => {
    const state = await Vault.create(LEDGER_ID, PASSPHRASE, null);
    const vault = await Vault.of(LEDGER_ID, vaultState.parse(JSON.parse(JSON.stringify(state))), null);
    expect(vault.locked).toBe(true);
    for (const work of [() => vault.sealField(place, 'x'), () => vault.openField(place, new Uint8Array(40)), () => vault.blindIndex('phone', '1'), () => vault.keys, () => vault.rewrapped('p')]) {
      expect(await refusalOf(work)).toBe('vault.locked');
    }
    expect(await refusalOf(() => vault.unlockByPassphrase('wrong'))).toBe('vault.wrongPassphrase');
    expect(vault.locked).toBe(true);
    expect(await vault.unlockByPassphrase(PASSPHRASE)).toBeNull();
    expect(vault.openField(place, vault.sealField(place, '张三'))).toBe('张三');
  });

  it('with a lost keychain opens by the passphrase, and the keychain of this PC takes over', async () => {
    const state = await Vault.create(LEDGER_ID, PASSPHRASE, keychainOf(7));
    const home = await Vault.of(LEDGER_ID, state, keychainOf(7));
    expect(home.locked).toBe(false);
    const moved = await Vault.of(LEDGER_ID, state, keychainOf(9));
    expect(moved.locked).toBe(true);
    const kept = await moved.unlockByPassphrase(PASSPHRASE);
    expect((await Vault.of(LEDGER_ID, kept ?? state, keychainOf(9))).openField(place, home.sealField(place, '张三'))).toBe('张三');
    const refused = await Vault.of(LEDGER_ID, state, refusingKeychain);
    expect(await refused.unlockByPassphrase(PASSPHRASE)).toBeNull();
    expect(refused.locked).toBe(false);
  });

  it('closes with its keys overwritten', async () => {
    const vault = await Vault.of(LEDGER_ID, await Vault.create(LEDGER_ID, PASSPHRASE, keychainOf(7)), keychainOf(7));
    const { current } = vault.keys;
    vault.close();
    vault.close();
    expect(vault.locked).toBe(true);
    for (const key of [current.field, current.index, current.file]) expect(key.every((byte) => byte === 0)).toBe(true);
  });

  it('changes its passphrase without touching a value', async () => {
    const vault = await Vault.of(LEDGER_ID, await Vault.create(LEDGER_ID, PASSPHRASE, keychainOf(7)), keychainOf(7));
    const sealed = vault.sealField(place, '张三');
    const next = await vault.rewrapped('new words');
    await vault.adopt(next, null);
    const later = await Vault.of(LEDGER_ID, next, null);
    expect(await refusalOf(() => later.unlockByPassphrase(PASSPHRASE))).toBe('vault.wrongPassphrase');
    await later.unlockByPassphrase('new words');
    expect(later.openField(place, sealed)).toBe('张三');
  });

  it('reads both keys while a rotation runs, seals under the new one, and forgets the old one after', async () => {
    const vault = await Vault.of(LEDGER_ID, await Vault.create(LEDGER_ID, PASSPHRASE, null), null);
    await vault.unlockByPassphrase(PASSPHRASE);
    const [old, oldHash] = [vault.sealField(place, '张三'), vault.blindIndex('phone', '13812345678')];
    const state = await vault.rotated('new words');
    expect(await refusalOf(() => vault.adopt(state, PASSPHRASE))).toBe('vault.wrongPassphrase');
    expect(vault.openField(place, old)).toBe('张三');
    await vault.adopt(state, 'new words');
    expect(vault.openField(place, old)).toBe('张三');
    expect(vault.openField(place, vault.sealField(place, '李四'))).toBe('李四');
    expect(vault.blindIndexes('phone', '13812345678')).toEqual([vault.blindIndex('phone', '13812345678'), oldHash]);
    expect(await refusalOf(() => vault.rotated('again'))).toBe('vault.rotationMismatch');
    const restarted = await Vault.of(LEDGER_ID, await vault.rewrapped('third words'), null);
    await restarted.unlockByPassphrase('third words');
    expect(restarted.openField(place, old)).toBe('张三');
    await restarted.adopt(restarted.retired(), null);
    expect(await refusalOf(() => restarted.openField(place, old))).toBe('vault.notOpened:key');
  });
});
