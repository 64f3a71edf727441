/** An officer who could take a complaint as its A. */
export interface Candidate {
  readonly staffNo: string;
  /** Open complaints and cases in hand. */
  readonly load: number;
  /** When the last matter was given to the officer; null for never. */
  readonly lastAt: number | null;
  /** Why the officer may not have a part in it (recusal, certificate, separation of duties); empty when nothing stands against it. */
  readonly problem: string;
}

export interface Suitability {
  readonly staffNo: string;
  /** Empty: suitable. Else a Chinese clause for the list. */
  readonly why: string;
  readonly load: number;
}

/** Whether each officer can take the matter: nothing against it and capacity left (T02). @param capacity most matters in hand; 0 for no limit */
export function suitability(candidates: readonly Candidate[], capacity: number): Suitability[] {
  return candidates.map((one) => ({ staffNo: one.staffNo, load: one.load, why: one.problem !== '' ? one.problem : capacity > 0 && one.load >= capacity ? `在办 ${one.load} 件，已满` : '' }));
}

/** The officer whom the rule chooses: least in hand, then longest without a new matter, then the smaller number. Null when none is suitable. */
export function chosenByRule(candidates: readonly Candidate[], capacity: number): string | null {
  const fit = new Set(suitability(candidates, capacity).filter((one) => one.why === '').map((one) => one.staffNo));
  const [first] = candidates.filter((one) => fit.has(one.staffNo)).sort((a, b) => a.load - b.load || (a.lastAt ?? 0) - (b.lastAt ?? 0) || (a.staffNo < b.staffNo ? -1 : 1));
  return first?.staffNo ?? null;
}
