import type { Reader, Writer } from '#electron/ledger/access.ts';
import { afterOf } from '../kinds/sql.ts';
import type { ImportKind, Target, TargetColumn } from '../kinds/types.ts';
import { execute } from './execute.ts';
import type { RowState } from './effects.ts';
import { fromRows, stagedRows } from './statements.ts';
import type { Range, Stage } from './stage.ts';

/*
 * What the ledger held when a preview was made, row by row, so that writing it later overwrites nothing that somebody changed in between. Only values that the row would replace count: two
 * people who change different columns do not meet.
 */

const ALL: Range = { from: 0, to: Number.MAX_SAFE_INTEGER };
const written = (target: Target): readonly TargetColumn[] => target.columns.filter((column) => !column.key);
export const shownColumns = (target: Target): readonly TargetColumn[] => target.columns.filter((column) => column.shows !== undefined);
export const oldOf = (column: TargetColumn): string => column.shows?.old ?? `t.${column.column}`;

/** Keeps, of each row that would replace something, what stands there: raw values, the same as a preview shows them, and what else follows from the row. */
export async function keepSeen(w: Writer, kind: ImportKind, stage: Stage, range: Range): Promise<void> {
  const { target } = kind;
  const besides = target.besides ?? [];
  const list = (values: readonly string[]): string => `json_array(${values.join(', ')})`;
  const states: readonly RowState[] = besides.length === 0 ? ['changed'] : ['created', 'changed'];
  await execute(w, `UPDATE ${stage.verdict} SET seen = u.seen FROM (SELECT s.row_no AS row_no, ${list([list(written(target).map(({ column }) => `t.${column}`)), list(shownColumns(target).map(oldOf)), list(besides.map(({ now }) => now)), list(besides.map(({ words }) => words ?? 'NULL'))])} AS seen
    ${fromRows(kind, stage, 'NULL', states, range)}) u WHERE ${stage.verdict.replace('temp.', '')}.row_no = u.row_no`);
}

/**
 * Notes the rows that would replace something else than the preview showed, from the verdicts before (`stage.before`) and those of now. Rows noted earlier stay as they are, so that what
 * was seen first remains what was seen.
 */
export async function noteMoved(w: Writer, kind: ImportKind, stage: Stage): Promise<void> {
  const { target } = kind;
  const replaced = written(target).map(({ column, ...rest }, i) => `((${afterOf({ column, ...rest })}) IS NOT t.${column} AND json_extract(b.seen, '$[0][${i}]') IS NOT t.${column})`);
  const besides = (target.besides ?? []).map(({ when, now }, i) => `(b.seen IS NOT NULL AND (${when}) AND json_extract(b.seen, '$[2][${i}]') IS NOT (${now}))`);
  const any = (parts: readonly string[]): string => (parts.length === 0 ? '0' : parts.join(' OR '));
  await execute(w, `INSERT OR IGNORE INTO ${stage.moved} (row_no, state, seen) SELECT s.row_no, b.state, b.seen
    FROM (${stagedRows(stage, 'NULL', ['created', 'changed'], ALL)}) s JOIN ${stage.before} b ON b.row_no = s.row_no ${target.joins ?? ''} LEFT JOIN ${target.table} t ON ${target.match}
    WHERE CASE s.state WHEN 'changed' THEN b.state <> 'changed' OR ${any([...replaced, ...besides])} ELSE b.state IN ('changed', 'same') OR ${any(besides)} END`);
}

/** Row numbers that were noted and that the officer would still write, in the order of the file. */
export async function movedRows(reader: Reader, stage: Stage, leaveOut: readonly number[]): Promise<number[]> {
  const rows = await reader.rows<{ row_no: number }>(`SELECT row_no FROM ${stage.moved} WHERE row_no NOT IN (SELECT value FROM json_each(?)) ORDER BY row_no`, [JSON.stringify(leaveOut)]);
  return rows.map((row) => row.row_no);
}
