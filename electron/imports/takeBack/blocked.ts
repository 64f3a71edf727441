import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { addCalendarMonths, addMonths, dayStart, monthWindow, shanghaiDay } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { kindOf } from '../kinds/index.ts';
import type { ImportKind } from '../kinds/types.ts';
import type { BatchRow } from './batchRow.ts';

/** What makes it impossible to take a batch back, in words; empty when nothing builds on it. */
export async function whyBlocked(reader: Reader, batch: BatchRow): Promise<string> {
  if (batch.state !== 'written') return '';
  const kind = kindOf(batch.kind);
  return (await goneOn(reader, kind, batch)) ?? (await usedByTable(reader, kind, batch)) ?? (await hasChildren(reader, kind, batch)) ?? (await changedLater(reader, kind, batch)) ?? (await mergedLater(reader, kind, batch)) ?? '';
}

/** Records that the batch made, and those that it changed, as `x`. */
function recordsOf(kind: ImportKind, batch: BatchRow): string[] {
  const { target } = kind;
  const key = target.identity.map((column) => `x.${column} = json_extract(r.before_json, '$.key.${column}')`).join(' AND ');
  return [
    `${target.table} x WHERE x.batch_id = ${batch.id}`,
    ...(batch.changed === 0 && batch.unmatched === 0 ? [] : [`record_changes r JOIN ${target.table} x ON ${key} WHERE r.batch_id = ${batch.id} AND r.subject_kind = '${target.subject.kind}' AND json_type(r.before_json, '$.key') = 'object'`]),
  ];
}

/** A record of the batch has become part of something that is not undone. */
async function goneOn(reader: Reader, kind: ImportKind, batch: BatchRow): Promise<string | null> {
  const { goneOn: rule } = kind.takingBack;
  if (rule === undefined) return null;
  for (const records of recordsOf(kind, batch)) if ((await reader.first(`SELECT 1 FROM ${records} AND (${rule.when}) LIMIT 1`)) !== undefined) return rule.why;
  return null;
}

/** A table that was frozen after the batch and in whose window its records lie has used them. */
async function usedByTable(reader: Reader, kind: ImportKind, batch: BatchRow): Promise<string | null> {
  const tables = await reader.rows<{ table_name: TableName; month: string; revision: number }>(
    'SELECT table_name, month, revision FROM report_revisions WHERE approved_at >= ? ORDER BY approved_at, table_name DESC', [batch.at],
  );
  for (const table of tables) {
    const condition = kind.takingBack.usedBy[table.table_name];
    if (condition === undefined) continue;
    for (const records of recordsOf(kind, batch)) {
      const sql = `SELECT 1 FROM ${records} AND (${condition}) LIMIT 1`;
      if ((await reader.first(sql, namedIn(sql, windowOf(table.month)))) !== undefined) return `${Number(table.month.slice(5))} 月${TABLE_WORD[table.table_name].replace('欠薪风险', '').replace('进度', '')} V${table.revision} 已用到`;
    }
  }
  return null;
}

function windowOf(month: string): Readonly<Record<string, string | number>> {
  const { start, end } = monthWindow(month);
  const endDay = shanghaiDay(end);
  const headcountFrom = addCalendarMonths(endDay, -3);
  return { start, end, month, previous: addMonths(month, -1), endDay, headcountFrom, headcountFromMs: dayStart(headcountFrom) };
}

function namedIn(sql: string, bindings: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(Object.entries(bindings).filter(([name]) => new RegExp(`:${name}\\b`).test(sql)));
}

/** Records of other batches, or entered by hand, that hang on records of this one. */
async function hasChildren(reader: Reader, kind: ImportKind, batch: BatchRow): Promise<string | null> {
  for (const { table, on, what } of kind.takingBack.children) {
    const others = OWN_TO_A_BATCH.has(table) ? `AND y.batch_id IS NOT ${batch.id}` : '';
    const source = OWN_TO_A_BATCH.has(table) ? `(SELECT b.file_name FROM import_batches b WHERE b.id = y.batch_id)` : 'NULL';
    const found = await reader.first<{ file: string | null }>(`SELECT ${source} AS file FROM ${kind.target.table} x JOIN ${table} y ON ${on} ${others} WHERE x.batch_id = ${batch.id} LIMIT 1`);
    if (found !== undefined) return found.file === null ? `已有${what}登记在这一批的记录上` : `“${found.file}”导入的${what}用到这一批的记录`;
  }
  return null;
}

/** Tables whose rows say which batch brought them. */
const OWN_TO_A_BATCH = new Set(['wage_accounts', 'balances', 'payroll_months', 'insurance_months', 'court_records', 'cases', 'payments', 'major_cases', 'follow_ups', 'grid_reports', 'headcounts', 'wage_arrears_lines', 'complaint_workers']);

/** Later changes of what the batch made or changed, by hand or by another batch that still stands. */
async function changedLater(reader: Reader, kind: ImportKind, batch: BatchRow): Promise<string | null> {
  const standing = `(r.batch_id IS NULL OR (r.batch_id <> ${batch.id} AND EXISTS (SELECT 1 FROM import_batches b WHERE b.id = r.batch_id AND b.state = 'written')))`;
  const file = `(SELECT b.file_name FROM import_batches b WHERE b.id = r.batch_id) AS file`;
  const { target } = kind;
  const own = `(SELECT min(j.journal_seq) FROM record_changes j WHERE j.batch_id = ${batch.id})`;
  const candidates = [
    `SELECT ${file} FROM ${target.table} x JOIN record_changes r ON (${kind.takingBack.laterChange}) WHERE x.batch_id = ${batch.id} AND ${standing} AND r.at >= ${batch.at} LIMIT 1`,
    // What it changed, its own records and those of others that followed from them.
    `SELECT ${file} FROM record_changes o JOIN record_changes r ON r.subject_kind = o.subject_kind AND r.subject_id = o.subject_id AND r.id > o.id
       WHERE o.batch_id = ${batch.id} AND ${standing} AND r.journal_seq > ${own} AND (json_extract(r.before_json, '$.key') IS NULL OR json_extract(o.before_json, '$.key') IS NULL OR json_extract(r.before_json, '$.key') = json_extract(o.before_json, '$.key')) LIMIT 1`,
  ];
  for (const sql of candidates) {
    const found = await reader.first<{ file: string | null }>(sql);
    if (found !== undefined) return found.file === null ? '这一批的记录后来被改过' : `“${found.file}”后来改过这一批的记录`;
  }
  return null;
}

async function mergedLater(reader: Reader, kind: ImportKind, batch: BatchRow): Promise<string | null> {
  if (kind.kind !== 'employers') return null;
  const found = await reader.first<{ name: string }>(`SELECT x.name AS name FROM employers x JOIN employer_merges m ON (m.survivor_id = x.id OR m.absorbed_id = x.id) WHERE x.batch_id = ${batch.id} LIMIT 1`);
  return found === undefined ? null : `“${found.name}”后来做过合并`;
}
