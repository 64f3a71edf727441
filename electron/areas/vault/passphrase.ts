import type { Reader, Writer } from '#electron/ledger/access.ts';
import { readSetting, writeSetting } from '#electron/ledger/meta.ts';
import { keepPassphraseWrap } from '#electron/outbox/keyRepository.ts';
import { assertPresentKey, writeVaultState } from '#electron/vault/stateRepository.ts';
import { refuse } from '#shared/messages/index.ts';
import { effect } from '../operation.ts';
import { actorOf, identify } from '../people/identify.ts';

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

/** Refuses with `vault.wrongPassphrase`, `people.wrongPassword` or `vault.notCaptain`: the administrator alone changes no lock of the identities (domain 2: no business of that post). */
export const proposePassphrase = effect<'vault.proposePassphrase'>(async ({ services, ledger, now }, { by }) => {
  const keeper = services.vaultKeeper();
  if (by.kind === 'passphrase') {
    await keeper.provenPassphrase(by.passphrase);
    return keeper.propose('原恢复口令');
  }
  const captain = await actorOf(ledger.reader, await identify(ledger, now, by.staffNo, by.password, 'password'), now);
  if (!captain.posts.includes('captain')) throw refuse('vault.notCaptain', { staffNo: by.staffNo }, { field: 'staffNo' });
  return keeper.propose(`大队长 ${captain.staffNo} ${captain.name}`);
});

/** The new passphrase was typed back: vault and signing key go over to it together. Backups made before still open by the old one. */
export const keepPassphrase = effect<'vault.keepPassphrase'>(async ({ services, ledger, actor, now }, { passphrase: typed }) => {
  const keeper = services.vaultKeeper();
  const { state, passphrase, vouchedBy } = await keeper.takeProposed(typed);
  const { vault } = keeper;
  const keyring = services.keyring();
  const wrapped = await keyring.rewrapped(passphrase);
  await ledger.command({ actor, now }, async (w) => {
    await assertPresentKey(w, vault);
    await writeVaultState(w, state);
    await keepPassphraseWrap(w, keyring.kid, wrapped);
    await noteTried(w, now);
    return { value: undefined, topics: ['settings', 'backups', 'journal'], entry: { operation: 'vault.keepPassphrase', subject: { kind: 'vault', id: '', label: '恢复口令' }, summary: `更换恢复口令，新口令已试输；凭${vouchedBy}办理`, changes: { kid: keyring.kid, vault: state.current.id, vouchedBy } } };
  });
  await keeper.settle();
  return { checkWord: keeper.checkWord };
});
