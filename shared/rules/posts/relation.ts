/**
 * What an officer is to a case: own (its A or a second officer of it, or the one who entered it, or whose grid it is in), assigned (its B or C),
 * recused, other (a case of others), none (no case is known: a menu, a list of own records, a record that is only being made). `none` is never an
 * answer about a case that exists; the operation asks again with the real one.
 */
export const RELATIONS = ['own', 'assigned', 'recused', 'other', 'none'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Who has a part in a case; persons by one key each, the same whatever account (`personKey`). */
export interface CaseStaff {
  /** A of the case and its second officers, or who entered it. */
  readonly own: readonly string[];
  readonly reviewers: readonly string[];
  readonly trackers: readonly string[];
  readonly recused: readonly string[];
}

/** Recusal goes before everything (domain 2, duty 7); who both handles and reviews stands as handling, so that the review is refused. */
export function relationTo(person: string, staff: CaseStaff): Relation {
  if (staff.recused.includes(person)) return 'recused';
  if (staff.own.includes(person)) return 'own';
  return staff.reviewers.includes(person) || staff.trackers.includes(person) ? 'assigned' : 'other';
}

/**
 * The person behind an account: two accounts with the same law-enforcement certificate are one person. Without a certificate the account stands for
 * itself.
 */
export function personKey(account: { readonly staffNo: string; readonly certNo: string }): string {
  const certificate = account.certNo.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  return certificate === '' ? `工号 ${account.staffNo}` : `证号 ${certificate}`;
}
