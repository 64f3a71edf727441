import { realpathSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { judgePlace, type PlaceFacts, type PlaceVerdict } from '#shared/rules/backups/ledgerPlace.ts';
import { mountOf, parseMounts } from '#electron/drives/mounts.ts';

export interface PlaceSources {
  readonly platform: NodeJS.Platform;
  readonly mounts: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const here: PlaceSources = { platform: process.platform, mounts: '/proc/self/mounts', env: process.env };
const MOST_NAMES = 20_000;
const MOST_NOTE = 8192;

/** Refuses a ledger in a synchronised or network folder, which need not be there yet: `ledger.synchronised`, `ledger.onNetwork`. */
export async function assertPlace(folder: string, sources: PlaceSources = here): Promise<void> {
  const verdict = await placeOf(folder, sources);
  if (verdict.ok) return;
  throw verdict.why === 'network' ? refuse('ledger.onNetwork', { path: folder, what: verdict.what }) : refuse('ledger.synchronised', { path: folder, product: verdict.what });
}

/** How the place of a folder is judged, and from which facts. */
export async function placeOf(folder: string, sources: PlaceSources = here): Promise<PlaceVerdict> {
  return judgePlace(await placeFacts(folder, sources));
}

async function placeFacts(folder: string, { platform, mounts, env }: PlaceSources): Promise<PlaceFacts> {
  const full = resolved(path.resolve(folder));
  const found: { name: string; kind: 'file' | 'folder' }[] = [];
  const folderNotes: string[] = [];
  for (let at = full; ; at = path.dirname(at)) {
    const entries = await readdir(at, { withFileTypes: true }).catch(() => []);
    for (const entry of entries.slice(0, MOST_NAMES)) {
      if (entry.name.startsWith('.')) found.push({ name: entry.name, kind: entry.isDirectory() ? 'folder' : 'file' });
      if (entry.name.toLowerCase() === 'desktop.ini' && entry.isFile()) folderNotes.push(await noteOf(path.join(at, entry.name)));
    }
    if (path.dirname(at) === at) break;
  }
  return { folder: full, mount: platform === 'linux' ? await mountFacts(full, mounts) : null, found, folderNotes, syncRoots: rootsOf(env) };
}

/** Real path of a folder, or of what of it exists. On Windows this turns a mapped drive into its share (untried). */
function resolved(folder: string): string {
  for (let at = folder, rest = ''; ; rest = path.join(path.basename(at), rest), at = path.dirname(at)) {
    try {
      return path.join(realpathSync.native(at), rest);
    } catch {
      if (path.dirname(at) === at) return folder;
    }
  }
}

async function mountFacts(folder: string, mounts: string): Promise<PlaceFacts['mount']> {
  const mount = mountOf(parseMounts(await readFile(mounts, 'utf8').catch(() => '')), folder);
  return mount === null ? null : { type: mount.type, source: mount.device, root: mount.folder === '/' };
}

/** Explorer writes these in UTF-16 or the system's code page; the product names are the same in each. */
async function noteOf(file: string): Promise<string> {
  const bytes = (await readFile(file).catch(() => Buffer.alloc(0))).subarray(0, MOST_NOTE);
  return bytes.length > 1 && bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.subarray(2).toString('utf16le') : bytes.toString('utf8');
}

/** OneDrive's client tells its folders in the environment. */
function rootsOf(env: PlaceSources['env']): PlaceFacts['syncRoots'] {
  return ['OneDrive', 'OneDriveConsumer', 'OneDriveCommercial'].flatMap((name) => {
    const folder = env[name] ?? '';
    return folder === '' ? [] : [{ product: 'OneDrive', folder }];
  });
}
