/**
 * States of a queued slip. Nothing is printed twice by itself: a job goes from `waiting` to `sending` (kept before the first byte leaves) and
 * from there only to an end, unless it is certain that no byte left. What a crash or a broken line leaves in doubt waits for a person.
 */
export type JobState =
  /** Not begun: its turn has not come, or the printer is missing, out of paper, open. */
  | { readonly is: 'waiting'; readonly tries: number; readonly notBefore: number; readonly code: string | null }
  | { readonly is: 'sending'; readonly since: number; readonly tries: number }
  | { readonly is: 'printed'; readonly at: number; readonly confirmed: boolean }
  /** It may have been printed in part or whole: a person looks at the paper and decides. */
  | { readonly is: 'doubtful'; readonly at: number; readonly code: string }
  /** It can't be printed as it is (a wrong address, a text too long). */
  | { readonly is: 'refused'; readonly at: number; readonly code: string }
  | { readonly is: 'cancelled'; readonly at: number };

export type JobEvent =
  | { readonly kind: 'begin'; readonly at: number }
  | { readonly kind: 'done'; readonly at: number; readonly confirmed: boolean }
  /** The attempt failed; `begun` unless it is certain that no byte left. */
  | { readonly kind: 'failed'; readonly at: number; readonly code: string; readonly begun: boolean; readonly lasting: boolean }
  /** A person stopped it while it was being sent; `begun` unless it is certain that no byte left. */
  | { readonly kind: 'stopped'; readonly at: number; readonly begun: boolean }
  /** The product starts again and finds the job as it was left. */
  | { readonly kind: 'restarted'; readonly at: number }
  /** Something changed at the printer: try at once. */
  | { readonly kind: 'wake'; readonly at: number }
  /** A person looked at the paper: it is complete, or it is to be printed again. */
  | { readonly kind: 'seen'; readonly at: number }
  | { readonly kind: 'again'; readonly at: number }
  | { readonly kind: 'cancel'; readonly at: number };

const FIRST_PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 60_000;

/** State after an event; the same state where the event means nothing to it. */
export function nextState(state: JobState, event: JobEvent): JobState {
  switch (event.kind) {
    case 'begin':
      return state.is === 'waiting' && state.notBefore <= event.at ? { is: 'sending', since: event.at, tries: state.tries + 1 } : state;
    case 'done':
      return state.is === 'sending' ? { is: 'printed', at: event.at, confirmed: event.confirmed } : state;
    case 'failed':
      return state.is === 'sending' ? afterFailure(state.tries, event) : state;
    case 'stopped':
      if (state.is !== 'sending') return state;
      return event.begun ? { is: 'doubtful', at: event.at, code: 'devices.printStopped' } : { is: 'cancelled', at: event.at };
    case 'restarted':
      return state.is === 'sending' ? { is: 'doubtful', at: event.at, code: 'devices.printInterrupted' } : state;
    case 'wake':
      return state.is === 'waiting' && state.notBefore > event.at ? { ...state, notBefore: event.at } : state;
    case 'seen':
      return state.is === 'doubtful' ? { is: 'printed', at: event.at, confirmed: true } : state;
    case 'again':
      return state.is === 'doubtful' || state.is === 'refused' ? first(event.at) : state;
    case 'cancel':
      return state.is === 'waiting' || state.is === 'doubtful' || state.is === 'refused' ? { is: 'cancelled', at: event.at } : state;
  }
}

/** A job that was just put in. */
export function first(at: number): JobState {
  return { is: 'waiting', tries: 0, notBefore: at, code: null };
}

/** True for a state from which only a person's wish leads on, or nothing. */
export function isSettled(state: JobState): boolean {
  return state.is !== 'waiting' && state.is !== 'sending';
}

function afterFailure(tries: number, event: Extract<JobEvent, { kind: 'failed' }>): JobState {
  if (event.begun) return { is: 'doubtful', at: event.at, code: event.code };
  return event.lasting
    ? { is: 'refused', at: event.at, code: event.code }
    : { is: 'waiting', tries, notBefore: event.at + pauseAfter(tries), code: event.code };
}

/** Pause before the next try of a printer that is missing: 2, 4, 8 … at most 60 s. */
export function pauseAfter(tries: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, tries - 1), LONGEST_PAUSE_MS);
}
