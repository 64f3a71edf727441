import { addMonths } from '#shared/rules/time.ts';
import type { Dossier } from '../shape.ts';

/** What the last months of insurance mean for the orange test (two adjacent months, both with uninsured workers), in one sentence. */
export function orangeWords(insurance: Dossier['insurance']): string {
  const last = insurance.at(-1);
  if (last === undefined) return '';
  const before = insurance.find((one) => one.month === addMonths(last.month, -1));
  if (last.uninsured === null) return `${last.month} 缺未参保人数，无法判定橙色。`;
  if (last.uninsured === 0) return `${last.month} 无人未参保，不成立橙色。`;
  if (before === undefined || before.uninsured === null) return `${last.month} 有 ${last.uninsured} 人未参保，缺上月人数，无法判定橙色。`;
  if (before.uninsured === 0) return `${last.month} 有 ${last.uninsured} 人未参保，上月为 0，不成立橙色。`;
  return `${before.month} 有 ${before.uninsured} 人、${last.month} 有 ${last.uninsured} 人未参保，连续两月，成立橙色。`;
}
