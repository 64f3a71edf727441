import type { Reader } from '#electron/ledger/access.ts';
import { afterOf } from './kinds/sql.ts';
import type { ImportKind } from './kinds/types.ts';
import { oldOf, shownColumns } from './engine/moved.ts';
import { stagedRows } from './engine/statements.ts';
import type { ImportJob } from './importJob.ts';

/** A row whose record somebody changed since the preview: what the preview saw, what stands now, and what the file would make of it. */
export interface MovedRow {
  readonly row: number; readonly title: string; readonly staffNo: string; readonly at: number | null;
  readonly fields: readonly { readonly head: string; readonly before: string; readonly theirs: string; readonly mine: string }[];
}

type Stored = Record<string, string | number | null>;
type Values = readonly (string | number | null)[];
type Told = { readonly staffNo: string; readonly at: number | null };

/** The given rows, in the order of the file. `since`: the last journal entry that the preview knew. */
export async function movedPage(reader: Reader, job: ImportJob, rowNumbers: readonly number[], since: number): Promise<MovedRow[]> {
  const { kind, stage } = job;
  const { target } = kind;
  const shown = shownColumns(target);
  const picked = shown.flatMap((column, i) => [`${oldOf(column)} AS old_${i}`, `${column.shows?.new ?? afterOf(column)} AS new_${i}`]);
  const besides = (target.besides ?? []).flatMap(({ when, now, words, becomes }, i) => [`CASE WHEN (${when}) AND json_extract(b.seen, '$[2][${i}]') IS NOT (${now}) THEN 1 ELSE 0 END AS touched_${i}`, `${words ?? 'NULL'} AS now_${i}`, `${becomes} AS becomes_${i}`]);
  const rows = await reader.rows<Stored & { row_no: number; title: string; was: string; seen: string | null; subject: string | null; batch: number | null; gone: number; created: number }>(
    `SELECT s.row_no, ${kind.title} AS title, b.state AS was, b.seen AS seen, ${target.subject.id} AS subject, t.batch_id AS batch, t.${target.identity[0] ?? 'id'} IS NULL AS gone, s.state = 'created' AS created ${[...picked, ...besides].map((sql) => `, ${sql}`).join('')}
     FROM (${stagedRows(stage, 'NULL', ['created', 'changed'], { from: 0, to: Number.MAX_SAFE_INTEGER })} AND st.row_no IN (SELECT value FROM json_each(:picked))) s JOIN ${stage.moved} b ON b.row_no = s.row_no
     ${target.joins ?? ''} LEFT JOIN ${target.table} t ON ${target.match} ORDER BY s.row_no`,
    { picked: JSON.stringify(rowNumbers) },
  );
  const found: MovedRow[] = [];
  for (const row of rows) found.push({ row: row.row_no, title: row.title, ...(await whoChanged(reader, kind.target.subject.kind, row.subject, row.batch, since)), fields: fieldsOf(kind, row) });
  return found;
}

function fieldsOf(kind: ImportKind, row: Stored & { was: string; seen: string | null; gone: number; created: number }): MovedRow['fields'] {
  const seen = row.seen === null ? null : JSON.parse(row.seen) as [unknown, Values, Values, Values];
  const show = (field: string, value: string | number | null | undefined): string => (value === null || value === undefined || value === '' ? '' : kind.columns.find((column) => column.field === field)?.type.show(value) ?? String(value));
  const fields = shownColumns(kind.target).flatMap((column, i) => {
    const field = column.shows?.field ?? column.column;
    const [now, mine] = [row[`old_${i}`] ?? null, row[`new_${i}`] ?? null];
    // A row that said the same as the ledger: what stood then is what the file says.
    const before = row.was === 'same' ? mine : seen?.[1][i] ?? null;
    if (row.gone === 1 ? mine === null || mine === '' : now === mine || now === before) return [];
    return [{ head: kind.columns.find((one) => one.field === field)?.head ?? field, before: show(field, before), theirs: row.gone === 1 ? '（记录已不在）' : show(field, now), mine: show(field, mine) }];
  });
  const others = (kind.target.besides ?? []).flatMap(({ head, words }, i) => {
    if (row[`touched_${i}`] !== 1) return [];
    const text = (value: string | number | null | undefined): string => (value === null || value === undefined ? '' : String(value));
    return [{ head, before: words === undefined ? '预览时的内容' : text(seen?.[3][i]), theirs: words === undefined ? '已被改过' : text(row[`now_${i}`]), mine: text(row[`becomes_${i}`]) }];
  });
  const all = row.created === 1 && row.gone === 1 && row.was !== 'changed' && row.was !== 'same' ? others : [...fields, ...others];
  return all.length > 0 ? all : [{ head: '这条记录', before: '预览时的内容', theirs: '已被改过', mine: '按文件写入' }];
}

/** Who changed a record since a journal entry: by its history, by the entry about it, or by the batch that brought it. */
async function whoChanged(reader: Reader, kind: string, id: string | null, batch: number | null, since: number): Promise<Told> {
  if (id !== null) {
    const change = await reader.first<{ staff_no: string; at: number }>('SELECT staff_no, at FROM record_changes WHERE subject_kind = ? AND subject_id = ? AND journal_seq > ? ORDER BY id DESC LIMIT 1', [kind, id, since])
      ?? await reader.first<{ staff_no: string; at: number }>('SELECT staff_no, at FROM journal WHERE seq > ? AND subject_kind = ? AND subject_id = ? ORDER BY seq DESC LIMIT 1', [since, kind, id]);
    if (change !== undefined) return { staffNo: change.staff_no, at: change.at };
  }
  const brought = batch === null ? undefined : await reader.first<{ staff_no: string; at: number }>('SELECT staff_no, at FROM import_batches WHERE id = ?', [batch]);
  return { staffNo: brought?.staff_no ?? '', at: brought?.at ?? null };
}
