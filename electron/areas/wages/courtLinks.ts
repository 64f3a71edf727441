import type { Writer } from '#electron/ledger/access.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { courtRecordsAround, tieCourtRecord, type CourtTie } from './repository/courtLinks.ts';

/** Under which journal entry, when and by whom something is changed. */
export interface Act { readonly seq: number; readonly at: number; readonly staffNo: string }

/**
 * Ties court records to a dossier whose code or name has become known or changed. The same code ties a record; the same name alone only
 * proposes it (quality code N) until a brigade member confirms; a record of another code comes loose. Nothing is ever confirmed here.
 */
export async function linkCourtRecords(w: Writer, employer: { id: number; uscc: string; name: string }, act: Act): Promise<void> {
  for (const record of await courtRecordsAround(w, employer)) {
    const before: CourtTie = { employer_id: record.employer_id, matched_by: record.matched_by, confirmed: record.confirmed };
    const after = tieOf(employer, record);
    if (after.employer_id === before.employer_id && after.matched_by === before.matched_by && after.confirmed === before.confirmed) continue;
    await tieCourtRecord(w, record.id, after);
    await recordChange(w, act.seq, act.at, act.staffNo, { kind: 'court', id: record.case_no, employerId: employer.id, before: { ...before }, after: { ...after } });
  }
}

function tieOf(employer: { id: number; uscc: string; name: string }, record: CourtTie & { uscc: string; debtor_name: string; namesakes: number; same_code: number }): CourtTie {
  if (record.same_code === 1) return { employer_id: employer.id, matched_by: 'code', confirmed: record.matched_by === 'code' ? record.confirmed : 0 };
  const byName = record.uscc === '' && record.debtor_name === employer.name;
  if (byName && record.confirmed === 1 && record.employer_id === employer.id) return { employer_id: record.employer_id, matched_by: record.matched_by, confirmed: 1 };
  if (byName && record.namesakes === 1) return { employer_id: employer.id, matched_by: 'name', confirmed: 0 };
  return record.employer_id === employer.id ? { employer_id: null, matched_by: 'none', confirmed: 0 } : { employer_id: record.employer_id, matched_by: record.matched_by, confirmed: record.confirmed };
}
