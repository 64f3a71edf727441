// The command line, inside this very process: standard output, signals and exit code are its own.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { inRoot } from '../setup/paths.mjs';
import { prepare } from '../setup/prepare.mjs';
import { findRuntime } from '../setup/runtime-home.mjs';
import { SetupError } from '../setup/say.mjs';

/**
 * Starts a bundled command-line program in this process.
 * @param {string} file
 * @param {string[]} args
 */
export function become(file, args) {
  if (!existsSync(file)) throw new SetupError(`还没有这个程序：${file}`);
  process.argv = [process.argv[0] ?? process.execPath, file, ...args];
  createRequire(file)(file);
}

/**
 * @param {string[]} args
 * @returns {Promise<undefined>}
 */
export async function main(args) {
  // A PDF is drawn by a hidden window; everything else needs none.
  await prepare({ sqlite: true, window: args.includes('pdf'), bundles: ['electron'] });
  const runtime = findRuntime();
  if (runtime) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dir;
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
  become(inRoot('dist', 'electron', 'cli.cjs'), args);
}
