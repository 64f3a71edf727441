import type { Writer } from './access.ts';
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
