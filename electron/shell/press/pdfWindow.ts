import { setTimeout as pause } from 'node:timers/promises';
import { BrowserWindow, session, type WebContents } from 'electron';
import { servePdf } from '../keptPdf.ts';

const PATIENCE_MS = 12_000;
const LOOK_MS = 120;
/** A viewer whose inside we do not know (another Chromium) is given this long with a short file of ours. */
const BLIND_WAIT_MS = 4000;

/**
 * What Chromium's own PDF viewer says of itself. Printing before it has read the file prints nothing and never answers (seen on Electron 33), so we wait
 * for it; the names are its own and may change, then the answer is `unknown`.
 */
const STANDING = `(() => {
  const viewer = document.querySelector('pdf-viewer');
  if (viewer === null || typeof viewer.loadState_ !== 'string') return 'unknown';
  return viewer.loadState_ === 'success' ? 'ready' : viewer.loadState_ === 'failed' ? 'failed' : 'loading';
})()`;

/**
 * Shows a PDF in Chromium's PDF viewer, in a hidden window, and gives it to `work` when it can be printed: what comes out is the file itself, not pages laid
 * out anew. Null where the viewer does not stand. The bytes never touch the disk (`keptPdf.ts`). The viewer
 * is an extension of the default session and is in no other, so this window cannot have a session of its own as other papers have.
 */
export async function withPdf<T>(bytes: Uint8Array, work: (contents: WebContents) => Promise<T>): Promise<T | null> {
  const served = servePdf(bytes);
  const window = new BrowserWindow({
    show: false, width: 900, height: 1200,
    webPreferences: { session: session.defaultSession, sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, devTools: false, disableDialogs: true, plugins: true },
  });
  try {
    await window.loadURL(served.url);
    return (await stands(window.webContents)) ? await work(window.webContents) : null;
  } catch (error) {
    if (window.isDestroyed() || isLoadError(error)) return null;
    throw error;
  } finally {
    served.drop();
    if (!window.isDestroyed()) window.destroy();
  }
}

async function stands(contents: WebContents): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  const blindUntil = Date.now() + BLIND_WAIT_MS;
  while (Date.now() < until && !contents.isDestroyed()) {
    const viewer = contents.mainFrame.framesInSubtree.find((frame) => frame.url.startsWith('chrome-extension://'));
    const standing = viewer === undefined ? 'absent' : String(await viewer.executeJavaScript(STANDING).catch(() => 'unknown'));
    if (standing === 'ready') return true;
    if (standing === 'failed') return false;
    if (standing === 'unknown' && Date.now() > blindUntil) return true;
    await pause(LOOK_MS);
  }
  return false;
}

/** Chromium's words for a page that did not come. */
const isLoadError = (error: unknown): boolean => error instanceof Error && /ERR_/.test(error.message);
