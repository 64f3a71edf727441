import type { z } from 'zod';
import type { balanceMonth } from '#shared/contract/employers.ts';
import type { AlertAccount } from '#shared/rules/alerts/episodes.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { evaluateAccount, yellowRatio } from '#shared/rules/tables/accounts.ts';
import { addMonths, monthOf, monthsBetween, monthWindow } from '#shared/rules/time.ts';

export type BalanceMonth = z.infer<typeof balanceMonth>;

/** Months that a dossier shows of an account. */
const MOST_MONTHS = 36;

/**
 * An account month by month, oldest first, each by the rule of the monthly table: the last balance of the month against the payable wages of
 * the month before. A missing month is a gap with its quality code (B before P where both lack), one that is not evaluated has `-`.
 */
export function balanceMonths(account: AlertAccount, until: string, pack: RulePack): BalanceMonth[] {
  const known = [...account.snapshots.map(([at]) => monthOf(at)), ...[...account.payable.keys()].map((month) => addMonths(month, 1))].sort();
  const [first] = known;
  if (first === undefined) return [];
  const last = [until, ...account.snapshots.map(([at]) => monthOf(at))].reduce((a, b) => (a > b ? a : b));
  const count = Math.min(MOST_MONTHS, monthsBetween(first, last) + 1);
  const limit = yellowRatio(pack);
  return Array.from({ length: Math.max(0, count) }, (_, i) => {
    const month = addMonths(last, i - count + 1);
    const payablePrevFen = account.payable.get(addMonths(month, -1)) ?? null;
    const found = evaluateAccount({ id: account.id, openedAt: account.openedAt, closedAt: account.closedAt, payablePrevFen, snapshots: account.snapshots }, monthWindow(month), limit);
    return { month, payablePrevFen, balanceFen: found.snapshot?.[1] ?? null, asOf: found.snapshot?.[0] ?? null, yellow: found.yellow, code: found.passed !== null ? '-' : found.codes[0] ?? '' };
  });
}
