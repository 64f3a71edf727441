import type { CourierParts } from '#electron/outbox/courier.ts';

/** A clock and timers that stand still until a test moves them. */
export interface ManualClock extends Pick<CourierParts, 'now' | 'after'> {
  /** Moves the clock to the next timer, if it is due within `ms`, and so on; then to the end. Waits after each until all is quiet. */
  advance(ms: number): Promise<void>;
  /** When the next timer is due, in milliseconds from now; null where none is set. */
  untilNext(): number | null;
}

/** @param quiet resolves when what the timers set off has come to rest */
export function manualClock(clock: { now: number }, quiet: () => Promise<void>): ManualClock {
  const timers = new Map<object, { at: number; run: () => void }>();
  const next = (): { key: object; at: number; run: () => void } | undefined =>
    [...timers].map(([key, timer]) => ({ key, ...timer })).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => clock.now,
    after(ms, run) {
      const key = {};
      timers.set(key, { at: clock.now + ms, run });
      return () => { timers.delete(key); };
    },
    async advance(ms) {
      const end = clock.now + ms;
      await quiet();
      for (let due = next(); due !== undefined && due.at <= end; due = next()) {
        clock.now = Math.max(clock.now, due.at);
        timers.delete(due.key);
        due.run();
        await quiet();
      }
      clock.now = end;
    },
    untilNext() {
      const due = next();
      return due === undefined ? null : due.at - clock.now;
    },
  };
}
