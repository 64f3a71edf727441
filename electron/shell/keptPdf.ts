import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { session, type WebContents } from 'electron';
import { KEPT_PDF_SCHEME } from './origin.ts';

/* PDF files for Chromium's own viewer: out of memory, over a protocol of their own, under addresses that hold as long as somebody needs them. */

const PATIENCE_MS = 20_000;
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

const served = new Map<string, Uint8Array>();
let handling = false;

/** Gives a PDF an address; `drop` takes it away. The viewer is an extension of the default session and lives in no other. */
export function servePdf(bytes: Uint8Array): { readonly url: string; drop(): void } {
  if (!handling) {
    handling = true;
    session.defaultSession.protocol.handle(KEPT_PDF_SCHEME, (request) => {
      const wanted = served.get(request.url.split('#')[0] ?? '');
      return new Response(wanted === undefined ? null : Uint8Array.from(wanted), { status: wanted === undefined ? 404 : 200, headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' } });
    });
  }
  const url = `${KEPT_PDF_SCHEME}://kept/${randomUUID()}.pdf`;
  served.set(url, bytes);
  return { url, drop: () => { served.delete(url); } };
}

/** True for a frame of the viewer going to its own plugin: the one navigation besides ours that a PDF needs. */
export function isViewerFrame(contents: WebContents, url: string): boolean {
  return url.startsWith('chrome-extension://') && contents.getURL().startsWith(`${KEPT_PDF_SCHEME}:`);
}

/** Waits until the viewer has read its file; false where it says that it cannot, or does not come. */
export async function pdfStands(contents: WebContents): Promise<boolean> {
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
