import type { Failure } from '../contract/envelope.ts';

/** What a catalogue entry yields: one sentence that says what is wrong, and one that says what to do. */
export interface Words { readonly message: string; readonly todo: string }

/**
 * An expected failure. It travels to the place where it arose and is shown there; the ledger is unchanged.
 * Throw it through `refuse` of the catalogue, so that every sentence stands in one place.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly todo: string;
  readonly field: string | null;
  readonly data: Readonly<Record<string, unknown>>;

  constructor(code: string, words: Words, options: { field?: string; data?: Record<string, unknown> } = {}) {
    super(words.message);
    this.name = 'Refusal';
    this.code = code;
    this.todo = words.todo;
    this.field = options.field ?? null;
    this.data = options.data ?? {};
  }

  toFailure(): Failure {
    return { code: this.code, message: this.message, todo: this.todo, field: this.field, data: { ...this.data } };
  }
}
