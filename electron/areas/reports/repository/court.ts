import type { Reader } from '#electron/ledger/access.ts';
import type { CourtMatch } from '#shared/rules/tables/types.ts';
import { idList } from './columns.ts';

export interface CourtRow { employer_id: number; case_no: string; listed_at: number; ended_at: number | null; confirmed: number; matched_by: CourtMatch }

/** Nobody has said that it is somebody else's. */
const NOT_DENIED = '(r.confirmed = 1 OR r.confirmed_at IS NULL)';

/**
 * Court records with the employers they mean: those tied to a dossier, those of the same code (two dossiers may bear it), and, while nobody has
 * decided, those without a code whose name is exactly a dossier's. `where` narrows records `r` and employers `e`.
 */
function matches(where: string): string {
  const columns = (matched: string): string => `e.id AS employer_id, r.case_no, r.listed_at, r.ended_at, r.confirmed, ${matched} AS matched_by`;
  return `SELECT ${columns('r.matched_by')} FROM court_records r JOIN employers e ON e.id = r.employer_id WHERE r.matched_by <> 'none' AND ${NOT_DENIED} AND e.merged_into IS NULL AND ${where}
    UNION ALL SELECT ${columns(`'code'`)} FROM court_records r JOIN employers e ON e.uscc = r.uscc WHERE r.uscc <> '' AND r.matched_by IN ('code', 'none') AND ${NOT_DENIED}
      AND (r.employer_id IS NULL OR e.id <> r.employer_id) AND e.merged_into IS NULL AND ${where}
    UNION ALL SELECT ${columns(`'name'`)} FROM court_records r JOIN employers e ON e.name = r.debtor_name WHERE r.employer_id IS NULL AND r.uscc = '' AND r.matched_by <> 'person' AND r.confirmed_at IS NULL
      AND e.merged_into IS NULL AND ${where}`;
}

/** Records that are live in a window. Those against a legal representative as a person are not among them. */
export function liveCourtRecords(reader: Reader, start: number, end: number): Promise<CourtRow[]> {
  const live = `r.listed_at < :end AND (r.ended_at IS NULL OR r.ended_at >= :start) AND r.matched_by <> 'person'`;
  return reader.rows(matches(live), { start, end });
}

/** Every record of some employers, whenever it was listed. */
export function courtRecordsOf(reader: Reader, ids: readonly number[]): Promise<CourtRow[]> {
  return reader.rows(matches('e.id IN (SELECT value FROM json_each(:ids))'), { ids: idList(ids) });
}
