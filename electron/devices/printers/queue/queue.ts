import type { PrintOutcome } from '../print.ts';
import type { SlipJob } from '../printSlip.ts';
import { judgeFailure } from './judge.ts';
import { first, nextState, type JobEvent, type JobState } from './state.ts';

export interface QueuedSlip {
  readonly id: string;
  /** Place of the printer (`printerPlace`). Jobs of one printer are printed in the order in which they came. */
  readonly printer: string;
  /** What the slip belongs to, for whoever asks; the queue does not read it. */
  readonly subject: string;
  readonly job: SlipJob;
  readonly queuedAt: number;
  readonly state: JobState;
}

/** Keeps the queue over restarts. `save` resolves when the job is safe: only then is it sent. */
export interface QueueStore {
  /** All kept jobs, oldest first. */
  load(): Promise<QueuedSlip[]>;
  save(job: QueuedSlip): Promise<void>;
}

export interface QueueParts {
  readonly store: QueueStore;
  /** Prints once; see `printSlip`. */
  print(job: QueuedSlip, signal: AbortSignal): Promise<PrintOutcome>;
  now(): number;
  newId(): string;
  /** A job changed its state. */
  onChange(job: QueuedSlip): void;
  /** The store failed while the queue worked by itself. */
  onTrouble(error: unknown): void;
}

/** How long nothing is tried after the store could not keep a job. */
const STORE_PAUSE_MS = 10_000;

/** A queue of slips that waits for missing printers and never prints twice by itself (states in state.ts). */
export class PrintQueue {
  readonly #parts: QueueParts;
  readonly #jobs = new Map<string, QueuedSlip>();
  readonly #busy = new Set<string>();
  readonly #stop = new AbortController();
  /** Ends the sending of one job. */
  readonly #sending = new Map<string, AbortController>();
  readonly #running = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | null = null;
  /** Changes of state happen one after another. */
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  /** Takes up what was kept. A job that was being sent when the product ended is in doubt. */
  static async open(parts: QueueParts): Promise<PrintQueue> {
    const queue = new PrintQueue(parts);
    for (const job of await parts.store.load()) queue.#jobs.set(job.id, job);
    for (const job of queue.list()) await queue.#apply(job.id, { kind: 'restarted', at: parts.now() });
    queue.#work();
    return queue;
  }

  /** All jobs, oldest first. */
  list(): QueuedSlip[] {
    return [...this.#jobs.values()].sort((a, b) => a.queuedAt - b.queuedAt);
  }

  /** Puts a slip in; it is kept when this resolves, and printed when its turn comes. */
  async add(printer: string, subject: string, job: SlipJob, id = this.#parts.newId()): Promise<QueuedSlip> {
    const now = this.#parts.now();
    const queued: QueuedSlip = { id, printer, subject, job, queuedAt: now, state: first(now) };
    await this.#parts.store.save(queued);
    this.#show(queued);
    this.#work();
    return queued;
  }

  /** A printer came back, or a person wants it tried now. */
  async wake(printer?: string): Promise<void> {
    for (const job of this.list()) if (printer === undefined || job.printer === printer) await this.#apply(job.id, { kind: 'wake', at: this.#parts.now() });
    this.#work();
  }

  /** A person looked at the paper and it is complete. */
  async seen(id: string): Promise<void> {
    await this.#apply(id, { kind: 'seen', at: this.#parts.now() });
  }

  /** A person wants it again. What may have been printed before carries the mark of a reprint. */
  async again(id: string): Promise<void> {
    await this.#apply(id, { kind: 'again', at: this.#parts.now() });
    this.#work();
  }

  /** A person does not want it any more. What is being sent is cut off: it stays in doubt unless it is certain that no byte left. */
  async cancel(id: string): Promise<void> {
    this.#sending.get(id)?.abort();
    await this.#apply(id, { kind: 'cancel', at: this.#parts.now() });
    this.#work();
  }

  /** Ends the work; what is being sent is cut off and stays in doubt. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#stop.abort();
    await Promise.all(this.#running);
  }

  /** Begins the first waiting job of every free printer whose time has come, and sets the clock for the next. */
  #work(): void {
    if (this.#stop.signal.aborted) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const now = this.#parts.now();
    let wakeAt = Number.POSITIVE_INFINITY;
    const seen = new Set(this.#busy);
    for (const job of this.list()) {
      if (job.state.is !== 'waiting' || seen.has(job.printer)) continue;
      seen.add(job.printer);
      if (job.state.notBefore <= now) this.#begin(job);
      else wakeAt = Math.min(wakeAt, job.state.notBefore);
    }
    if (wakeAt < Number.POSITIVE_INFINITY) {
      this.#timer = setTimeout(() => this.#work(), Math.max(10, wakeAt - now));
      this.#timer.unref();
    }
  }

  #begin(job: QueuedSlip): void {
    this.#busy.add(job.printer);
    const cut = new AbortController();
    this.#sending.set(job.id, cut);
    const run = this.#send(job, cut.signal)
      .catch((error: unknown) => this.#storeFailed(job.id, error))
      .finally(() => {
        this.#busy.delete(job.printer);
        this.#sending.delete(job.id);
        this.#running.delete(run);
        this.#work();
      });
    this.#running.add(run);
  }

  async #send(job: QueuedSlip, cut: AbortSignal): Promise<void> {
    const begun = await this.#apply(job.id, { kind: 'begin', at: this.#parts.now() });
    if (begun?.state.is !== 'sending') return;
    const event = await this.#parts.print(begun, AbortSignal.any([this.#stop.signal, cut])).then(
      (outcome): JobEvent => ({ kind: 'done', at: this.#parts.now(), confirmed: outcome.status === 'confirmed' }),
      (error: unknown): JobEvent => {
        const failure = judgeFailure(error);
        return cut.aborted ? { kind: 'stopped', at: this.#parts.now(), begun: failure.begun } : { kind: 'failed', at: this.#parts.now(), ...failure };
      },
    );
    await this.#apply(job.id, event);
  }

  #apply(id: string, event: JobEvent): Promise<QueuedSlip | null> {
    const change = this.#turn.then(() => this.#change(id, event));
    this.#turn = change.catch(() => undefined);
    return change;
  }

  async #change(id: string, event: JobEvent): Promise<QueuedSlip | null> {
    const job = this.#jobs.get(id);
    if (job === undefined) return null;
    const state = nextState(job.state, event);
    if (state === job.state) return job;
    const reprint = event.kind === 'again' && job.state.is === 'doubtful' ? { job: { ...job.job, reprint: (job.job.reprint ?? 0) + 1 } } : {};
    const changed = { ...job, ...reprint, state };
    // Kept as `sending` before the first byte leaves: after a crash the job is in doubt, never sent again unasked. What happened afterwards is
    // true even where it can't be kept.
    if (state.is === 'sending') await this.#parts.store.save(changed);
    this.#show(changed);
    if (state.is !== 'sending') await this.#parts.store.save(changed);
    return changed;
  }

  #show(job: QueuedSlip): void {
    this.#jobs.set(job.id, job);
    this.#parts.onChange(job);
  }

  /** A job that could not be kept as `sending` was not sent; it waits for a while. */
  #storeFailed(id: string, error: unknown): void {
    this.#parts.onTrouble(error);
    const job = this.#jobs.get(id);
    if (job?.state.is === 'waiting') this.#show({ ...job, state: { ...job.state, notBefore: this.#parts.now() + STORE_PAUSE_MS } });
  }
}
