import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { app, protocol, type Session } from 'electron';
import { guardedHeaders, windowPolicy } from './contentPolicy.ts';
import { KEPT_PDF_SCHEME, SCHEME, WINDOW_HOST } from './origin.ts';
import { servedFile } from './servedFile.ts';

/** Makes our protocols secure origins like https. Must run before the application is ready. */
export function reserveScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: KEPT_PDF_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  // The PDF viewer as a frame of its page: only so does printing it tell its end. Newer Chromium has it so by itself.
  const features = app.commandLine.getSwitchValue('enable-features');
  app.commandLine.appendSwitch('enable-features', features === '' ? 'PdfOopif' : `${features},PdfOopif`);
}

/** Serves the window's pages to one session, from the folder of the bundled renderer and from nowhere else. */
export function servePages(session: Session, rendererFolder: string): void {
  session.protocol.handle(SCHEME, (request) => answer(rendererFolder, request));
}

async function answer(root: string, request: Request): Promise<Response> {
  const url = new URL(request.url);
  const served = url.host === WINDOW_HOST && request.method === 'GET' ? servedFile(root, request.url) : null;
  if (served === null) return refused();
  const nonce = randomBytes(18).toString('base64');
  try {
    const bytes = await readFile(served.file);
    const body = served.type.startsWith('text/html') ? withNonce(bytes.toString('utf8'), nonce) : new Uint8Array(bytes);
    return new Response(body, { headers: guardedHeaders(served.type, windowPolicy(nonce)) });
  } catch {
    return refused(); // not there, or a folder
  }
}

/** Hands the page the nonce of this load; scripts read it from the element's property, which other elements cannot. */
function withNonce(html: string, nonce: string): string {
  return html.replace(/<head>/i, `<head><meta property="csp-nonce" nonce="${nonce}">`);
}

function refused(): Response {
  return new Response(null, { status: 404, headers: guardedHeaders('text/plain; charset=utf-8', `default-src 'none'`) });
}
