import type { Reader } from '#electron/ledger/access.ts';
import { afterOf } from './kinds/sql.ts';
import type { Column, ImportKind, TargetColumn } from './kinds/types.ts';
import { stagedRows } from './engine/statements.ts';
import type { ImportJob } from './importJob.ts';
import type { PreviewRow } from './previews.ts';

const WAITS_FOR = { employer: '单位', account: '专户', case: '案件' } as const;

type Stored = Record<string, string | number | null>;

/** One page of a preview: key, title, and old and new of each column that the row would change. */
export async function previewPage(reader: Reader, job: ImportJob, state: PreviewRow['state'], offset: number, limit: number): Promise<PreviewRow[]> {
  const { kind, stage } = job;
  const { target } = kind;
  const picked = `SELECT v.row_no FROM ${stage.verdict} v WHERE v.state = '${state}' ORDER BY v.row_no LIMIT ${limit} OFFSET ${offset}`;
  const shown = target.columns.filter((column) => column.shows !== undefined);
  const pairs = shown.flatMap((column, index) => [`${column.shows?.old ?? `t.${column.column}`} AS old_${index}`, `${column.shows?.new ?? afterOf(column)} AS new_${index}`]);
  const extras = (target.history ?? []).flatMap((extra, index) => [`${extra.before} AS before_${index}`, `${extra.after} AS after_${index}`]);
  const rows = await reader.rows<Stored & { row_no: number; data: string; parent: string | null }>(
    `SELECT s.row_no, s.parent, json(s.data) AS data, ${kind.title} AS title, ${kind.remark ?? 'NULL'} AS remark ${[...pairs, ...extras].map((sql) => `, ${sql}`).join('')}
     FROM (${stagedRows(stage, 'NULL', [state], { from: 0, to: Number.MAX_SAFE_INTEGER })} AND st.row_no IN (${picked})) s ${target.joins ?? ''} LEFT JOIN ${target.table} t ON ${target.match} ORDER BY s.row_no`
      .replaceAll(':now', '0'),
  );
  return rows.map((row) => previewRow(kind, shown, state, row));
}

function previewRow(kind: ImportKind, shown: readonly TargetColumn[], state: PreviewRow['state'], row: Stored & { row_no: number; data: string; parent: string | null }): PreviewRow {
  const values = JSON.parse(row.data) as Record<string, string | number>;
  const columnOf = (field: string): Column | undefined => kind.columns.find((column) => column.field === field);
  const show = (field: string, value: string | number | null): string | null => (value === null || value === '' ? null : columnOf(field)?.type.show(value) ?? String(value));
  const keys = kind.columns.filter((column) => column.key).map((column) => show(column.field, values[column.field] ?? null) ?? '');
  const changes: PreviewRow['changes'] = state === 'changed'
    ? [...changedColumns(shown, row, columnOf, show), ...changedBesides(kind, row, values)]
    : kind.columns.flatMap((column) => (values[column.field] === undefined || column.key ? [] : [{ head: column.head, old: null, new: show(column.field, values[column.field] ?? null) }]));
  const waits = state === 'unmatched' && kind.parent !== null ? `等待${WAITS_FOR[kind.parent.of]} ${row.parent ?? ''}` : '';
  return { row: row.row_no, state, key: keys.join('　'), title: String(row['title'] ?? ''), changes: state === 'same' ? [] : changes, remark: waits === '' ? String(row['remark'] ?? '') : waits };
}

type Show = (field: string, value: string | number | null) => string | null;

function changedColumns(shown: readonly TargetColumn[], row: Stored, columnOf: (field: string) => Column | undefined, show: Show): PreviewRow['changes'] {
  return shown.flatMap((column, index) => {
    const [before, after] = [row[`old_${index}`] ?? null, row[`new_${index}`] ?? null];
    const field = column.shows?.field ?? column.column;
    return before === after ? [] : [{ head: columnOf(field)?.head ?? field, old: show(field, before), new: show(field, after) }];
  });
}

/** Changes that are no column of the record: tags of a dossier, and a head-count report of another day than the newest. */
function changedBesides(kind: ImportKind, row: Stored, values: Readonly<Record<string, string | number>>): PreviewRow['changes'] {
  const besides = (kind.target.history ?? []).flatMap((extra, index) => {
    const column = kind.columns.find((candidate) => candidate.field === extra.name);
    const [before, after] = [row[`before_${index}`] ?? null, row[`after_${index}`] ?? null];
    return column === undefined || before === after ? [] : [{ head: column.head, old: before === null || before === '' ? null : String(before), new: after === null ? null : String(after) }];
  });
  const report = kind.kind === 'employers' && besides.length === 0 && values['headcount'] !== undefined && values['headcount_on'] !== undefined
    ? [{ head: '用工规模', old: null, new: `${values['headcount_on']}　${values['headcount']} 人` }] : [];
  return besides.length > 0 ? besides : report.filter(() => !hasColumnChange(row));
}

function hasColumnChange(row: Stored): boolean {
  return Object.keys(row).some((name) => name.startsWith('old_') && row[name] !== row[name.replace('old_', 'new_')]);
}
