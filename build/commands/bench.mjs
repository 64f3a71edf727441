// Measures against named floors; the programme is bundled from tests/bench/main.ts.
import { bundled } from '../bundle/bundle.mjs';
import { foreground } from '../setup/exec.mjs';
import { prepare } from '../setup/prepare.mjs';
import { windowEnvironment } from '../setup/window-environment.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function main(args) {
  await prepare({ sqlite: true, window: true, bundles: ['electron', 'renderer', 'bench'] });
  return foreground(process.execPath, [bundled('bench.cjs'), ...args], { env: windowEnvironment() });
}
