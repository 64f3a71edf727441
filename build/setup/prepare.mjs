// Everything that a command needs, in the order in which one thing needs the other. Nearly free when it is there already.
import { createHash } from 'node:crypto';
import { dependenciesReady, installDependencies } from './dependencies.mjs';
import { locked } from './lock.mjs';
import { root } from './paths.mjs';
import { SetupError } from './say.mjs';

/**
 * @typedef {object} Needs
 * @property {boolean} [sqlite] the native addon
 * @property {boolean} [runtime] an Electron runtime, without anything to show it on
 * @property {boolean} [window] an Electron runtime, system libraries, fonts and a display
 * @property {boolean} [tests] what only tests use; they prefer a display of their own
 * @property {import('../bundle/targets.mjs').TargetName[]} [bundles]
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
  if (needs.bundles) {
    const { bundle, bundlesReady } = await import('../bundle/bundle.mjs');
    const { bundles } = needs;
    if (!bundlesReady(bundles)) await locked(checkoutLock, () => bundle(bundles));
  }
  if (needs.window) await prepareWindow(needs);
  else if (needs.runtime) await (await import('./electron.mjs')).ensureElectron();
}

/** @param {Needs} needs */
async function prepareWindow(needs) {
  const [{ ensureElectron }, { ensureSystem }, { hasScreen, openVirtualDisplay }, { tellAboutSandbox }] = await Promise.all([
    import('./electron.mjs'),
    import('./system.mjs'),
    import('./display.mjs'),
    import('./sandbox.mjs'),
  ]);
  const runtime = await ensureElectron();
  // Tests get a screen of a known size, and do not flicker over a person's own.
  const virtual = process.platform === 'linux' && (!hasScreen() || Boolean(needs.tests));
  await ensureSystem({ virtualDisplay: virtual, tests: Boolean(needs.tests) });
  if (virtual) await openVirtualDisplay();
  tellAboutSandbox();
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = runtime.dir;
}
