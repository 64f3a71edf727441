import { app, type Session, type WebContents } from 'electron';
import { isViewerFrame } from './keptPdf.ts';

/** The one thing that a page may ask the browser for: putting text into the clipboard after a click. */
const allowed: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

const outside = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);

/**
 * Holds for every web contents that ever comes into being: no navigation away from its page, no new windows, no embedded pages.
 * `mayNavigate` says which addresses one may go to (a reload of its own page).
 */
export function guardEveryPage(mayNavigate: (contents: WebContents, url: string) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && isViewerFrame(contents, event.url)) return;
      if (!event.isMainFrame || !mayNavigate(contents, event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** Refuses cameras, places, notifications, devices and whatever else a page could ask for, and every download. */
export function guardSession(session: Session, mayWriteClipboard: boolean): void {
  const permits = (permission: string): boolean => mayWriteClipboard && allowed.has(permission);
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(permits(permission)));
  session.setPermissionCheckHandler((_contents, permission) => permits(permission));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  // Whatever a page might find to load: nothing of ours comes over a network or from the disk by its path.
  session.webRequest.onBeforeRequest({ urls: outside }, (_request, decide) => decide({ cancel: true }));
  void session.setProxy({ mode: 'direct' });
}
