import type { Reader, Writer } from './access.ts';
import type { Value } from './driver.ts';

/** One business record's old and new values, only of the columns that changed. */
export interface RecordChange {
  readonly kind: string;
  readonly id: string;
  readonly employerId: number | null;
  readonly before: Readonly<Record<string, Value>>;
  readonly after: Readonly<Record<string, Value>>;
  readonly reason?: string;
}

/** Columns of `after` that differ from `before`; empty when nothing changed. */
export function difference<R extends Readonly<Record<string, Value>>>(before: R, after: Partial<R>): { before: Record<string, Value>; after: Record<string, Value> } {
  const changed = Object.entries(after).filter(([column, value]) => before[column] !== value) as [string, Value][];
  return {
    before: Object.fromEntries(changed.map(([column]) => [column, before[column] ?? null])),
    after: Object.fromEntries(changed),
  };
}

/** Keeps old and new values with the journal entry of the same command (its number from `nextSeq`). */
export async function recordChange(w: Writer, seq: number, at: number, staffNo: string, change: RecordChange, batchId: number | null = null): Promise<void> {
  await w.run(
    `INSERT INTO record_changes (journal_seq, at, staff_no, batch_id, subject_kind, subject_id, employer_id, before_json, after_json, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [seq, at, staffNo, batchId, change.kind, change.id, change.employerId, JSON.stringify(change.before), JSON.stringify(change.after), change.reason ?? ''],
  );
}

/** Who changed a record last and when, as a refusal tells it to whoever comes second; blank where nothing is known. */
export async function lastChange(reader: Reader, kind: string, id: string): Promise<{ readonly staffNo: string; readonly at: number | null }> {
  const row = await reader.first<{ at: number; staff_no: string }>('SELECT at, staff_no FROM record_changes WHERE subject_kind = ? AND subject_id = ? ORDER BY id DESC LIMIT 1', [kind, id]);
  return { staffNo: row?.staff_no ?? '', at: row?.at ?? null };
}
