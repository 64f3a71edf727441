import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Part, StaffSubject } from './subject.ts';

export interface StaffRow { id: number; part: Part; staff_no: string; name: string; person: string; assigned_by: string; assigned_at: number; reason: string; ended_at: number | null }
export interface RecusalRow { id: number; staff_no: string; name: string; person: string; reason: string; ordered_by: string; ordered_at: number; lifted_at: number | null }

/** Every part that somebody has or had in a matter, in the order of assignment. */
export function staffRows(reader: Reader, { kind, id }: StaffSubject): Promise<StaffRow[]> {
  return reader.rows(
    `SELECT s.id, s.part, s.staff_no, o.name, s.person, s.assigned_by, s.assigned_at, s.reason, s.ended_at FROM matter_staff s JOIN officers o ON o.staff_no = s.staff_no
     WHERE s.subject_kind = ? AND s.subject_id = ? ORDER BY s.id`, [kind, id],
  );
}

export function recusalRows(reader: Reader, { kind, id }: StaffSubject): Promise<RecusalRow[]> {
  return reader.rows(
    `SELECT r.id, r.staff_no, o.name, r.person, r.reason, r.ordered_by, r.ordered_at, r.lifted_at FROM recusals r JOIN officers o ON o.staff_no = r.staff_no
     WHERE r.subject_kind = ? AND r.subject_id = ? ORDER BY r.id`, [kind, id],
  );
}

/** Ids of the matters of one kind from which a person is recused now. */
export async function recusedIds(reader: Reader, kind: StaffSubject['kind'], person: string): Promise<number[]> {
  const rows = await reader.rows<{ id: number }>('SELECT subject_id AS id FROM recusals WHERE subject_kind = ? AND person = ? AND lifted_at IS NULL', [kind, person]);
  return rows.map((row) => row.id);
}

/** How many running matters each officer handles. */
export async function loads(reader: Reader): Promise<Map<string, number>> {
  const rows = await reader.rows<{ staff_no: string; n: number }>(
    `SELECT s.staff_no, count(*) AS n FROM matter_staff s LEFT JOIN cases c ON s.subject_kind = 'case' AND c.id = s.subject_id LEFT JOIN complaints m ON s.subject_kind = 'complaint' AND m.id = s.subject_id
     WHERE s.ended_at IS NULL AND s.part = 'handler' AND c.closed_at IS NULL AND coalesce(m.state, '') NOT IN ('refused', 'redirected', 'filed') GROUP BY s.staff_no`,
  );
  return new Map(rows.map((row) => [row.staff_no, row.n]));
}

export async function insertPart(w: Writer, { kind, id }: StaffSubject, row: { part: Part; staffNo: string; person: string; by: string; at: number; reason: string }): Promise<void> {
  await w.insert('matter_staff', { subject_kind: kind, subject_id: id, part: row.part, staff_no: row.staffNo, person: row.person, assigned_by: row.by, assigned_at: row.at, reason: row.reason });
}

export async function endPart(w: Writer, id: number, at: number): Promise<void> {
  await w.update('matter_staff', { ended_at: at }, { id });
}

export async function insertRecusal(w: Writer, { kind, id }: StaffSubject, row: { staffNo: string; person: string; reason: string; by: string; at: number }): Promise<void> {
  await w.insert('recusals', { subject_kind: kind, subject_id: id, staff_no: row.staffNo, person: row.person, reason: row.reason, ordered_by: row.by, ordered_at: row.at });
}

export async function liftRecusalRow(w: Writer, id: number, by: string, at: number, reason: string): Promise<void> {
  await w.update('recusals', { lifted_at: at, lifted_by: by, lifted_reason: reason }, { id });
}

/** The handler that a list or a form wrote as text, where nobody was assigned. */
export async function typedHandler(reader: Reader, caseId: number): Promise<string> {
  return (await reader.first<{ handler: string }>('SELECT handler FROM cases WHERE id = ?', [caseId]))?.handler ?? '';
}
