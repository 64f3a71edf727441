import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import type { MediationState } from '#shared/rules/intake/mediation.ts';

export interface MediationRow {
  id: number; started_at: number; started_by: string; employer_id: number | null; grid_report_id: number | null; street_code: string; street: string; place: string; started_by_name: string; claims: string; headcount: number | null; amount_fen: number | null; state: MediationState;
  agreed_at: number | null; follow_up_on: string; performed: number | null; failed_at: number | null; failure: string; escalated_at: number | null; complaint_id: number | null; row_version: number; employer_name: string | null; /** The name as it was told, where no dossier was found. */ employer_text: string; report_no: string | null; receipt_no: string | null;
}

const SELECT = `SELECT m.id, m.started_at, m.started_by, m.employer_id, m.grid_report_id, m.street_code, coalesce(s.name, m.street_code) AS street, m.place, coalesce(o.name, '') AS started_by_name, m.claims, m.headcount, m.amount_fen, m.state, m.agreed_at, m.follow_up_on, m.performed, m.failed_at, m.failure,
  m.escalated_at, m.complaint_id, m.row_version, coalesce(e.name, nullif(m.employer_text, '')) AS employer_name, m.employer_text, g.report_no, c.receipt_no
  FROM mediations m LEFT JOIN employers e ON e.id = m.employer_id LEFT JOIN grid_reports g ON g.id = m.grid_report_id LEFT JOIN streets s ON s.code = m.street_code
  LEFT JOIN officers o ON o.staff_no = m.started_by LEFT JOIN complaints c ON c.id = m.complaint_id`;

export function mediationById(reader: Reader, id: number): Promise<MediationRow | undefined> {
  return reader.first(`${SELECT} WHERE m.id = ?`, [id]);
}

const OVER = `(m.state = 'escalated' OR (m.state = 'agreed' AND coalesce(m.performed, 0) = 1))`;
const GROUP = { open: `NOT ${OVER}`, escalated: `m.state = 'escalated'`, performed: `m.state = 'agreed' AND coalesce(m.performed, 0) = 1`, all: '1 = 1' } as const;

export interface MediationFilter {
  readonly group: keyof typeof GROUP;
  /** Any part of an employer's name, of a place, or the number of a report, a receipt or the mediation itself; empty: all. */
  readonly text: string;
  /** Staff number of whoever took them up; empty: everybody's. */
  readonly by: string;
}

/** The newest first. */
export function mediationRows(reader: Reader, { group, text, by }: MediationFilter, limit: number): Promise<MediationRow[]> {
  const wide = `%${text.replace(/[\\%_]/g, (one) => `\\${one}`)}%`;
  return reader.rows(
    `${SELECT} WHERE ${GROUP[group]} AND (? = '' OR m.started_by = ?)
       AND (? = '' OR coalesce(e.name, m.employer_text) LIKE ? ESCAPE '\\' OR e.initials LIKE ? ESCAPE '\\' OR e.pinyin LIKE ? ESCAPE '\\' OR m.place LIKE ? ESCAPE '\\' OR g.report_no LIKE ? ESCAPE '\\' OR c.receipt_no LIKE ? ESCAPE '\\' OR CAST(m.id AS TEXT) = ?) ORDER BY m.started_at DESC, m.id DESC LIMIT ?`,
    [by, by, text, wide, wide, wide, wide, wide, wide, text, limit],
  );
}

/** All that are not over, of everybody or of one. */
export function openMediations(reader: Reader, by: string): Promise<MediationRow[]> {
  return reader.rows(`${SELECT} WHERE ${GROUP.open} AND (? = '' OR m.started_by = ?) ORDER BY m.id`, [by, by]);
}

/** Whoever has taken up a mediation. */
export function mediators(reader: Reader): Promise<{ staff_no: string; name: string }[]> {
  return reader.rows(`SELECT DISTINCT m.started_by AS staff_no, coalesce(o.name, '') AS name FROM mediations m LEFT JOIN officers o ON o.staff_no = m.started_by ORDER BY 1`);
}

/** The mediation out of which a complaint came. */
export async function mediationOfComplaint(reader: Reader, complaintId: number): Promise<number | null> {
  return (await reader.first<{ id: number }>('SELECT id FROM mediations WHERE complaint_id = ?', [complaintId]))?.id ?? null;
}

export interface MediationEventRow { at: number; staff_no: string; text: string; reason: string }

/** The newest first. */
export function mediationEvents(reader: Reader, id: number): Promise<MediationEventRow[]> {
  return reader.rows('SELECT at, staff_no, text, reason FROM mediation_events WHERE mediation_id = ? ORDER BY id DESC', [id]);
}

export async function addMediationEvent(w: Writer, id: number, event: MediationEventRow & { readonly recorded_at: number }): Promise<void> {
  await w.insert('mediation_events', { mediation_id: id, at: event.at, recorded_at: event.recorded_at, staff_no: event.staff_no, text: event.text, reason: event.reason });
}

export function insertMediation(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('mediations', row);
}

export async function updateMediation(w: Writer, id: number, set: Readonly<Record<string, Value>>): Promise<void> {
  await w.run(`UPDATE mediations SET ${[...Object.keys(set).map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), id]);
}

export async function sealedOf(reader: Reader, id: number): Promise<{ parties_sealed: Uint8Array | null; agreement_sealed: Uint8Array | null }> {
  return (await reader.first('SELECT parties_sealed, agreement_sealed FROM mediations WHERE id = ?', [id])) ?? { parties_sealed: null, agreement_sealed: null };
}

export async function putSealed(w: Writer, id: number, column: 'parties_sealed' | 'agreement_sealed', sealed: Uint8Array): Promise<void> {
  await w.run(`UPDATE mediations SET ${column} = ? WHERE id = ?`, [sealed, id]);
}

/** Reports with a lead of arrears that neither a mediation nor a complaint has taken up. */
export function openLeads(reader: Reader): Promise<{ report_no: string; name: string; employer_id: number | null; employer_name: string | null; street: string; collected_at: number; headcount: number | null }[]> {
  return reader.rows(
    `SELECT g.report_no, g.name, g.employer_id, e.name AS employer_name, coalesce(s.name, g.street_code) AS street, g.collected_at, g.headcount FROM grid_reports g
     LEFT JOIN employers e ON e.id = g.employer_id LEFT JOIN streets s ON s.code = g.street_code
     WHERE instr(g.change, '欠薪线索') > 0 AND NOT EXISTS (SELECT 1 FROM mediations m WHERE m.grid_report_id = g.id) AND NOT EXISTS (SELECT 1 FROM complaints c WHERE c.grid_report_id = g.id)
     ORDER BY g.collected_at DESC LIMIT 100`,
  );
}

/** Grid reports by number, for those that bring a dispute. */
export function gridReport(reader: Reader, reportNo: string): Promise<{ id: number; employer_id: number | null; street_code: string; collected_at: number } | undefined> {
  return reader.first('SELECT id, employer_id, street_code, collected_at FROM grid_reports WHERE report_no = ?', [reportNo]);
}

/** How lists name mediations. */
export function mediationHeads(reader: Reader, ids: readonly number[]): Promise<Pick<MediationRow, 'id' | 'employer_name' | 'started_by'>[]> {
  return reader.rows('SELECT m.id, coalesce(e.name, m.employer_text) AS employer_name, m.started_by FROM mediations m LEFT JOIN employers e ON e.id = m.employer_id WHERE m.id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
}
