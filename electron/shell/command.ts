import { Worker } from 'node:worker_threads';

/**
 * Runs a command of the command line to its end and gives its exit code, before Chromium begins: the first thread stands still meanwhile, so that
 * no display is needed and nothing of a browser starts. `script` is the bundled `electron/cli/thread.ts`.
 */
export function runCommand(script: string, words: readonly string[]): number {
  const done = new Int32Array(new SharedArrayBuffer(8));
  new Worker(script, { workerData: { words, done } });
  Atomics.wait(done, 0, 0);
  return done[1] ?? 1;
}
