/** Shapes of the deadline engine. Instants are UTC milliseconds, days `YYYY-MM-DD` in Asia/Shanghai. */

/** Local days from `from`'s day up to but not including `to`'s day are out of the count. */
export interface Pause {
  readonly from: number;
  readonly to: number;
}

export interface DeadlineQuestion {
  /** Id of a rule of the pack, or one of the combined clocks (`intake.filingNotice`, `exec.courtApply.earliest`). */
  readonly rule: string;
  readonly start: number;
  /** Service of the urging notice; only `exec.courtApply.earliest` needs it. */
  readonly urged?: number | null;
  readonly pauses?: readonly Pause[];
  readonly extended?: boolean;
  /** Setting: office-hour rules run around the clock. */
  readonly continuous?: boolean;
  /** Another length than the rule's, in its unit: a term that the notice itself set. */
  readonly length?: number | null;
}

export type SkipReason = 'weekend' | 'holiday' | 'pause';
export interface SkippedDay {
  readonly day: string;
  readonly why: SkipReason;
}

export interface Deadline {
  readonly rule: string;
  readonly zh: string;
  /** Due instant: for day clocks 24:00 of the last day, that is 00:00 of the next; for `exec.courtApply.earliest` the first lawful instant. */
  readonly dueAt: number;
  /** First day on which the act that waits is allowed; null for clocks that are no waiting period. */
  readonly lawfulFrom: string | null;
  readonly unit: string;
  readonly clause: string;
  readonly legalBasis: string | null;
  readonly skipped: readonly SkippedDay[];
  readonly provisional: boolean;
  readonly startAt: number;
  /** Last day of the period; for clocks of hours the day of the due instant. */
  readonly lastDay: string;
  /** Each counted day with its number, for the explanation grid; empty for hours, months and years. */
  readonly counted: readonly { readonly day: string; readonly number: number }[];
  /** Length in the rule's unit, extension included. */
  readonly length: number;
  readonly note: string;
}

export type RefusalReason = 'unknown-rule' | 'not-a-clock' | 'not-pausable' | 'no-extension' | 'urged-missing' | 'pause-reversed';
export interface DeadlineRefusal {
  readonly reason: RefusalReason;
  readonly rule: string;
  /** Chinese sentence for the officer. */
  readonly message: string;
}

/** `parts`: the periods of a combined clock, of which `deadline` is the earlier or later; of any other clock itself alone. */
export type Reckoned = { readonly ok: true; readonly deadline: Deadline; readonly parts: readonly Deadline[] } | { readonly ok: false; readonly refusal: DeadlineRefusal };
