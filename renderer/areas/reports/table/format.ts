import { formatYuanPaper, parseYuan } from '#shared/rules/money.ts';
import { INDUSTRY_WORD, LEVEL_WORD, NODE_WORD, STAGE_WORD } from '#shared/rules/tables/words.ts';
import type { TableColumn } from '#shared/rules/tables/columns.ts';

export type CellValue = string | number | boolean | null;

const enumWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  W05: INDUSTRY_WORD, P05: INDUSTRY_WORD, W17: LEVEL_WORD, P14: STAGE_WORD, P15: NODE_WORD, P16: NODE_WORD, P17: NODE_WORD, P18: NODE_WORD, P19: NODE_WORD,
};

/** Money text of the data file with thousands separators. */
export function moneyWords(text: string): string {
  const parsed = parseYuan(text);
  return parsed.ok ? formatYuanPaper(parsed.fen) : text;
}

/** A cell as the screen writes it; empty is a dash. */
export function cellText(column: Pick<TableColumn, 'id' | 'type'>, value: CellValue): string {
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (column.type === 'fen' && typeof value === 'string') return moneyWords(value);
  return enumWords[column.id]?.[String(value)] ?? String(value);
}

/** Zero, no and empty are grey: the eye goes to what is there. */
export function isQuiet(value: CellValue): boolean {
  return value === null || value === '' || value === 0 || value === false || value === '0.00' || value === 'na' || value === 'none';
}

/** What the eye must not miss. */
export function isStrong(column: Pick<TableColumn, 'id' | 'type'>, value: CellValue): boolean {
  return value === true || value === 'late' || (column.id === 'W21' && value !== null) || (column.id === 'P20' && value !== 0);
}
