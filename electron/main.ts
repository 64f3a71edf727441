import path from 'node:path';
import { app, Menu, session, type BrowserWindow } from 'electron';
import { IpcWire, tell } from './bridge/wire.ts';
import { cliWords } from './host/cliWords.ts';
import { openLog } from './host/log.ts';
import { PcSettings } from './host/pcSettings.ts';
import { runCommand } from './shell/command.ts';
import { Crash } from './shell/crash.ts';
import { offerContextMenu } from './shell/contextMenu.ts';
import { guardEveryPage, guardSession } from './shell/guards.ts';
import { isWindowUrl } from './shell/origin.ts';
import { followPlace, placeFor } from './shell/place.ts';
import { isLayOutOrder } from './shell/press/order.ts';
import { reserveScheme, servePages } from './shell/protocol.ts';
import { createWindow, loadStartPage, preloadBeside } from './shell/window.ts';
import type { RunningProduct } from './shell/assemble.ts';

/*
 * Starts in this order, and reads so:
 *   1. command line or window?         a command ends before Chromium begins; papers of a command are laid out by a process of their own
 *   2. alone on this PC                a second start only shows the first one's window
 *   3. errors that nobody catches      from here on they end in the recovery page
 *   4. protocol and guards             must stand before the application is ready
 *   5. the window                      its page loads in a process of its own
 *   6. operations and the ledger       loading them would hold up the page's way through this process, so they begin when the page stands
 */

/** Longer than this the rest of the product does not wait for a page that may be broken. */
const PAGE_PATIENCE_MS = 1500;

const root = app.getAppPath();
const built = path.join(root, 'dist', 'electron');

let window: BrowserWindow | null = null;
let product: Promise<RunningProduct> | null = null;
let closing: Promise<void> | null = null;

function close(): Promise<void> {
  const running = product;
  closing ??= running === null ? Promise.resolve() : running.then((whole) => whole.close(), () => undefined);
  return closing;
}

async function openWindow(): Promise<void> {
  const userData = app.getPath('userData');
  const log = openLog(path.join(userData, 'logs'), () => Date.now());
  const pc = new PcSettings(userData);
  const crash = new Crash({ log, window: () => window, close, report: async (owner) => (await import('./shell/assemble.ts')).saveReport(owner, { version: app.getVersion(), log }) });
  crash.watchProcess();

  app.setAppUserModelId('cn.brigade.ledger'); // Windows groups the window with its shortcut by this name; as in the packing
  reserveScheme();
  guardEveryPage((contents, url) => contents === window?.webContents && isWindowUrl(url));
  app.on('second-instance', () => {
    if (window === null) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    if (closing !== null || crash.happened) return;
    event.preventDefault();
    void close().finally(() => app.quit());
  });

  await app.whenReady();
  Menu.setApplicationMenu(null);
  guardSession(session.defaultSession, true);
  servePages(session.defaultSession, path.join(root, 'dist', 'renderer'));
  const wire = new IpcWire();
  window = createWindow({ place: placeFor(pc.place), preload: preloadBeside(built), packaged: app.isPackaged });
  window.on('closed', () => { window = null; });
  followPlace(window, (place) => pc.rememberPlace(place));
  offerContextMenu(window);
  crash.watchWindow(window);
  const page = loadStartPage(window);

  const stands = Promise.race([page.catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, PAGE_PATIENCE_MS).unref(); })]);
  product = stands.then(() => import('./shell/assemble.ts')).then(({ assemble }) => assemble({
    version: app.getVersion(), resources: path.join(root, 'resources'), suggestedFolder: path.join(app.getPath('documents'), '劳监台账'), userData, pc, log,
    window: () => window,
    tell: (kind, notice) => tell(window?.webContents ?? null, kind, notice),
  }, wire));
  await Promise.all([page, product]);
}

const words = cliWords(process.argv, app.isPackaged);
if (words !== null) process.exit(runCommand(path.join(built, 'command.cjs'), words));
else if (process.argv.some(isLayOutOrder)) void import('./shell/press/main.ts');
else if (app.requestSingleInstanceLock()) void openWindow();
else app.quit();
