import { shanghaiDay } from '#shared/rules/time.ts';

/** A piece of work that comes round each day. */
export interface DailyTask {
  readonly name: string;
  /** Milliseconds after the ledger was opened before which it does not run. */
  readonly notBefore: number;
  /** Waits until nobody has asked for anything for this long (0: does not wait). */
  readonly afterQuiet: number;
  /** Again as long after it went well, not once a day. */
  readonly every?: number;
  run(): Promise<void>;
}

export interface TaskState {
  /** Shanghai day on which it last went well; empty: not yet in this run. */
  doneOn: string;
  failedAt: number | null;
  /** When it last went well. */
  doneAt?: number;
}

/** A busy desk does not put a task off for longer than this. */
const PATIENCE_MS = 2 * 3_600_000;
const RETRY_MS = 3_600_000;

/** True when the task should start now. A day begins at midnight in Asia/Shanghai; a task that failed is tried again after an hour. */
export function isDue(task: DailyTask, state: TaskState, times: { now: number; openedAt: number; lastAskedAt: number }): boolean {
  const { now, openedAt, lastAskedAt } = times;
  if (task.every === undefined ? state.doneOn === shanghaiDay(now) : state.doneAt !== undefined && now - state.doneAt < task.every) return false;
  if (now - openedAt < task.notBefore) return false;
  if (state.failedAt !== null && now - state.failedAt < RETRY_MS) return false;
  return now - lastAskedAt >= task.afterQuiet || now - openedAt >= task.notBefore + PATIENCE_MS;
}
