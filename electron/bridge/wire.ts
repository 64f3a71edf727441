import { ipcMain, type WebContents } from 'electron';
import { channels } from './channels.ts';
import type { Wire } from './bridge.ts';

/** The real wire: the only place where ipcMain is named. */
export const wire: Wire = {
  handle(channel, listener) {
    ipcMain.handle(channel, (event, ...words: unknown[]) => listener({ contents: event.sender.id, frame: event.senderFrame }, ...words));
  },
};

/** Sends a notice to the window, if it is still there to hear it. */
export function tell(contents: WebContents | null, kind: 'change' | 'progress' | 'shortcut', notice: unknown): void {
  if (contents === null || contents.isDestroyed() || contents.isCrashed()) return;
  contents.send(channels[kind], notice);
}
