import { BrowserWindow, session, type Session } from 'electron';
import { z } from 'zod';
import type { GlyphSource } from '#electron/devices/desk/glyphSource.ts';
import { Turnstile } from '#electron/ledger/turnstile.ts';
import { guardedHeaders } from '../contentPolicy.ts';
import { guardSession } from '../guards.ts';
import { PAPER_HOST, SCHEME } from '../origin.ts';

const IDLE_MS = 20_000;
const URL_OF_PAGE = `${SCHEME}://${PAPER_HOST}/glyphs.html`;

/**
 * Draws one list of characters on a canvas, each in its own cell: black from 45% of ink on, rows of whole bytes. What looks like a character that no
 * font can have is answered with null.
 */
const DRAW = `(wanted) => {
  const draw = ({ cell, width, height, bold }) => {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    context.font = (bold ? '700 ' : '') + Math.round(height * 0.94) + 'px "Noto Sans CJK SC", "Microsoft YaHei", "SimSun", sans-serif';
    context.textBaseline = 'alphabetic';
    const wide = context.measureText(cell).width;
    const scale = wide > width ? width / wide : 1;
    context.setTransform(scale, 0, 0, 1, (width - wide * scale) / 2, 0);
    context.fillText(cell, 0, Math.round(height * 0.84));
    const { data } = context.getImageData(0, 0, width, height);
    const stride = Math.ceil(width / 8);
    const bytes = new Uint8Array(stride * height);
    for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (data[(y * width + x) * 4 + 3] > 115) bytes[y * stride + (x >> 3)] |= 0x80 >> (x & 7);
    return btoa(String.fromCharCode(...bytes));
  };
  return wanted.map((one) => {
    const drawn = draw(one);
    return drawn === draw({ ...one, cell: '\\u{10FFFD}' }) ? null : drawn;
  });
}`;

const answer = z.array(z.string().nullable());

/** A hidden page with the fonts of this PC, that draws what a printer's own font lacks. It can load nothing and is gone when nothing was asked for a while. */
export class GlyphPage {
  readonly #queue = new Turnstile();
  #session: Session | null = null;
  #window: BrowserWindow | null = null;
  #leave: NodeJS.Timeout | null = null;

  readonly draw: GlyphSource = (wanted) => this.#queue.pass(async () => {
    if (this.#leave !== null) clearTimeout(this.#leave);
    try {
      const window = this.#window ?? await this.#open();
      const drawn = answer.parse(await window.webContents.executeJavaScript(`(${DRAW})(${JSON.stringify(wanted)})`));
      return drawn.map((text) => (text === null ? null : new Uint8Array(Buffer.from(text, 'base64'))));
    } finally {
      this.#leave = setTimeout(() => this.close(), IDLE_MS);
      this.#leave.unref();
    }
  });

  close(): void {
    const window = this.#window;
    this.#window = null;
    if (window !== null && !window.isDestroyed()) window.destroy();
  }

  async #open(): Promise<BrowserWindow> {
    this.#session ??= emptyPage();
    const window = new BrowserWindow({ show: false, width: 200, height: 200, webPreferences: { session: this.#session, sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false, devTools: false, disableDialogs: true } });
    window.webContents.on('will-frame-navigate', (event) => event.preventDefault());
    window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
    window.once('closed', () => { if (this.#window === window) this.#window = null; });
    await window.loadURL(URL_OF_PAGE);
    this.#window = window;
    return window;
  }
}

function emptyPage(): Session {
  const made = session.fromPartition('glyphs', { cache: false });
  guardSession(made, false);
  made.protocol.handle(SCHEME, (request) => new Response(request.url === URL_OF_PAGE ? '<!doctype html><meta charset="utf-8"><title>·</title>' : null, {
    status: request.url === URL_OF_PAGE ? 200 : 404, headers: guardedHeaders('text/html; charset=utf-8', `default-src 'none'`),
  }));
  return made;
}
