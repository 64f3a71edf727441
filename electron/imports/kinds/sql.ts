import type { TargetColumn } from './types.ts';

/** Building stones of the kinds' SQL. */

/** Value of a field of the row; NULL where the cell was empty. */
export function d(field: string): string {
  return `json_extract(s.data, '$.${field}')`;
}

/** A column that takes its value as it is given. */
export function plain(column: string, options: { field?: string; fallback?: string } = {}): TargetColumn {
  const field = options.field ?? column;
  return { column, given: d(field), shows: { field }, ...(options.fallback === undefined ? {} : { fallback: options.fallback }) };
}

/** A text column, empty where nothing is known. */
export function textColumn(column: string, field = column): TargetColumn {
  return plain(column, { field, fallback: `''` });
}

export function keyColumn(column: string, given: string): TargetColumn {
  return { column, given, key: true };
}

/** The employer a record hangs on; a preview shows codes, not ids. */
export function employerColumn(options: { key?: true } = {}): TargetColumn {
  return { column: 'employer_id', given: 's.ref', ...(options.key ? { key: true as const } : { shows: { field: 'uscc', old: '(SELECT o.uscc FROM employers o WHERE o.id = t.employer_id)', new: 's.parent' } }) };
}

/** Value of a column after a change. */
export function afterOf(column: TargetColumn): string {
  return column.after ?? `coalesce(${column.given}, t.${column.column})`;
}

export const JOIN_EMPLOYER = 'LEFT JOIN employers e ON e.id = s.ref';

/** Head-count report of the day before whose three-month life a table ends (W07). */
export const HEADCOUNT_DAY = (column: string): string => `x.${column} < :endDay AND x.${column} >= :headcountFrom`;
