import { figure, type RulePack } from '../rulePack.ts';

export type SupplementVerdict = 'free' | 'needsCaptain' | 'refused';

/**
 * Whether supplementary material may be asked for (plan 4.1(3)): once; a second request needs the captain and counts as a defect in case review
 * (intake.supplement.times, note); after that none.
 * @param before requests served so far
 */
export function supplementVerdict(before: number, pack: RulePack): SupplementVerdict {
  const times = figure(pack, 'intake.supplement.times');
  if (before < times) return 'free';
  return before < times + 1 ? 'needsCaptain' : 'refused';
}

export interface SupplementItem {
  readonly item: string;
  readonly received: boolean;
}

/** What is still missing of a request; the material is complete when nothing is (T05). */
export function stillMissing(items: readonly SupplementItem[]): string[] {
  return items.filter((one) => !one.received).map((one) => one.item);
}
