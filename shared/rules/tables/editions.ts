import { formatYuan, sumFen } from '../money.ts';
import type { RulePack } from '../rulePack.ts';
import { PUBLIC_ROUNDING_FEN, SMALL_CELL_MINIMUM } from './figures.ts';
import { evaluateMajorCases, exactAmounts, majorRow, majorTotals, type EvaluatedCase, type MajorAmounts } from './majorCases.ts';
import type { MajorCaseFacts, MajorCaseTable, WageEmployerFacts, WageRiskTable, WageRow, WageSummary } from './types.ts';
import { evaluatePopulation, wageRows, wageSummary, type EvaluatedEmployer } from './wageRisk.ts';

/**
 * The public edition (公开版; domain tables 1.1.3 to 1.1.5): small counts hidden, amounts of such rows rounded up, totals that do not let
 * a hidden value be recovered by subtraction.
 */

/** The threshold in use: the setting, never below 3. */
export function effectiveSmallCell(setting: number): number {
  return Math.max(SMALL_CELL_MINIMUM, Math.floor(setting));
}

/** True for a person count from 1 to threshold - 1. */
export function isSmall(count: number, smallCell: number): boolean {
  return count > 0 && count < smallCell;
}

/** A count as the public edition prints it: an integer, or `1-2` when it is small. */
export function publicCount<T extends number | null>(count: T, smallCell: number): T | string {
  return count !== null && isSmall(count, smallCell) ? `1-${smallCell - 1}` : count;
}

/** Up to the next 1,000 yuan; a negative amount goes up towards zero, and never to minus zero. */
export function roundUpPublic(fen: number): number {
  return Math.ceil(fen / PUBLIC_ROUNDING_FEN) * PUBLIC_ROUNDING_FEN + 0;
}

/** A head-count total of the public edition, always text: exact, or `lo-hi` when it holds n hidden rows. */
export function publicTotal(counts: readonly number[], smallCell: number): string {
  let visible = 0;
  let hidden = 0;
  for (const count of counts) {
    if (isSmall(count, smallCell)) hidden += 1;
    else visible += count;
  }
  return hidden === 0 ? String(visible) : `${visible + hidden}-${visible + hidden * (smallCell - 1)}`;
}

/** 《欠薪风险预警表》, public edition. Needs the whole population: an employer that is not listed may hold a hidden count too. */
export function publicWageTable(month: string, facts: readonly WageEmployerFacts[], pack: RulePack, smallCell = SMALL_CELL_MINIMUM): WageRiskTable {
  const population = evaluatePopulation(month, facts, pack);
  return { summary: publicWageSummary(population, smallCell), rows: publicWageRows(month, population, smallCell) };
}

/** Part A of the public edition from a population that is evaluated already. */
export function publicWageSummary(population: readonly EvaluatedEmployer[], smallCell = SMALL_CELL_MINIMUM): WageSummary {
  const limit = effectiveSmallCell(smallCell);
  const shownArrears = ({ evaluation }: EvaluatedEmployer): number =>
    isSmall(evaluation.unpaidHeadcount, limit) ? roundUpPublic(evaluation.arrearsFen) : evaluation.arrearsFen;
  return wageSummary(population, {
    arrears: (group) => formatYuan(sumFen(group.map(shownArrears))),
    headcount: (group) => publicTotal(group.map(({ evaluation }) => evaluation.unpaidHeadcount), limit),
  });
}

/** Part B of the public edition. */
export function publicWageRows(month: string, population: readonly EvaluatedEmployer[], smallCell = SMALL_CELL_MINIMUM): WageRow[] {
  const limit = effectiveSmallCell(smallCell);
  return wageRows(month, population).map((row) => {
    const small = typeof row.W20 === 'number' && isSmall(row.W20, limit);
    // W10 stays as it was: it is a ratio, not an amount.
    const amount = <T extends string | null>(value: T): T | string => (value === null || !small ? value : formatYuan(roundUpPublic(fenOf(value))));
    const count = (value: number | string | null): number | string | null => (typeof value === 'number' ? publicCount(value, limit) : value);
    return { ...row, W08: amount(row.W08), W09: amount(row.W09), W13: count(row.W13), W14: count(row.W14), W19: amount(row.W19), W20: count(row.W20) ?? row.W20 };
  });
}

/** Fen of a text that `formatYuan` wrote. */
function fenOf(text: string): number {
  return Number(text.replace('.', ''));
}

/** 《重大案件进度表》, public edition. P12 is reckoned on the displayed amounts, P13 stays exact. */
export function publicMajorTable(month: string, facts: readonly MajorCaseFacts[], pack: RulePack, smallCell = SMALL_CELL_MINIMUM): MajorCaseTable {
  const limit = effectiveSmallCell(smallCell);
  const cases = evaluateMajorCases(month, facts, pack);
  const amounts = cases.map((found) => publicAmounts(found, limit));
  return {
    totals: majorTotals(month, cases, amounts, publicTotal(cases.map((found) => found.facts.headcount), limit)),
    rows: cases.map((found, index) => majorRow(index + 1, found, amounts[index] ?? exactAmounts(found), publicCount(found.facts.headcount, limit))),
  };
}

function publicAmounts(found: EvaluatedCase, limit: number): MajorAmounts {
  const exact = exactAmounts(found);
  if (!isSmall(found.facts.headcount, limit)) return exact;
  return {
    verifiedFen: exact.verifiedFen === null ? null : roundUpPublic(exact.verifiedFen), paidInMonthFen: roundUpPublic(exact.paidInMonthFen), paidFen: roundUpPublic(exact.paidFen),
  };
}
