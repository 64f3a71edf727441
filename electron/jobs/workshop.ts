import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuse, Refusal } from '#shared/messages/index.ts';
import type { ProgressNotice } from '#shared/contract/envelope.ts';
import type { Workshop } from '#electron/areas/services.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

export interface WorkshopOptions {
  /** Bundled entry of the thread; beside this bundle when absent. */
  readonly entry?: string;
  /** Milliseconds without work after which the thread ends and gives its memory back. */
  readonly idleMs?: number;
  /** The same while it holds something for later, such as a preview that waits for the officer. */
  readonly holdingMs?: number;
}

export interface ClosableWorkshop extends Workshop {
  /** Ends the thread; what it holds is dropped, what it was writing is rolled back. */
  close(): Promise<void>;
}

interface Waiting { resolve(value: unknown): void; reject(error: unknown): void; onProgress(notice: ProgressNotice): void }

const IDLE_MS = 20_000;
const HOLDING_MS = 60 * 60_000;
const ENDING_MS = 10_000;
/** Of the 1.2 GiB that an import may take; the window's own process takes the rest. */
const HEAP_MIB = 640;

/** A thread for long work: started when there is some, ended when it has been idle. The window never waits for its turn. */
export function startWorkshop(options: WorkshopOptions = {}): ClosableWorkshop {
  return new ThreadWorkshop(options.entry ?? path.join(import.meta.dirname, 'worker.cjs'), options.idleMs ?? IDLE_MS, options.holdingMs ?? HOLDING_MS);
}

class ThreadWorkshop implements ClosableWorkshop {
  #thread: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  readonly #waiting = new Map<string, Waiting>();

  constructor(private readonly entry: string, private readonly idleMs: number, private readonly holdingMs: number) {}

  run<T>(job: string, name: string, input: unknown, onProgress: (notice: ProgressNotice) => void): Promise<T> {
    if (this.#waiting.has(job)) throw new Error(`job ${job} is running already`);
    this.#stopTimer();
    const thread = this.#thread ?? this.#start();
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(job, { resolve: (value) => resolve(value as T), reject, onProgress });
      thread.postMessage({ say: 'run', job, name, input } satisfies ToWorker);
    });
  }

  cancel(job: string): void {
    this.#thread?.postMessage({ say: 'cancel', job } satisfies ToWorker);
  }

  async close(): Promise<void> {
    this.#stopTimer();
    const thread = this.#thread;
    if (thread === null) return;
    for (const job of this.#waiting.keys()) this.cancel(job);
    await ended(thread);
  }

  #start(): Worker {
    const thread = new Worker(this.entry, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB, maxYoungGenerationSizeMb: 64 } });
    this.#thread = thread;
    thread.on('message', (message: FromWorker) => this.#hear(thread, message));
    thread.on('error', () => this.#lost(thread));
    thread.on('exit', () => this.#lost(thread));
    return thread;
  }

  #hear(thread: Worker, message: FromWorker): void {
    if (message.say === 'progress') return this.#waiting.get(message.notice.job)?.onProgress(message.notice);
    const waiting = this.#waiting.get(message.job);
    this.#waiting.delete(message.job);
    if (message.say === 'done') waiting?.resolve(message.value);
    else waiting?.reject(message.say === 'refused' ? refusalOf(message.failure) : unexpected(message.message, message.stack));
    if (this.#waiting.size === 0 && thread === this.#thread) this.#endAfter(thread, message.held > 0 ? this.holdingMs : this.idleMs);
  }

  /** The thread ended, by itself or by an error: whoever waits for it hears so, the next job starts a new one. */
  #lost(thread: Worker): void {
    if (thread !== this.#thread) return;
    this.#thread = null;
    this.#stopTimer();
    for (const waiting of this.#waiting.values()) waiting.reject(refuse('imports.workerStopped', {}));
    this.#waiting.clear();
  }

  #endAfter(thread: Worker, ms: number): void {
    this.#stopTimer();
    this.#timer = setTimeout(() => {
      if (thread === this.#thread && this.#waiting.size === 0) {
        this.#thread = null;
        void ended(thread);
      }
    }, ms);
    this.#timer.unref();
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

/** Asks a thread to close what it holds; ends it by force when that takes too long. */
async function ended(thread: Worker): Promise<void> {
  await new Promise<void>((resolve) => {
    const force = setTimeout(() => void thread.terminate().then(() => resolve()), ENDING_MS);
    thread.once('exit', () => {
      clearTimeout(force);
      resolve();
    });
    thread.postMessage({ say: 'end' } satisfies ToWorker);
  });
}

function refusalOf(failure: { code: string; message: string; todo: string; field: string | null; data: Record<string, unknown> }): Refusal {
  return new Refusal(failure.code, { message: failure.message, todo: failure.todo }, { data: failure.data, ...(failure.field === null ? {} : { field: failure.field }) });
}

function unexpected(message: string, stack: string): Error {
  const error = new Error(message);
  if (stack !== '') error.stack = stack;
  return error;
}
