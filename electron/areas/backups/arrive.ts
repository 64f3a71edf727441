import { arriveInFolder } from '#electron/packages/arrive.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { reconcileAnchors } from '#electron/outbox/anchors/reconcile.ts';
import { shell } from '../operation.ts';
import { hostOf } from './hostOf.ts';

/** A ledger comes out of a package: from a stick after a broken disk, or from an old PC. */
export const arrive = shell<'backups.arrive'>(async ({ services, now }, { file, passphrase, folder }) => {
  const host = hostOf(services);
  const { about, signedBy } = await arriveInFolder(services.files.pathOf(file.token), passphrase, folder, now);
  await host.openLedger(folder);
  const ledger = services.ledger();
  await ledger.command({ actor: SYSTEM, now }, async () => ({
    value: undefined,
    entry: { operation: 'backups.arrive', subject: { kind: 'ledger', id: about.ledgerId, label: about.districtName }, summary: about.why === 'move' ? '从旧电脑搬来，已在本机核对并打开' : '从加密备份包恢复到本机的新文件夹', changes: { at: about.at, why: about.why, signedBy } },
    topics: ['journal', 'backups'],
  }));
  await reconcileAnchors(ledger, { actor: SYSTEM, now, reason: '从备份包恢复' });
  // The person knows the passphrase at this moment: where no keychain opened the key, it is open for the rest of this run.
  if (!services.keyring().unlocked()) await services.keyring().unlock(passphrase).catch(() => undefined);
  if (services.vaultKeeper().standing !== 'open') await services.vaultKeeper().unlock(passphrase).catch(() => undefined);
  return { ledgerId: about.ledgerId, signed: signedBy !== null };
});

export const takeOver = shell<'backups.takeOver'>(async ({ services }, { folder }) => {
  await hostOf(services).openLedger(folder, true);
  return {};
});
