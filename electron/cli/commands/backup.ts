import { constants } from 'node:fs';
import { access, copyFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { reconcileAnchors } from '#electron/outbox/anchors/reconcile.ts';
import { refuse } from '#shared/messages/index.ts';
import { copyLedger, makeBackup } from '#electron/ledger/backup.ts';
import { fileSha256 } from '#electron/ledger/digest.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { forgetFinding } from '#electron/ledger/pages/finding.ts';
import { dropRecord } from '#electron/ledger/pages/record.ts';
import { ledgerPaths, type LedgerPaths } from '#electron/ledger/paths.ts';
import { isPackage } from '#electron/packages/sealedFile.ts';
import { bringParts, packageSource, sweepUnpacked } from '#electron/areas/backups/source.ts';
import { takeLease } from '#electron/host/lease.ts';
import { withSession } from '../services.ts';
import type { Run } from './index.ts';

/** Beside the copied database: attached files (sealed as they lie in the ledger) and copies of the outbox. */
const partsBeside = (file: string): LedgerPaths => ledgerPaths(`${file}.files`);

/** `backup --to FILE`: a complete, checked copy of the ledger, its manifest beside it and, where there are any, its files in `FILE.files`. An existing file is never overwritten. */
export const backup: Run = (args, output) => withSession(args.need('ledger'), args.value('as'), async ({ ledger }) => {
  const target = path.resolve(args.need('to'));
  if (await exists(target)) throw refuse('cli.targetExists', { path: target });
  const parts = partsBeside(target);
  if (await exists(parts.folder)) throw refuse('cli.targetExists', { path: parts.folder });
  await mkdir(path.dirname(target), { recursive: true });
  const manifest = await copyLedger(ledger.paths.database, target, { name: path.basename(target), at: Date.now(), why: 'hand' });
  // After the database: a file that comes in meanwhile is there too, one that the copy names is never missing.
  await bringParts(ledger.paths, parts);
  output.out(JSON.stringify({ file: target, sha256: manifest.sha256, size: manifest.size, ledgerId: manifest.ledgerId, journalSeq: manifest.journalSeq }));
  return 0;
});

/**
 * `restore --from FILE`: puts a backup in the place of the ledger in DIR (or into an empty DIR). The copy is checked against its manifest and opened
 * before anything is replaced; what stood there is backed up first and stays in backups/.
 */
export const restore: Run = async (args, output) => {
  const source = path.resolve(args.need('from'));
  const paths = ledgerPaths(args.need('ledger'));
  if (!(await exists(source))) throw refuse('cli.fileUnreadable', { path: source });
  await matchesManifest(source);
  await mkdir(paths.folder, { recursive: true });
  for (const part of [paths.attachments, paths.backups, paths.outbox, paths.refused]) await mkdir(part, { recursive: true });
  const arriving = `${paths.database}.restoring`;
  const lease = await takeLease(paths.folder, { kind: 'command', now: () => Date.now() });
  await rm(arriving, { force: true });
  const trial = path.join(paths.folder, `.trial-${process.pid}`);
  let keptAs: string | null = null;
  try {
    await plainCopy(source, arriving, paths);
    await opens(arriving, trial);
    if (await exists(paths.database)) keptAs = (await makeBackup(paths, 'restore', Date.now())).name;
    await rm(`${paths.database}-wal`, { force: true });
    await rm(`${paths.database}-shm`, { force: true });
    await dropRecord(paths);
    await forgetFinding(paths);
    await rename(arriving, paths.database);
    await settleAnchors(paths.folder);
  } finally {
    await rm(trial, { recursive: true, force: true });
    await rm(arriving, { force: true });
    await sweepUnpacked(paths);
    await lease.release();
  }
  output.out(JSON.stringify({ ledger: paths.folder, keptAs }));
  return 0;
};

/** The ledger file of a backup; an encrypted package opens by LEDGER_PASSPHRASE and brings its attachments along. */
async function plainCopy(source: string, target: string, paths: LedgerPaths): Promise<void> {
  if (!(await isPackage(source))) {
    await copyFile(source, target);
    return bringParts(partsBeside(source), paths);
  }
  const { file, parts } = await packageSource(paths, source, process.env['LEDGER_PASSPHRASE'] ?? '');
  await copyFile(file, target);
  if (parts !== null) await bringParts(parts, paths);
}

async function matchesManifest(source: string): Promise<void> {
  const manifest = `${source}.json`;
  if (!(await exists(manifest))) return; // a copy that lost its manifest is still judged by opening it
  try {
    const { sha256 } = JSON.parse(await readFile(manifest, 'utf8')) as { sha256?: unknown };
    if (sha256 !== (await fileSha256(source))) throw new Error('digest');
  } catch {
    throw refuse('cli.badBackup', { path: source });
  }
}

/** What the folder still holds of entries that the backup does not have is set aside, and told in the journal. */
async function settleAnchors(folder: string): Promise<void> {
  const ledger = await openLedger(folder, { now: Date.now() });
  try {
    await reconcileAnchors(ledger, { actor: SYSTEM, now: Date.now(), reason: '恢复备份' });
  } finally {
    await ledger.close();
  }
}

/** Opens the copy as a ledger in a folder of its own: damaged and newer ones are refused before anything is replaced. */
async function opens(file: string, trial: string): Promise<void> {
  const paths = ledgerPaths(trial);
  await mkdir(trial, { recursive: true });
  await copyFile(file, paths.database, constants.COPYFILE_FICLONE);
  const ledger = await openLedger(trial, { now: Date.now() });
  await ledger.close();
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null && access(file, constants.R_OK).then(() => true, () => false);
}
