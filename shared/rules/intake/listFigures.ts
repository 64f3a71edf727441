/** People and amounts of a group's list of workers, in 分. */
export interface ListFigures { readonly people: number; readonly owedFen: number; readonly paidFen: number }

export interface ListGap {
  /** List less claim; null where the complaint states none. */
  readonly people: number | null;
  readonly amountFen: number | null;
  readonly agrees: boolean;
}

/**
 * How far a list and what the complaint claims lie apart (domain 3: both stand; an officer says which is right). A group claims what it is still owed or the
 * whole of it: an amount that meets either is no difference.
 */
export function listGap(list: ListFigures, claimed: { readonly headcount: number | null; readonly amountClaimedFen: number | null }): ListGap {
  const people = claimed.headcount === null ? null : list.people - claimed.headcount;
  const unpaid = list.owedFen - list.paidFen;
  const amountFen = claimed.amountClaimedFen === null ? null : claimed.amountClaimedFen === unpaid ? 0 : list.owedFen - claimed.amountClaimedFen;
  return { people, amountFen, agrees: (people ?? 0) === 0 && (amountFen ?? 0) === 0 };
}
