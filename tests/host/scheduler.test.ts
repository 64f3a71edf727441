import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Log } from '#electron/host/log.ts';
import { Scheduler } from '#electron/host/scheduler.ts';
import type { DailyTask } from '#electron/host/tasks.ts';

const start = Date.UTC(2025, 3, 1, 1, 0); // 09:00 in Shanghai
const HOUR = 3_600_000;
let problems: string[];
let there: boolean;
let asked: number;

const log: Log = { folder: '', note: () => undefined, problem: (event) => void problems.push(event), tail: () => [] };

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  problems = [];
  there = true;
  asked = start;
});
afterEach(() => vi.useRealTimers());

function scheduler(...tasks: DailyTask[]): Scheduler {
  return new Scheduler(tasks, { log, openedAt: start, now: () => Date.now(), lastAskedAt: () => asked, stillThere: () => Promise.resolve(there) });
}

const task = (name: string, run: () => Promise<void>, notBefore = 5000): DailyTask => ({ name, notBefore, afterQuiet: 0, run });

it('runs each task once a day, one after the other, and again after midnight in Shanghai', async () => {
  const done: string[] = [];
  const running = scheduler(
    task('a', async () => { done.push('a begins'); await new Promise((resolve) => { setTimeout(resolve, 10_000); }); done.push('a ends'); }),
    task('b', () => { done.push('b'); return Promise.resolve(); }),
  );
  await vi.advanceTimersByTimeAsync(7999);
  expect(done).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(done).toEqual(['a begins', 'a ends', 'b']);
  await vi.advanceTimersByTimeAsync(14 * HOUR);
  expect(done).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(2 * HOUR);
  expect(done).toHaveLength(6);
  await running.stop();
});

it('goes on with the others when one fails, and tries that one again after an hour', async () => {
  let tries = 0;
  let others = 0;
  const running = scheduler(task('bad', () => { tries += 1; return Promise.reject(new Error('no')); }), task('good', () => { others += 1; return Promise.resolve(); }));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect([tries, others, problems]).toEqual([1, 1, ['task.bad']]);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect([tries, others]).toEqual([2, 1]);
  await running.stop();
});

it('runs nothing on a ledger that is gone, nor after it was stopped', async () => {
  let runs = 0;
  there = false;
  const running = scheduler(task('a', () => { runs += 1; return Promise.resolve(); }));
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(runs).toBe(0);
  await running.stop();
  there = true;
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(runs).toBe(0);
});

it('waits for the running task before it is stopped', async () => {
  let ended = false;
  const running = scheduler(task('slow', async () => { await new Promise((resolve) => { setTimeout(resolve, 3000); }); ended = true; }));
  await vi.advanceTimersByTimeAsync(9000);
  const stopped = running.stop();
  await vi.advanceTimersByTimeAsync(3000);
  await stopped;
  expect(ended).toBe(true);
});
