import { formatYuanPaper } from './money.ts';
import { figure, meets, rule, RulePackError, type Rule, type RulePack } from './rulePack.ts';

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
  const [single, group] = [crimeRange(pack, 'single')[0], crimeRange(pack, 'group')[0]];
  const amount = (line: number): string => `金额 ${formatYuanPaper(amountFen)} ≥ ${formatYuanPaper(line)}`;
  if (headcount === 1 && months !== null && meets(pack, 'crime.single.months', months) && amountFen >= single) return `单人欠薪 ${months} 个月 ≥ ${figure(pack, 'crime.single.months')} 个月，${amount(single)}`;
  if (meets(pack, 'crime.group.headcount', headcount) && amountFen >= group) return `欠薪人数 ${headcount} ≥ ${figure(pack, 'crime.group.headcount')}，${amount(group)}`;
  return null;
}

export type CrimeLine = 'single' | 'group';
const RANGES: Readonly<Record<CrimeLine, string>> = { single: 'crime.single.amountRangeFen', group: 'crime.group.amountRangeFen' };

/** Range in which the province fixes its figure, 分. The lower end warns (crime.*.amountRangeFen, note): of a pack with the province's figures it is that figure. */
export function crimeRange(pack: RulePack, line: CrimeLine): readonly [least: number, most: number] {
  const { value } = rule(pack, RANGES[line]);
  const [least, most] = Array.isArray(value) ? (value as unknown[]) : [];
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most)) throw new RulePackError(`rule ${RANGES[line]} holds no range`);
  return [least as number, most as number];
}

/** The pack with the province's figures in the place of the lower ends (settings crime.single.localFen, crime.group.localFen); null or a figure outside of the range leaves the pack's own. */
export function withProvincialFigures(pack: RulePack, fen: Readonly<Record<CrimeLine, number | null>>): RulePack {
  const rules = new Map<string, Rule>(pack.rules);
  for (const line of ['single', 'group'] as const) {
    const [local, id] = [fen[line], RANGES[line]];
    const found = rules.get(id);
    if (local === null || found === undefined) continue;
    const [least, most] = crimeRange(pack, line);
    if (local >= least && local <= most) rules.set(id, { ...found, value: [local, most] });
  }
  return { ...pack, rules };
}
