// Which packages must lie beside the bundles: what the bundler left out, and what that needs in turn.
import { readFileSync } from 'node:fs';
import { externals } from '../bundle/options.mjs';
import { inRoot } from '../setup/paths.mjs';

/** Needed to install the addon, not to load it. */
const installOnly = ['node-addon-api', 'prebuild-install', 'tar'];

/**
 * @returns {string[]} names, sorted; nested copies come along with their parent
 */
export function runtimePackages() {
  /** @type {Record<string, {dependencies?: Record<string, string>}>} */
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages;
  /** @type {Set<string>} */
  const names = new Set();
  /** @param {string} name */
  const add = (name) => {
    const entry = lock[`node_modules/${name}`];
    if (!entry || names.has(name) || installOnly.includes(name)) return;
    names.add(name);
    Object.keys(entry.dependencies ?? {}).forEach(add);
  };
  externals.filter((name) => name !== 'electron').forEach(add);
  return [...names].sort();
}
