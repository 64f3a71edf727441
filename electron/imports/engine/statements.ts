import { afterOf } from '../kinds/sql.ts';
import type { ImportKind, ParentKind, Target, TargetColumn } from '../kinds/types.ts';
import { sparseObject, type Act, type RowState } from './effects.ts';
import type { Range, Stage } from './stage.ts';

/** The SQL of one import kind over one stage. Numbers stand in the texts; what is text comes as a binding. */

const PARENT: Readonly<Record<ParentKind, string>> = {
  employer: `coalesce((SELECT e.id FROM employers e WHERE e.uscc = st.parent AND e.uscc <> '' AND e.duplicate_code = 0 AND e.merged_into IS NULL), (SELECT m.employer_id FROM temp.merged_codes m WHERE m.uscc = st.parent))`,
  account: '(SELECT a.id FROM wage_accounts a WHERE a.account_no = st.parent)',
  case: '(SELECT c.id FROM cases c WHERE c.case_no = st.parent)',
};

const within = (range: Range): string => `row_no BETWEEN ${range.from} AND ${range.to}`;

/** True where the record would differ after the change. */
function differs(column: TargetColumn): string {
  return `(${afterOf(column)}) IS NOT t.${column.column}`;
}

const written = (target: Target): readonly TargetColumn[] => target.columns.filter((column) => !column.key);

function isChanged(target: Target): string {
  const parts = written(target).map(differs);
  return [...parts, ...(target.alsoChanged === undefined ? [] : [target.alsoChanged])].map((part) => `(${part})`).join(' OR ');
}

const noRecord = (target: Target): string => `t.${target.identity[0] ?? 'id'} IS NULL`;

/** Number of the first contradiction between row and record, NULL where there is none. */
function clashSql(target: Target): string {
  const clashes = target.clashes ?? [];
  return clashes.length === 0 ? 'NULL' : `CASE WHEN ${noRecord(target)} THEN NULL ${clashes.map(({ when }, i) => `WHEN ${when} THEN ${i}`).join(' ')} END`;
}

/** In the place of a contradiction's number: the row belongs to another way in (`Elsewhere`). */
export const ELSEWHERE = -1;

/** Says of each staged row what writing it would do. */
export function verdictSql(kind: ImportKind, stage: Stage, range: Range): string {
  const { target } = kind;
  const ref = kind.parent === null ? 'NULL' : `CASE WHEN st.parent IS NULL THEN NULL ELSE ${PARENT[kind.parent.of]} END`;
  const clash = clashSql(target);
  const elsewhere = kind.parent?.elsewhere === undefined ? '0' : `(s.parent IS NOT NULL AND s.ref IS NULL AND ${kind.parent.elsewhere.when})`;
  return `INSERT INTO ${stage.verdict} (row_no, ref, state, first_row, clash)
    WITH s AS MATERIALIZED (SELECT st.row_no, st.parent, st.data, st.problems, st.first_row, ${ref} AS ref FROM ${stage.rows} st WHERE st.${within(range)})
    SELECT s.row_no, s.ref,
      CASE WHEN s.problems IS NOT NULL THEN 'refused'
        WHEN s.first_row IS NOT NULL THEN CASE WHEN s.data = (SELECT f.data FROM ${stage.rows} f WHERE f.row_no = s.first_row) THEN 'same' ELSE 'refused' END
        WHEN ${elsewhere} THEN 'refused' WHEN s.parent IS NOT NULL AND s.ref IS NULL THEN 'unmatched'
        WHEN ${noRecord(target)} THEN ${target.alsoSame === undefined ? `'created'` : `CASE WHEN ${target.alsoSame} THEN 'same' ELSE 'created' END`}
        WHEN ${clash} IS NOT NULL THEN 'refused' WHEN ${isChanged(target)} THEN 'changed' ELSE 'same' END,
      s.first_row, CASE WHEN ${elsewhere} THEN ${ELSEWHERE} ELSE ${clash} END
    FROM s ${target.joins ?? ''} LEFT JOIN ${target.table} t ON ${target.match}`;
}

/** Staged rows of some states with the id of their parent. */
export function stagedRows(stage: Stage, batch: string, states: readonly RowState[], range: Range, only = '1 = 1'): string {
  return `SELECT st.row_no, st.key, st.parent, st.data, ${batch} AS batch_id, v.ref, v.state FROM ${stage.verdict} v JOIN ${stage.rows} st ON st.row_no = v.row_no
      WHERE v.${within(range)} AND st.${within(range)} AND v.state IN (${states.map((state) => `'${state}'`).join(', ')}) AND ${only.replaceAll('s.data', 'st.data')}`;
}

/** `FROM … WHERE …` over rows of some states with their record. */
export function fromRows(kind: ImportKind, stage: Stage, batch: string, states: readonly RowState[], range: Range): string {
  const { target } = kind;
  return `FROM (${stagedRows(stage, batch, states, range)}) s ${target.joins ?? ''} LEFT JOIN ${target.table} t ON ${target.match} WHERE 1 = 1`;
}

/** Keeps old and new values of what changes. The key of the record stands in it, so that the change can be taken back. */
export function historySql(kind: ImportKind, act: Act, from: string): string {
  const { target } = kind;
  const nameOf = (column: string): string => target.historyNames?.[column] ?? column;
  const before = [...written(target).map((column) => [nameOf(column.column), `CASE WHEN ${differs(column)} THEN t.${column.column} END`] as const), ...(target.history ?? []).map((extra) => [extra.name, extra.before] as const),
    ['key', `json_object(${target.identity.map((column) => `'${column}', t.${column}`).join(', ')})`] as const];
  const after = [...written(target).map((column) => [nameOf(column.column), `CASE WHEN ${differs(column)} THEN ${afterOf(column)} END`] as const), ...(target.history ?? []).map((extra) => [extra.name, extra.after] as const)];
  return `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json)
    SELECT ${act.seq}, ${act.now}, :staff, s.batch_id, '${target.subject.kind}', ${target.subject.id}, ${target.subject.employer}, ${sparseObject(before)}, ${sparseObject(after)} ${from}`;
}

/** Changes the records of changed rows; one statement for each group of columns. */
export function changeSql(kind: ImportKind, from: string): string[] {
  const { target } = kind;
  const groups = new Map<string, TargetColumn[]>();
  for (const column of written(target)) groups.set(column.group ?? '', [...(groups.get(column.group ?? '') ?? []), column]);
  return [...groups].filter(([, columns]) => columns.length > 0).map(([group, columns]) => {
    const set = [...columns.map((column) => `${column.column} = u.after_${column.column}`), ...(group === '' ? Object.entries(target.onChange ?? {}).map(([column, sql]) => `${column} = ${sql}`) : [])];
    const only = group === '' ? '' : ` AND (${columns.map(differs).join(' OR ')})`;
    return `UPDATE ${target.table} SET ${set.join(', ')}
      FROM (SELECT ${[...target.identity.map((column) => `t.${column} AS key_${column}`), ...columns.map((column) => `${afterOf(column)} AS after_${column.column}`)].join(', ')} ${from}${only}) u
      WHERE ${target.identity.map((column) => `${target.table}.${column} = u.key_${column}`).join(' AND ')}`;
  });
}

/** Adds the records of new rows. */
export function createSql(kind: ImportKind, from: string): string {
  const { target } = kind;
  const columns = [...target.columns.map((column) => [column.column, column.fallback === undefined ? column.given : `coalesce(${column.given}, ${column.fallback})`] as const), ...Object.entries(target.constants ?? {}), ['batch_id', 's.batch_id'] as const];
  return `INSERT INTO ${target.table} (${columns.map(([name]) => name).join(', ')}) SELECT ${columns.map(([, sql]) => sql).join(', ')} ${from} ORDER BY s.row_no`;
}

/** Rows whose parent is not known wait for it. The same row waiting already is left alone, another one of its key is replaced. */
export function waitSql(kind: ImportKind, from: string): string {
  if (kind.parent === null) throw new Error(`${kind.kind} waits for nothing`);
  return `INSERT INTO import_waiting (batch_id, kind, row_no, waits_for, waits_key, record_key, row_json)
    SELECT s.batch_id, '${kind.kind}', s.row_no, '${kind.parent.of}', s.parent, s.key, json(s.data) ${from}
    ON CONFLICT (kind, record_key) DO UPDATE SET batch_id = excluded.batch_id, row_no = excluded.row_no, waits_key = excluded.waits_key, row_json = excluded.row_json
    WHERE import_waiting.row_json <> excluded.row_json`;
}

/** Employers whose facts change by the rows; both where a record moves from one to another. A new dossier by itself has no facts yet. */
export function touchedSql(kind: ImportKind, from: string, anyChanged: boolean): string[] {
  if (kind.kind === 'employers') return !anyChanged ? [] : [`INSERT OR IGNORE INTO temp.import_touched (employer_id) SELECT t.id ${from} AND s.state = 'changed'`];
  const insert = (sql: string): string => `INSERT OR IGNORE INTO temp.import_touched (employer_id) SELECT ${sql} ${from} AND ${sql} IS NOT NULL`;
  const moves = kind.target.columns.some((column) => column.column === 'employer_id' && !column.key);
  return [insert(kind.target.subject.employer), ...(moves && anyChanged ? [insert('t.employer_id')] : [])];
}
