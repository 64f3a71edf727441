import { checkBackup, listBackups, makeBackup, type BackupManifest, type BackupWhy } from '#electron/ledger/backup.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { lastEntrySeq } from './repository.ts';

/** A good backup of the ledger as it is now: the newest where nothing was written since and its bytes are whole, else a new one. */
export async function freshBackup(ledger: Ledger, why: BackupWhy, now: number): Promise<BackupManifest> {
  const [newest] = await listBackups(ledger.paths);
  if (newest !== undefined && newest.journalSeq === (await lastEntrySeq(ledger.reader))) {
    const checked = await checkBackup(ledger.paths, newest.name, now);
    if (checked?.checked?.ok === true) return checked;
  }
  return makeBackup(ledger.paths, why, now);
}
