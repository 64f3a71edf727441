import { access, constants, stat } from 'node:fs/promises';
import { deviceRefusal } from '#shared/messages/devices.ts';
import type { Refusal } from '#shared/messages/refusal.ts';
import { within } from '../pause.ts';
import { Listeners, type BytePipe } from './pipe.ts';

/** Opening a Bluetooth port calls the device first, and that can take long. */
const OPEN_MS = 10_000;

/** Loads the driver's native part (about 50 ms, once), so that the first use of a device does not wait for it. */
export async function warmSerial(): Promise<void> {
  await import('serialport');
}

/** Opens a serial port for this process alone. Refusals: no such port, busy, forbidden, no serial port, cancelled. */
export async function openSerial(path: string, baud: number, signal: AbortSignal): Promise<BytePipe> {
  await lookAt(path);
  // Loaded where it is needed, so that a PC without devices starts without it.
  const { SerialPort } = await import('serialport');
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
  const data = new Listeners<[Uint8Array]>();
  const gone = new Listeners<[]>();
  let open = true;
  const leave = (): void => {
    if (!open) return;
    open = false;
    gone.tell();
  };
  port.on('data', (bytes: Buffer) => data.tell(bytes));
  port.on('close', leave);
  port.on('error', leave);
  const opened = new Promise<'open'>((resolve, reject) => {
    port.open((error) => (error === null ? resolve('open') : reject(openRefusal(path, error))));
  });
  if ((await within(opened, OPEN_MS, signal)) !== 'open') {
    // Whenever it opens after all, nobody wants it any more.
    void opened.then(() => port.close(), () => undefined);
    throw signal.aborted ? deviceRefusal('devices.cancelled', {}) : deviceRefusal('devices.portTrouble', { port: path });
  }
  const settled = (run: (done: (error: Error | null | undefined) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      if (!open) return reject(deviceRefusal('devices.unplugged', {}));
      const stop = gone.add(() => finish(new Error('gone')));
      const finish = (error: Error | null | undefined): void => {
        stop();
        if (error === null || error === undefined) resolve();
        else reject(deviceRefusal('devices.unplugged', {}));
      };
      run(finish);
    });
  const shut = (dropping: boolean): Promise<void> =>
    new Promise((resolve) => {
      open = false;
      if (!port.isOpen) return resolve();
      const end = (): void => port.close(() => resolve());
      if (dropping) port.flush(end);
      else end();
    });
  return {
    write: (bytes) =>
      settled((done) => {
        port.write(Buffer.from(bytes), (error) => {
          if (error !== null && error !== undefined) done(error);
          else port.drain(done);
        });
      }),
    discard: () => settled((done) => port.flush(done)),
    setBaud: (rate) => settled((done) => port.update({ baudRate: rate }, done)),
    onData: (listener) => data.add(listener),
    onGone: (listener) => gone.add(listener),
    close: () => shut(false),
    abandon: () => shut(true),
  };
}

/** On systems where a port is a file, what the driver would only tell in its own words is found out before. */
async function lookAt(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const entry = await stat(path).catch(() => null);
  if (entry === null) throw deviceRefusal('devices.noPort', { port: path });
  if (!entry.isCharacterDevice()) throw deviceRefusal('devices.notAPort', { port: path });
  await access(path, constants.R_OK | constants.W_OK).catch(() => {
    throw deviceRefusal('devices.portForbidden', { port: path });
  });
}

type PortCode = 'devices.portBusy' | 'devices.noPort' | 'devices.portForbidden' | 'devices.notAPort' | 'devices.portTrouble';

const WORDS: readonly (readonly [RegExp, PortCode])[] = [
  [/cannot lock|busy|access denied/, 'devices.portBusy'],
  [/no such file|file not found|no such device/, 'devices.noPort'],
  [/permission denied|not permitted/, 'devices.portForbidden'],
  [/inappropriate ioctl|invalid argument/, 'devices.notAPort'],
];

/** The driver tells apart only by words; they are the same in every language of the system, because it makes them itself. */
export function openRefusal(port: string, error: Error): Refusal {
  const words = error.message.toLowerCase();
  const code = WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'devices.portTrouble';
  return deviceRefusal(code, { port });
}
