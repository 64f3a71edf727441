import { describe, expect, it } from 'vitest';
import { isDue, type DailyTask, type TaskState } from '#electron/host/tasks.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const task: DailyTask = { name: 'backup', notBefore: 3 * MINUTE, afterQuiet: 20_000, run: () => Promise.resolve() };
const openedAt = Date.UTC(2025, 3, 1, 1, 0); // 09:00 in Shanghai
const never: TaskState = { doneOn: '', failedAt: null };
const due = (state: TaskState, now: number, lastAskedAt = openedAt): boolean => isDue(task, state, { now, openedAt, lastAskedAt });

describe('daily work', () => {
  it('waits some minutes after the opening', () => {
    expect(due(never, openedAt + 3 * MINUTE - 1)).toBe(false);
    expect(due(never, openedAt + 3 * MINUTE)).toBe(true);
  });

  it('waits for a pause of the person, but not for ever', () => {
    const now = openedAt + 10 * MINUTE;
    expect(due(never, now, now - 19_999)).toBe(false);
    expect(due(never, now, now - 20_000)).toBe(true);
    const later = openedAt + 3 * MINUTE + 2 * HOUR;
    expect(due(never, later, later)).toBe(true);
  });

  it('comes once a day, and the day begins at midnight in Shanghai', () => {
    const done: TaskState = { doneOn: '2025-04-01', failedAt: null };
    expect(due(done, Date.UTC(2025, 3, 1, 15, 59, 59))).toBe(false);
    expect(due(done, Date.UTC(2025, 3, 1, 16, 0, 0))).toBe(true);
  });

  it('tries again an hour after a failure', () => {
    const failedAt = openedAt + 5 * MINUTE;
    expect(due({ doneOn: '', failedAt }, failedAt + HOUR - 1)).toBe(false);
    expect(due({ doneOn: '', failedAt }, failedAt + HOUR)).toBe(true);
  });
});
