import { BrowserWindow, session, type Session, type WebContents } from 'electron';
import { refuse } from '#shared/messages/index.ts';
import { guardedHeaders, paperPolicy } from '../contentPolicy.ts';
import { guardSession } from '../guards.ts';
import { PAPER_HOST, SCHEME } from '../origin.ts';

const IDLE_MS = 20_000;

/**
 * A hidden page that papers are laid out in: sandboxed, without preload and without JavaScript, in a session of its own that can reach nothing
 * but the paper it was given. It is made at the first paper and goes away when none came for a while.
 */
export class PaperWindow {
  #session: Session | null = null;
  #window: BrowserWindow | null = null;
  #html = '';
  #number = 0;
  #leave: NodeJS.Timeout | null = null;

  /** Lays the paper out and gives its page to `work`. One at a time: the caller queues. */
  async with<T>(html: string, work: (contents: WebContents) => Promise<T>): Promise<T> {
    if (this.#leave !== null) clearTimeout(this.#leave);
    const window = this.#open();
    this.#html = html;
    this.#number += 1;
    let gone: () => void = () => undefined;
    const crashed = new Promise<never>((_resolve, reject) => {
      gone = () => reject(refuse('settings.pressFailed', {}));
      window.webContents.once('render-process-gone', gone);
    });
    try {
      const loaded = window.loadURL(`${SCHEME}://${PAPER_HOST}/${this.#number}.html`).catch(() => { throw refuse('settings.pressFailed', {}); });
      return await Promise.race([loaded.then(() => work(window.webContents)), crashed]);
    } catch (error) {
      this.close();
      throw error;
    } finally {
      this.#html = '';
      if (!window.isDestroyed()) window.webContents.removeListener('render-process-gone', gone);
      this.#leave = setTimeout(() => this.close(), IDLE_MS);
      this.#leave.unref();
    }
  }

  close(): void {
    const window = this.#window;
    this.#window = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  }

  #open(): BrowserWindow {
    this.#session ??= this.#makeSession();
    this.#window ??= this.#makeWindow(this.#session);
    return this.#window;
  }

  #makeWindow(own: Session): BrowserWindow {
    const window = new BrowserWindow({
      show: false,
      width: 1200,
      height: 900,
      webPreferences: {
        session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webviewTag: false, spellcheck: false, devTools: false,
        disableDialogs: true,
      },
    });
    // A paper stays where it is, even one that would send itself elsewhere without a script.
    window.webContents.on('will-frame-navigate', (event) => event.preventDefault());
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    return window;
  }

  #makeSession(): Session {
    const made = session.fromPartition('paper', { cache: false });
    guardSession(made, false);
    made.protocol.handle(SCHEME, (request) => {
      const url = new URL(request.url);
      const expected = url.host === PAPER_HOST && url.pathname === `/${this.#number}.html`;
      return new Response(expected ? this.#html : null, { status: expected ? 200 : 404, headers: guardedHeaders('text/html; charset=utf-8', paperPolicy) });
    });
    return made;
  }
}
