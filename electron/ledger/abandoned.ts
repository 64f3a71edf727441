import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Whole files are written beside their place as `.part` and renamed; one this old belongs to nobody who is still alive. */
const ABANDONED_MS = 600_000;

/**
 * Removes what a killed process left unfinished anywhere in a ledger's folder: `.part` files with the engine's companions, and manifests of backups that never came.
 * What another running process may still be at stays. `now` in UTC milliseconds.
 */
export async function sweepAbandoned(folder: string, now: number): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Set(entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name)));
  for (const file of files) {
    const unfinished = /\.part(-journal|-wal|-shm)?$/.test(file) || (file.endsWith('.sqlite.json') && !files.has(file.slice(0, -'.json'.length)));
    if (unfinished && now - (await lastWritten(file)) > ABANDONED_MS) await rm(file, { force: true });
  }
}

/** A file that went away meanwhile counts as new. */
async function lastWritten(file: string): Promise<number> {
  return (await stat(file).catch(() => null))?.mtimeMs ?? Infinity;
}
