import path from 'node:path';
import { utilityProcess } from 'electron';
import type { DeskChild } from '#electron/devices/desk/link.ts';
import type { FromDesk } from '#electron/devices/desk/protocol.ts';

/** Starts the process of the devices; its bundle lies beside this one. */
export function startDeviceProcess(): DeskChild {
  const child = utilityProcess.fork(path.join(import.meta.dirname, 'devices.cjs'), [], { serviceName: 'brigade-devices', stdio: 'ignore' });
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: FromDesk) => listener(message)),
    onExit: (listener) => child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
