import { shanghaiDay } from '#shared/rules/time.ts';
import type { Log } from './log.ts';
import { isDue, type DailyTask, type TaskState } from './tasks.ts';

const TICK_MS = 30_000;
/** The first look comes when the window has drawn itself. */
const FIRST_LOOK_MS = 8_000;

export interface SchedulerParts {
  readonly log: Log;
  readonly openedAt: number;
  now(): number;
  /** When somebody last asked for something. */
  lastAskedAt(): number;
  /** False when the ledger turned out to be gone: nothing runs then. */
  stillThere(): Promise<boolean>;
}

/**
 * Looks twice a minute which daily work is due, and does one after the other. A PC that slept through midnight catches up at its next look.
 */
export class Scheduler {
  readonly #states = new Map<DailyTask, TaskState>();
  readonly #timer: NodeJS.Timeout;
  readonly #first: NodeJS.Timeout;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(private readonly tasks: readonly DailyTask[], private readonly parts: SchedulerParts) {
    for (const task of tasks) this.#states.set(task, { doneOn: '', failedAt: null });
    this.#timer = setInterval(() => this.look(), TICK_MS);
    this.#timer.unref();
    this.#first = setTimeout(() => this.look(), FIRST_LOOK_MS);
    this.#first.unref();
  }

  /** Looks now, unless a look is under way. */
  look(): void {
    this.#running = this.#running.then(() => this.#look());
  }

  /** Waits for the task that is running. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    clearTimeout(this.#first);
    await this.#running;
  }

  async #look(): Promise<void> {
    if (this.#stopped || !(await this.parts.stillThere())) return;
    for (const task of this.tasks) {
      if (this.#stopped) return;
      await this.#tryTask(task);
    }
  }

  async #tryTask(task: DailyTask): Promise<void> {
    const state = this.#states.get(task);
    const now = this.parts.now();
    if (state === undefined || !isDue(task, state, { now, openedAt: this.parts.openedAt, lastAskedAt: this.parts.lastAskedAt() })) return;
    try {
      await task.run();
      state.doneOn = shanghaiDay(now);
      state.doneAt = now;
      state.failedAt = null;
      this.parts.log.note('task.done', { task: task.name, ms: this.parts.now() - now });
    } catch (error) {
      state.failedAt = this.parts.now();
      this.parts.log.problem(`task.${task.name}`, error);
    }
  }
}
