// Measures against named floors; the programme is bundled from tests/bench/main.ts.
import { foreground } from '../setup/exec.mjs';
import { inRoot } from '../setup/paths.mjs';
import { prepare } from '../setup/prepare.mjs';
import { windowEnvironment } from '../setup/window-environment.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function main(args) {
  await prepare({ sqlite: true, window: true, bundles: ['electron', 'renderer', 'bench'] });
  return foreground(process.execPath, [inRoot('dist', 'bench.cjs'), ...args], { env: windowEnvironment() });
}
