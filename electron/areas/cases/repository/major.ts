import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

export interface MajorRow {
  case_id: number; t0: number; triggers: string; headcount: number; estimate_fen: number | null; public_order: string; clicks: number | null; clicks_source: string; brigade_at: number | null; police_at: number | null;
  brief_at: number | null; agreement_at: number | null; refusal_at: number | null; police_filing_at: number | null; report_at: number | null; batch_id: number | null; row_version: number;
}

export function majorOf(reader: Reader, caseId: number): Promise<MajorRow | undefined> {
  return reader.first('SELECT * FROM major_cases WHERE case_id = ?', [caseId]);
}

/** Major cases that are not closed. */
export function runningMajors(reader: Reader): Promise<MajorRow[]> {
  return reader.rows('SELECT m.* FROM major_cases m JOIN cases c ON c.id = m.case_id WHERE c.closed_at IS NULL ORDER BY m.t0, m.case_id');
}

export async function insertMajor(w: Writer, row: Readonly<Record<string, Value>>): Promise<void> {
  const columns = Object.keys(row);
  await w.run(`INSERT INTO major_cases (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(row));
}

export async function updateMajor(w: Writer, caseId: number, set: Readonly<Record<string, Value>>): Promise<void> {
  const columns = Object.keys(set);
  await w.run(`UPDATE major_cases SET ${[...columns.map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE case_id = ?`, [...Object.values(set), caseId]);
}

export interface EventRow { node: string; at: number | null; recorded_at: number; staff_no: string; text: string; reason: string }

export function eventsOf(reader: Reader, caseId: number): Promise<EventRow[]> {
  return reader.rows('SELECT node, at, recorded_at, staff_no, text, reason FROM emergency_events WHERE case_id = ? ORDER BY recorded_at DESC, id DESC', [caseId]);
}

export async function addEvent(w: Writer, caseId: number, event: EventRow): Promise<void> {
  await w.insert('emergency_events', { case_id: caseId, ...event });
}

export interface FollowUpRow { case_id: number; kind: string; due_on: string; done_at: number | null }

export function followUpsOf(reader: Reader, caseId: number): Promise<FollowUpRow[]> {
  return reader.rows('SELECT case_id, kind, due_on, done_at FROM follow_ups WHERE case_id = ? ORDER BY due_on, kind', [caseId]);
}

export async function putFollowUp(w: Writer, row: FollowUpRow): Promise<void> {
  await w.run('INSERT INTO follow_ups (case_id, kind, due_on, done_at) VALUES (?, ?, ?, ?) ON CONFLICT (case_id, kind) DO UPDATE SET due_on = excluded.due_on, done_at = excluded.done_at', [row.case_id, row.kind, row.due_on, row.done_at]);
}

/** Follow-up duties that are open and due up to a day. */
export function dueFollowUps(reader: Reader, until: string): Promise<(FollowUpRow & { case_no: string; employer: string; t0: number })[]> {
  return reader.rows(
    `SELECT f.case_id, f.kind, f.due_on, f.done_at, c.case_no, e.name AS employer, coalesce(m.t0, c.filed_at) AS t0
     FROM (SELECT case_id, kind, due_on, done_at FROM follow_ups WHERE done_at IS NULL AND due_on <> '' AND due_on <= ? ORDER BY due_on, case_id, kind LIMIT 2000) AS f
       JOIN cases c ON c.id = f.case_id JOIN employers e ON e.id = c.employer_id LEFT JOIN major_cases m ON m.case_id = c.id ORDER BY f.due_on, f.case_id, f.kind`, [until],
  );
}

/** Start and triggers of all major cases, by case. */
export async function allMajors(reader: Reader): Promise<Map<number, { t0: number; triggers: string }>> {
  const rows = await reader.rows<{ case_id: number; t0: number; triggers: string }>('SELECT case_id, t0, triggers FROM major_cases');
  return new Map(rows.map((row) => [row.case_id, { t0: row.t0, triggers: row.triggers }]));
}
