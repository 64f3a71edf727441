import { parentPort } from 'node:worker_threads';
import { Refusal } from '#shared/messages/index.ts';
import { Jobs } from './jobs.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/*
 * Thread of its own for long work, started by workshop.ts when there is some. It ends when it is told to and everything that it holds is closed.
 */

if (parentPort === null) throw new Error('this is the entry of a worker thread');
const port = parentPort;
const say = (message: FromWorker): void => port.postMessage(message);
const jobs = new Jobs();
const running = new Map<string, AbortController>();

async function run(job: string, name: string, input: unknown): Promise<void> {
  const abort = new AbortController();
  running.set(job, abort);
  try {
    const value = await jobs.run(name, input, { signal: abort.signal, onProgress: (notice) => say({ say: 'progress', notice: { job, ...notice } }) });
    running.delete(job);
    say({ say: 'done', job, value, held: jobs.held });
  } catch (error) {
    running.delete(job);
    if (error instanceof Refusal) say({ say: 'refused', job, failure: error.toFailure(), held: jobs.held });
    else say({ say: 'failed', job, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack ?? '' : '', held: jobs.held });
  }
}

port.on('message', (message: ToWorker) => {
  switch (message.say) {
    case 'run': return void run(message.job, message.name, message.input);
    case 'cancel': return running.get(message.job)?.abort();
    case 'end': return void jobs.close().finally(() => port.close());
  }
});
