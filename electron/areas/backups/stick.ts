import path from 'node:path';
import { makePackage } from '#electron/packages/make.ts';
import { makeRecipient } from '#electron/packages/recipient.ts';
import { aboutPackage } from '#electron/packages/sealedFile.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { effect, shell } from '../operation.ts';
import { freshBackup } from './fresh.ts';
import { assertHere } from './repository.ts';
import { signerOf } from './signer.ts';

/** `YYYYMMDD-HHmm` in Asia/Shanghai. */
export const minuteOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace(/[-:]/g, '').replace('T', '-');

/** Writes everything as one encrypted, signed package; the passphrase is asked each time, so that whoever keeps the stick knows it. */
export const toStick = effect<'backups.toStick'>(async ({ services, ledger, actor, now, progress }, { folder, passphrase }) => {
  await assertHere(ledger.reader);
  await services.keyring().unlock(passphrase);
  const { ledgerId, districtCode, districtName } = await readMeta(ledger.reader);
  const backup = await freshBackup(ledger, 'hand', now);
  const target = path.join(path.resolve(folder), `劳监台账-${districtCode}-${minuteOf(now)}.blbak`);
  const made = await makePackage({
    paths: ledger.paths, copy: path.join(ledger.paths.backups, path.basename(backup.name)), about: { ledgerId, districtCode, districtName, at: backup.at, why: 'hand' },
    recipient: await makeRecipient(passphrase, ledgerId), target, signer: await signerOf(ledger, services.keyring()),
    progress: (done, total) => progress({ phase: '正在写入', done, total, secondsLeft: null }),
  });
  await ledger.command({ actor, now }, async () => ({
    value: undefined,
    entry: { operation: 'backups.toStick', subject: { kind: 'ledger', id: ledgerId, label: '台账' }, summary: `加密备份到 U 盘：${path.basename(target)}`, changes: { name: path.basename(target), sha256: made.sha256, size: made.size } },
    topics: ['backups', 'journal'],
  }));
  return { file: services.files.written(target), size: made.size, files: made.files };
});

export const about = shell<'backups.about'>(({ services }, { file }) => aboutPackage(services.files.pathOf(file.token)));
