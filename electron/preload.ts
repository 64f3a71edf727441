import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { BrigadeBridge } from '#shared/contract/envelope.ts';
import { channels } from './bridge/channels.ts';

/** The window's only way out of its sandbox: ask by name, listen to notices, hand over a dropped file. No path, no node, no ipc gets through. */
const bridge: BrigadeBridge = {
  run: (name, input) => ipcRenderer.invoke(channels.run, name, input),
  read: (name, input) => ipcRenderer.invoke(channels.read, name, input),
  on(kind, listener) {
    const channel = { change: channels.change, progress: channels.progress, shortcut: channels.shortcut }[kind];
    const hear = (_event: unknown, notice: unknown): void => listener(notice);
    ipcRenderer.on(channel, hear);
    return () => {
      ipcRenderer.removeListener(channel, hear);
    };
  },
  fileToken: (file) => ipcRenderer.invoke(channels.file, webUtils.getPathForFile(file as File)),
};

contextBridge.exposeInMainWorld('brigade', bridge);
