import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { readMoved, writeMoved } from '#electron/ledger/moved.ts';
import { makePackage } from '#electron/packages/make.ts';
import { makeRecipient } from '#electron/packages/recipient.ts';
import { thisMachine } from '#electron/host/machine.ts';
import { effect, shell } from '../operation.ts';
import { hostOf } from './hostOf.ts';
import { assertHere, lastEntrySeq } from './repository.ts';
import { signerOf } from './signer.ts';
import { minuteOf } from './stick.ts';

/**
 * Packs everything for a new PC and marks the ledger here as moved: from then on it is only read, so that nobody writes on two copies. Where something was
 * written while the package was made, nothing is marked and the package goes.
 */
export const prepareMove = effect<'backups.prepareMove'>(async ({ services, ledger, actor, now, progress }, { folder, passphrase }) => {
  const host = hostOf(services);
  await assertHere(ledger.reader);
  await services.keyring().unlock(passphrase);
  const { ledgerId, districtCode, districtName } = await readMeta(ledger.reader);
  const backup = await makeBackup(ledger.paths, 'move', now);
  const target = path.join(path.resolve(folder), `劳监台账搬家-${districtCode}-${minuteOf(now)}.blbak`);
  const made = await makePackage({
    paths: ledger.paths, copy: path.join(ledger.paths.backups, path.basename(backup.name)), about: { ledgerId, districtCode, districtName, at: backup.at, why: 'move' },
    recipient: await makeRecipient(passphrase, ledgerId), target, signer: await signerOf(ledger, services.keyring()),
    pc: { from: thisMachine().name, secondPlaceDays: host.secondPlace(ledgerId)?.days ?? null },
    progress: (done, total) => progress({ phase: '正在写入', done, total, secondsLeft: null }),
  });
  const name = path.basename(target);
  await ledger.command({ actor, now }, async (w) => {
    if ((await lastEntrySeq(w)) !== backup.journalSeq) throw refuse('backups.workedMeanwhile', { name });
    await writeMoved(w, { at: now, name });
    return {
      value: undefined,
      entry: { operation: 'backups.prepareMove', subject: { kind: 'ledger', id: ledgerId, label: '台账' }, summary: `搬到新电脑：已写出 ${name}，本机从此只供查看`, changes: { name, sha256: made.sha256, size: made.size } },
      topics: ['backups', 'journal', 'session'],
    };
  });
  await host.stopDailyWork();
  return { file: services.files.written(target), size: made.size, files: made.files };
});

/** The new PC does not go on with it after all: work continues here. Everything starts again, and whoever works signs in again. */
export const cancelMove = shell<'backups.cancelMove'>(async ({ services, now }, { reason }) => {
  const host = hostOf(services);
  const ledger = services.ledger();
  const actor = services.actor();
  const moved = await readMoved(ledger.reader);
  if (moved === null) throw refuse('backups.notMoved', {});
  await ledger.command({ actor, now, evenIfMoved: true }, async (w) => {
    await writeMoved(w, null);
    return {
      value: undefined,
      entry: { operation: 'backups.cancelMove', subject: { kind: 'ledger', id: '', label: '台账' }, summary: `不搬了，继续在本机使用；搬家文件 ${moved.name} 作废`, reason, override: 'refusal' as const, changes: { name: moved.name } },
      topics: ['backups', 'journal'],
    };
  });
  await host.replaceLedger(() => Promise.resolve());
  return {};
});
