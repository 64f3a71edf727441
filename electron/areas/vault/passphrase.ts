import type { Reader, Writer } from '#electron/ledger/access.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';
import { keepPassphraseWrap } from '#electron/outbox/keyRepository.ts';
import { assertPresentKey, writeVaultState } from '#electron/vault/stateRepository.ts';
import { effect } from '../operation.ts';

/** When the passphrase of the safe was last typed and found right. A new passphrase begins anew. */
const TRIED_AT = 'vault.triedAt';

export async function triedAt(reader: Reader): Promise<number | null> {
  const text = await readSetting(reader, TRIED_AT, '');
  return text === '' ? null : Number(text);
}

const noteTried = (w: Writer, at: number): Promise<void> => writeSetting(w, TRIED_AT, String(at));

/** The sheet in the safe opens the ledger: seen by typing it. Also what first-run asks before the window opens. */
export const tryPassphrase = effect<'vault.tryPassphrase'>(async ({ services, ledger, actor, now }, { passphrase }) => {
  const keeper = services.vaultKeeper();
  await keeper.provenPassphrase(passphrase);
  await services.keyring().unlock(passphrase);
  await keeper.unlock(passphrase);
  await ledger.command({ actor, now }, async (w) => {
    await noteTried(w, now);
    return { value: undefined, topics: ['settings', 'journal'], entry: { operation: 'vault.tryPassphrase', subject: { kind: 'vault', id: '', label: '恢复口令' }, summary: `试输恢复口令：对（校验词 ${keeper.checkWord}）`, changes: {} } };
  });
  return {};
});

export const proposePassphrase = effect<'vault.proposePassphrase'>(({ services }) => services.vaultKeeper().propose());

/** The new passphrase was typed back: vault and signing key go over to it together. Backups made before still open by the old one. */
export const keepPassphrase = effect<'vault.keepPassphrase'>(async ({ services, ledger, actor, now }, { passphrase: typed }) => {
  const keeper = services.vaultKeeper();
  const { state, passphrase } = await keeper.takeProposed(typed);
  const { vault } = keeper;
  const keyring = services.keyring();
  const wrapped = await keyring.rewrapped(passphrase);
  await ledger.command({ actor, now }, async (w) => {
    await assertPresentKey(w, vault);
    await writeVaultState(w, state);
    await keepPassphraseWrap(w, keyring.kid, wrapped);
    await noteTried(w, now);
    return { value: undefined, topics: ['settings', 'backups', 'journal'], entry: { operation: 'vault.keepPassphrase', subject: { kind: 'vault', id: '', label: '恢复口令' }, summary: '更换恢复口令，新口令已试输', changes: { kid: keyring.kid, vault: state.current.id } } };
  });
  await keeper.settle();
  return { checkWord: keeper.checkWord };
});
