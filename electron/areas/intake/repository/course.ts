import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface EventRow { at: number; recorded_at: number; staff_no: string; act: string; text: string; reason: string }
export interface PhoneRow { id: number; at: number; staff_no: string; reached: number; note_sealed: Uint8Array | null }
export interface MaterialRow { id: number; name: string; pages: number; received_at: number | null; received_by: string }

export async function addEvent(w: Writer, event: { complaintId: number; at: number; now: number; staffNo: string; act: string; text: string; reason: string }): Promise<void> {
  await w.insert('complaint_events', { complaint_id: event.complaintId, at: event.at, recorded_at: event.now, staff_no: event.staffNo, act: event.act, text: event.text, reason: event.reason });
}

export function eventsOf(reader: Reader, complaintId: number): Promise<EventRow[]> {
  return reader.rows('SELECT at, recorded_at, staff_no, act, text, reason FROM complaint_events WHERE complaint_id = ? ORDER BY id DESC', [complaintId]);
}

export function phoneRows(reader: Reader, complaintId: number): Promise<PhoneRow[]> {
  return reader.rows('SELECT id, at, staff_no, reached, note_sealed FROM phone_attempts WHERE complaint_id = ? ORDER BY at, id', [complaintId]);
}

export function addPhoneAttempt(w: Writer, row: { complaint_id: number; at: number; staff_no: string; reached: number }): Promise<number> {
  return w.insert('phone_attempts', row);
}

export async function putPhoneNote(w: Writer, id: number, sealed: Uint8Array): Promise<void> {
  await w.run('UPDATE phone_attempts SET note_sealed = ? WHERE id = ?', [sealed, id]);
}

export function materialsOf(reader: Reader, complaintId: number): Promise<MaterialRow[]> {
  return reader.rows('SELECT id, name, pages, received_at, received_by FROM complaint_materials WHERE complaint_id = ? ORDER BY id', [complaintId]);
}

export async function addMaterial(w: Writer, row: { complaint_id: number; name: string; pages: number; received_at: number; received_by: string }): Promise<void> {
  await w.insert('complaint_materials', row);
}
