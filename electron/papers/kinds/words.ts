import type { Choice, Content, FieldDef, RowValue } from '#shared/papers/fields.ts';
import { formatYuanPaper, yuanCapitals } from '#shared/rules/money.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';

/** Values of a paper as they are written on it. What is empty and may be empty is struck: `/`. */
export const STRUCK = '/';

export const textOf = (content: Content, key: string): string => {
  const value = content[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** A value inside of a sentence: what is not there yet is a line to be filled in, never a sentence with a hole. */
export const saidOf = (content: Content, key: string): string => said(textOf(content, key));
export const said = (text: string): string => (text === '' ? '＿＿＿＿' : text);

export const struck = (text: string): string => (text === '' ? STRUCK : text);

export const lineOf = (content: Content, key: string): string => struck(textOf(content, key));

export const numberOf = (content: Content, key: string): number | null => {
  const value = content[key];
  return typeof value === 'number' ? value : null;
};

export const rowsOf = (content: Content, key: string): readonly RowValue[] => {
  const value = content[key];
  return Array.isArray(value) ? (value as readonly RowValue[]).filter((row) => typeof row === 'object') : [];
};

export const cellOf = (row: RowValue, key: string): string => {
  const value = row[key];
  return value === null || value === undefined ? '' : String(value).trim();
};

const NUMERALS = '零一二三四五六七八九';

/** A small whole number in running text: 六, 十五, 六十; from a hundred on in figures. */
export function countWords(n: number): string {
  if (!Number.isInteger(n) || n < 0 || n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? NUMERALS.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? NUMERALS.charAt(ones) : ''}`;
}

/** 2026年1月31日: Arabic figures without leading zeros (GB/T 9704). */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return day === '' ? '' : `${year}年${month}月${date}日`;
}

/** 2026-01-31 09:42, as in boxes of forms. */
export function instantWords(at: number | null): string {
  return at === null ? '' : shanghaiMinute(at);
}

/** Figures and capitals: 12,345.60元（大写：壹万贰仟叁佰肆拾伍元陆角整）. */
export function moneyWords(fen: number | null): string {
  return fen === null ? '' : `${formatYuanPaper(fen)}元（大写：${yuanCapitals(fen)}）`;
}

export function choiceWord(fields: readonly FieldDef[], content: Content, key: string): string {
  return labelOf(fields.find((field) => field.key === key)?.choices ?? [], textOf(content, key));
}

/** The chosen words of a set, in the order of the list. */
export function setWords(fields: readonly FieldDef[], content: Content, key: string): string {
  const chosen = content[key];
  const choices = fields.find((field) => field.key === key)?.choices ?? [];
  return Array.isArray(chosen) ? choices.filter((choice) => (chosen as readonly unknown[]).includes(choice.value)).map((choice) => choice.label).join('、') : '';
}

const labelOf = (choices: readonly Choice[], value: string): string => choices.find((choice) => choice.value === value)?.label ?? '';
