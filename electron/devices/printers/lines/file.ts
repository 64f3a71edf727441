import type { Stats } from 'node:fs';
import { constants, open, stat, type FileHandle } from 'node:fs/promises';
import { deviceRefusal } from '#shared/messages/devices.ts';
import type { PrinterLine } from './printerLine.ts';

/**
 * A device file (`/dev/usb/lp0`, `LPT1`), a pipe, or a new file that keeps the bytes. A file that is there already is not overwritten.
 * Nothing is answered on this way.
 */
export async function openFile(path: string): Promise<PrinterLine> {
  const handle = await create(path);
  let begun = false;
  return {
    async write(bytes, signal) {
      if (signal.aborted) throw deviceRefusal('devices.cancelled', {}, { begun });
      try {
        for (let at = 0; at < bytes.length; ) {
          begun = true;
          at += (await handle.write(bytes, at)).bytesWritten;
        }
      } catch {
        throw deviceRefusal('devices.printerBroke', {}, { begun });
      }
    },
    ask: () => Promise.resolve(null),
    quiet: () => Promise.resolve(),
    async finish() {
      try {
        await handle.close();
      } catch {
        throw deviceRefusal('devices.printerBroke', {}, { begun });
      }
    },
    drop: () => handle.close().catch(() => undefined),
  };
}

async function create(path: string): Promise<FileHandle> {
  const there = await stat(path).catch(() => null);
  if (there?.isFile() === true) throw deviceRefusal('devices.outputExists', { path }, { begun: false });
  try {
    return await open(path, flagsFor(path, there));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EBUSY') throw deviceRefusal('devices.portBusy', { port: path }, { begun: false });
    throw deviceRefusal('devices.outputTrouble', { path }, { begun: false });
  }
}

function flagsFor(path: string, there: Stats | null): number | string {
  // A pipe opened for both ways does not wait for its reader; a printer's device may be for writing alone.
  if (there !== null) return there.isFIFO() ? 'r+' : constants.O_WRONLY;
  // Names of Windows devices and shared printers are no files that can be created.
  return process.platform === 'win32' && /^(?:\\|(?:LPT|COM)\d$|PRN$)/i.test(path) ? 'r+' : 'wx';
}
