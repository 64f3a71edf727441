// Opens the window.
import { electronArguments } from '../setup/electron.mjs';
import { foreground } from '../setup/exec.mjs';
import { root } from '../setup/paths.mjs';
import { prepare } from '../setup/prepare.mjs';
import { findRuntime } from '../setup/runtime-home.mjs';
import { say } from '../setup/say.mjs';

/**
 * @param {string[]} args handed to the application
 * @returns {Promise<number>}
 */
export async function main(args) {
  await prepare({ sqlite: true, window: true, bundles: ['electron', 'renderer'] });
  if (process.env['BRIGADE_DISPLAY'] === 'virtual') say('本机没有显示器，窗口在虚拟显示里打开；按 Ctrl-C 结束。');
  const runtime = findRuntime();
  if (!runtime) return 1;
  return foreground(runtime.executable, [...electronArguments(), root, ...args], { cwd: process.cwd() });
}
