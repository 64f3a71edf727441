import type { Industry } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { idList } from './columns.ts';

export interface MajorRow {
  id: number; case_no: string; closed_at: number | null; verified_fen: number | null; headcount: number | null; created_at: number; t0: number; triggers: string; major_headcount: number; brigade_at: number | null; police_at: number | null;
  brief_at: number | null; agreement_at: number | null; refusal_at: number | null; police_filing_at: number | null; report_at: number | null; employer_id: number; industry: Industry;
}

const COLUMNS = `c.id, c.case_no, c.closed_at, c.verified_fen, c.headcount, c.created_at, m.t0, m.triggers, m.headcount AS major_headcount, m.brigade_at, m.police_at, m.brief_at, m.agreement_at, m.refusal_at, m.police_filing_at, m.report_at,
  c.employer_id, e.industry`;
const FROM = 'FROM major_cases m JOIN cases c ON c.id = m.case_id JOIN employers e ON e.id = c.employer_id';

/** Major cases with t0 before `end` that, by what the ledger holds now, were not closed before `start`. */
export function readMajorCases(reader: Reader, start: number, end: number): Promise<MajorRow[]> {
  return reader.rows(`SELECT ${COLUMNS} ${FROM} WHERE m.t0 < ? AND (c.closed_at IS NULL OR c.closed_at >= ?) ORDER BY m.t0, c.id`, [end, start]);
}

export function majorCasesById(reader: Reader, ids: readonly number[]): Promise<MajorRow[]> {
  return reader.rows(`SELECT ${COLUMNS} ${FROM} WHERE c.id IN (SELECT value FROM json_each(?)) ORDER BY m.t0, c.id`, [idList(ids)]);
}

export function followUpsOf(reader: Reader, ids: readonly number[]): Promise<{ case_id: number; kind: string; done_at: number | null }[]> {
  return reader.rows('SELECT case_id, kind, done_at FROM follow_ups WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY case_id, due_on, kind', [idList(ids)]);
}
