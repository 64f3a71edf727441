import { deviceRefusal } from '#shared/messages/devices.ts';
import { STUCK_MS, type PrinterLine } from './printerLine.ts';
import { runSpooler } from './spoolerCommand.ts';
import { winspoolJob } from './winspool.ts';

/** What hands a whole job to a system's spooler; tests give their own. */
export type SpoolerJob = (name: string, bytes: Uint8Array, signal: AbortSignal) => Promise<void>;

/** A printer of the operating system, given bytes as they are. The job goes as a whole at its end; the spooler does not answer questions. */
export function spoolerLine(name: string, job: SpoolerJob = process.platform === 'win32' ? winspoolJob : lpJob): PrinterLine {
  const parts: Uint8Array[] = [];
  return {
    write(bytes, signal) {
      if (signal.aborted) return Promise.reject(deviceRefusal('devices.cancelled', {}, { begun: false }));
      parts.push(bytes);
      return Promise.resolve();
    },
    ask: () => Promise.resolve(null),
    quiet: () => Promise.resolve(),
    finish: (signal) => job(name, Buffer.concat(parts), signal),
    drop: () => Promise.resolve(),
  };
}

/** CUPS and other systems with `lp`: raw, so that no filter touches the bytes. `lp` answers when the job is queued. */
export function lpJob(name: string, bytes: Uint8Array, signal: AbortSignal, stuckMs = STUCK_MS): Promise<void> {
  return runSpooler({
    // Messages in one language, because one of them is recognised.
    program: 'lp', args: ['-d', name, '-o', 'raw', '-t', 'slip'], env: { LC_ALL: 'C' }, input: bytes, stuckMs,
    failure: (_code, words) => (/does not exist|unknown destination|no such/i.test(words) ? deviceRefusal('devices.noPrinter', { name }, { begun: false }) : deviceRefusal('devices.spoolerTrouble', {}, { begun: false })),
  }, signal);
}
