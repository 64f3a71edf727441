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

/**
 * Lays a cover over the pages of the viewer and takes the pointer away from what draws them: nothing can be selected then, and so not copied, dragged out or put into the selection that X11 pastes by
 * the middle button. The wheel goes on to what scrolls; the scroll bars stay free. Says whether the parts were found.
 */
const UNSELECTABLE = `(() => {
  const root = document.querySelector('pdf-viewer')?.shadowRoot;
  const main = root?.querySelector('#main');
  const scroller = root?.querySelector('#scroller');
  if (main == null || scroller == null) return false;
  for (const part of root.querySelectorAll('#plugin, embed, #content')) part.style.setProperty('pointer-events', 'none', 'important');
  if (root.querySelector('#unselectable') !== null) return true;
  const cover = document.createElement('div');
  cover.id = 'unselectable';
  cover.style.cssText = 'position: fixed; inset: 0 18px 18px 0; z-index: 2147483647; user-select: none';
  cover.addEventListener('wheel', (event) => scroller.scrollBy({ left: event.deltaX, top: event.deltaY }), { passive: true });
  for (const kind of ['mousedown', 'selectstart', 'dragstart', 'contextmenu']) cover.addEventListener(kind, (event) => event.preventDefault());
  main.append(cover);
  return true;
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

/** Lets a PDF that stands be read, not taken out of the window. Where the viewer's inside is not known (another Chromium), no press of a button reaches it at all: reading goes by wheel and keys. */
export async function keepFromSelecting(contents: WebContents): Promise<void> {
  const viewer = contents.mainFrame.framesInSubtree.find((frame) => frame.url.startsWith('chrome-extension://'));
  const kept = viewer !== undefined && (await viewer.executeJavaScript(UNSELECTABLE).catch(() => false)) === true;
  if (!kept && !contents.isDestroyed() && contents.listenerCount('before-mouse-event') === 0) contents.on('before-mouse-event', (event, mouse) => { if (mouse.type !== 'mouseMove' && mouse.type !== 'mouseWheel') event.preventDefault(); });
}
