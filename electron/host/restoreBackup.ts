import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { flush } from '#electron/files/flush.ts';
import { newestGoodBackup } from '#electron/ledger/backup.ts';
import { fileSha256 } from '#electron/ledger/digest.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';

/**
 * Puts the newest good backup in the place of a damaged ledger. The copy is checked and on the disk before anything is moved; what it replaces is
 * kept in a folder beside it, so that this step can be undone by hand. Returns that folder. The ledger must be closed.
 */
export async function restoreNewestBackup(folder: string, now: number): Promise<string> {
  const paths = ledgerPaths(folder);
  const backup = await newestGoodBackup(paths);
  if (backup === null) throw refuse('settings.noGoodBackup', { path: paths.backups });
  const incoming = `${paths.database}.restoring`;
  await copyFile(path.join(paths.backups, path.basename(backup.name)), incoming);
  await flush(incoming);
  if ((await fileSha256(incoming)) !== backup.sha256) {
    await rm(incoming, { force: true });
    throw refuse('settings.noGoodBackup', { path: paths.backups });
  }
  const aside = path.join(paths.folder, `damaged-${new Date(now + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}`);
  await mkdir(aside, { recursive: true });
  for (const suffix of ['.pages', '.changed.json', '-wal', '-shm', '']) {
    const file = `${paths.database}${suffix}`;
    if ((await stat(file).catch(() => null)) !== null) await rename(file, path.join(aside, path.basename(file)));
  }
  await rename(incoming, paths.database);
  return aside;
}
