import { isoInstant } from '../time.ts';
import type { Deadline, SkippedDay } from './types.ts';

/** What `cli deadline` prints for one clock. */
export interface DeadlineOutput {
  readonly dueAt: string;
  readonly lawfulFrom: string | null;
  readonly unit: string;
  readonly clause: string;
  readonly legalBasis: string | null;
  readonly skipped: readonly SkippedDay[];
  readonly provisional: boolean;
}

/** The seven keys of the command line's contract, in its order. */
export function deadlineOutput(deadline: Deadline): DeadlineOutput {
  const { lawfulFrom, unit, clause, legalBasis, skipped, provisional } = deadline;
  return { dueAt: isoInstant(deadline.dueAt), lawfulFrom, unit, clause, legalBasis, skipped, provisional };
}
