import { ipcMain, type WebContents } from 'electron';
import type { Envelope } from '#shared/contract/envelope.ts';
import type { Wire } from './bridge.ts';
import { channels } from './channels.ts';
import type { Sender } from './sender.ts';

type Listener = (sender: Sender, ...words: unknown[]) => Promise<Envelope>;

/**
 * The real wire; the only file that names ipcMain. It answers on all channels from the first moment on: what the window asks before the rest of the
 * product has loaded waits for its listener.
 */
export class IpcWire implements Wire {
  readonly #listeners = new Map<string, { promise: Promise<Listener>; resolve(listener: Listener): void }>();

  constructor() {
    for (const channel of [channels.run, channels.read, channels.file]) {
      let resolve: (listener: Listener) => void = () => undefined;
      const promise = new Promise<Listener>((done) => { resolve = done; });
      this.#listeners.set(channel, { promise, resolve });
      ipcMain.handle(channel, async (event, ...words: unknown[]) => {
        const sender: Sender = { contents: event.sender.id, frame: event.senderFrame };
        return (await promise)(sender, ...words);
      });
    }
  }

  handle(channel: string, listener: Listener): void {
    this.#listeners.get(channel)?.resolve(listener);
  }
}

/** Sends a notice to the window, if it is still there to hear it. */
export function tell(contents: WebContents | null, kind: 'change' | 'progress' | 'shortcut', notice: unknown): void {
  if (contents === null || contents.isDestroyed() || contents.isCrashed()) return;
  contents.send(channels[kind], notice);
}
