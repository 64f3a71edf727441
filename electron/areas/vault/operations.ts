import { z } from 'zod';
import { readSetting } from '#electron/ledger/meta.ts';
import { readRotation } from '#electron/vault/stateRepository.ts';
import { effect, read, type AreaOperations } from '../operation.ts';
import { beginKeyChange, finishKeyChange, LAST_CHANGE } from './changeKey.ts';
import { countSealed } from './repository.ts';
import { keepPassphrase, proposePassphrase, triedAt, tryPassphrase } from './passphrase.ts';

const lastChange = z.object({ at: z.number(), unopened: z.number() });

const state = read<'vault.state'>(async ({ reader, services }) => {
  const keeper = services.vaultKeeper();
  const rotation = await readRotation(reader);
  const last = await readSetting(reader, LAST_CHANGE, '');
  return {
    standing: keeper.standing, checkWord: keeper.checkWord, keychain: keeper.byKeychain, triedAt: await triedAt(reader),
    rotation: rotation === null ? null : { done: rotation.resealed, total: Math.max(rotation.resealed, await countSealed(reader)) },
    lastChange: last === '' ? null : lastChange.parse(JSON.parse(last)),
  };
});

const changeKey = effect<'vault.changeKey'>(async ({ services, ledger, actor, now, progress }, { passphrase }) => {
  const keeper = services.vaultKeeper();
  await keeper.refresh();
  const acting = { ledger, keeper, actor, now };
  if (keeper.vault.keys.retiring === null) await beginKeyChange(acting, passphrase);
  const total = await countSealed(ledger.reader);
  const done = await finishKeyChange(acting, (resealed) => progress({ phase: '重新加密', done: Math.min(resealed, total), total, secondsLeft: null }));
  return { ...done, checkWord: keeper.checkWord };
});

/** Operations of the area `vault`: passphrase and key of the sealed identities. */
export const vaultOperations = { state, tryPassphrase, proposePassphrase, keepPassphrase, changeKey } satisfies AreaOperations<'vault'>;
