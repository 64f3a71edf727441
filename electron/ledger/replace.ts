import { constants } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { flush } from '#electron/files/flush.ts';
import { connect, isBusy } from './driver.ts';
import { openLedger } from './open.ts';
import { forgetFinding } from './pages/finding.ts';
import { dropRecord } from './pages/record.ts';
import { ledgerPaths, type LedgerPaths } from './paths.ts';

/** `YYYYMMDD-HHmmss` in Asia/Shanghai. */
export const secondOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

/**
 * A copy of another ledger file in a folder of its own inside of the ledger's, brought to the present shape and opened once: what can't be opened replaces
 * nothing. The caller removes the folder.
 */
export async function rehearse(paths: LedgerPaths, source: string, now: number): Promise<LedgerPaths> {
  const staging = ledgerPaths(path.join(paths.folder, `.replacing-${process.pid}`));
  await rm(staging.folder, { recursive: true, force: true });
  await mkdir(staging.folder);
  try {
    await copyFile(source, staging.database, constants.COPYFILE_FICLONE);
    const ledger = await openLedger(staging.folder, { now });
    await ledger.close();
    await settle(staging.database);
    await flush(staging.database);
    return staging;
  } catch (error) {
    await rm(staging.folder, { recursive: true, force: true });
    throw error;
  }
}

/** Name of the folder in which a replacement at this instant keeps what it replaces. */
export const asideOf = (now: number): string => `replaced-${secondOf(now)}`;

/**
 * Puts a rehearsed file in the place of a closed ledger's. What stood there is kept as `replaced-…/ledger.sqlite`; at each moment one of the two is in place.
 * Gives the name of that folder (`asideOf`). Refuses with `ledger.busy` while another program has the ledger open.
 */
export async function putInstead(paths: LedgerPaths, staging: LedgerPaths, now: number): Promise<string> {
  await settle(paths.database);
  await dropRecord(paths);
  await forgetFinding(paths);
  const aside = asideOf(now);
  const kept = path.join(paths.folder, aside, 'ledger.sqlite');
  await mkdir(path.dirname(kept), { recursive: true });
  await rm(kept, { force: true });
  try {
    await link(paths.database, kept);
  } catch {
    // Sticks with FAT know no links: a copy takes its place, and the room.
    await copyFile(paths.database, kept);
    await flush(kept);
  }
  await rename(staging.database, paths.database);
  await flush(paths.folder).catch(() => undefined);
  return aside;
}

/** Writes the log back into the file and takes it away; nobody else may have the file open. */
async function settle(database: string): Promise<void> {
  if ((await stat(database).catch(() => null)) === null) throw refuse('ledger.folderMissing', { path: path.dirname(database) });
  const connection = connect({ file: database, readOnly: false, connections: 1, busyTimeoutMs: 2000 });
  try {
    const [mode] = await connection.rows<{ journal_mode: string }>('PRAGMA journal_mode = DELETE');
    if (mode?.journal_mode !== 'delete') throw refuse('ledger.busy', {});
  } catch (error) {
    throw error instanceof Refusal || !isBusy(error) ? error : refuse('ledger.busy', {});
  } finally {
    await connection.close();
  }
}
