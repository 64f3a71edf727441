import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { assertRoom } from '#electron/drives/space.ts';
import { readerOf } from '#electron/ledger/access.ts';
import { assertFree, makeFolder, named, putInPlace, STAGING, takeBack } from '#electron/ledger/createPlace.ts';
import { connect } from '#electron/ledger/driver.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { assertPlace } from '#electron/ledger/place.ts';
import { ledgerPaths, type LedgerPaths } from '#electron/ledger/paths.ts';
import { openPackage, type OpenedPackage } from './read.ts';

/**
 * Puts the ledger of a package into a folder that is empty or not there yet. All of it is unpacked, proven and opened aside and then moved into place; a
 * failure leaves nothing behind. Refuses as `openPackage` and as opening a ledger does, and with `ledger.alreadyThere`.
 */
export async function arriveInFolder(file: string, passphrase: string, folder: string, now: number): Promise<OpenedPackage> {
  const paths = ledgerPaths(folder);
  await assertFree(paths);
  await assertPlace(paths.folder);
  const size = (await stat(file).catch(() => { throw refuse('backups.unreadable', { path: file }); })).size;
  const firstMade = await makeFolder(paths);
  const staging = path.join(paths.folder, `${STAGING}${randomBytes(6).toString('hex')}`);
  try {
    await assertRoom(paths.folder, size * 2, size);
    await mkdir(staging);
    const opened = await openPackage(file, passphrase, staging);
    await assertOwnSignature(ledgerPaths(staging), opened, file);
    await proveByOpening(staging, now);
    await moveParts(ledgerPaths(staging), paths);
    await putInPlace(ledgerPaths(staging), paths);
    return opened;
  } catch (error) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    await takeBack(paths, firstMade);
    throw named(error, paths);
  }
}

/** A signed package must be signed by a key of the ledger inside. */
export async function assertOwnSignature(paths: LedgerPaths, opened: OpenedPackage, file: string): Promise<void> {
  const connection = connect({ file: paths.database, readOnly: true, connections: 1, busyTimeoutMs: 5000 });
  try {
    const reader = readerOf(connection);
    const ledger = await reader.first<{ value: string }>(`SELECT value FROM ledger_meta WHERE key = 'ledgerId'`);
    const key = opened.signedBy === null ? { kid: '' } : await reader.first('SELECT kid FROM device_keys WHERE kid = ?', [opened.signedBy]);
    if (ledger?.value !== opened.about.ledgerId || key === undefined) throw refuse('backups.packageDamaged', { path: file });
  } finally {
    await connection.close();
  }
}

/** Damaged and newer ledgers are refused before they stand anywhere; an older one is brought to the present shape here. */
async function proveByOpening(staging: string, now: number): Promise<void> {
  const ledger = await openLedger(staging, { now });
  await ledger.close();
}

async function moveParts(from: LedgerPaths, to: LedgerPaths): Promise<void> {
  for (const part of ['attachments', 'outbox'] as const) {
    if ((await stat(from[part]).catch(() => null)) === null) continue;
    await rmdir(to[part]).catch(() => undefined); // an empty one of an earlier attempt
    await rename(from[part], to[part]);
  }
}
