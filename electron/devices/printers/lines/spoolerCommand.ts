import { spawn } from 'node:child_process';
import { deviceRefusal } from '#shared/messages/devices.ts';

export interface SpoolerCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly input: Uint8Array | string;
  /** How long the spooler may take before the slip is left in doubt. */
  readonly stuckMs: number;
  /** What an end other than success means; `words` is the end of what the program said. */
  failure(code: number | null, words: string): Error;
}

/** Hands a job to a system's spooler by a program of its own. One that hangs, or is stopped, is ended; the job may be queued all the same, so both leave the slip in doubt. */
export function runSpooler(command: SpoolerCommand, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(deviceRefusal('devices.cancelled', {}, { begun: false }));
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true, env: { ...process.env, ...command.env } });
    let words = '';
    const end = (error: Error | null): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', stop);
      if (error === null) resolve();
      else reject(error);
    };
    /** Ends the program, and lets go of what it may have left running. */
    const cut = (code: 'devices.printStopped' | 'devices.printerStuck'): void => {
      child.kill('SIGKILL');
      child.stdin.destroy();
      child.stderr.destroy();
      child.unref();
      end(deviceRefusal(code, {}, { begun: true }));
    };
    const stop = (): void => cut('devices.printStopped');
    const late = setTimeout(() => cut('devices.printerStuck'), command.stuckMs);
    signal.addEventListener('abort', stop, { once: true });
    child.stderr.setEncoding('utf8');
    child.stderr.on('data', (text: string) => (words = `${words}${text}`.slice(-2000)));
    child.stdin.on('error', () => undefined);
    child.once('error', () => end(deviceRefusal('devices.spoolerMissing', {}, { begun: false })));
    child.once('close', (code) => end(code === 0 ? null : command.failure(code, words)));
    child.stdin.end(command.input);
  });
}
