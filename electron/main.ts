import path from 'node:path';
import { app, BrowserWindow, Menu, session, type WebContents } from 'electron';
import { guardEveryPage, guardSession } from './shell/guards.ts';
import { isWindowUrl } from './shell/origin.ts';
import { reserveScheme, servePages } from './shell/protocol.ts';
import { createWindow, loadStartPage, preloadBeside } from './shell/window.ts';

const root = app.getAppPath();
let window: BrowserWindow | null = null;

const mayNavigate = (contents: WebContents, url: string): boolean => contents === window?.webContents && isWindowUrl(url);

async function start(): Promise<void> {
  if (!app.requestSingleInstanceLock()) return app.quit();
  reserveScheme();
  guardEveryPage(mayNavigate);
  await app.whenReady();
  Menu.setApplicationMenu(null);
  guardSession(session.defaultSession, true);
  servePages(session.defaultSession, path.join(root, 'dist', 'renderer'));
  window = createWindow({ place: { width: 1366, height: 768, maximised: false }, preload: preloadBeside(path.join(root, 'dist', 'electron')), packaged: app.isPackaged });
  await loadStartPage(window);
}

app.on('window-all-closed', () => app.quit());
void start();
