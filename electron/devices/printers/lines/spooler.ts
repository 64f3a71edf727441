import { spawn } from 'node:child_process';
import { deviceRefusal } from '#shared/messages/devices.ts';
import type { PrinterLine } from './printerLine.ts';
import { winspoolJob } from './winspool.ts';

/** What hands a whole job to a system's spooler; tests give their own. */
export type SpoolerJob = (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<void>;

/** A printer of the operating system, given bytes as they are. The job goes as a whole at its end; the spooler does not answer questions. */
export function spoolerLine(name: string, job: SpoolerJob = process.platform === 'win32' ? winspoolJob : lpJob): PrinterLine {
  const parts: Uint8Array[] = [];
  let stop = new AbortController().signal;
  return {
    write(bytes, signal) {
      if (signal.aborted) return Promise.reject(deviceRefusal('devices.cancelled', {}, { begun: false }));
      parts.push(bytes);
      stop = signal;
      return Promise.resolve();
    },
    ask: () => Promise.resolve(null),
    quiet: () => Promise.resolve(),
    finish: () => job(name, Buffer.concat(parts), stop),
    drop: () => Promise.resolve(),
  };
}

/** CUPS and other systems with `lp`: raw, so that no filter touches the bytes. `lp` answers when the job is queued. */
export function lpJob(name: string, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    // Messages in one language, because one of them is recognised.
    const child = spawn('lp', ['-d', name, '-o', 'raw', '-t', 'slip'], { stdio: ['pipe', 'ignore', 'pipe'], env: { ...process.env, LC_ALL: 'C' }, signal });
    let words = '';
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (words = `${words}${text}`.slice(-2000)));
    child.stdin.on('error', () => undefined);
    child.once('error', () => {
      reject(signal.aborted ? deviceRefusal('devices.printStopped', {}, { begun: true }) : deviceRefusal('devices.spoolerMissing', {}, { begun: false }));
    });
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(/does not exist|unknown destination|no such/i.test(words) ? deviceRefusal('devices.noPrinter', { name }, { begun: false }) : deviceRefusal('devices.spoolerTrouble', {}, { begun: false }));
    });
    child.stdin.end(bytes);
  });
}
