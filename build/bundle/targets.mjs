// What is bundled from what, and where it goes.
import { existsSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/** @typedef {'electron' | 'renderer' | 'city-inbox' | 'demo' | 'bench'} TargetName */

/**
 * @typedef {object} Pass one run of the bundler
 * @property {'chunks' | 'single' | 'page'} format `chunks`: CommonJS that loads heavy parts when they are needed;
 *   `single`: one CommonJS file, which a sandboxed preload must be; `page`: for the window
 * @property {Record<string, string>} entries output name → source file
 */

/**
 * @typedef {object} Target
 * @property {Pass[]} passes
 * @property {string} output what appears in dist/: a folder, or one file
 * @property {string[]} sources files and folders that make the output stale when they change
 */

/** @type {Record<TargetName, Target>} */
const all = {
  electron: {
    passes: [
      {
        format: 'chunks',
        entries: { main: 'electron/main.ts', cli: 'electron/cli/entry.ts', command: 'electron/cli/thread.ts', worker: 'electron/jobs/worker.ts', press: 'electron/shell/press/main.ts', devices: 'electron/devices/desk/process.ts' },
      },
      { format: 'single', entries: { preload: 'electron/preload.ts' } },
    ],
    output: 'electron',
    sources: ['electron', 'shared'],
  },
  renderer: {
    passes: [{ format: 'page', entries: { index: 'renderer/index.html' } }],
    output: 'renderer',
    sources: ['renderer', 'shared'],
  },
  'city-inbox': {
    passes: [{ format: 'single', entries: { 'city-inbox': 'tests/city-inbox/main.ts' } }],
    output: 'city-inbox.cjs',
    sources: ['tests/city-inbox', 'shared'],
  },
  demo: {
    passes: [{ format: 'single', entries: { demo: 'build/demo.ts' } }],
    output: 'demo.cjs',
    sources: ['build/demo.ts', 'build/demo', 'electron', 'shared', 'tests/city-inbox'],
  },
  bench: {
    passes: [{ format: 'single', entries: { bench: 'tests/bench/main.ts' } }],
    output: 'bench.cjs',
    sources: ['tests/bench', 'tests/simulators', 'electron', 'shared'],
  },
};

/**
 * @param {TargetName} name
 * @returns {Target} with those entries whose source exists
 */
export function target(name) {
  const found = all[name];
  const passes = found.passes
    .map((pass) => ({
      ...pass,
      entries: Object.fromEntries(Object.entries(pass.entries).filter(([, file]) => existsSync(inRoot(file)))),
    }))
    .filter((pass) => Object.keys(pass.entries).length > 0);
  return { ...found, passes };
}
