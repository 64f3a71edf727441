import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { idList } from './columns.ts';

/** One recorded change of a record, as the rule of `asAtEnd` reads it. */
export interface RecordedChange { readonly at: number; readonly staffNo: string; readonly before: Readonly<Record<string, Value>>; readonly after: Readonly<Record<string, Value>>; readonly reason: string; readonly operation: string }

/** Changes of some records written at or after an instant, oldest first, by record. */
export async function changesSince(reader: Reader, kind: 'case' | 'employer', ids: readonly number[], end: number): Promise<Map<number, RecordedChange[]>> {
  const byRecord = new Map<number, RecordedChange[]>();
  const last = await reader.first<{ at: number }>('SELECT at FROM record_changes ORDER BY id DESC LIMIT 1');
  if (ids.length === 0 || last === undefined || last.at < end) return byRecord;
  const rows = await reader.rows<{ subject_id: string; at: number; staff_no: string; before_json: string; after_json: string; reason: string; operation: string }>(
    `SELECT c.subject_id, c.at, c.staff_no, c.before_json, c.after_json, c.reason, j.operation FROM json_each(?) x
       JOIN record_changes c ON c.subject_kind = ? AND c.subject_id = x.value JOIN journal j ON j.seq = c.journal_seq WHERE c.at >= ? ORDER BY c.id`,
    [idList(ids.map(String)), kind, end],
  );
  for (const row of rows) {
    const id = Number(row.subject_id);
    const change = { at: row.at, staffNo: row.staff_no, before: JSON.parse(row.before_json) as RecordedChange['before'], after: JSON.parse(row.after_json) as RecordedChange['after'], reason: row.reason, operation: row.operation };
    byRecord.set(id, [...(byRecord.get(id) ?? []), change]);
  }
  return byRecord;
}
