import { floorMulDiv, productLess } from '../money.ts';
import { ratio, type Ratio, type RulePack } from '../rulePack.ts';
import type { Window } from '../time.ts';
import { byCodeUnit } from '../text.ts';
import type { AccountFacts, DatedFen } from './types.ts';

/** The yellow model, account by account (plan 6.1(3)①; domain tables 2.1). */

/** Why an account is not evaluated although nothing is missing. */
export type AccountPassed = 'opened-in-window' | 'closed';

export interface AccountEvaluation {
  readonly id: string;
  /** Not null: the account is outside the evaluation and gives no quality code. */
  readonly passed: AccountPassed | null;
  /** Last snapshot with S <= asOf < E. */
  readonly snapshot: DatedFen | null;
  readonly payableFen: number | null;
  /** The test holds; false also where it cannot be made. */
  readonly yellow: boolean;
  /** Evaluated: in use, payable known, a snapshot in the window. */
  readonly evaluable: boolean;
  readonly codes: readonly ('P' | 'B')[];
}

/** Last snapshot inside the window; of two at the same instant the lower one (the cautious reading). */
export function lastSnapshot(snapshots: readonly DatedFen[], window: Window): DatedFen | null {
  let last: DatedFen | null = null;
  for (const snapshot of snapshots) {
    const [at, fen] = snapshot;
    if (at < window.start || at >= window.end) continue;
    if (last === null || at > last[0] || (at === last[0] && fen < last[1])) last = snapshot;
  }
  return last;
}

/** Ratio below which an account is yellow (rule alert.yellow.ratio): 6/5. */
export function yellowRatio(pack: RulePack): Ratio {
  return ratio(pack, 'alert.yellow.ratio');
}

/** balance * 5 < payable * 6, strictly and on integers; exactly 1.2 times is not yellow, nor is payable 0. */
export function isYellow(balanceFen: number, payableFen: number, limit: Ratio): boolean {
  return payableFen > 0 && productLess(balanceFen, limit.denominator, payableFen, limit.numerator);
}

const NO_CODES: readonly ('P' | 'B')[] = [];

/** One account in one month's window. Runs once an account and month, so it makes one object and no other. */
export function evaluateAccount(account: AccountFacts, window: Window, limit: Ratio): AccountEvaluation {
  const snapshot = lastSnapshot(account.snapshots, window);
  const payableFen = account.payablePrevFen;
  const passed = account.closedAt !== null && account.closedAt < window.end ? 'closed' : account.openedAt >= window.start ? 'opened-in-window' : null;
  const evaluable = passed === null && snapshot !== null && payableFen !== null;
  const yellow = evaluable && isYellow(snapshot[1], payableFen, limit);
  return { id: account.id, passed, snapshot, payableFen, yellow, evaluable, codes: passed !== null || evaluable ? NO_CODES : missingCodes(snapshot, payableFen) };
}

function missingCodes(snapshot: DatedFen | null, payableFen: number | null): ('P' | 'B')[] {
  return [...(snapshot === null ? ['B' as const] : []), ...(payableFen === null ? ['P' as const] : [])];
}

/** The worst evaluated account: lowest balance/payable, ties to the smaller account id; payable 0 counts as better than any ratio. Null when none is evaluable. */
export function worstAccount(evaluations: readonly AccountEvaluation[]): AccountEvaluation | null {
  let worst: AccountEvaluation | null = null;
  for (const candidate of evaluations) {
    if (candidate.evaluable && (worst === null || isWorse(candidate, worst))) worst = candidate;
  }
  return worst;
}

function isWorse(a: AccountEvaluation, b: AccountEvaluation): boolean {
  const [balanceA, payableA, balanceB, payableB] = [a.snapshot?.[1] ?? 0, a.payableFen ?? 0, b.snapshot?.[1] ?? 0, b.payableFen ?? 0];
  if (payableA > 0 && payableB > 0) {
    if (productLess(balanceA, payableB, balanceB, payableA)) return true;
    if (productLess(balanceB, payableA, balanceA, payableB)) return false;
  } else if (payableA > 0 !== payableB > 0) return payableA > 0;
  return byCodeUnit(a.id, b.id) < 0;
}

/** W10: floor(100*balance/payable)/100 with two decimals; null when payable is 0 or empty. */
export function balanceMultiple(balanceFen: number | null, payableFen: number | null): string | null {
  if (balanceFen === null || payableFen === null || payableFen <= 0) return null;
  return hundredths(floorMulDiv(balanceFen, 100, payableFen));
}

/** Integer hundredths as text with two decimals. */
export function hundredths(value: number): string {
  const digits = String(Math.abs(value)).padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
