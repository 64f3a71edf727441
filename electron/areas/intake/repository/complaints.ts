import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import type { PaperState } from '#shared/papers/states.ts';
import type { Channel, ComplaintKind } from '#shared/rules/intake/vocabulary.ts';
import type { ComplaintState } from '#shared/rules/intake/transitions.ts';
import type { FilingStage } from '#shared/rules/intake/filing.ts';

/** A complaint without what is sealed. `claims`, `public_order`, `missing`: JSON lists. */
export interface ComplaintRow {
  id: number; receipt_no: string; kind: ComplaintKind; channel: Channel; anonymous: number; state: ComplaintState; registered_at: number; registered_by: string; employer_id: number | null; place_of_work: string;
  claims: string; headcount: number | null; amount_claimed_fen: number | null; period_from: string; period_to: string; ended_on: string; pseudonym: string; suspected_crime: number; mass_incident: number;
  public_order: string; clicks: number | null; clicks_source: string; dispatched_to: string; dispatched_at: number | null; dispatched_by: string; supplements: number; supplement_issued_at: number | null;
  supplement_served_at: number | null; supplement_received_at: number | null; supplement_due_on: string; missing: string; answer: '' | 'accept' | 'refuse' | 'redirect' | 'lapsed'; answer_reason: string; answer_basis: string;
  answer_to: string; answer_proposed_at: number | null; answer_proposed_by: string; answered_at: number | null; answered_by: string; emergency: number; case_id: number | null; joined_to: number | null;
  grid_report_id: number | null; filing_stage: FilingStage; filing_paper: number | null; filing_proposed_at: number | null; filing_proposed_by: string; row_version: number; employer_name: string | null;
  /** People of the group's list, and what they are still owed. */
  list_people: number; list_unpaid_fen: number;
  /** State of its answer (the newest D04 that is not void); null for none. */
  answer_paper: PaperState | null;
  /** Reviews of its filing that were sent out of the district and are not back. */
  sent_out: number;
}

const OWN = [
  'id', 'receipt_no', 'kind', 'channel', 'anonymous', 'state', 'registered_at', 'registered_by', 'employer_id', 'place_of_work', 'claims', 'headcount', 'amount_claimed_fen', 'period_from', 'period_to', 'ended_on',
  'pseudonym', 'suspected_crime', 'mass_incident', 'public_order', 'clicks', 'clicks_source', 'dispatched_to', 'dispatched_at', 'dispatched_by', 'supplements', 'supplement_issued_at', 'supplement_served_at',
  'supplement_received_at', 'supplement_due_on', 'missing', 'answer', 'answer_reason', 'answer_basis', 'answer_to', 'answer_proposed_at', 'answer_proposed_by', 'answered_at', 'answered_by', 'emergency', 'case_id',
  'joined_to', 'grid_report_id', 'filing_stage', 'filing_paper', 'filing_proposed_at', 'filing_proposed_by', 'row_version',
].map((column) => `c.${column}`).join(', ');
/** The state of a complaint's answer: the newest D04 that is not void. */
export const ANSWER_PAPER = `(SELECT p.state FROM papers p WHERE p.subject_kind = 'complaint' AND p.subject_id = c.id AND p.kind = 'D04' AND p.state <> 'void' ORDER BY p.id DESC LIMIT 1)`;
export const SENT_OUT = `(SELECT count(*) FROM review_requests q WHERE q.paper_id = c.filing_paper AND q.returned_at IS NULL)`;
const LIST = (figure: string): string => `(SELECT ${figure} FROM complaint_workers l WHERE l.complaint_id = c.id)`;
export const SELECT = `SELECT ${OWN}, e.name AS employer_name, ${LIST('count(*)')} AS list_people, ${LIST('coalesce(sum(l.owed_fen - l.paid_fen), 0)')} AS list_unpaid_fen, ${ANSWER_PAPER} AS answer_paper, ${SENT_OUT} AS sent_out FROM complaints c LEFT JOIN employers e ON e.id = c.employer_id`;

export function complaintById(reader: Reader, id: number): Promise<ComplaintRow | undefined> {
  return reader.first(`${SELECT} WHERE c.id = ?`, [id]);
}

export function complaintByReceipt(reader: Reader, receiptNo: string): Promise<ComplaintRow | undefined> {
  return reader.first(`${SELECT} WHERE c.receipt_no = ?`, [receiptNo]);
}

export function insertComplaint(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('complaints', row);
}

/** Changes a complaint and counts its version up; the caller has compared the version inside the same transaction. */
export async function updateComplaint(w: Writer, id: number, set: Readonly<Record<string, Value>>): Promise<void> {
  await w.run(`UPDATE complaints SET ${[...Object.keys(set).map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), id]);
}

export async function putStatement(w: Writer, id: number, sealed: Uint8Array | null): Promise<void> {
  await w.run('UPDATE complaints SET statement_sealed = ? WHERE id = ?', [sealed, id]);
}

export async function statementOf(reader: Reader, id: number): Promise<Uint8Array | null> {
  return (await reader.first<{ statement_sealed: Uint8Array | null }>('SELECT statement_sealed FROM complaints WHERE id = ?', [id]))?.statement_sealed ?? null;
}

/** Complaints that share the filing of this one. */
export function joinedTo(reader: Reader, id: number): Promise<{ id: number; receipt_no: string }[]> {
  return reader.rows('SELECT id, receipt_no FROM complaints WHERE joined_to = ? ORDER BY id', [id]);
}

/** Complaints not merged into a case that may be the same matter: of this employer, or those named. */
export function comparableComplaints(reader: Reader, employerId: number | null, ids: readonly number[]): Promise<ComplaintRow[]> {
  return reader.rows(`${SELECT} WHERE (c.employer_id = ? OR c.id IN (SELECT value FROM json_each(?))) ORDER BY c.registered_at DESC LIMIT 50`, [employerId ?? -1, JSON.stringify(ids)]);
}

/** Matters in each officer's hand and when the last one came. */
export function complaintLoads(reader: Reader): Promise<{ staff_no: string; load: number; last_at: number | null }[]> {
  return reader.rows(
    `SELECT dispatched_to AS staff_no, sum(CASE WHEN state IN ('dispatched', 'supplementing', 'filingReview') THEN 1 ELSE 0 END) AS load, max(dispatched_at) AS last_at FROM complaints WHERE dispatched_to <> '' GROUP BY dispatched_to`,
  );
}

/** Receipt numbers that begin so; pseudonyms that hold the text. Names are never looked for: none stands here. */
export function findByNumber(reader: Reader, receipt: string, pseudonym: string, limit: number): Promise<ComplaintRow[]> {
  return reader.rows(
    `${SELECT} WHERE (? <> '' AND c.receipt_no >= ? AND c.receipt_no < ?) OR (? <> '' AND c.pseudonym = ?) ORDER BY c.registered_at DESC LIMIT ?`,
    [receipt, receipt, `${receipt}\uffff`, pseudonym, pseudonym, limit],
  );
}

/** How lists name complaints. */
export function complaintHeads(reader: Reader, ids: readonly number[]): Promise<Pick<ComplaintRow, 'id' | 'receipt_no' | 'employer_name' | 'case_id' | 'dispatched_to'>[]> {
  return reader.rows('SELECT c.id, c.receipt_no, e.name AS employer_name, c.case_id, c.dispatched_to FROM complaints c LEFT JOIN employers e ON e.id = c.employer_id WHERE c.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
}

/** Ids of the complaints in which a person has a part; with `reviews` those too that wait for some B. */
export async function idsInReach(reader: Reader, person: string, reviews: boolean): Promise<number[]> {
  const rows = await reader.rows<{ id: number }>(
    `SELECT subject_id AS id FROM matter_staff WHERE subject_kind = 'complaint' AND person = :person AND ended_at IS NULL
     UNION SELECT id FROM complaints WHERE :reviews = 1 AND filing_stage IN ('review', 'late')`, { person, reviews: reviews ? 1 : 0 },
  );
  return rows.map((row) => row.id);
}

export async function idsOfCase(reader: Reader, caseId: number): Promise<number[]> {
  return (await reader.rows<{ id: number }>('SELECT id FROM complaints WHERE case_id = ? ORDER BY id', [caseId])).map((row) => row.id);
}

/** When the matter was first reported, to the grid or to the brigade (domain 5, t0): of one complaint, or of all from which a case was filed. UTC ms; null where there is none. */
export async function firstReportOf(reader: Reader, of: { readonly complaintId: number } | { readonly caseId: number }): Promise<number | null> {
  const [column, id] = 'caseId' in of ? ['case_id', of.caseId] as const : ['id', of.complaintId] as const;
  const row = await reader.first<{ at: number | null }>(`SELECT min(min(c.registered_at, coalesce(g.collected_at, c.registered_at))) AS at FROM complaints c LEFT JOIN grid_reports g ON g.id = c.grid_report_id WHERE c.${column} = ?`, [id]);
  return row?.at ?? null;
}
