import { formatYuanPaper, parseYuan, type MoneyProblem } from '#shared/rules/money.ts';

const problems: Readonly<Record<MoneyProblem, string>> = {
  empty: '请填写金额。',
  'not-a-number': '请填写数字，例如 12,345.60。',
  decimals: '最多两位小数，分以下请先核实。',
  separators: '千分位逗号的位置不对，例如 12,345.60。',
  'too-large': '金额过大，请核对单位是元。',
};

export type MoneyOf = { readonly fen: number | null; readonly problem: null } | { readonly fen: null; readonly problem: string };

/** Yuan text of a form to fen. Empty text is "not known" (`fen: null`) unless the field is required. */
export function moneyOf(text: string, required = false): MoneyOf {
  const parsed = parseYuan(text);
  if (parsed.ok) return { fen: parsed.fen, problem: null };
  if (parsed.reason === 'empty' && !required) return { fen: null, problem: null };
  return { fen: null, problem: problems[parsed.reason] };
}

/** Fen to the text of a form; null is empty. */
export function moneyText(fen: number | null): string {
  return fen === null ? '' : formatYuanPaper(fen);
}

/** Whole count of a form, or the sentence that says what is expected. */
export function countOf(text: string, required = false): { readonly count: number | null; readonly problem: string | null } {
  const tidy = text.trim().replaceAll(',', '').replaceAll('，', '');
  if (tidy === '') return { count: null, problem: required ? '请填写人数。' : null };
  if (!/^\d{1,9}$/.test(tidy)) return { count: null, problem: '应为整数，不能有小数或负号。' };
  return { count: Number(tidy), problem: null };
}
