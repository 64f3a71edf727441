import type { Claim } from './vocabulary.ts';

/** What is compared of two complaints. `person` are keyed hashes of number and phone; never the values. */
export interface Comparable {
  readonly employerId: number | null;
  readonly claims: readonly Claim[];
  /** First and last month, `YYYY-MM`; empty for not stated. */
  readonly from: string;
  readonly to: string;
}

export type DuplicateGround = 'person' | 'employer';

/**
 * Why an earlier complaint may be the same as a new one (screen 07: employer, claim, period, keyed hash of the person); empty when nothing speaks
 * for it. A warning, never an automatic merge: the officer decides.
 * @param samePerson the keyed hash of number or phone agrees
 */
export function duplicateGrounds(candidate: Comparable, earlier: Comparable, samePerson: boolean): DuplicateGround[] {
  const sameEmployer = candidate.employerId !== null && candidate.employerId === earlier.employerId;
  const grounds: DuplicateGround[] = [];
  // The same person about another, known employer is another matter.
  if (samePerson && (sameEmployer || candidate.employerId === null || earlier.employerId === null)) grounds.push('person');
  if (sameEmployer && candidate.claims.some((claim) => earlier.claims.includes(claim)) && overlap(candidate, earlier)) grounds.push('employer');
  return grounds;
}

/** A period that was not stated may be any. */
function overlap(a: Comparable, b: Comparable): boolean {
  return (a.from === '' || b.to === '' || a.from <= b.to) && (b.from === '' || a.to === '' || b.from <= a.to);
}
