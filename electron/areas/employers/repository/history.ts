import type { Reader } from '#electron/ledger/access.ts';

export interface HistoryRow {
  journal_seq: number; at: number; staff_no: string; subject_id: string; before_json: string; after_json: string; reason: string; file_name: string | null; operation: string; summary: string;
}

/** Changes of the head data of some dossiers (a dossier and those merged into it), newest first. */
export function headHistory(reader: Reader, employerIds: readonly number[]): Promise<HistoryRow[]> {
  return reader.rows(
    `SELECT c.journal_seq, c.at, c.staff_no, c.subject_id, c.before_json, c.after_json, c.reason, b.file_name, j.operation, j.summary
     FROM record_changes c JOIN journal j ON j.seq = c.journal_seq LEFT JOIN import_batches b ON b.id = c.batch_id
     WHERE c.subject_kind = 'employer' AND c.subject_id IN (${employerIds.map(() => '?').join(', ')}) ORDER BY c.at DESC, c.id DESC LIMIT 2000`,
    employerIds.map(String),
  );
}

export function lastChangeOf(reader: Reader, employerId: number): Promise<{ at: number; staff_no: string } | undefined> {
  return reader.first(`SELECT at, staff_no FROM record_changes WHERE subject_kind = 'employer' AND subject_id = ? ORDER BY id DESC LIMIT 1`, [String(employerId)]);
}

/** A dossier and all those that were merged into it, however often. */
export async function familyOf(reader: Reader, employerId: number): Promise<number[]> {
  const rows = await reader.rows<{ id: number }>(
    `WITH RECURSIVE family(id) AS (SELECT ? UNION SELECT e.id FROM employers e JOIN family f ON e.merged_into = f.id) SELECT id FROM family`, [employerId],
  );
  return rows.map((row) => row.id);
}
