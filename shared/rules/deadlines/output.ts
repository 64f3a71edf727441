import { isoInstant } from '../time.ts';
import type { Deadline } from './types.ts';

/** What `cli deadline` prints for one clock. */
export type DeadlineOutput = Pick<Deadline, 'lawfulFrom' | 'unit' | 'clause' | 'legalBasis' | 'skipped' | 'provisional'> & { readonly dueAt: string };

/** The seven keys of the command line's contract, in its order. */
export function deadlineOutput(deadline: Deadline): DeadlineOutput {
  const { lawfulFrom, unit, clause, legalBasis, skipped, provisional } = deadline;
  return { dueAt: isoInstant(deadline.dueAt), lawfulFrom, unit, clause, legalBasis, skipped, provisional };
}
