import { formatYuanPaper } from '../money.ts';
import { addMonths, shanghaiMinute, type Window } from '../time.ts';

/** How one cell came about: the records behind it, each used or not and why, and the arithmetic with exact figures. */
export interface CellExplanation {
  column: string;
  title: string;
  records: ExplainedRecord[];
  arithmetic: Arithmetic[];
  clause: string;
}

export interface ExplainedRecord {
  /** 专户余额, 应付工资, 支付 … */
  kind: string;
  /** `YYYY-MM-DD HH:mm`, `YYYY-MM-DD` or `YYYY-MM`; empty where the record has no time. */
  at: string;
  text: string;
  amountFen: number | null;
  used: boolean;
  why: string;
}

export interface Arithmetic {
  label: string;
  lines: string[];
}

export const record = (kind: string, at: string, text: string, amountFen: number | null, used: boolean, why: string): ExplainedRecord => ({ kind, at, text, amountFen, used, why });
export const sum = (label: string, ...lines: string[]): Arithmetic => ({ label, lines });
export const yuan = formatYuanPaper;
export const yesNo = (value: boolean): string => (value ? '成立' : '不成立');

/** `3 月` of a month text. */
export function monthWord(month: string): string {
  return `${Number(month.slice(5, 7))} 月`;
}

/** Why an instant at or after E is outside the month, e.g. 零点起属 4 月. */
export function afterWindow(at: number, month: string, window: Window): string {
  const next = addMonths(month, 1);
  if (at === window.end) return `零点起属 ${monthWord(next)}`;
  const own = shanghaiMinute(at).slice(0, 7);
  return own === next ? `属 ${monthWord(next)}` : `属 ${own}`;
}

/** Joins amounts as an addition with its result: `1.00 + 2.00 = 3.00`; one amount stands alone. */
export function addition(amounts: readonly string[], result: string): string {
  return amounts.length <= 1 ? result : `${amounts.join(' + ')} = ${result}`;
}

/** a/b with five decimals, cut off; `…` where it goes on. Integers, b > 0. */
export function quotientText(a: number, b: number): string {
  const [top, bottom] = [BigInt(a) * 100_000n, BigInt(b)];
  const negative = top < 0n;
  const digits = String((negative ? -top : top) / bottom).padStart(6, '0');
  const exact = top % bottom === 0n;
  const decimals = exact ? digits.slice(-5).replace(/0{1,3}$/, '') : digits.slice(-5);
  return `${negative ? '-' : ''}${digits.slice(0, -5)}.${decimals}${exact ? '' : '…'}`;
}
