import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import { dayStart } from '#shared/rules/time.ts';

export type Rule = OutputOf<'clocks.rules'>['rules'][number];

export interface PauseValues { readonly from: string; readonly to: string }

/** What stands in the form; days as text, as they are typed. */
export interface Values {
  readonly rule: string;
  readonly start: number | null;
  readonly urged: number | null;
  readonly pauses: readonly PauseValues[];
  readonly extended: boolean;
}

/** What can be paused: rules of the pack that say so, and the combined filing answer (the supplement). */
export function mayPause(rule: Rule | undefined): boolean {
  return rule?.pausable === true;
}

/** The question as the engine takes it; null while something is missing. What the chosen rule cannot take is left out. */
export function questionOf(values: Values, rule: Rule | undefined): InputOf<'clocks.calculate'> | null {
  if (rule === undefined || values.start === null || (rule.needsUrged && values.urged === null)) return null;
  const pauses = mayPause(rule) ? values.pauses.filter((pause) => pause.from !== '' && pause.to !== '').map((pause) => ({ from: dayStart(pause.from), to: dayStart(pause.to) })) : [];
  return { rule: rule.id, start: values.start, urged: rule.needsUrged ? values.urged : null, pauses, extended: rule.extendable && values.extended };
}
