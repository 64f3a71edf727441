import type { Besides, Clash, TargetColumn } from './types.ts';

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

const WORDS = { people: ['少于', '多于'], times: ['早于', '晚于'] } as const;

/** `low` must not lie above `high`, where the row gives one of them and the record has the other. `names` are their heads. */
export function inOrder(of: keyof typeof WORDS, low: string, high: string, names: readonly [low: string, high: string]): readonly Clash[] {
  const [below, above] = WORDS[of];
  return [
    { field: high, when: `${d(high)} IS NOT NULL AND ${d(low)} IS NULL AND ${d(high)} < t.${low}`, reason: `${below}台账中已有的${names[0]}，请一并填写${names[0]}` },
    { field: low, when: `${d(low)} IS NOT NULL AND ${d(high)} IS NULL AND ${d(low)} > t.${high}`, reason: `${above}台账中已有的${names[1]}，请一并填写${names[1]}` },
  ];
}

/** Value of a column after a change. */
export function afterOf(column: TargetColumn): string {
  return column.after ?? `coalesce(${column.given}, t.${column.column})`;
}

export const JOIN_EMPLOYER = 'LEFT JOIN employers e ON e.id = s.ref';

/** The number in the head of the dossier `e`, which a report of `day` replaces unless it is older. */
export function headFigure(day: string): Besides {
  const now = `CASE WHEN e.headcount IS NULL THEN '' ELSE e.headcount || ' 人' || CASE WHEN e.headcount_on = '' THEN '' ELSE '（' || e.headcount_on || '）' END END`;
  return { head: '档案职工人数', now, words: now, becomes: `${d('headcount')} || ' 人（' || ${day} || '）'`, when: `${d('headcount')} IS NOT NULL AND ${day} >= e.headcount_on` };
}

/** Head-count report of the day before whose three-month life a table ends (W07). */
export const HEADCOUNT_DAY = (column: string): string => `x.${column} < :endDay AND x.${column} >= :headcountFrom`;
