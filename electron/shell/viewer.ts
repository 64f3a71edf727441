import { BrowserWindow, session, type Session } from 'electron';
import { refuse } from '#shared/messages/index.ts';
import type { ViewedFile } from '#electron/areas/services.ts';
import { guardedHeaders, paperPolicy } from './contentPolicy.ts';
import { guardSession } from './guards.ts';
import { keepFromSelecting, pdfStands, servePdf } from './keptPdf.ts';
import { PAPER_HOST, SCHEME } from './origin.ts';

/** Keys that move through a document. Everything else, copying and selecting first, does nothing here: what is shown is read with a reason and for a time, and goes into no other program. */
const MOVES: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End', ' ', 'Space']);
const ZOOM: Readonly<Record<string, number>> = { '+': 0.5, '=': 0.5, '-': -0.5 };

/**
 * Shows an attached file in a window of its own, apart from the product's page: whoever made the file made it for a reason we do not know. No preload, no script of
 * ours or of the file, no network, no download, nothing to select, copy or drag out; pictures in a session of their own, PDF in Chromium's viewer without its buttons. Printing and saving are the
 * product's, with reason and journal. The window keeps out of screenshots where the system can, and closes by itself.
 */
export class Viewer {
  readonly #open = new Set<BrowserWindow>();
  #pictures: Session | null = null;
  readonly #pages = new Map<string, string>();
  #count = 0;

  constructor(private readonly parent: () => BrowserWindow | null) {}

  async show({ title, media, bytes, seconds }: ViewedFile): Promise<void> {
    const pdf = media === 'application/pdf' ? servePdf(bytes) : null;
    const window = this.#makeWindow(title, seconds, pdf === null ? this.#pictureSession() : session.defaultSession, pdf !== null);
    window.once('closed', () => {
      this.#open.delete(window);
      pdf?.drop();
    });
    this.#open.add(window);
    const page = `${SCHEME}://${PAPER_HOST}/view-${(this.#count += 1)}.html`;
    if (pdf === null) this.#pages.set(page, picture(title, media, bytes));
    try {
      await window.loadURL(pdf === null ? page : `${pdf.url}#toolbar=0&navpanes=0`);
      if (pdf !== null && !window.isDestroyed() && !(await pdfStands(window.webContents))) throw refuse('attachments.notShown', {});
      if (pdf !== null && !window.isDestroyed()) await keepFromSelecting(window.webContents);
      if (!window.isDestroyed()) window.show();
      // Once more: what the pointer meets is reckoned anew when the window is drawn.
      if (pdf !== null && !window.isDestroyed()) await keepFromSelecting(window.webContents);
    } catch (error) {
      if (window.isDestroyed()) return; // closed while it was loading
      window.destroy();
      throw error;
    } finally {
      this.#pages.delete(page);
    }
  }

  /** Closes all that is shown. */
  close(): void {
    for (const window of this.#open) if (!window.isDestroyed()) window.destroy();
    this.#open.clear();
  }

  #makeWindow(title: string, seconds: number, own: Session, plugins: boolean): BrowserWindow {
    const parent = this.parent();
    const window = new BrowserWindow({
      ...(parent === null ? {} : { parent }), show: false, width: 1000, height: 720, minWidth: 500, minHeight: 400, autoHideMenuBar: true, backgroundColor: '#FFFFFF', fullscreenable: false,
      title: `${title}（${Math.round(seconds / 60)} 分钟后自动关闭）`,
      webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: plugins, webviewTag: false, spellcheck: false, devTools: false, disableDialogs: true, navigateOnDragDrop: false, ...(plugins ? { plugins } : {}) },
    });
    window.setContentProtection(true);
    window.on('page-title-updated', (event) => event.preventDefault());
    const timer = setTimeout(() => { if (!window.isDestroyed()) window.destroy(); }, seconds * 1000);
    timer.unref();
    window.once('closed', () => clearTimeout(timer));
    const { webContents } = window;
    webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    webContents.on('before-input-event', (event, input) => {
      if (input.type !== 'keyDown') return;
      const step = input.control ? ZOOM[input.key] : undefined;
      if (input.key === 'Escape') window.close();
      else if (step !== undefined) webContents.setZoomLevel(Math.max(-3, Math.min(6, webContents.getZoomLevel() + step)));
      else if (MOVES.has(input.key) && !input.shift && !input.alt && !input.meta) return;
      event.preventDefault();
    });
    return window;
  }

  #pictureSession(): Session {
    if (this.#pictures !== null) return this.#pictures;
    const made = session.fromPartition('viewer', { cache: false });
    guardSession(made, false);
    made.protocol.handle(SCHEME, (request) => {
      const wanted = this.#pages.get(request.url) ?? null;
      return new Response(wanted, { status: wanted === null ? 404 : 200, headers: guardedHeaders('text/html; charset=utf-8', paperPolicy) });
    });
    this.#pictures = made;
    return made;
  }
}

function picture(title: string, media: string, bytes: Uint8Array): string {
  const words = title.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${words}</title><style>html, body { margin: 0; height: 100%; background: #f4f4f4 } body { display: flex; align-items: flex-start; justify-content: center } img { max-width: 100%; height: auto; user-select: none; -webkit-user-drag: none }</style></head>`
    + `<body><img alt="${words}" src="data:${media};base64,${Buffer.from(bytes).toString('base64')}"></body></html>`;
}
