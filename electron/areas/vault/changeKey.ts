import { rewrapAttachments } from '#electron/areas/attachments/keyChange.ts';
import { resealWaiting } from '#electron/imports/resealWaiting.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import type { VaultKeeper } from '#electron/vault/keeper.ts';
import { vaultRefusal } from '#electron/vault/refusals.ts';
import { rotate, startBetween } from '#electron/vault/rotate.ts';
import { assertPresentKey, dropRotation, readRotation, readVaultState, writeRotation, writeVaultState } from '#electron/vault/stateRepository.ts';
import { sealedColumns } from './repository.ts';

/** When the key was changed last, and how many values no key opened then. */
export const LAST_CHANGE = 'vault.lastChange';

interface Acting { readonly ledger: Ledger; readonly keeper: VaultKeeper; readonly actor: Actor; readonly now: number }

const subject = { kind: 'vault', id: '', label: '个人信息保险箱' } as const;

/** A new data key under the present passphrase; the old one retires. Both are kept in one transaction with the beginning of the walk. */
export async function beginKeyChange({ ledger, keeper, actor, now }: Acting, typed: string): Promise<void> {
  const passphrase = await keeper.provenPassphrase(typed);
  const { vault } = keeper;
  const before = vault.state.current.id;
  const state = await vault.rotated(passphrase);
  await ledger.command({ actor, now }, async (w) => {
    await assertPresentKey(w, vault);
    await writeVaultState(w, state);
    await writeRotation(w, startBetween(before, state.current.id));
    return {
      value: undefined, topics: ['settings', 'journal'],
      entry: { operation: 'vault.changeKey', subject: { ...subject, id: state.current.id }, summary: '开始更换保险箱密钥', changes: { from: before, to: state.current.id } },
    };
  });
  await vault.adopt(state, passphrase);
}

/**
 * Goes on with a change of key, from its beginning or after an interruption: each batch commits values and progress together. The old key goes only when
 * nothing is under it any more; attached files are put under the new one before that.
 */
export async function finishKeyChange({ ledger, keeper, actor, now }: Acting, onProgress: (done: number) => void, batch?: number): Promise<{ resealed: number; unopened: number }> {
  await keeper.refresh();
  const { vault } = keeper;
  const { current, retiring } = vault.keys;
  if (retiring === null) return { resealed: 0, unopened: 0 };
  const walked = await rotate({
    keys: { from: retiring, to: current }, columns: sealedColumns, ...(batch === undefined ? {} : { batch }), readState: readRotation, writeState: writeRotation,
    transaction: async (work) => (await ledger.transaction(async (w) => {
      await assertPresentKey(w, vault);
      return { value: await work(w), commit: true };
    })).value,
    onProgress: (state) => onProgress(state.resealed),
  });
  const files = await rewrapAttachments(ledger, retiring, current);
  const done = await ledger.command({ actor, now }, async (w) => {
    await assertPresentKey(w, vault);
    const waiting = await resealWaiting(w, retiring, current);
    const kept = await readVaultState(w);
    if (kept === null) throw vaultRefusal('vault.keyDamaged');
    const value = { resealed: walked.resealed + waiting.resealed + files.resealed, unopened: walked.unopened + waiting.unopened + files.unopened };
    await writeVaultState(w, { ...kept, retiring: null });
    await dropRotation(w);
    await writeSetting(w, LAST_CHANGE, JSON.stringify({ at: now, unopened: value.unopened }));
    return {
      value, topics: ['settings', 'identities', 'journal'],
      entry: {
        operation: 'vault.changeKey', subject: { ...subject, id: kept.current.id }, changes: { from: kept.retiring?.id ?? '', to: kept.current.id, ...value },
        summary: `更换保险箱密钥完成：重新加密 ${value.resealed} 项${value.unopened === 0 ? '' : `，${value.unopened} 项原已损坏、未能打开`}`,
      },
    };
  });
  await keeper.refresh();
  return done;
}
