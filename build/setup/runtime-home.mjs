// Where an Electron runtime is kept, and which one this machine has. Asked on every start: nothing here takes time.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, inRoot, platformTag } from './paths.mjs';

/** The stand-in for machines that reach only the npm registry; see electron-fallback.mjs. */
export const fallbackVersion = '33.2.1';

/** Raised whenever the recipe changes what stands in the folder. */
const fallbackRecipe = 2;

/**
 * @typedef {object} Runtime
 * @property {string} dir what ELECTRON_OVERRIDE_DIST_PATH and electron-builder's electronDist want
 * @property {string} executable
 * @property {string} version
 * @property {'official' | 'fallback' | 'given'} kind `given`: the person set ELECTRON_OVERRIDE_DIST_PATH
 */

/** The version that releases are packed with, and that development prefers. */
export function pinnedVersion() {
  return String(JSON.parse(readFileSync(inRoot('node_modules', 'electron', 'package.json'), 'utf8')).version);
}

/** @param {string} dir */
export function executableIn(dir) {
  if (process.platform === 'darwin') return join(dir, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(dir, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/** @returns {string} */
export const officialDir = () => join(cacheDir(), 'electron', `${pinnedVersion()}-${platformTag}`);

/** @returns {string} */
export const fallbackDir = () =>
  join(cacheDir(), 'electron', `${fallbackVersion}-${platformTag}-fallback${fallbackRecipe}`);

/**
 * @param {string} dir
 * @param {string} version
 * @param {Runtime['kind']} kind
 * @returns {Runtime | undefined}
 */
function runtimeAt(dir, version, kind) {
  const executable = executableIn(dir);
  return existsSync(executable) ? { dir, executable, version, kind } : undefined;
}

/**
 * The runtime that this machine has, official before stand-in. Folders come into being by a rename, so one that is there is whole.
 * @returns {Runtime | undefined}
 */
export function findRuntime() {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return runtimeAt(given, versionIn(given), 'given');
  const wish = process.env['BRIGADE_ELECTRON'];
  const official = wish === 'fallback' ? undefined : runtimeAt(officialDir(), pinnedVersion(), 'official');
  if (official || wish === 'official') return official;
  return runtimeAt(fallbackDir(), fallbackVersion, 'fallback');
}

/** @param {string} dir */
function versionIn(dir) {
  try {
    return readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return pinnedVersion();
  }
}
