import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import { checkBackup } from '#electron/ledger/backup.ts';
import { ledgerPaths, type LedgerPaths } from '#electron/ledger/paths.ts';
import { writeWhole } from '#electron/files/writeWhole.ts';
import { assertRoom } from '#electron/drives/space.ts';
import { assertOwnSignature } from '#electron/packages/arrive.ts';
import { openPackage } from '#electron/packages/read.ts';

/** What can take the present ledger's place, named so that the window can hand it back: a backup's name, an unpacked package, what a restore replaced. */
export interface Source {
  readonly ticket: string;
  readonly file: string;
  readonly name: string;
  readonly at: number;
  readonly why: string;
  /** Folder with attachments and outbox copies that come along. */
  readonly parts: LedgerPaths | null;
}

const UNPACKED = '.unpacked-';
const UNDO_FILE = 'undo.json';
const undoSchema = z.object({ aside: z.string().regex(/^replaced-\d{8}-\d{6}$/), at: z.number(), from: z.string() });
export type UndoRecord = z.infer<typeof undoSchema>;
const noteSchema = z.object({ name: z.string(), at: z.number(), why: z.string() });

/** A backup of the ledger folder, its bytes read again. */
export async function backupSource(paths: LedgerPaths, name: string, now: number): Promise<Source> {
  const manifest = await checkBackup(paths, name, now);
  if (manifest?.checked?.ok !== true) throw refuse('backups.gone', { name });
  return { ticket: `backup:${name}`, file: path.join(paths.backups, path.basename(name)), name, at: manifest.at, why: manifest.why, parts: null };
}

/** A package from a stick, unpacked inside of the ledger folder until it is used or the next one comes. */
export async function packageSource(paths: LedgerPaths, file: string, passphrase: string): Promise<Source> {
  await sweepUnpacked(paths);
  const size = (await stat(file).catch(() => { throw refuse('backups.unreadable', { path: file }); })).size;
  await assertRoom(paths.folder, size * 2, size);
  const id = randomBytes(8).toString('hex');
  const folder = path.join(paths.folder, `${UNPACKED}${id}`);
  await mkdir(folder);
  try {
    const opened = await openPackage(file, passphrase, folder);
    await assertOwnSignature(ledgerPaths(folder), opened, file);
    const note = { name: path.basename(file), at: opened.about.at, why: opened.about.why };
    await writeFile(path.join(folder, 'note.json'), JSON.stringify(note));
    return { ticket: `package:${id}`, file: ledgerPaths(folder).database, ...note, parts: ledgerPaths(folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The file that the last restore replaced. */
export async function undoSource(paths: LedgerPaths): Promise<Source> {
  const record = await readUndo(paths);
  if (record === null) throw refuse('backups.nothingToUndo', {});
  return { ticket: 'undo', file: path.join(paths.folder, record.aside, 'ledger.sqlite'), name: record.aside, at: record.at, why: 'undo', parts: null };
}

/** The source behind a ticket; refuses where it is gone. */
export async function sourceOf(paths: LedgerPaths, ticket: string, now: number): Promise<Source> {
  if (ticket === 'undo') return undoSource(paths);
  const [kind, name = ''] = ticket.split(/:(.*)/s);
  if (kind === 'backup') return backupSource(paths, name, now);
  const folder = path.join(paths.folder, `${UNPACKED}${name}`);
  const note = /^[0-9a-f]{16}$/.test(name) ? await readFile(path.join(folder, 'note.json'), 'utf8').catch(() => null) : null;
  if (note === null) throw refuse('backups.gone', { name });
  return { ticket, file: ledgerPaths(folder).database, ...noteSchema.parse(JSON.parse(note)), parts: ledgerPaths(folder) };
}

/** Unpacked packages hold the ledger in the clear: they go as soon as nobody needs them, and at the next opening where a restore was killed. */
export async function sweepUnpacked(paths: LedgerPaths): Promise<void> {
  for (const name of await readdir(paths.folder)) {
    if (name.startsWith(UNPACKED) || name.startsWith('.replacing-')) await rm(path.join(paths.folder, name), { recursive: true, force: true });
  }
}

/** Attachments and outbox copies that this ledger folder does not have yet. Nothing is overwritten; each file comes whole or not at all, so that a killed restore may be done again. */
export async function bringParts(from: LedgerPaths, to: LedgerPaths): Promise<void> {
  for (const part of ['attachments', 'outbox'] as const) {
    for (const entry of await readdir(from[part], { recursive: true, withFileTypes: true }).catch(() => [])) {
      // What a killed process left unfinished begins with a dot.
      if (!entry.isFile() || entry.name.startsWith('.')) continue;
      const file = path.join(entry.parentPath, entry.name);
      const target = path.join(to[part], path.relative(from[part], file));
      if ((await stat(target).catch(() => null)) !== null) continue;
      await mkdir(path.dirname(target), { recursive: true });
      await writeWhole(target, async (write) => { for await (const piece of createReadStream(file)) await write(piece as Buffer); });
    }
  }
}

export async function readUndo(paths: LedgerPaths): Promise<UndoRecord | null> {
  try {
    const record = undoSchema.parse(JSON.parse(await readFile(path.join(paths.backups, UNDO_FILE), 'utf8')));
    await stat(path.join(paths.folder, record.aside, 'ledger.sqlite'));
    return record;
  } catch {
    return null;
  }
}

export async function keepUndo(paths: LedgerPaths, record: UndoRecord | null): Promise<void> {
  const file = path.join(paths.backups, UNDO_FILE);
  if (record === null) await rm(file, { force: true });
  else await writeWhole(file, JSON.stringify(record));
}
