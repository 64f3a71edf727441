import { refuse } from '#shared/messages/index.ts';
import type { AlertState } from './repository/alerts.ts';
import { STATE_WORD } from './words.ts';

export type Step = 'treat' | 'verify' | 'close' | 'reopen';

/** From which states a step may be taken, and where it leads: treat, verify, close with a reason (plan 6.1). Treating and verifying may be one act. */
const STEPS: Readonly<Record<Step, { readonly from: readonly AlertState[]; readonly to: AlertState; readonly word: string }>> = {
  treat: { from: ['open', 'treating'], to: 'treating', word: '处置' },
  verify: { from: ['open', 'treating'], to: 'verified', word: '核实' },
  close: { from: ['open', 'treating', 'verified'], to: 'closed', word: '销号' },
  reopen: { from: ['verified', 'closed'], to: 'open', word: '重新打开' },
};

/** State after a step; a refusal where the alert does not stand where the step begins. */
export function stateAfter(step: Step, state: AlertState): AlertState {
  const { from, to, word } = STEPS[step];
  if (!from.includes(state)) throw refuse('wages.notFromHere', { state: STATE_WORD[state], step: word });
  return to;
}

/** While the condition still holds an alert can only be closed because a case took it over, or for another reason that is written down. */
export function assertClosable(alert: { readonly holds: boolean }, reason: string, note: string): void {
  if (!alert.holds) return;
  if (reason !== 'other' && reason !== 'case_filed') throw refuse('wages.stillHolds', {}, { field: 'reason' });
  if (note.trim() === '') throw refuse('wages.noteNeeded', {}, { field: 'note' });
}
