import { keyedRows, keyedTotals, type AnyTable } from './compare.ts';

export interface HiddenCell {
  /** W03 or P02; `total` or `total.<industry>`. */
  readonly row: string;
  readonly column: string;
  /** Which rule changed it, in words for the tooltip. */
  readonly rule: string;
}

const COUNTS: ReadonlySet<string> = new Set(['W13', 'W14', 'W20', 'P08']);

/** Cells of the public edition that a reader of the exact one would find different, each with its rule (domain tables 1.1.3 and 1.1.4). */
export function hiddenCells(exact: AnyTable, edition: AnyTable): HiddenCell[] {
  const cells: HiddenCell[] = [];
  const shown = keyedRows(edition);
  for (const [row, cellsOfRow] of keyedRows(exact)) {
    for (const [column, value] of Object.entries(cellsOfRow)) {
      if (shown.get(row)?.[column] === value) continue;
      cells.push({ row, column, rule: COUNTS.has(column) ? '人数过少，只印范围' : '本行人数过少，金额向上取整到千元' });
    }
  }
  const totals = keyedTotals(edition);
  for (const [row, cellsOfRow] of keyedTotals(exact)) {
    for (const [column, value] of Object.entries(cellsOfRow)) {
      // A count that is text only by form ("35") says the same as the integer.
      if (String(totals.get(row)?.[column] ?? '') === String(value)) continue;
      cells.push({ row, column, rule: typeof value === 'number' ? '含不公开的人数，只印范围' : '按公开版各行金额相加' });
    }
  }
  return cells;
}
