import type { Reader } from '#electron/ledger/access.ts';
import type { BatchKindName } from '../kinds/types.ts';

/** One batch as stored. */
export interface BatchRow {
  id: number; kind: BatchKindName; file_name: string; file_sha256: string; at: number; staff_no: string; rows: number; created: number; changed: number; same: number; refused: number; unmatched: number;
  ignored_columns: string; refused_file: string; state: 'written' | 'taken-back'; taken_back_at: number | null; taken_back_reason: string; still_waiting: number;
  complaint_id: number | null;
}

const COLUMNS = `b.id, b.kind, b.file_name, b.file_sha256, b.at, b.staff_no, b.rows, b.created, b.changed, b.same, b.refused, b.unmatched, b.ignored_columns, b.refused_file, b.state, b.taken_back_at, b.taken_back_reason, b.complaint_id,
  (SELECT count(*) FROM import_waiting x WHERE x.batch_id = b.id) AS still_waiting`;

export function batchById(reader: Reader, id: number): Promise<BatchRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM import_batches b WHERE b.id = ?`, [id]);
}

/** Batches, newest first. */
export async function batchPage(reader: Reader, offset: number, limit: number): Promise<{ total: number; rows: BatchRow[] }> {
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>('SELECT count(*) AS n FROM import_batches'),
    reader.rows<BatchRow>(`SELECT ${COLUMNS} FROM import_batches b ORDER BY b.id DESC LIMIT ? OFFSET ?`, [limit, offset]),
  ]);
  return { total: counted?.n ?? 0, rows };
}

/** Lists that were begun on one complaint, newest first. */
export function batchesOnComplaint(reader: Reader, complaintId: number): Promise<BatchRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM import_batches b WHERE b.complaint_id = ? ORDER BY b.id DESC`, [complaintId]);
}
