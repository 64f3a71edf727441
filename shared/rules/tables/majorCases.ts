import { emergencyNodes, type EmergencyNode } from '../emergency.ts';
import { floorMulDiv, formatYuan, sumFen } from '../money.ts';
import type { RulePack } from '../rulePack.ts';
import { byCodeUnit } from '../text.ts';
import { daysBetween, lastDayOfMonth, monthWindow, shanghaiDay, shanghaiMinute, type Window } from '../time.ts';
import { paidBefore } from './arrears.ts';
import type { MajorCaseFacts, MajorCaseTable, MajorRow, MajorStage, MajorTotals } from './types.ts';

/** Everything the major-case table says about one case, as numbers. */
export interface MajorEvaluation {
  readonly nodes: readonly EmergencyNode[];
  readonly paidInMonthFen: number;
  readonly paidFen: number;
  /** P13 in tenths of a percent; null when not verified or nothing was owed. */
  readonly paidTenths: number | null;
  readonly stage: MajorStage;
  readonly lateNodes: number;
  readonly toPolice: boolean;
  readonly days: number;
  readonly closedInMonth: boolean;
  readonly crossYear: boolean;
  readonly followUpsDone: number;
}

export interface EvaluatedCase {
  readonly facts: MajorCaseFacts;
  readonly evaluation: MajorEvaluation;
}

/** In the table: t0 before E and not closed before S. */
export function isMajorListed(facts: Pick<MajorCaseFacts, 't0' | 'closedAt'>, window: Window): boolean {
  return facts.t0 < window.end && (facts.closedAt === null || facts.closedAt >= window.start);
}

/** P13: floor(1000*paid/verified) in tenths of a percent, at least 0, at most 1000; null without a verified amount above 0. */
export function paidTenths(paidFen: number, verifiedFen: number | null): number | null {
  if (verifiedFen === null || verifiedFen <= 0) return null;
  return Math.min(1000, Math.max(0, floorMulDiv(paidFen, 1000, verifiedFen)));
}

/** P14, strongest first: closed, follow_up (72 h node done), paying (agreement signed or something paid), verifying (快报 filed), on_site. */
export function majorStage(closed: boolean, nodes: readonly EmergencyNode[], paidFen: number): MajorStage {
  const done = (key: EmergencyNode['key']): boolean => nodes.some((node) => node.key === key && node.doneAt !== null);
  if (closed) return 'closed';
  if (done('n72h')) return 'follow_up';
  if (done('n6h') || paidFen > 0) return 'paying';
  return done('n2h') ? 'verifying' : 'on_site';
}

/** Evaluates one case for a reporting month, as known at the month's end. */
export function evaluateMajorCase(month: string, facts: MajorCaseFacts, pack: RulePack): MajorEvaluation {
  const window = monthWindow(month);
  const closedBeforeEnd = facts.closedAt !== null && facts.closedAt < window.end;
  const closedInMonth = closedBeforeEnd && facts.closedAt !== null && facts.closedAt >= window.start;
  const nodes = emergencyNodes(facts, window.end, pack);
  const paidFen = paidBefore(facts.payments, window.end);
  const startDay = shanghaiDay(facts.t0);
  const lastDay = closedBeforeEnd && facts.closedAt !== null ? shanghaiDay(facts.closedAt) : lastDayOfMonth(month);
  return {
    nodes, paidFen, paidInMonthFen: paidFen - paidBefore(facts.payments, window.start), paidTenths: paidTenths(paidFen, facts.verifiedFen),
    stage: majorStage(closedBeforeEnd, nodes, paidFen), lateNodes: nodes.filter((node) => node.status === 'late').length,
    toPolice: facts.nodes.policeFiling !== null && facts.nodes.policeFiling < window.end,
    days: daysBetween(startDay, lastDay), closedInMonth, crossYear: startDay.slice(0, 4) < month.slice(0, 4) && !closedInMonth,
    followUpsDone: facts.followUps.filter(([, doneAt]) => doneAt !== null && doneAt < window.end).length,
  };
}

/** Cases of the table with their evaluation, ordered by t0, then number. */
export function evaluateMajorCases(month: string, facts: readonly MajorCaseFacts[], pack: RulePack): EvaluatedCase[] {
  const window = monthWindow(month);
  return facts.filter((found) => isMajorListed(found, window))
    .sort((a, b) => a.t0 - b.t0 || byCodeUnit(a.caseNo, b.caseNo))
    .map((found) => ({ facts: found, evaluation: evaluateMajorCase(month, found, pack) }));
}

/** Amounts of a row as an edition displays them. */
export interface MajorAmounts {
  readonly verifiedFen: number | null;
  readonly paidInMonthFen: number;
  readonly paidFen: number;
}

/** P12 on displayed values. */
export function displayedUnpaid(amounts: MajorAmounts): number | null {
  return amounts.verifiedFen === null ? null : Math.max(0, amounts.verifiedFen - amounts.paidFen);
}

export function exactAmounts({ facts, evaluation }: EvaluatedCase): MajorAmounts {
  return { verifiedFen: facts.verifiedFen, paidInMonthFen: evaluation.paidInMonthFen, paidFen: evaluation.paidFen };
}

/** Row of one case with the amounts and the head-count an edition shows. */
export function majorRow(number: number, { facts, evaluation }: EvaluatedCase, amounts: MajorAmounts, headcount: number | string): MajorRow {
  const yuan = (fen: number | null): string | null => (fen === null ? null : formatYuan(fen));
  const status = (index: number): MajorRow['P15'] => evaluation.nodes[index]?.status ?? 'na';
  return {
    P01: number, P02: facts.caseNo, P03: facts.uscc, P04: facts.name, P05: facts.industry, P06: [...new Set(facts.triggers)].sort().join(''), P07: shanghaiMinute(facts.t0), P08: headcount,
    P09: yuan(amounts.verifiedFen), P10: formatYuan(amounts.paidInMonthFen), P11: formatYuan(amounts.paidFen), P12: yuan(displayedUnpaid(amounts)),
    P13: evaluation.paidTenths === null ? null : tenths(evaluation.paidTenths), P14: evaluation.stage,
    P15: status(0), P16: status(1), P17: status(2), P18: status(3), P19: status(4), P20: evaluation.lateNodes,
    P21: evaluation.toPolice, P22: evaluation.days, P23: evaluation.closedInMonth, P24: evaluation.crossYear, P25: `${evaluation.followUpsDone}/${facts.followUps.length}`,
  };
}

/** Integer tenths, 0 or more, as text with one decimal. */
export function tenths(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}`;
}

/** Totals over the rows with the amounts an edition displays. */
export function majorTotals(month: string, cases: readonly EvaluatedCase[], amounts: readonly MajorAmounts[], headcount: number | string): MajorTotals {
  const window = monthWindow(month);
  const sum = (fen: readonly number[]): string => formatYuan(sumFen(fen));
  const closedInMonth = cases.filter(({ evaluation }) => evaluation.closedInMonth).length;
  return {
    rows: cases.length, openAtEnd: cases.length - closedInMonth, closedInMonth, startedInMonth: cases.filter(({ facts }) => facts.t0 >= window.start).length, headcount,
    verified: sum(amounts.map((a) => a.verifiedFen ?? 0)), paidInMonth: sum(amounts.map((a) => a.paidInMonthFen)), paidCumulative: sum(amounts.map((a) => a.paidFen)),
    unpaid: sum(amounts.map((a) => displayedUnpaid(a) ?? 0)), lateNodes: cases.reduce((total, { evaluation }) => total + evaluation.lateNodes, 0),
    unverified: cases.filter(({ facts }) => facts.verifiedFen === null).length,
  };
}

/** 《重大案件进度表》 of a month, exact edition (plan 2.2(3), 5; domain tables 3). `facts` are major cases in any order; those outside the month are left out. */
export function majorCaseTable(month: string, facts: readonly MajorCaseFacts[], pack: RulePack): MajorCaseTable {
  const cases = evaluateMajorCases(month, facts, pack);
  const amounts = cases.map(exactAmounts);
  return {
    totals: majorTotals(month, cases, amounts, cases.reduce((sum, found) => sum + found.facts.headcount, 0)),
    rows: cases.map((found, index) => majorRow(index + 1, found, amounts[index] ?? exactAmounts(found), found.facts.headcount)),
  };
}
