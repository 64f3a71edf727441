import { formatYuanPaper } from './money.ts';
import { figure, meets, rule, RulePackError, type RulePack } from './rulePack.ts';

/**
 * Whether figures alone raise the suspicion of 拒不支付劳动报酬罪 (plan 4.2(2)③; crime.single.*, crime.group.*): one worker unpaid for three months or more, or ten workers and
 * more, and in both an amount from the provincial figure on. A warning that has the matter filed at once, never a finding: evasion and a lapsed payment order belong to the crime too.
 */

export interface CrimeFigures {
  readonly headcount: number | null;
  /** 分. */
  readonly amountFen: number | null;
  /** Whether pay is what is owed: wages or overtime pay. */
  readonly owesPay: boolean;
  /** Months of the arrears, both ends counted; null where they are not known. */
  readonly months: number | null;
}

/** The figures in words where they reach a line of the pack; null where they reach none. A sum of several workers says nothing of a single one. */
export function crimeSuspicion({ headcount, amountFen, owesPay, months }: CrimeFigures, pack: RulePack): string | null {
  if (!owesPay || headcount === null || amountFen === null) return null;
  const [single, group] = [provincialFen(pack, 'crime.single.amountRangeFen'), provincialFen(pack, 'crime.group.amountRangeFen')];
  const amount = (line: number): string => `金额 ${formatYuanPaper(amountFen)} ≥ ${formatYuanPaper(line)}`;
  if (headcount === 1 && months !== null && meets(pack, 'crime.single.months', months) && amountFen >= single) return `单人欠薪 ${months} 个月 ≥ ${figure(pack, 'crime.single.months')} 个月，${amount(single)}`;
  if (meets(pack, 'crime.group.headcount', headcount) && amountFen >= group) return `欠薪人数 ${headcount} ≥ ${figure(pack, 'crime.group.headcount')}，${amount(group)}`;
  return null;
}

/** The lower end of the range: what warns while the province's figure is not set (crime.*.amountRangeFen, note). */
function provincialFen(pack: RulePack, id: string): number {
  const { value } = rule(pack, id);
  const lowest: unknown = Array.isArray(value) ? value[0] : undefined;
  if (typeof lowest !== 'number' || !Number.isSafeInteger(lowest)) throw new RulePackError(`rule ${id} holds no range`);
  return lowest;
}
