import { lstat, mkdir, readdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { LedgerPaths } from '#electron/ledger/paths.ts';
import { writeChecked } from '../safeFile.ts';
import { anchorFileName, isAnchorFileName, type Anchor } from './anchor.ts';

/** No anchor is longer. */
const MOST_BYTES = 8192;

export const anchorFolder = (paths: LedgerPaths): string => path.join(paths.outbox, 'anchors');

/** Texts of the anchor files by their names; a link, a folder or an over-long file reads as empty text. Empty where there is no such folder. */
export async function anchorFiles(paths: LedgerPaths): Promise<ReadonlyMap<string, string>> {
  const folder = anchorFolder(paths);
  const names = (await readdir(folder).catch(() => [])).filter(isAnchorFileName).sort();
  const texts = new Map<string, string>();
  for (const name of names) texts.set(name, await textOf(path.join(folder, name)));
  return texts;
}

async function textOf(file: string): Promise<string> {
  const facts = await lstat(file).catch(() => null);
  if (facts === null || !facts.isFile() || facts.size > MOST_BYTES) return '';
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}

export async function writeAnchorFile(paths: LedgerPaths, anchor: Pick<Anchor, 'number' | 'seq'>, jws: string): Promise<void> {
  await mkdir(anchorFolder(paths), { recursive: true });
  await writeChecked(path.join(anchorFolder(paths), anchorFileName(anchor)), jws);
}

/** Moves files into a folder of their own below the anchors; nothing is destroyed. */
export async function setAside(paths: LedgerPaths, names: readonly string[], stamp: string): Promise<void> {
  const aside = path.join(anchorFolder(paths), `set-aside-${stamp}`);
  await mkdir(aside, { recursive: true });
  for (const name of names) await rename(path.join(anchorFolder(paths), name), path.join(aside, name));
}
