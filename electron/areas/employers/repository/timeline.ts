import type { AlertKind } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';

/** Sources of a dossier's course. Each gives what happened before an instant, newest first, at most `limit` rows; `family` is a dossier and those merged into it. */

export interface Page {
  readonly family: readonly number[];
  /** Cases of which the one who asks sees that they are there, and no more. */
  readonly recused: readonly number[];
  readonly before: number;
  readonly limit: number;
}

const own = (page: Page): string => page.family.map(() => '?').join(', ');
const closed = (page: Page): string => `(${page.recused.map(Number).join(', ')})`;
const all = <R>(reader: Reader, sql: string, page: Page): Promise<R[]> => reader.rows<R>(`${sql} LIMIT ?`, [...page.family, page.before, page.limit]);

export interface HeadChange { at: number; staff_no: string; subject_id: string; before_json: string; after_json: string; reason: string; file_name: string | null; operation: string }
export function headChanges(reader: Reader, page: Page): Promise<HeadChange[]> {
  return reader.rows(
    `SELECT c.at, c.staff_no, c.subject_id, c.before_json, c.after_json, c.reason, b.file_name, j.operation FROM record_changes c JOIN journal j ON j.seq = c.journal_seq LEFT JOIN import_batches b ON b.id = c.batch_id
     WHERE c.subject_kind = 'employer' AND c.subject_id IN (${own(page)}) AND c.at < ? ORDER BY c.at DESC, c.id DESC LIMIT ?`, [...page.family.map(String), page.before, page.limit],
  );
}

export function balances(reader: Reader, page: Page): Promise<{ at: number; fen: number; account_no: string; file_name: string | null }[]> {
  return all(reader, `SELECT b.as_of AS at, b.fen, a.account_no, i.file_name FROM balances b JOIN wage_accounts a ON a.id = b.account_id LEFT JOIN import_batches i ON i.id = b.batch_id
    WHERE a.employer_id IN (${own(page)}) AND b.as_of < ? ORDER BY b.as_of DESC`, page);
}

export function accountEvents(reader: Reader, page: Page): Promise<{ at: number; closed: number; account_no: string; project: string }[]> {
  return reader.rows(
    `SELECT at, closed, account_no, project FROM (
       SELECT opened_at AS at, 0 AS closed, account_no, project FROM wage_accounts WHERE employer_id IN (${own(page)})
       UNION ALL SELECT closed_at, 1, account_no, project FROM wage_accounts WHERE closed_at IS NOT NULL AND employer_id IN (${own(page)})) AS x
     WHERE at < ? ORDER BY at DESC LIMIT ?`, [...page.family, ...page.family, page.before, page.limit],
  );
}

export function gridReports(reader: Reader, page: Page): Promise<{ at: number; report_no: string; change: string; headcount: number | null }[]> {
  return all(reader, `SELECT collected_at AS at, report_no, change, headcount FROM grid_reports WHERE employer_id IN (${own(page)}) AND collected_at < ? ORDER BY collected_at DESC`, page);
}

/** Months and days have no instant of their own; there are few of them, so they come whole. */
export function uninsuredMonths(reader: Reader, family: readonly number[]): Promise<{ month: string; uninsured: number }[]> {
  return reader.rows(`SELECT month, uninsured FROM insurance_months WHERE uninsured > 0 AND employer_id IN (${family.map(() => '?').join(', ')})`, family);
}

export function headcountDays(reader: Reader, family: readonly number[]): Promise<{ day: string; headcount: number; source: string }[]> {
  return reader.rows(`SELECT day, headcount, source FROM headcounts WHERE employer_id IN (${family.map(() => '?').join(', ')})`, family);
}

export function caseEvents(reader: Reader, page: Page): Promise<{ at: number; what: 'filed' | 'closed' | 'major'; case_no: string; cause: string; recused: number }[]> {
  return reader.rows(
    `SELECT at, what, case_no, cause, id IN ${closed(page)} AS recused FROM (
       SELECT id, filed_at AS at, 'filed' AS what, case_no, cause FROM cases WHERE employer_id IN (${own(page)})
       UNION ALL SELECT id, closed_at, 'closed', case_no, cause FROM cases WHERE closed_at IS NOT NULL AND employer_id IN (${own(page)})
       UNION ALL SELECT c.id, m.t0, 'major', c.case_no, c.cause FROM major_cases m JOIN cases c ON c.id = m.case_id WHERE c.employer_id IN (${own(page)}) AND c.id NOT IN ${closed(page)}) AS x
     WHERE at < ? ORDER BY at DESC LIMIT ?`, [...page.family, ...page.family, ...page.family, page.before, page.limit],
  );
}

export function nodeEvents(reader: Reader, page: Page): Promise<{ at: number; text: string; case_no: string; staff_no: string }[]> {
  return all(reader, `SELECT coalesce(v.at, v.recorded_at) AS at, v.text, c.case_no, v.staff_no FROM emergency_events v JOIN cases c ON c.id = v.case_id
    WHERE c.employer_id IN (${own(page)}) AND c.id NOT IN ${closed(page)} AND coalesce(v.at, v.recorded_at) < ? ORDER BY coalesce(v.at, v.recorded_at) DESC`, page);
}

export function paymentEvents(reader: Reader, page: Page): Promise<{ at: number; fen: number; kind: 'wage' | 'fine' | 'surcharge'; voucher: string; case_no: string }[]> {
  return all(reader, `SELECT p.paid_at AS at, p.fen, p.kind, p.voucher, c.case_no FROM payments p JOIN cases c ON c.id = p.case_id WHERE c.employer_id IN (${own(page)}) AND c.id NOT IN ${closed(page)} AND p.paid_at < ? ORDER BY p.paid_at DESC`, page);
}

export function alertEvents(reader: Reader, page: Page): Promise<{ at: number; kind: AlertKind; action: string; note: string; staff_no: string; subject: string }[]> {
  return all(reader, `SELECT v.at, a.kind, v.action, v.note, v.staff_no, a.subject FROM alert_events v JOIN alerts a ON a.id = v.alert_id WHERE a.employer_id IN (${own(page)}) AND v.at < ? ORDER BY v.at DESC, v.id DESC`, page);
}

export function courtEvents(reader: Reader, page: Page): Promise<{ at: number; what: 'listed' | 'ended' | 'confirmed' | 'denied'; case_no: string; court: string; staff_no: string }[]> {
  return reader.rows(
    `SELECT at, what, case_no, court, staff_no FROM (
       SELECT listed_at AS at, 'listed' AS what, case_no, court, '' AS staff_no FROM court_records WHERE matched_by <> 'none' AND employer_id IN (${own(page)})
       UNION ALL SELECT ended_at, 'ended', case_no, court, '' FROM court_records WHERE ended_at IS NOT NULL AND matched_by <> 'none' AND employer_id IN (${own(page)})
       UNION ALL SELECT confirmed_at, CASE WHEN confirmed = 1 THEN 'confirmed' ELSE 'denied' END, case_no, court, confirmed_by FROM court_records WHERE confirmed_at IS NOT NULL AND matched_by <> 'none' AND employer_id IN (${own(page)})) AS x
     WHERE at < ? ORDER BY at DESC LIMIT ?`, [...page.family, ...page.family, ...page.family, page.before, page.limit],
  );
}

export function tableEvents(reader: Reader, page: Page): Promise<{ at: number; table_name: 'wage-risk' | 'major-cases'; month: string; revision: number; row_no: number; approved_by: string }[]> {
  return all(reader, `SELECT v.approved_at AS at, v.table_name, v.month, v.revision, r.row_no, v.approved_by FROM report_rows r JOIN report_revisions v ON v.id = r.revision_id
    WHERE r.employer_id IN (${own(page)}) AND v.approved_at < ? ORDER BY v.approved_at DESC`, page);
}
