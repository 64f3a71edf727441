import type { Reader } from '#electron/ledger/access.ts';
import { likePattern } from '../searchTerms.ts';

export interface FoundCase { id: number; case_no: string; cause: string; filed_at: number; closed_at: number | null; employer: string; major: number }
export interface FoundReport { id: number; serial: string; table_name: 'wage-risk' | 'major-cases'; month: string; revision: number }

const CASE = `SELECT c.id, c.case_no, c.cause, c.filed_at, c.closed_at, e.name AS employer, CASE WHEN m.case_id IS NULL THEN 0 ELSE 1 END AS major
  FROM cases c JOIN employers e ON e.id = c.employer_id LEFT JOIN major_cases m ON m.case_id = c.id`;

/** Cases whose number holds the patterns, open ones first, then the newest. */
export function casesByNumber(reader: Reader, patterns: readonly string[], limit: number): Promise<FoundCase[]> {
  return reader.rows(
    `${CASE} WHERE c.id IN (SELECT id FROM cases WHERE ${patterns.map(() => `case_no LIKE ? ESCAPE '\\'`).join(' AND ')})
     ORDER BY CASE WHEN c.closed_at IS NULL THEN 0 ELSE 1 END, c.filed_at DESC, c.id DESC LIMIT ?`,
    [...patterns, limit],
  );
}

/** Open cases of the employers that were found, the newest first. */
export async function casesOfEmployers(reader: Reader, employerIds: readonly number[], limit: number): Promise<FoundCase[]> {
  if (employerIds.length === 0) return [];
  return reader.rows(`${CASE} WHERE c.employer_id IN (${employerIds.map(() => '?').join(', ')}) AND c.closed_at IS NULL ORDER BY c.filed_at DESC, c.id DESC LIMIT ?`, [...employerIds, limit]);
}

/** Frozen tables by any part of their serial or by their month, the newest first. */
export function reportsBySerial(reader: Reader, text: string, limit: number): Promise<FoundReport[]> {
  return reader.rows(
    `SELECT id, serial, table_name, month, revision FROM report_revisions WHERE serial LIKE ? ESCAPE '\\' OR month = ? ORDER BY month DESC, table_name DESC, revision DESC LIMIT ?`,
    [likePattern(text, 'anywhere'), text, limit],
  );
}
