import { sumFen } from '../money.ts';
import type { ArrearsCaseFacts, DatedFen } from './types.ts';

/** Open arrears of an employer as of E (domain tables 1 and 2, W19 and W20). */

/** Open at E: filed before it and not closed before it. Withdrawn filings are closed at the withdrawal. */
export function isOpenAt(found: { readonly filedAt: number; readonly closedAt: number | null }, end: number): boolean {
  return found.filedAt < end && (found.closedAt === null || found.closedAt >= end);
}

/** Sum of the payments with paidAt < E; money returned by a bounced transfer is negative. */
export function paidBefore(payments: readonly DatedFen[], end: number): number {
  if (payments.length === 0) return 0;
  return sumFen(payments.filter(([at]) => at < end).map(([, fen]) => fen));
}

/** What one case adds to W19: null when it adds nothing because it is not open or not verified. */
export function unpaidOfCase(found: ArrearsCaseFacts, end: number): number | null {
  if (found.verifiedFen === null || !isOpenAt(found, end)) return null;
  return Math.max(0, found.verifiedFen - paidBefore(found.payments, end));
}

/** W19 and W20. A case without a worker list adds its 未付人数; one whose amount is not verified adds nothing to either. */
export function openArrears(cases: readonly ArrearsCaseFacts[], end: number): { readonly fen: number; readonly headcount: number } {
  let fen = 0;
  let headcount = 0;
  for (const found of cases) {
    const unpaid = unpaidOfCase(found, end);
    if (unpaid === null) continue;
    fen += unpaid;
    headcount += found.unpaidHeadcount ?? 0;
  }
  return { fen: sumFen([fen]), headcount };
}
