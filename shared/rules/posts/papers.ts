import type { Act } from './acts.ts';

/** Whose act each step of a kind of paper is (documents 4, column made / approved); any one of a list allows it. `review` empty: nobody stands between draft and approval. */
export interface PaperActs { readonly write: readonly Act[]; readonly review: readonly Act[]; readonly approve: readonly Act[] }

const TAKEN_IN: readonly Act[] = ['complaint.create', 'complaint.write'];

/** The kinds of this version by their number in the catalogue; each definition (electron/papers/kinds) takes its line from here. */
export const PAPER_ACTS = {
  D01: { write: TAKEN_IN, review: [], approve: TAKEN_IN },
  D02: { write: TAKEN_IN, review: [], approve: TAKEN_IN },
  D03: { write: ['complaint.write'], review: [], approve: ['complaint.write'] },
  D04: { write: ['complaint.write'], review: [], approve: ['filing.approve'] },
  D05: { write: ['filing.write'], review: ['filing.review'], approve: ['filing.approve'] },
  D13: { write: ['filing.review'], review: [], approve: ['filing.review'] },
  D42: { write: TAKEN_IN, review: [], approve: TAKEN_IN },
} as const satisfies Readonly<Record<string, PaperActs>>;

/** What an operation does with a paper: return is a review that does not agree, which whoever approves may do too; a draft is voided by who may write it, a final one by who approves. */
export const PAPER_STEPS = ['write', 'review', 'return', 'approve', 'void', 'voidFinal'] as const;
export type PaperStep = (typeof PAPER_STEPS)[number];

/** A paper as the dispatcher knows it before it asks. */
export interface PaperFacts { readonly kind: string; readonly final: boolean; readonly returned: boolean }

function actsOf(step: PaperStep, acts: PaperActs): readonly Act[] {
  switch (step) {
    case 'return': return [...acts.review, ...acts.approve];
    case 'void': return [...acts.write, ...acts.approve];
    case 'voidFinal': return acts.approve;
    default: return acts[step];
  }
}

/** The acts of which one must be allowed. No paper known (a menu): those of all kinds. Null: a kind that nobody knows, which the operation refuses itself, or a step that the kind does not have. */
export function paperStepActs(step: 'write' | 'review' | 'approve' | 'void', paper: PaperFacts | null): readonly Act[] | null {
  if (paper === null) return [...new Set(Object.values(PAPER_ACTS).flatMap((acts: PaperActs) => actsOf(step, acts)))];
  const acts: PaperActs | undefined = PAPER_ACTS[paper.kind as keyof typeof PAPER_ACTS];
  if (acts === undefined) return null;
  const found = actsOf(step === 'review' && paper.returned ? 'return' : step === 'void' && paper.final ? 'voidFinal' : step, acts);
  return found.length === 0 ? null : found;
}
