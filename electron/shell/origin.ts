/** The window's own protocol. It is privileged before the application is ready and serves only what the product brought along. */
export const SCHEME = 'app';

/** Host of the window's pages. */
export const WINDOW_HOST = 'brigade';

/** Host of papers on their way to PDF or a printer; they live in a session of their own and never run a script. */
export const PAPER_HOST = 'paper';

/** Kept PDF files on their way to a printer, each under an address that holds once. */
export const KEPT_PDF_SCHEME = 'kept-pdf';

export const WINDOW_ORIGIN = `${SCHEME}://${WINDOW_HOST}`;
export const START_PAGE = `${WINDOW_ORIGIN}/index.html`;

/** True for a page of ours in the main window, whatever its path, query or hash. */
export function isWindowUrl(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  return parsed !== null && parsed.protocol === `${SCHEME}:` && parsed.host === WINDOW_HOST && parsed.username === '' && parsed.password === '';
}
