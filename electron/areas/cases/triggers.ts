import { majorTriggers } from '#shared/rules/emergency.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { CaseRow } from './repository/cases.ts';
import type { MajorRow } from './repository/major.ts';

/**
 * Digits of the triggers that hold for a major case by its present figures, verified ones before estimates. Triggers 3 and 4 of an imported
 * case come without the figures behind them and stay until somebody enters these. A case that is major stays so: with none left, the last ones stay.
 */
export function triggersNow(row: Pick<CaseRow, 'headcount' | 'verified_fen'>, major: Pick<MajorRow, 'triggers' | 'headcount' | 'estimate_fen' | 'public_order' | 'clicks'>, pack: RulePack): string {
  const order = JSON.parse(major.public_order) as string[];
  const found = new Set(majorTriggers({ headcount: Math.max(row.headcount ?? 0, major.headcount), verifiedFen: row.verified_fen, estimateFen: major.estimate_fen, publicOrder: order, clicks: major.clicks }, pack));
  if (order.length === 0 && major.triggers.includes('3')) found.add('3');
  if (major.clicks === null && major.triggers.includes('4')) found.add('4');
  return found.size === 0 ? major.triggers : [...found].sort().join('');
}
