import { link, mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { flush } from '#electron/files/flush.ts';
import { isFull } from './driver.ts';
import type { LedgerPaths } from './paths.ts';

/** A new ledger is made in a folder of this name inside its own, and moved up when it is whole. */
export const STAGING = '.making-';

const partsOf = (paths: LedgerPaths): string[] => [paths.attachments, paths.backups, paths.outbox, paths.refused];

/** Everything but what an earlier attempt that was killed left behind (its staging, and empty folders) makes a folder taken. */
export async function assertFree(paths: LedgerPaths): Promise<void> {
  const names = await readdir(paths.folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw named(error, paths);
  });
  const ours = partsOf(paths).map((part) => path.basename(part));
  for (const name of names) {
    if (name.startsWith(STAGING)) continue;
    const empty = ours.includes(name) && (await readdir(path.join(paths.folder, name)).catch(() => ['?'])).length === 0;
    if (!empty) throw refuse('ledger.alreadyThere', { path: paths.folder });
  }
}

/** The topmost folder that had to be made, or null where it was there. */
export async function makeFolder(paths: LedgerPaths): Promise<string | null> {
  try {
    return (await mkdir(paths.folder, { recursive: true })) ?? null;
  } catch (error) {
    throw named(error, paths);
  }
}

/** The ledger exists from this moment on. Never over another one: whoever comes second is refused. */
export async function putInPlace(from: LedgerPaths, to: LedgerPaths): Promise<void> {
  for (const part of partsOf(to)) await mkdir(part, { recursive: true });
  const wal = await stat(`${from.database}-wal`).catch(() => null);
  if (wal !== null && wal.size > 0) throw new Error('the new ledger was not written back on closing');
  await flush(from.database);
  try {
    await link(from.database, to.database);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw refuse('ledger.alreadyThere', { path: to.folder });
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR'].includes(code)) throw error;
    // Sticks with FAT know no links.
    if ((await stat(to.database).catch(() => null)) !== null) throw refuse('ledger.alreadyThere', { path: to.folder });
    await rename(from.database, to.database);
  }
  await flush(to.folder).catch(() => undefined); // not every system lets a folder be opened
  for (const name of await readdir(to.folder)) {
    // The ledger is there: what another attempt is still writing into its own staging is no failure of this one.
    if (name.startsWith(STAGING)) await rm(path.join(to.folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes the folders that this attempt made, unless a ledger is there; rmdir leaves whatever somebody else put into them. */
export async function takeBack(paths: LedgerPaths, firstMade: string | null): Promise<void> {
  if ((await stat(paths.database).catch(() => null)) !== null) return;
  for (const part of partsOf(paths)) await rmdir(part).catch(() => undefined);
  if (firstMade === null) return;
  for (let folder = paths.folder; folder.startsWith(firstMade); folder = path.dirname(folder)) {
    const gone = await rmdir(folder).then(() => true, () => false);
    if (!gone) return;
  }
}

/** The refusal that names the folder a person chose; what means nothing to a person stays what it is. */
export function named(error: unknown, paths: LedgerPaths): unknown {
  if (error instanceof Refusal && error.code === 'ledger.diskFull') return refuse('ledger.diskFull', { path: paths.folder });
  if (error instanceof Refusal && error.code === 'ledger.folderReadOnly') return refuse('ledger.folderReadOnly', { path: paths.folder });
  if (error instanceof Refusal) return error;
  if (isFull(error)) return refuse('ledger.diskFull', { path: paths.folder });
  const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return refuse('ledger.folderReadOnly', { path: paths.folder });
  return error;
}
