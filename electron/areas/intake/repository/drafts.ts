import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface DraftRow { id: number; staff_no: string; begun_at: number; saved_at: number; sealed: Uint8Array | null }

export function draftsOf(reader: Reader, staffNo: string): Promise<Omit<DraftRow, 'sealed'>[]> {
  return reader.rows('SELECT id, staff_no, begun_at, saved_at FROM complaint_drafts WHERE staff_no = ? ORDER BY saved_at DESC', [staffNo]);
}

export function draftById(reader: Reader, id: number): Promise<DraftRow | undefined> {
  return reader.first('SELECT id, staff_no, begun_at, saved_at, sealed FROM complaint_drafts WHERE id = ?', [id]);
}

export function beginDraft(w: Writer, staffNo: string, now: number): Promise<number> {
  return w.insert('complaint_drafts', { staff_no: staffNo, begun_at: now, saved_at: now });
}

export async function putDraft(w: Writer, id: number, sealed: Uint8Array, now: number): Promise<void> {
  await w.run('UPDATE complaint_drafts SET sealed = ?, saved_at = ? WHERE id = ?', [sealed, now, id]);
}

/** A draft is no record yet: once registered or given up it goes. */
export async function removeDraft(w: Writer, id: number): Promise<void> {
  await w.run('DELETE FROM complaint_drafts WHERE id = ?', [id]);
}
