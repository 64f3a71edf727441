// Where things live: the checkout, and the per-user cache that several checkouts share.
import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Platform and processor as one word, e.g. `linux-x64`: the key of everything that is not portable. */
export const platformTag = `${process.platform}-${process.arch}`;

/**
 * A path inside the checkout.
 * @param {string[]} parts
 */
export const inRoot = (...parts) => join(root, ...parts);

/** @returns {string} the folder that the user's conventions name for caches */
function preferredCache() {
  if (process.env['BRIGADE_CACHE']) return process.env['BRIGADE_CACHE'];
  if (process.platform === 'win32' && process.env['LOCALAPPDATA']) {
    return join(process.env['LOCALAPPDATA'], 'brigade-ledger', 'cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'brigade-ledger');
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'brigade-ledger');
}

/** @type {string | undefined} */
let chosen;

/**
 * The per-user cache folder, made when missing. An account without a writable home keeps its cache in the checkout.
 * @returns {string}
 */
export function cacheDir() {
  if (chosen) return chosen;
  for (const folder of [preferredCache(), inRoot('dist', '.cache')]) {
    try {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
      chosen = folder;
      return folder;
    } catch {
      // Not writable: the next place.
    }
  }
  throw new Error(`无法建立缓存目录：${preferredCache()}`);
}
