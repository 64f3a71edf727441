// Set-up alone, for a machine that will work without a network later.
import { prepare } from '../setup/prepare.mjs';
import { findRuntime } from '../setup/runtime-home.mjs';
import { say } from '../setup/say.mjs';

/** @returns {Promise<number>} */
export async function main() {
  const started = process.uptime();
  await prepare({ sqlite: true, window: true, tests: true, bundles: ['electron', 'renderer', 'city-inbox'] });
  say(`准备完成：Electron ${findRuntime()?.version}，用时 ${(process.uptime() - started).toFixed(1)} 秒。`);
  return 0;
}
