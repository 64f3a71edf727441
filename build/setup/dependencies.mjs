// node_modules as package-lock.json states it.
import { existsSync, readFileSync } from 'node:fs';
import { npm, run } from './exec.mjs';
import { inRoot, root } from './paths.mjs';
import { SetupError, say } from './say.mjs';
import { addToStamp, digestOf, readStamp } from './stamp.mjs';

/** Lies in node_modules on purpose: `npm ci` takes it away together with what it vouches for. */
export const checkoutStamp = inRoot('node_modules', '.brigade-setup.json');

const lockFile = inRoot('package-lock.json');
const installedFile = inRoot('node_modules', '.package-lock.json');

/** Cheap: one digest of the lock file. */
export function dependenciesReady() {
  return readStamp(checkoutStamp)['lock'] === digestOf(lockFile) && existsSync(installedFile);
}

/**
 * Whether what npm says it installed is what the lock file asks for, e.g. after an `npm install` by hand.
 * @returns {boolean}
 */
function installedMatchesLock() {
  try {
    /** @type {Record<string, {version: string, optional?: boolean, devOptional?: boolean, link?: boolean}>} */
    const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
    /** @type {Record<string, {version: string}>} */
    const present = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true;
      const found = present[path];
      if (!found) return Boolean(entry.optional || entry.devOptional);
      return found.version === entry.version && existsSync(inRoot(path, 'package.json'));
    });
  } catch {
    return false;
  }
}

/** Installs by `npm ci` without any package's scripts, unless the tree is already right. */
export async function installDependencies() {
  if (dependenciesReady()) return;
  if (!installedMatchesLock()) {
    say('正在安装依赖（npm ci）……');
    // The level is given again because `npm run --silent` would silence this one too.
    const { command, args, shell } = npm(['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund']);
    const code = await run(command, args, { cwd: root, shell, tied: true });
    if (code !== 0) {
      throw new SetupError('依赖安装失败（npm ci）。请检查网络或 npm 源的设置，然后重试。');
    }
  }
  addToStamp(checkoutStamp, { lock: digestOf(lockFile) });
}
