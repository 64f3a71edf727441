import { formatFen } from '#renderer/ui/format/number.ts';
import { shortDay } from '#renderer/ui/format/time.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { z } from 'zod';
import type { balanceMonth } from '#shared/contract/employers.ts';

type Month = z.output<typeof balanceMonth>;

/** The newest month of an account in words: balance, what it should be, what is lacking. */
export function balanceSum(month: Month, now: number): { readonly month: string; readonly lines: readonly string[] } {
  if (month.balanceFen === null) return { month: month.month, lines: [month.code === '-' ? '本月内开户，尚不评定。' : '没有本月余额，无法判定。'] };
  const day = month.asOf === null ? month.month : shortDay(shanghaiDay(month.asOf), now);
  if (month.payablePrevFen === null) return { month: month.month, lines: [`余额 ${formatFen(month.balanceFen)} 元（${day}），缺上月应付工资，无法判定。`] };
  const limit = Math.ceil((month.payablePrevFen * 6) / 5);
  const lack = limit - month.balanceFen;
  const sum = `余额 ${formatFen(month.balanceFen)} 元，应达 ${formatFen(month.payablePrevFen)} × 1.2 = ${formatFen(limit)} 元`;
  const verdict = month.yellow ? `差 ${formatFen(lack)} 元，成立黄色预警` : lack === 0 ? '恰好达到，不成立黄色预警' : `多 ${formatFen(-lack)} 元，不成立黄色预警`;
  return { month: month.month, lines: [sum, `${verdict}（余额取自 ${day}）。`] };
}
