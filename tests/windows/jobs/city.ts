import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../fixtures.ts';

export interface RunningCity { readonly url: string; readonly publicKeyFile: string; stop(): Promise<void> }

/** The reference inbox in a process of its own, as `npm run city` starts it, with one enrolment file. */
export async function startCity(data: string, enrolment: string): Promise<RunningCity> {
  const child = spawn(process.execPath, [path.join(root, 'dist', 'city-inbox.cjs'), '--port', '0', '--data', data, '--enrol', enrolment], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { ...await firstLine(child), stop: () => stopped(child) };
}

function firstLine(child: ChildProcess): Promise<{ url: string; publicKeyFile: string }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the inbox ended with ${String(code)}`)));
    if (child.stdout === null) return reject(new Error('the inbox has no output'));
    createInterface({ input: child.stdout }).once('line', (line) => {
      child.removeAllListeners('exit');
      resolve(JSON.parse(line) as { url: string; publicKeyFile: string });
    });
  });
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}
