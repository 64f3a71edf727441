import { immediateTriggers } from '../cases/vocabulary.ts';
import { majorTriggers } from '../emergency.ts';
import { formatYuanPaper } from '../money.ts';
import { clause, figure, type RulePack } from '../rulePack.ts';

/** What of a complaint decides whether it must be filed at once or is a major case. */
export interface TriggerFacts {
  readonly headcount: number | null;
  readonly amountFen: number | null;
  /** Whether pay is what is claimed, and for how many months; null where the period is not known. */
  readonly owesPay: boolean;
  readonly months: number | null;
  readonly suspectedCrime: boolean;
  readonly massIncident: boolean;
  /** road_block, roof_threat, group_petition. */
  readonly publicOrder: readonly string[];
  readonly clicks: number | null;
}

export interface FiredTrigger {
  readonly kind: 'immediate' | 'major';
  readonly text: string;
  readonly clause: string;
}

/**
 * All triggers that hold by the facts: the four of immediate filing (plan 4.2(2)), then the four of a major case (5.1). Computed anew from the facts
 * each time, so nobody can type one away. Disturbance of public order is a mass incident too: it fires both.
 */
export function complaintTriggers(facts: TriggerFacts, pack: RulePack): FiredTrigger[] {
  const immediate = immediateTriggers({ ...facts, massIncident: facts.massIncident || facts.publicOrder.length > 0 }, pack);
  const major = majorTriggers({ headcount: facts.headcount, verifiedFen: null, estimateFen: facts.amountFen, publicOrder: facts.publicOrder, clicks: facts.clicks }, pack);
  return [...immediate.map((one) => ({ kind: 'immediate' as const, ...one })), ...major.map((digit) => ({ kind: 'major' as const, ...majorWords(digit, facts, pack) }))];
}

function majorWords(digit: string, facts: TriggerFacts, pack: RulePack): { text: string; clause: string } {
  const of = (id: string, text: string): { text: string; clause: string } => ({ text, clause: clause(pack, id) });
  switch (digit) {
    case '1': return of('major.headcount', `欠薪人数 ${facts.headcount ?? 0} ≥ ${figure(pack, 'major.headcount')}`);
    case '2': return of('major.amountFen', `金额 ${formatYuanPaper(facts.amountFen ?? 0)} ≥ ${formatYuanPaper(figure(pack, 'major.amountFen'))}`);
    case '3': return of('major.publicOrder', '堵路、跳楼或群体上访');
    default: return of('major.clicks', `点击量 ${facts.clicks ?? 0} ≥ ${figure(pack, 'major.clicks')}`);
  }
}

/** Any one of the immediate-filing triggers suffices (filing.immediate.headcount, note). */
export function mustFileAtOnce(fired: readonly FiredTrigger[]): boolean {
  return fired.some((one) => one.kind === 'immediate');
}
