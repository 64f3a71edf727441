import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

export interface CaseRow {
  id: number; case_no: string; employer_id: number; cause: string; source: string; state: string; filed_at: number; closed_at: number | null; verified_fen: number | null; headcount: number | null;
  unpaid_headcount: number | null; handler: string; /** Who has the case: the appointed A, else whom the list names. */ holder: string; is_arrears: number; row_version: number; employer_name: string; uscc: string; temp_no: string; unit_type: string; legal_rep: string; paid: number; major: number;
}

/** Columns of a case with its employer and the wages paid up to `:now`. */
export const CASE_COLUMNS = `c.id, c.case_no, c.employer_id, c.cause, c.source, c.state, c.filed_at, c.closed_at, c.verified_fen, c.headcount, c.unpaid_headcount, c.handler, c.is_arrears, c.row_version,
  coalesce((SELECT s.staff_no FROM matter_staff s WHERE s.subject_kind = 'case' AND s.subject_id = c.id AND s.part = 'handler' AND s.ended_at IS NULL), c.handler) AS holder,
  e.name AS employer_name, e.uscc, e.temp_no, e.unit_type, e.legal_rep, CASE WHEN m.case_id IS NULL THEN 0 ELSE 1 END AS major,
  coalesce((SELECT sum(p.fen) FROM payments p WHERE p.case_id = c.id AND p.kind = 'wage' AND p.paid_at <= :now), 0) AS paid`;
export const CASE_FROM = 'cases c JOIN employers e ON e.id = c.employer_id LEFT JOIN major_cases m ON m.case_id = c.id';

export function caseById(reader: Reader, id: number, now: number): Promise<CaseRow | undefined> {
  return reader.first(`SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.id = :id`, { id, now });
}

export function caseByNumber(reader: Reader, caseNo: string, now: number): Promise<CaseRow | undefined> {
  return reader.first(`SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.case_no = :caseNo`, { caseNo, now });
}

export function insertCase(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('cases', row);
}

/** Changes a case and counts its version up; the caller has compared the version inside the same transaction. */
export async function updateCase(w: Writer, id: number, set: Readonly<Record<string, Value>>): Promise<void> {
  const columns = Object.keys(set);
  await w.run(`UPDATE cases SET ${[...columns.map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), id]);
}

/** Case numbers that bear the class 立 and a year, in whatever style and under whatever prefix they were taken. */
export async function numbersOfYear(reader: Reader, year: string): Promise<string[]> {
  const rows = await reader.rows<{ case_no: string }>('SELECT case_no FROM cases WHERE case_no LIKE ?', [`%人社监立%〔${year}〕%号`]);
  return rows.map((row) => row.case_no);
}

/** What changed in a case, newest first, with the journal's line of it. */
export function caseHistory(reader: Reader, caseId: number): Promise<{ at: number; staff_no: string; operation: string; summary: string; reason: string; before_json: string; after_json: string; file_name: string | null }[]> {
  return reader.rows(
    `SELECT c.at, c.staff_no, j.operation, j.summary, c.reason, c.before_json, c.after_json, b.file_name FROM record_changes c JOIN journal j ON j.seq = c.journal_seq LEFT JOIN import_batches b ON b.id = c.batch_id
     WHERE c.subject_kind = 'case' AND c.subject_id = ? ORDER BY c.id DESC LIMIT 1000`, [String(caseId)],
  );
}
