import { constants } from 'node:fs';
import { access, mkdir, readdir, stat } from 'node:fs/promises';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { makeBackup } from './backup.ts';
import { connect, isDamaged, isFull, isReadOnly } from './driver.ts';
import { Ledger } from './ledger.ts';
import { keepFinding } from './pages/finding.ts';
import { PageWatch } from './pages/watch.ts';
import { dropRecord } from './pages/record.ts';
import { changedAtRest } from './pages/rest.ts';
import { assertNotNewer, migrate, NEWEST, schemaVersion } from './migrate.ts';
import { assertPlace } from './place.ts';
import { ledgerPaths, type LedgerPaths } from './paths.ts';
import { readerOf } from './access.ts';

export interface OpenOptions {
  readonly now: number;
  readonly readers?: number;
  readonly temporaryOnDisk?: boolean;
  /** Reads the whole file and holds it against what its last closing left; only where this process has it not open already. */
  readonly prove?: boolean;
}

/**
 * Opens the ledger of a folder, bringing it to the newest shape first. Each cause of failure is a refusal of its own (design: Failures):
 * folder missing, folder read-only, no ledger in it, disk full, ledger damaged, ledger from a newer version. The file is as good as before in each case.
 */
export async function openLedger(folder: string, options: OpenOptions): Promise<Ledger> {
  const paths = ledgerPaths(folder);
  await assertFolder(paths);
  await assertPlace(paths.folder);
  try {
    const changed = options.prove === true ? await changedAtRest(paths) : null;
    await prepare(paths, options.now);
    const ledger = new Ledger(paths, options);
    if (options.prove === true) ledger.pages = await PageWatch.open(paths).catch(async (error: unknown) => { await ledger.close(); throw error; });
    if (changed !== null) await keepFinding(paths, ledger.reader, changed, options.now).catch(async (error: unknown) => { await ledger.close(); throw error; });
    return ledger;
  } catch (error) {
    throw openingProblem(error, paths);
  }
}

/** Makes the database file of a new ledger in a folder that is empty or not there yet. */
export async function createLedgerFile(folder: string, options: OpenOptions): Promise<Ledger> {
  const paths = ledgerPaths(folder);
  try {
    await mkdir(paths.folder, { recursive: true });
    if ((await readdir(paths.folder)).length > 0) throw refuse('ledger.alreadyThere', { path: paths.folder });
    for (const part of [paths.attachments, paths.backups, paths.outbox, paths.refused]) await mkdir(part);
    await prepare(paths, options.now);
  } catch (error) {
    throw openingProblem(error, paths);
  }
  return new Ledger(paths, options);
}

async function assertFolder(paths: LedgerPaths): Promise<void> {
  const folder = await stat(paths.folder).catch(() => null);
  if (folder === null || !folder.isDirectory()) throw refuse('ledger.folderMissing', { path: paths.folder });
  const database = await stat(paths.database).catch(() => null);
  if (database === null) throw refuse('ledger.notALedger', { path: paths.folder });
  const writable = await Promise.all([paths.folder, paths.database].map((file) => access(file, constants.W_OK).then(() => true, () => false)));
  if (writable.includes(false)) throw refuse('ledger.folderReadOnly', { path: paths.folder });
}

async function prepare(paths: LedgerPaths, now: number): Promise<void> {
  const connection = connect({ file: paths.database, readOnly: false, connections: 1, busyTimeoutMs: 30_000 });
  try {
    const reader = readerOf(connection);
    const version = await assertNotNewer(reader, paths.database);
    if (version < NEWEST) {
      await dropRecord(paths);
      await migrate(connection, now, async () => { await makeBackup(paths, 'migration', now); });
    }
    if ((await schemaVersion(reader)) !== NEWEST) throw refuse('ledger.notALedger', { path: paths.folder });
    await reader.first('SELECT value FROM ledger_meta LIMIT 1');
  } finally {
    await connection.close();
  }
}

function openingProblem(error: unknown, paths: LedgerPaths): unknown {
  if (error instanceof Refusal) return error;
  if (isDamaged(error)) return refuse('ledger.damaged', { path: paths.database });
  if (isFull(error)) return refuse('ledger.diskFull', { path: paths.folder });
  if (isReadOnly(error)) return refuse('ledger.folderReadOnly', { path: paths.folder });
  return error;
}
