import { BrowserWindow, session, type WebContents } from 'electron';
import { pdfStands, servePdf } from '../keptPdf.ts';

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
    return (await pdfStands(window.webContents)) ? await work(window.webContents) : null;
  } catch (error) {
    if (window.isDestroyed() || isLoadError(error)) return null;
    throw error;
  } finally {
    served.drop();
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Chromium's words for a page that did not come. */
const isLoadError = (error: unknown): boolean => error instanceof Error && /ERR_/.test(error.message);
