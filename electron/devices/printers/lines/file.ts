import type { Stats } from 'node:fs';
import { constants, open, stat, type FileHandle } from 'node:fs/promises';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { pause, within } from '../../pause.ts';
import { STUCK_MS, type PrinterLine } from './printerLine.ts';

/** Small enough that a pipe takes a chunk whole or not at all. */
const CHUNK = 512;
/** How soon a full device is offered the next bytes again. */
const FULL_MS = 20;

/**
 * A device file (`/dev/usb/lp0`, `LPT1`), a pipe, or a new file that keeps the bytes. A file that is there already is not overwritten.
 * Nothing is answered on this way. One that takes nothing for `stuckMs`, or that is stopped, leaves the slip in doubt.
 */
export async function openFile(path: string, stuckMs = STUCK_MS): Promise<PrinterLine> {
  const handle = await create(path);
  let begun = false;
  const check = (signal: AbortSignal): void => {
    if (signal.aborted) throw begun ? deviceRefusal('devices.printStopped', {}, { begun: true }) : deviceRefusal('devices.cancelled', {}, { begun: false });
  };
  return {
    async write(bytes, signal) {
      let until = performance.now() + stuckMs;
      for (let at = 0; at < bytes.length; ) {
        check(signal);
        begun = true;
        const taken = await within(writeSome(handle, bytes.subarray(at, at + CHUNK)), until - performance.now(), signal);
        check(signal);
        if (taken === 'broken') throw deviceRefusal('devices.printerBroke', {}, { begun });
        if (taken === 'late') throw deviceRefusal('devices.printerStuck', {}, { begun });
        if (taken === 0) await pause(FULL_MS, signal);
        else until = performance.now() + stuckMs;
        at += taken;
      }
    },
    ask: () => Promise.resolve(null),
    quiet: () => Promise.resolve(),
    async finish(signal) {
      const closed = await within(handle.close().then(() => 'closed' as const, () => 'broken' as const), stuckMs, signal);
      if (closed === 'closed') return;
      check(signal);
      throw deviceRefusal(closed === 'late' ? 'devices.printerStuck' : 'devices.printerBroke', {}, { begun });
    },
    drop: () => handle.close().catch(() => undefined),
  };
}

/** Bytes taken; 0 where the device is full at the moment. */
async function writeSome(handle: FileHandle, bytes: Uint8Array): Promise<number | 'broken'> {
  try {
    return (await handle.write(bytes)).bytesWritten;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? 0 : 'broken';
  }
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
  // A device that is full says so instead of holding a thread that nothing could free. A pipe opened for both ways does not wait for its reader;
  // a printer's device may be for writing alone.
  if (there !== null && process.platform !== 'win32') return (there.isFIFO() ? constants.O_RDWR : constants.O_WRONLY) | constants.O_NONBLOCK;
  if (there !== null) return constants.O_WRONLY;
  // Names of Windows devices and shared printers are no files that can be created.
  return process.platform === 'win32' && /^(?:\\|(?:LPT|COM)\d$|PRN$)/i.test(path) ? 'r+' : 'wx';
}
