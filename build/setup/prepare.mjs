// Everything that a command needs, in the order in which one thing needs the other. Nearly free when it is there already.
import { createHash } from 'node:crypto';
import { dependenciesReady, installDependencies } from './dependencies.mjs';
import { locked } from './lock.mjs';
import { root } from './paths.mjs';
import { SetupError } from './say.mjs';
/** @import { TargetName } from '../bundle/targets.mjs' */

/**
 * @typedef {object} Needs
 * @property {boolean} [sqlite] the native addon
 * @property {boolean} [runtime] an Electron runtime's files
 * @property {boolean} [window] one that draws: system libraries, fonts and a display as well
 * @property {boolean} [tests] what only tests use; they prefer a display of their own
 * @property {TargetName[]} [bundles]
 */

/** Two commands on one checkout must not install or bundle at the same time. */
const checkoutLock = `checkout-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`;

/** package.json promises the same; said here in words because an older Node fails later with a riddle. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new SetupError(`需要 Node.js 20.19 或更新的版本，当前是 ${process.versions.node}。Node.js >= 20.19 is required.`);
}

/**
 * Brings this machine to where the command can run, and sets the environment that children inherit.
 * @param {Needs} needs
 */
export async function prepare(needs) {
  checkNode();
  if (!dependenciesReady()) await locked(checkoutLock, installDependencies);
  if (needs.sqlite) {
    const { installSqlite, sqliteReady } = await import('./sqlite.mjs');
    if (!sqliteReady()) await locked(checkoutLock, installSqlite);
  }
  if (needs.runtime || needs.window) await prepareElectron(needs);
  if (needs.bundles) await prepareBundles(needs.bundles);
}

/**
 * Bundles what changed since the last time.
 * @param {TargetName[]} names
 */
export async function prepareBundles(names) {
  const { bundle, bundlesReady } = await import('../bundle/bundle.mjs');
  if (!bundlesReady(names)) await locked(checkoutLock, () => bundle(names));
}

/** @param {Needs} needs */
async function prepareElectron(needs) {
  const { ensureElectron } = await import('./electron.mjs');
  const runtime = await ensureElectron();
  if (needs.window) {
    const [{ ensureSystem }, display] = await Promise.all([import('./system.mjs'), import('./display.mjs')]);
    // Tests get a screen of a known size, and do not flicker over a person's own.
    const virtualDisplay = process.platform === 'linux' && (!display.hasScreen() || Boolean(needs.tests));
    await ensureSystem({ virtualDisplay, tests: Boolean(needs.tests) });
    if (virtualDisplay) await display.openVirtualDisplay();
    (await import('./sandbox.mjs')).tellAboutSandbox();
  }
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dir;
}
