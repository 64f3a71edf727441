import { useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';

export type Problems<T> = Partial<Record<keyof T & string, string | null>>;

export interface Checks<T> {
  /** Sentence for a field that was left, or that a refusal named. */
  readonly of: (field: keyof T & string) => string | null;
  /** Give to `onBlur` of the control. */
  readonly left: (field: keyof T & string) => () => void;
  /** Shows all problems; true when there are none. */
  readonly all: () => boolean;
  readonly clear: () => void;
  /** The refusal, unless it stands at one of the fields already: show it below the form. */
  readonly rest: Failure | null;
}

/**
 * When a problem of a form is shown: on leaving its field or on saving, never while typing. A refusal that names a field is shown there until it is typed in.
 * @param problems what is wrong now, by field
 */
export function useChecks<T>(problems: Problems<T>, failure: Failure | null = null): Checks<T> {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [everything, setEverything] = useState(false);
  return {
    of: (field) => ((everything || seen.has(field) ? problems[field] : null) ?? (failure?.field === field ? failure.message : null)),
    left: (field) => () => setSeen((was) => (was.has(field) ? was : new Set([...was, field]))),
    all: () => {
      setEverything(true);
      const good = Object.values(problems).every((problem) => problem === null || problem === undefined || problem === '');
      // Once the sentences stand there, the first field that needs mending has the focus.
      if (!good) requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return good;
    },
    clear: () => {
      setSeen(new Set());
      setEverything(false);
    },
    rest: failure !== null && failure.field !== null && failure.field in problems ? null : failure,
  };
}
