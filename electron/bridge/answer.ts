import type { Envelope } from '#shared/contract/envelope.ts';
import { refuse, Refusal } from '#shared/messages/index.ts';

/** What went well, as it crosses to the window. */
export function success(value: unknown): Envelope {
  return { ok: true, value: value ?? {} };
}

/**
 * What went wrong, as it crosses to the window. A refusal goes as it is; anything else is told to `report` and becomes a sentence without its
 * contents: the window never sees a stack, a path or a statement.
 */
export function failureOf(error: unknown, report: (error: unknown) => Refusal | null): Envelope {
  const refusal = error instanceof Refusal ? error : (report(error) ?? refuse('unexpected', {}));
  return { ok: false, failure: refusal.toFailure() };
}
