import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Subject } from './persons.ts';

export interface LookRow {
  id: number; /** Null: a paper of a record that keeps no person. */ person_id: string | null; subject_kind: string; subject_id: number; pseudonym: string; staff_no: string; name: string; post: string; at: number; shown_until: number; reason: string;
  noted_at: number | null; paper: string;
}

const COLUMNS = 'l.id, l.person_id, l.subject_kind, l.subject_id, l.pseudonym, l.staff_no, coalesce(o.name, \'\') AS name, l.post, l.at, l.shown_until, l.reason, l.noted_at, l.paper';
const FROM = 'identity_looks l LEFT JOIN officers o ON o.staff_no = l.staff_no';

export function insertLook(w: Writer, row: Omit<LookRow, 'id' | 'name' | 'noted_at'>): Promise<number> {
  return w.insert('identity_looks', { ...row });
}

/** The newest first. */
export function looksUnder(reader: Reader, subject: Subject, page: { offset: number; limit: number }): Promise<LookRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM ${FROM} WHERE l.subject_kind = ? AND l.subject_id = ? ORDER BY l.id DESC LIMIT ? OFFSET ?`, [subject.kind, subject.id, page.limit, page.offset]);
}

export function allLooks(reader: Reader, page: { offset: number; limit: number }): Promise<LookRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM ${FROM} ORDER BY l.id DESC LIMIT ? OFFSET ?`, [page.limit, page.offset]);
}

export async function countLooks(reader: Reader, subject: Subject | null): Promise<number> {
  const row = subject === null ? await reader.first<{ n: number }>('SELECT count(*) AS n FROM identity_looks')
    : await reader.first<{ n: number }>('SELECT count(*) AS n FROM identity_looks WHERE subject_kind = ? AND subject_id = ?', [subject.kind, subject.id]);
  return row?.n ?? 0;
}

/** Looks of others that nobody has taken note of. */
export async function countUnnoted(reader: Reader, exceptStaffNo: string): Promise<number> {
  return (await reader.first<{ n: number }>('SELECT count(*) AS n FROM identity_looks WHERE noted_at IS NULL AND staff_no <> ?', [exceptStaffNo]))?.n ?? 0;
}

/** Those of others up to a number; nobody takes note of an own look. */
export function noteUpTo(w: Writer, upTo: number, by: string, at: number): Promise<number> {
  return w.run('UPDATE identity_looks SET noted_at = ?, noted_by = ? WHERE id <= ? AND noted_at IS NULL AND staff_no <> ?', [at, by, upTo, by]);
}

export interface GrantRow { id: number; subject_kind: string; subject_id: number; staff_no: string; name: string; at: number; reason: string }

/** Grants that run. */
export function grantsUnder(reader: Reader, subject: Subject): Promise<GrantRow[]> {
  return reader.rows(
    `SELECT g.id, g.subject_kind, g.subject_id, g.staff_no, o.name, g.at, g.reason FROM identity_grants g JOIN officers o ON o.staff_no = g.staff_no WHERE g.subject_kind = ? AND g.subject_id = ? AND g.ended_at IS NULL ORDER BY g.id`,
    [subject.kind, subject.id],
  );
}

export function grantById(reader: Reader, id: number): Promise<GrantRow | undefined> {
  return reader.first(`SELECT g.id, g.subject_kind, g.subject_id, g.staff_no, o.name, g.at, g.reason FROM identity_grants g JOIN officers o ON o.staff_no = g.staff_no WHERE g.id = ? AND g.ended_at IS NULL`, [id]);
}

export function insertGrant(w: Writer, subject: Subject, row: { staffNo: string; by: string; at: number; reason: string }): Promise<number> {
  return w.insert('identity_grants', { subject_kind: subject.kind, subject_id: subject.id, staff_no: row.staffNo, granted_by: row.by, at: row.at, reason: row.reason });
}

export async function endGrantRow(w: Writer, id: number, at: number): Promise<void> {
  await w.run('UPDATE identity_grants SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [at, id]);
}
