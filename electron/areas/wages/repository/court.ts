import type { AlertLevel } from '#shared/contract/values.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface CourtRecordRow {
  id: number; row_version: number; case_no: string; debtor_name: string; uscc: string; listed_at: number; ended_at: number | null; court: string; matched_by: 'code' | 'name' | 'person' | 'none';
  employer_id: number | null; confirmed: number; confirmed_by: string; confirmed_at: number | null;
}

export interface Candidate { employer_id: number; name: string; uscc: string; level: AlertLevel; by_code: number }

const COLUMNS = 'r.id, r.row_version, r.case_no, r.debtor_name, r.uscc, r.listed_at, r.ended_at, r.court, r.matched_by, r.employer_id, r.confirmed, r.confirmed_by, r.confirmed_at';

/** Nobody has decided yet, it is not against a person, and some dossier has its code or its name. */
const WAITING = `r.confirmed = 0 AND r.confirmed_at IS NULL AND r.matched_by <> 'person' AND (r.employer_id IS NOT NULL
  OR EXISTS (SELECT 1 FROM employers e WHERE e.merged_into IS NULL AND e.uscc = r.uscc AND r.uscc <> '') OR EXISTS (SELECT 1 FROM employers e WHERE e.merged_into IS NULL AND e.name = r.debtor_name AND (r.uscc = '' OR e.uscc = '')))`;

export async function waitingRecords(reader: Reader, offset: number, limit: number): Promise<{ total: number; rows: CourtRecordRow[] }> {
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>(`SELECT count(*) AS n FROM court_records r WHERE ${WAITING}`),
    reader.rows<CourtRecordRow>(`SELECT ${COLUMNS} FROM court_records r WHERE ${WAITING} ORDER BY CASE r.matched_by WHEN 'code' THEN 0 ELSE 1 END, r.listed_at DESC, r.id LIMIT ? OFFSET ?`, [limit, offset]),
  ]);
  return { total: counted?.n ?? 0, rows };
}

/** Dossiers of each record's code or name, those of the code first. One query for a page of records. */
export async function candidatesOf(reader: Reader, recordIds: readonly number[]): Promise<Map<number, Candidate[]>> {
  if (recordIds.length === 0) return new Map();
  const rows = await reader.rows<Candidate & { record_id: number }>(
    `SELECT r.id AS record_id, e.id AS employer_id, e.name, CASE WHEN e.uscc = '' THEN e.temp_no ELSE e.uscc END AS uscc, e.alert_level AS level, CASE WHEN e.uscc = r.uscc AND r.uscc <> '' THEN 1 ELSE 0 END AS by_code
     FROM court_records r JOIN employers e ON e.id IN (
       SELECT c.id FROM employers c WHERE c.uscc = r.uscc AND r.uscc <> '' UNION SELECT n.id FROM employers n WHERE n.name = r.debtor_name AND (r.uscc = '' OR n.uscc = '') UNION SELECT r.employer_id)
     WHERE e.merged_into IS NULL AND r.id IN (${recordIds.map(() => '?').join(', ')}) ORDER BY r.id, by_code DESC, e.id`,
    recordIds,
  );
  const candidates = new Map<number, Candidate[]>();
  for (const row of rows) candidates.set(row.record_id, [...(candidates.get(row.record_id) ?? []), row]);
  return candidates;
}

export function courtRecord(reader: Reader, id: number): Promise<CourtRecordRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM court_records r WHERE r.id = ?`, [id]);
}

export async function saveConfirmation(w: Writer, id: number, set: { employer_id: number | null; matched_by: string; confirmed: number; confirmed_by: string; confirmed_at: number }): Promise<void> {
  await w.run(
    'UPDATE court_records SET employer_id = ?, matched_by = ?, confirmed = ?, confirmed_by = ?, confirmed_at = ?, row_version = row_version + 1 WHERE id = ?',
    [set.employer_id, set.matched_by, set.confirmed, set.confirmed_by, set.confirmed_at, id],
  );
}

/** Code and names of a dossier that is not merged. */
export function employerOf(reader: Reader, id: number): Promise<{ id: number; name: string; uscc: string; unit_type: string; legal_rep: string; temp_no: string } | undefined> {
  return reader.first('SELECT id, name, uscc, unit_type, legal_rep, temp_no FROM employers WHERE id = ? AND merged_into IS NULL', [id]);
}
