// Sources → dist/, only where something changed. A new output takes the old one's place by a rename.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { inRoot } from '../setup/paths.mjs';
import { SetupError, say } from '../setup/say.mjs';
import { addToStamp, readStamp } from '../setup/stamp.mjs';
import { fingerprint } from './fingerprint.mjs';
import { target } from './targets.mjs';
/** @import { TargetName } from './targets.mjs' */

const dist = inRoot('dist');
const errorLines = 40;
const stampFile = inRoot('dist', '.bundled.json');

/**
 * @param {TargetName} name
 * @param {Record<string, string>} stamp
 */
function isReady(name, stamp) {
  const { sources, passes, output } = target(name);
  return passes.length === 0 || (stamp[name] === fingerprint(sources) && existsSync(join(dist, output)));
}

/**
 * @param {TargetName[]} names
 * @returns {boolean} whether each of them is up to date, or has no sources yet
 */
export function bundlesReady(names) {
  const stamp = readStamp(stampFile);
  return names.every((name) => isReady(name, stamp));
}

/** @param {TargetName} name */
async function bundleOne(name) {
  const [{ build }, { viteOptions }] = await Promise.all([import('vite'), import('./options.mjs')]);
  const { sources, passes, output } = target(name);
  const before = fingerprint(sources);
  const next = join(dist, `.next-${name}-${process.pid}`);
  const out = output.includes('.') ? next : join(next, output);
  try {
    for (const pass of passes) await build(await viteOptions(pass, out));
    const place = join(dist, output);
    const old = join(next, '.old');
    if (existsSync(place)) renameSync(place, old);
    renameSync(join(next, output), place);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  addToStamp(stampFile, { [name]: before });
}

/** What a killed run left behind. Only called under the checkout's lock. */
function sweep() {
  for (const name of readdirSync(dist)) {
    if (name.startsWith('.next-')) rmSync(join(dist, name), { recursive: true, force: true });
  }
}

/**
 * Bundles what is stale.
 * @param {TargetName[]} names
 */
export async function bundle(names) {
  mkdirSync(dist, { recursive: true });
  sweep();
  for (const name of names) {
    if (isReady(name, readStamp(stampFile))) continue;
    say(`正在打包 ${name}……`);
    try {
      await bundleOne(name);
    } catch (error) {
      const text = stripVTControlCharacters(error instanceof Error ? error.message : String(error)).split('\n').slice(0, errorLines).join('\n');
      throw new SetupError(`打包 ${name} 失败：${text}`);
    }
  }
}

/**
 * @param {string[]} parts
 * @returns {string} a bundled program's path
 * @throws {SetupError} when it was not made, which happens only where its sources are missing
 */
export function bundled(...parts) {
  const file = join(dist, ...parts);
  if (!existsSync(file)) throw new SetupError(`这个版本里没有该程序：${join('dist', ...parts)}`);
  return file;
}
