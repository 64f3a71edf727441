import { formatYuanPaper } from '../money.ts';
import { REISSUE_FEN, REISSUE_PERCENT } from './figures.ts';
import type { MajorCaseTable, WageRiskTable } from './types.ts';
import { columnHead } from './columns.ts';

/** Comparing two versions of a table: the machine list of changed cells, and whether late data ask for a re-issue (domain tables 1.2). */

export type CellValue = string | number | boolean | null;
export interface ChangedCell {
  /** W03 or P02 of the row; `total` or `total.<industry>` for totals. */
  readonly row: string;
  readonly column: string;
  readonly old: CellValue;
  readonly new: CellValue;
}

export type AnyTable = WageRiskTable | MajorCaseTable;
type Cells = Readonly<Record<string, CellValue>>;

const isWage = (table: AnyTable): table is WageRiskTable => 'summary' in table;

/** Rows by their key; a second row of one key (quality code C) gets `#2` and so on. */
export function keyedRows(table: AnyTable): Map<string, Cells> {
  const keyed = new Map<string, Cells>();
  for (const row of table.rows) {
    const key = 'W03' in row ? row.W03 : row.P02;
    let unique = key;
    for (let n = 2; keyed.has(unique); n += 1) unique = `${key}#${n}`;
    keyed.set(unique, { ...row });
  }
  return keyed;
}

/** Totals by their row key. */
export function keyedTotals(table: AnyTable): Map<string, Cells> {
  if (!isWage(table)) return new Map([['total', { ...table.totals }]]);
  return new Map(Object.entries(table.summary).map(([key, line]) => [key === 'total' ? 'total' : `total.${key}`, { ...line }]));
}

/**
 * Every cell that differs, in the order of the new table, then rows that fell out, then totals. A row that came has `old` null in each of
 * its filled cells, one that fell out has `new` null.
 */
export function changedCells(oldTable: AnyTable, newTable: AnyTable): ChangedCell[] {
  return [...changesBetween(keyedRows(oldTable), keyedRows(newTable)), ...changesBetween(keyedTotals(oldTable), keyedTotals(newTable))];
}

function changesBetween(before: ReadonlyMap<string, Cells>, after: ReadonlyMap<string, Cells>): ChangedCell[] {
  const changes: ChangedCell[] = [];
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [from, to] = [before.get(key), after.get(key)];
    for (const column of Object.keys(to ?? from ?? {})) {
      const [old, now] = [from?.[column] ?? null, to?.[column] ?? null];
      if (old !== now) changes.push({ row: key, column, old, new: now });
    }
  }
  return changes;
}

/** Keys of rows that the newer table has and the older lacks. */
export function addedRows(oldTable: AnyTable, newTable: AnyTable): string[] {
  const before = keyedRows(oldTable);
  return [...keyedRows(newTable).keys()].filter((key) => !before.has(key));
}

export interface Reissue {
  readonly needed: boolean;
  /** Chinese sentences, one for each ground. */
  readonly why: readonly string[];
}

const FLAGS = ['W12', 'W15', 'W16'] as const;
const NODES = ['P15', 'P16', 'P17', 'P18', 'P19'] as const;

/**
 * Whether late data change a frozen month enough for a re-issue: any alert flag, any node status, or a total by 1 % or 10,000 yuan,
 * whichever is smaller (inclusive). Compare exact editions.
 */
export function reissueNeeded(oldTable: AnyTable, newTable: AnyTable): Reissue {
  const why: string[] = [];
  const watched: readonly string[] = isWage(newTable) ? FLAGS : NODES;
  const table = isWage(newTable) ? 'wage-risk' : 'major-cases';
  const [before, after] = [keyedRows(oldTable), keyedRows(newTable)];
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [from, to] = [before.get(key), after.get(key)];
    for (const column of watched) {
      // An employer that is not listed has no flag; a case that is not listed has no status.
      const absent = isWage(newTable) ? false : null;
      if ((from?.[column] ?? absent) !== (to?.[column] ?? absent)) why.push(`${nameOf(to ?? from)}（${key}）${columnHead(table, column)}有变`);
    }
  }
  const [oldTotals, newTotals] = [keyedTotals(oldTable).get('total') ?? {}, keyedTotals(newTable).get('total') ?? {}];
  for (const column of Object.keys(newTotals)) {
    const found = totalMoved(oldTotals[column] ?? null, newTotals[column] ?? null);
    if (found !== null) why.push(`合计“${columnHead(table, column)}”${found}`);
  }
  return { needed: why.length > 0, why };
}

function nameOf(row: Cells | undefined): string {
  return String(row?.['W04'] ?? row?.['P04'] ?? '');
}

/** Words for a total that moved enough, else null. Money is text with two decimals, counts are integers. */
function totalMoved(old: CellValue, now: CellValue): string | null {
  if (typeof old === 'string' && typeof now === 'string') {
    const [from, to] = [Number(old.replace('.', '')), Number(now.replace('.', ''))];
    if (!movedByShare(from, to) && Math.abs(to - from) < REISSUE_FEN) return null;
    return `由 ${formatYuanPaper(from)} 元变为 ${formatYuanPaper(to)} 元`;
  }
  if (typeof old !== 'number' || typeof now !== 'number' || !movedByShare(old, now)) return null;
  return `由 ${old} 变为 ${now}`;
}

function movedByShare(from: number, to: number): boolean {
  return from !== to && Math.abs(to - from) * 100 >= Math.abs(from) * REISSUE_PERCENT;
}
