import type { Reader, Writer } from '#electron/ledger/access.ts';

/** How a court record is tied to a dossier. */
export interface CourtTie { employer_id: number | null; matched_by: 'code' | 'name' | 'person' | 'none'; confirmed: number }

/**
 * Court records that a dossier's code or name may concern: those tied to it and not against a person, and loose ones of its code or, where
 * nobody has decided about them yet, of its name. The codes of dossiers that were merged into it count as its own.
 */
export function courtRecordsAround(reader: Reader, employer: { id: number; uscc: string; name: string }): Promise<(CourtTie & { id: number; case_no: string; uscc: string; debtor_name: string; namesakes: number; same_code: number })[]> {
  return reader.rows(
    `SELECT r.id, r.case_no, r.uscc, r.debtor_name, r.employer_id, r.matched_by, r.confirmed,
       (SELECT count(*) FROM employers n WHERE n.name = r.debtor_name AND n.merged_into IS NULL) AS namesakes,
       CASE WHEN r.uscc <> '' AND r.uscc IN (SELECT k.uscc FROM employers k WHERE k.id = :id OR k.merged_into = :id) THEN 1 ELSE 0 END AS same_code
     FROM court_records r WHERE r.matched_by <> 'person' AND (r.employer_id = :id OR (r.uscc <> '' AND r.uscc = :uscc AND (r.employer_id IS NULL OR r.matched_by = 'name'))
       OR (r.uscc = '' AND r.employer_id IS NULL AND r.confirmed_at IS NULL AND r.debtor_name = :name))`,
    { id: employer.id, uscc: employer.uscc, name: employer.name },
  );
}

export async function tieCourtRecord(w: Writer, id: number, tie: CourtTie): Promise<void> {
  await w.run(
    `UPDATE court_records SET employer_id = ?, matched_by = ?, confirmed = ?, confirmed_by = CASE WHEN ? = 1 THEN confirmed_by ELSE '' END, confirmed_at = CASE WHEN ? = 1 THEN confirmed_at END, row_version = row_version + 1 WHERE id = ?`,
    [tie.employer_id, tie.matched_by, tie.confirmed, tie.confirmed, tie.confirmed, id],
  );
}
