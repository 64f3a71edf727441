// The sample district from spreadsheets to receipts; the driver itself is bundled from build/demo.ts.
import { bundled } from '../bundle/bundle.mjs';
import { foreground } from '../setup/exec.mjs';
import { prepare } from '../setup/prepare.mjs';
import { windowEnvironment } from '../setup/window-environment.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function main(args) {
  await prepare({ sqlite: true, window: true, bundles: ['electron', 'renderer', 'city-inbox', 'demo'] });
  return foreground(process.execPath, [bundled('demo.cjs'), ...args], { env: windowEnvironment() });
}
