import { formatYuan, sumFen } from '../money.ts';
import type { RulePack } from '../rulePack.ts';
import { byCodeUnit } from '../text.ts';
import { balanceMultiple } from './accounts.ts';
import { ALERT_LEVELS, INDUSTRIES, type Industry, type WageEmployerFacts, type WageRiskTable, type WageRow, type WageSummary, type WageSummaryLine } from './types.ts';
import { evaluateWith, wageTerms, type WageEvaluation } from './wageRow.ts';

export { evaluateAccount, worstAccount, balanceMultiple, isYellow, yellowRatio, lastSnapshot } from './accounts.ts';
export { evaluateEmployer, insuranceCodes, isOrange, wageLevel, type WageEvaluation } from './wageRow.ts';

/** One employer of the population with what was found about it; what both editions are made from. */
export interface EvaluatedEmployer {
  readonly facts: WageEmployerFacts;
  readonly evaluation: WageEvaluation;
}

const LEVEL_ORDER = new Map(ALERT_LEVELS.map((level, index) => [level, index]));

/** Order of Part B: level, then W19 descending (exact), then W03 ascending. */
function inTableOrder(a: EvaluatedEmployer, b: EvaluatedEmployer): number {
  return (LEVEL_ORDER.get(a.evaluation.level) ?? 0) - (LEVEL_ORDER.get(b.evaluation.level) ?? 0)
    || b.evaluation.arrearsFen - a.evaluation.arrearsFen
    || byCodeUnit(a.facts.uscc, b.facts.uscc)
    // Two ledgers of one code (C) still stand in one order, whatever the order they were read in.
    || byCodeUnit(a.facts.name, b.facts.name) || byCodeUnit(a.facts.street, b.facts.street);
}

/** Evaluates the whole population once. */
export function evaluatePopulation(month: string, facts: readonly WageEmployerFacts[], pack: RulePack): EvaluatedEmployer[] {
  const terms = wageTerms(month, pack);
  return facts.map((employer) => ({ facts: employer, evaluation: evaluateWith(terms, employer) }));
}

/** The employers of Part B in its order. */
export function listedEmployers(population: readonly EvaluatedEmployer[]): EvaluatedEmployer[] {
  return population.filter(({ evaluation }) => evaluation.listed).sort(inTableOrder);
}

/** Part B, exact edition, in order. */
export function wageRows(month: string, population: readonly EvaluatedEmployer[]): WageRow[] {
  return listedEmployers(population).map((employer, index) => wageRow(month, index + 1, employer));
}

function wageRow(month: string, number: number, { facts, evaluation }: EvaluatedEmployer): WageRow {
  const { worst } = evaluation;
  const balance = worst?.snapshot?.[1] ?? null;
  const payable = worst?.payableFen ?? null;
  return {
    W01: number, W02: month, W03: facts.uscc, W04: facts.name, W05: facts.industry, W06: facts.street, W07: facts.headcount,
    W08: payable === null ? null : formatYuan(payable), W09: balance === null ? null : formatYuan(balance), W10: balanceMultiple(balance, payable),
    W11: evaluation.yellowAccounts, W12: evaluation.yellow, W13: facts.uninsuredPrev, W14: facts.uninsuredThis, W15: evaluation.orange, W16: evaluation.red,
    W17: evaluation.level, W18: evaluation.run, W19: formatYuan(evaluation.arrearsFen), W20: evaluation.unpaidHeadcount, W21: evaluation.codes === '' ? null : evaluation.codes,
  };
}

/** How an edition shows the arrears and the head-count of a group of employers. */
export interface SummaryAmounts {
  arrears(group: readonly EvaluatedEmployer[]): string;
  headcount(group: readonly EvaluatedEmployer[]): number | string;
}

const exactAmounts: SummaryAmounts = {
  arrears: (group) => formatYuan(sumFen(group.map(({ evaluation }) => evaluation.arrearsFen))),
  headcount: (group) => group.reduce((sum, { evaluation }) => sum + evaluation.unpaidHeadcount, 0),
};

/** Part A: by industry and in total, over the whole population. */
export function wageSummary(population: readonly EvaluatedEmployer[], amounts: SummaryAmounts = exactAmounts): WageSummary {
  const groups = new Map<Industry, EvaluatedEmployer[]>(INDUSTRIES.map((industry) => [industry, []]));
  for (const employer of population) groups.get(employer.facts.industry)?.push(employer);
  const of = (industry: Industry): WageSummaryLine => summaryLine(groups.get(industry) ?? [], amounts);
  return { construction: of('construction'), catering: of('catering'), platform: of('platform'), dispatch: of('dispatch'), other: of('other'), total: summaryLine(population, amounts) };
}

function summaryLine(group: readonly EvaluatedEmployer[], amounts: SummaryAmounts): WageSummaryLine {
  const line: WageSummaryLine = {
    monitored: group.length, none: 0, unknown: 0, yellow: 0, orange: 0, red: 0, yellowFlag: 0, orangeFlag: 0, redFlag: 0,
    openArrears: amounts.arrears(group), unpaidHeadcount: amounts.headcount(group),
  };
  for (const { evaluation } of group) {
    line[evaluation.level] += 1;
    if (evaluation.yellow) line.yellowFlag += 1;
    if (evaluation.orange) line.orangeFlag += 1;
    if (evaluation.red) line.redFlag += 1;
  }
  return line;
}

/**
 * 《欠薪风险预警表》 of a month, exact edition (plan 2.2(3); domain tables 2). `facts` is the whole population (see `isMonitored`), in any
 * order; the result depends on nothing else and is the same text in canonical JSON every time.
 */
export function wageRiskTable(month: string, facts: readonly WageEmployerFacts[], pack: RulePack): WageRiskTable {
  const population = evaluatePopulation(month, facts, pack);
  return { summary: wageSummary(population), rows: wageRows(month, population) };
}
