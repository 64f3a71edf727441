import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { runCli } from './main.ts';

/**
 * Started as a thread by the installed application, which waits for it standing still: nothing that needs the first thread may be used here, so
 * lines are written straight to the standard streams.
 */
const given = z.object({ words: z.array(z.string()), done: z.instanceof(Int32Array) }).parse(workerData);

function line(stream: 1 | 2, text: string): void {
  let rest = Buffer.from(`${text}\n`, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5); // a full pipe empties itself
    }
  }
}

function end(code: number): void {
  given.done[1] = code;
  Atomics.store(given.done, 0, 1);
  Atomics.notify(given.done, 0);
}

runCli(given.words, { out: (text) => line(1, text), err: (text) => line(2, text) }).then(end, (error: unknown) => {
  line(2, error instanceof Error ? error.message : String(error));
  end(1);
});
