import type { AlertKind, AlertLevel } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';

/** Queries of one dossier: as many as there are here, whatever the employer has. Lists of ids are a dossier's family (itself and those merged into it). */

const marks = (ids: readonly number[]): string => ids.map(() => '?').join(', ');

export function levelRow(reader: Reader, id: number): Promise<{ alert_level: AlertLevel; street: string | null } | undefined> {
  return reader.first('SELECT e.alert_level, s.name AS street FROM employers e LEFT JOIN streets s ON s.code = e.street_code WHERE e.id = ?', [id]);
}

export interface AccountRow { id: number; account_no: string; project: string; bank: string; last_four: string; opened_at: number; closed_at: number | null }
export function accountRows(reader: Reader, id: number): Promise<AccountRow[]> {
  return reader.rows('SELECT id, account_no, project, bank, last_four, opened_at, closed_at FROM wage_accounts WHERE employer_id = ? ORDER BY CASE WHEN closed_at IS NULL THEN 0 ELSE 1 END, account_no', [id]);
}

export function insuranceRows(reader: Reader, id: number): Promise<{ month: string; employed: number | null; uninsured: number }[]> {
  return reader.rows('SELECT month, employed, uninsured FROM insurance_months WHERE employer_id = ? ORDER BY month', [id]);
}

export function headcountRows(reader: Reader, id: number): Promise<{ day: string; headcount: number; migrant: number | null; source: string }[]> {
  return reader.rows('SELECT day, headcount, migrant, source FROM headcounts WHERE employer_id = ? ORDER BY day DESC LIMIT 200', [id]);
}

export interface CourtRow {
  id: number; case_no: string; debtor_name: string; uscc: string; listed_at: number; ended_at: number | null; court: string; amount_fen: number | null; matched_by: 'code' | 'name' | 'person'; confirmed: number;
  confirmed_by: string; confirmed_at: number | null; row_version: number;
}
export function courtRows(reader: Reader, id: number): Promise<CourtRow[]> {
  return reader.rows(
    `SELECT id, case_no, debtor_name, uscc, listed_at, ended_at, court, amount_fen, matched_by, confirmed, confirmed_by, confirmed_at, row_version FROM court_records
     WHERE employer_id = ? AND matched_by <> 'none' ORDER BY listed_at DESC, id`, [id],
  );
}

/** When the court's list was last taken in. */
export async function courtCheckedUntil(reader: Reader): Promise<number | null> {
  return (await reader.first<{ at: number | null }>(`SELECT max(at) AS at FROM import_batches WHERE kind = 'court' AND state = 'written'`))?.at ?? null;
}

export interface CaseRow {
  id: number; case_no: string; cause: string; filed_at: number; closed_at: number | null; verified_fen: number | null; headcount: number | null; unpaid_headcount: number | null; paid: number; major: number;
}
export function caseRows(reader: Reader, id: number, now: number): Promise<CaseRow[]> {
  return reader.rows(
    `SELECT c.id, c.case_no, c.cause, c.filed_at, c.closed_at, c.verified_fen, c.headcount, c.unpaid_headcount, CASE WHEN m.case_id IS NULL THEN 0 ELSE 1 END AS major,
       coalesce((SELECT sum(p.fen) FROM payments p WHERE p.case_id = c.id AND p.kind = 'wage' AND p.paid_at <= ?), 0) AS paid
     FROM cases c LEFT JOIN major_cases m ON m.case_id = c.id WHERE c.employer_id = ? ORDER BY CASE WHEN c.closed_at IS NULL THEN 0 ELSE 1 END, c.filed_at DESC, c.id DESC`, [now, id],
  );
}

export interface AlertRow { id: number; kind: AlertKind; subject: string; from_day: string; ended_on: string; state: string; evidence: string }
export function alertRows(reader: Reader, id: number): Promise<AlertRow[]> {
  return reader.rows(
    `SELECT id, kind, subject, from_day, ended_on, state, evidence FROM alerts WHERE employer_id = ?
     ORDER BY CASE WHEN ended_on = '' AND state NOT IN ('closed', 'lapsed') THEN 0 ELSE 1 END, from_day DESC, id DESC`, [id],
  );
}

export interface TableRow { table_name: 'wage-risk' | 'major-cases'; month: string; revision: number; row_no: number; level: string; run: number; delivered: number }
export function tableRows(reader: Reader, family: readonly number[]): Promise<TableRow[]> {
  return reader.rows(
    `SELECT v.table_name, v.month, v.revision, r.row_no, r.level, r.run, CASE WHEN o.state = 'delivered' THEN 1 ELSE 0 END AS delivered
     FROM report_rows r JOIN report_revisions v ON v.id = r.revision_id LEFT JOIN outbox o ON o.revision_id = v.id
     WHERE r.employer_id IN (${marks(family)}) ORDER BY v.month DESC, v.table_name DESC, v.revision DESC`, family,
  );
}

export interface BatchRow { id: number; kind: string; file_name: string; at: number; staff_no: string; state: string }
/** Import batches that wrote anything of the dossier. */
export function batchRows(reader: Reader, family: readonly number[]): Promise<BatchRow[]> {
  const own = marks(family);
  const sources = [
    `SELECT batch_id FROM employers WHERE id IN (${own})`, `SELECT batch_id FROM record_changes WHERE employer_id IN (${own})`, `SELECT batch_id FROM headcounts WHERE employer_id IN (${own})`,
    `SELECT batch_id FROM wage_accounts WHERE employer_id IN (${own})`, `SELECT b.batch_id FROM balances b JOIN wage_accounts a ON a.id = b.account_id WHERE a.employer_id IN (${own})`,
    `SELECT p.batch_id FROM payroll_months p JOIN wage_accounts a ON a.id = p.account_id WHERE a.employer_id IN (${own})`, `SELECT batch_id FROM insurance_months WHERE employer_id IN (${own})`,
    `SELECT batch_id FROM court_records WHERE employer_id IN (${own})`, `SELECT batch_id FROM cases WHERE employer_id IN (${own})`,
    `SELECT p.batch_id FROM payments p JOIN cases c ON c.id = p.case_id WHERE c.employer_id IN (${own})`, `SELECT batch_id FROM grid_reports WHERE employer_id IN (${own})`,
    `SELECT m.batch_id FROM major_cases m JOIN cases c ON c.id = m.case_id WHERE c.employer_id IN (${own})`,
  ];
  return reader.rows(
    `SELECT id, kind, file_name, at, staff_no, state FROM import_batches WHERE id IN (${sources.join(' UNION ')}) ORDER BY at DESC, id DESC LIMIT 300`, sources.flatMap(() => family),
  );
}

export function gridRows(reader: Reader, id: number): Promise<{ report_no: string; collected_at: number; change: string; headcount: number | null; note: string }[]> {
  return reader.rows('SELECT report_no, collected_at, change, headcount, note FROM grid_reports WHERE employer_id = ? ORDER BY collected_at DESC LIMIT 200', [id]);
}

/** Merges into a dossier that still hold, newest first. */
export function mergeRows(reader: Reader, id: number): Promise<{ merge_id: number; id: number; name: string; uscc: string; temp_no: string; at: number }[]> {
  return reader.rows(
    `SELECT m.id AS merge_id, e.id, e.name, e.uscc, e.temp_no, m.at FROM employer_merges m JOIN employers e ON e.id = m.absorbed_id WHERE m.survivor_id = ? AND m.undone_at IS NULL ORDER BY m.id DESC`, [id],
  );
}
