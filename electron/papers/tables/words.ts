import type { Industry } from '#shared/rules/tables/types.ts';
import { INDUSTRY_WORD } from '#shared/rules/tables/words.ts';
import { formatYuanPaper, parseYuan } from '#shared/rules/money.ts';

/** Word of an industry, or of the sum of all. */
export function industryWord(key: Industry | 'total'): string {
  return key === 'total' ? '合计' : INDUSTRY_WORD[key];
}

export function yesNo(value: boolean): string {
  return value ? '是' : '否';
}

/** Empty is a dash on paper, never a blank that could be filled in later. */
export function orDash(value: string | number | null): string {
  return value === null || value === '' ? '—' : String(value);
}

/** Money text of the data file ("959999.99") as paper prints it ("959,999.99"). */
export function paperMoney(value: string | null): string {
  if (value === null) return '—';
  const parsed = parseYuan(value);
  return parsed.ok ? formatYuanPaper(parsed.fen) : value;
}
