import { randomUUID } from 'node:crypto';
import { session, type WebContents } from 'electron';
import { KEPT_PDF_SCHEME } from './origin.ts';

/* PDF files for Chromium's own viewer: out of memory, over a protocol of their own, under addresses that hold as long as somebody needs them. */

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
