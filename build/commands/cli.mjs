// The command line, inside this very process: standard output, signals and exit code are its own.
import { createRequire } from 'node:module';
import { bundled } from '../bundle/bundle.mjs';
import { prepare } from '../setup/prepare.mjs';
import { findRuntime } from '../setup/runtime-home.mjs';
import { electronArguments } from '../setup/switches.mjs';

/**
 * Starts a bundled command-line program in this process.
 * @param {string} file
 * @param {string[]} args
 */
export function become(file, args) {
  process.argv = [process.argv[0] ?? process.execPath, file, ...args];
  createRequire(file)(file);
}

/**
 * @param {string[]} args
 * @returns {Promise<undefined>}
 */
export async function main(args) {
  // A PDF is drawn by Chromium, which wants a display even for a hidden window; nothing else needs it.
  const draws = args.some((arg) => arg === 'pdf' || arg.endsWith('=pdf'));
  await prepare({ sqlite: true, window: draws, bundles: ['electron'] });
  if (draws) process.env['BRIGADE_ELECTRON_ARGUMENTS'] = JSON.stringify(electronArguments());
  const runtime = findRuntime();
  if (runtime) process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dir;
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM').removeAllListeners('SIGHUP');
  become(bundled('electron', 'cli.cjs'), args);
}
