import { HOUR_MS } from '../time.ts';
import { rule, RulePackError, type RulePack } from '../rulePack.ts';

export interface PhoneAttempt {
  readonly at: number;
  readonly reached: boolean;
}

export interface PhoneFigures {
  readonly tries: number;
  readonly gapMs: number;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** How many failed tries end the clock and how far apart they must lie: the pack states both in the note of `intake.phoneConfirm`. */
export function phoneFigures(pack: RulePack): PhoneFigures {
  const { note } = rule(pack, 'intake.phoneConfirm');
  const tries = ORDINALS.indexOf(/at the (\w+) logged failed attempt/.exec(note)?.[1] ?? '') + 1;
  const gap = Number(/at least (\d+) hours? apart/.exec(note)?.[1] ?? Number.NaN);
  if (tries === 0 || Number.isNaN(gap)) throw new RulePackError('the note of intake.phoneConfirm states no number of attempts');
  return { tries, gapMs: gap * HOUR_MS };
}

export interface PhoneState {
  /** When the confirmation was reached: the first answered call, or the last failed one that counts. */
  readonly doneAt: number | null;
  readonly reached: boolean;
  /** Failed attempts that count: each far enough from the one counted before. */
  readonly counted: number;
  /** Before this instant another failed attempt would not count; null where none is waited for. */
  readonly nextCountsAt: number | null;
}

/** Where the telephone confirmation stands (plan 4.1(2)). An answered call ends it at any time; a failed one too soon after another does not count. */
export function phoneState(attempts: readonly PhoneAttempt[], figures: PhoneFigures): PhoneState {
  let counted = 0;
  let last: number | null = null;
  for (const attempt of attempts.toSorted((a, b) => a.at - b.at)) {
    if (attempt.reached) return { doneAt: attempt.at, reached: true, counted, nextCountsAt: null };
    if (last !== null && attempt.at - last < figures.gapMs) continue;
    counted += 1;
    last = attempt.at;
    if (counted >= figures.tries) return { doneAt: attempt.at, reached: false, counted, nextCountsAt: null };
  }
  return { doneAt: null, reached: false, counted, nextCountsAt: last === null ? null : last + figures.gapMs };
}
