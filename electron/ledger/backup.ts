import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { backupsToDelete } from '#shared/rules/backups/thinning.ts';
import { flush } from '#electron/files/flush.ts';
import { sweepAbandoned } from './abandoned.ts';
import { readerOf } from './access.ts';
import { fileSha256 } from './digest.ts';
import { connect } from './driver.ts';
import type { LedgerPaths } from './paths.ts';

/** What stands beside each backup, so that it can be judged without opening it. */
const manifestSchema = z.object({
  name: z.string(), at: z.number(), why: z.string(), sha256: z.string(), size: z.number(), schema: z.number(), ledgerId: z.string(), journalSeq: z.number(), journalDigest: z.string(),
  /** The last time somebody read its bytes again; absent: since it was made nobody did. */
  checked: z.object({ at: z.number(), ok: z.boolean() }).optional(),
});
export type BackupManifest = z.infer<typeof manifestSchema>;
export type BackupWhy = 'start' | 'migration' | 'restore' | 'schedule' | 'hand' | 'update' | 'move';

/**
 * Makes a complete copy of the ledger file while it is in use: VACUUM INTO a temporary name, check the copy, write the manifest, then rename.
 * A killed backup leaves at most a temporary file, which the next one sweeps away; a live file is never copied byte by byte.
 */
export async function makeBackup(paths: LedgerPaths, why: BackupWhy, at: number): Promise<BackupManifest> {
  await mkdir(paths.backups, { recursive: true });
  const name = await claimName(paths, why, at);
  const manifest = await copyInto(`${path.join(paths.backups, name)}.part`, paths.database, path.join(paths.backups, name), { name, at, why });
  await sweep(paths, at);
  return manifest;
}

/** Copies a ledger into `target` (which must not exist) and checks the copy; writes `target.json` beside it. */
export async function copyLedger(database: string, target: string, info: { name: string; at: number; why: string }): Promise<BackupManifest> {
  await rm(`${target}.part`, { force: true });
  return copyInto(`${target}.part`, database, target, info);
}

async function copyInto(temporary: string, database: string, target: string, info: { name: string; at: number; why: string }): Promise<BackupManifest> {
  const source = connect({ file: database, readOnly: false, connections: 1, busyTimeoutMs: 30_000 });
  try {
    await source.run('VACUUM INTO ?', [temporary]);
  } finally {
    await source.close();
  }
  const facts = await checkCopy(temporary);
  await flush(temporary);
  const manifest: BackupManifest = { ...info, sha256: await fileSha256(temporary), size: (await stat(temporary)).size, ...facts };
  await writeFile(`${target}.json`, JSON.stringify(manifest, null, 1));
  await rename(temporary, target);
  return manifest;
}

/** A name of its own for this backup, held by an empty temporary file: window and command line may begin within the same millisecond. */
async function claimName(paths: LedgerPaths, why: string, at: number): Promise<string> {
  const name = `ledger-${stamp(at)}-${why}.sqlite`;
  try {
    await (await open(path.join(paths.backups, `${name}.part`), 'wx')).close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return claimName(paths, why, at + 1);
    throw error;
  }
  const taken = await stat(path.join(paths.backups, name)).catch(() => null);
  if (taken === null) return name;
  await rm(path.join(paths.backups, `${name}.part`), { force: true });
  return claimName(paths, why, at + 1);
}

async function checkCopy(file: string): Promise<Pick<BackupManifest, 'schema' | 'ledgerId' | 'journalSeq' | 'journalDigest'>> {
  const copy = connect({ file, readOnly: false, connections: 1, busyTimeoutMs: 5000 });
  try {
    const reader = readerOf(copy);
    const check = await reader.rows<{ integrity_check: string }>('PRAGMA integrity_check(3)');
    if (check.some((row) => row.integrity_check !== 'ok')) throw new Error(`the copy is damaged: ${check.map((row) => row.integrity_check).join('; ')}`);
    const schema = await reader.first<{ id: number }>('SELECT max(id) AS id FROM schema_migrations');
    const ledger = await reader.first<{ value: string }>(`SELECT value FROM ledger_meta WHERE key = 'ledgerId'`);
    const journal = await reader.first<{ seq: number; digest: string }>('SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1');
    return { schema: schema?.id ?? 0, ledgerId: ledger?.value ?? '', journalSeq: journal?.seq ?? 0, journalDigest: journal?.digest ?? '' };
  } finally {
    await copy.close();
    await rm(`${file}-wal`, { force: true });
    await rm(`${file}-shm`, { force: true });
  }
}

/** Backups whose manifest can be read and whose file has the promised size, newest first. */
export async function listBackups(paths: LedgerPaths): Promise<BackupManifest[]> {
  const names = await readdir(paths.backups).catch(() => [] as string[]);
  const found = await Promise.all(names.filter((name) => name.endsWith('.sqlite.json')).map((name) => readManifest(paths, name)));
  return found.filter((manifest): manifest is BackupManifest => manifest !== null).sort((a, b) => b.at - a.at);
}

async function readManifest(paths: LedgerPaths, name: string): Promise<BackupManifest | null> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(path.join(paths.backups, name), 'utf8')));
    const file = await stat(path.join(paths.backups, path.basename(manifest.name)));
    return file.size === manifest.size ? manifest : null;
  } catch {
    return null; // a manifest without its file is no backup
  }
}

/** Reads a backup's bytes again, notes the result in its manifest; null where there is no such backup. */
export async function checkBackup(paths: LedgerPaths, name: string, now: number): Promise<BackupManifest | null> {
  const manifest = (await listBackups(paths)).find((one) => one.name === name);
  if (manifest === undefined) return null;
  const file = path.join(paths.backups, path.basename(manifest.name));
  const checked = { ...manifest, checked: { at: now, ok: (await fileSha256(file)) === manifest.sha256 } };
  await writeFile(`${file}.json.part`, JSON.stringify(checked, null, 1));
  await rename(`${file}.json.part`, `${file}.json`);
  return checked;
}

/** Newest backup whose bytes are still those of its manifest, or null. */
export async function newestGoodBackup(paths: LedgerPaths): Promise<BackupManifest | null> {
  for (const manifest of await listBackups(paths)) {
    if ((await fileSha256(path.join(paths.backups, path.basename(manifest.name)))) === manifest.sha256) return manifest;
  }
  return null;
}

async function sweep(paths: LedgerPaths, now: number): Promise<void> {
  await sweepAbandoned(paths.folder, now);
  for (const name of backupsToDelete(await listBackups(paths), now)) {
    await rm(path.join(paths.backups, name), { force: true });
    await rm(path.join(paths.backups, `${name}.json`), { force: true });
  }
}

/** `YYYYMMDD-HHmmss-mmm` in Asia/Shanghai. */
function stamp(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().replace(/[-:Z]/g, '').replace('T', '-').replace('.', '-');
}
