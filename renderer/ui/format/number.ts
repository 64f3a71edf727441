import { formatYuanPaper } from '#shared/rules/money.ts';

const grouped = new Intl.NumberFormat('zh-CN');

/** Whole number with thousands separators. */
export function formatCount(value: number): string {
  return grouped.format(value);
}

/** Fen as 元 with thousands separators and two decimals, without the unit. */
export function formatFen(fen: number): string {
  return formatYuanPaper(fen);
}
