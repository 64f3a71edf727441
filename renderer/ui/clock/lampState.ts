import { clockLamp, type Lamp, type LampClock, type LampState } from '#shared/rules/deadlines/lamp.ts';

/** What a lamp must know; the rest of a clock has its usual state. */
export type LampFacts = Pick<LampClock, 'startAt' | 'dueAt' | 'unit'> & Partial<LampClock>;

const usual = { provisional: false, doneAt: null, pausedSince: null, workingDaysLeft: null };

/** State and words of a clock at `now`, by the rule of the house. */
export function lampOf(facts: LampFacts, now: number): Lamp {
  // The window's clock steps by the minute; a pause of this very minute has begun.
  return clockLamp({ ...usual, ...facts }, Math.max(now, facts.pausedSince ?? now));
}

/** State alone, where a part shows it another way than by a lamp. */
export function lampState(facts: LampFacts, now: number): LampState {
  return lampOf(facts, now).state;
}
