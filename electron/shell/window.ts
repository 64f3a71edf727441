import path from 'node:path';
import { BrowserWindow } from 'electron';
import { isWindowUrl, START_PAGE } from './origin.ts';

export interface Place {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
  readonly maximised: boolean;
}

export interface WindowOptions {
  readonly place: Place;
  readonly preload: string;
  readonly packaged: boolean;
}

/**
 * The one window. Its page draws the title bar (44 px) with buttons of its own, the same on Linux and Windows.
 * Sandboxed and isolated; it becomes visible with its first painted frame.
 */
export function createWindow(options: WindowOptions): BrowserWindow {
  const { maximised, ...bounds } = options.place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 1100,
    minHeight: 680,
    show: false,
    title: '劳监台账',
    titleBarStyle: 'hidden',
    backgroundColor: '#FFFFFF',
    autoHideMenuBar: true,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      disableDialogs: true,
      enableWebSQL: false,
      devTools: !options.packaged,
    },
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  return window;
}

/** Where the preload lies beside the main script. */
export function preloadBeside(folder: string): string {
  return path.join(folder, 'preload.cjs');
}

/** Shows the first page, and shows it again should the window ever stand on a page that is none of ours (`about:blank` asks nobody). */
export async function loadStartPage(window: BrowserWindow): Promise<void> {
  window.webContents.on('did-navigate', (_event, url) => {
    if (!isWindowUrl(url)) void window.loadURL(START_PAGE).catch(() => undefined); // gone meanwhile
  });
  try {
    await window.loadURL(START_PAGE);
  } catch (error) {
    if (!window.isDestroyed()) throw error; // closed while it was loading
  }
}
