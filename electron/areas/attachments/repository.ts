import type { Media } from '#shared/rules/attachments/fileKind.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

export interface AttachmentRow {
  id: number; uuid: string; subject_kind: 'complaint' | 'case'; subject_id: number; title: string; media: Media; size: number; sha256: string; body_sha256: string; persons: number; state: 'incoming' | 'kept' | 'removed';
  attached_at: number; attached_by: string; removed_at: number | null; removed_by: string; removed_reason: string; row_version: number;
  /** The sealed file's head under a key that this ledger knows; null in a row of before it was kept. */
  header: Uint8Array | null;
}

const ALL = 'id, uuid, subject_kind, subject_id, title, media, size, sha256, body_sha256, persons, state, attached_at, attached_by, removed_at, removed_by, removed_reason, row_version, header';

/** Files of a record, the first attached first. */
export function attachmentsUnder(reader: Reader, kind: string, id: number): Promise<AttachmentRow[]> {
  return reader.rows(`SELECT ${ALL} FROM attachments WHERE subject_kind = ? AND subject_id = ? AND state <> 'incoming' ORDER BY id`, [kind, id]);
}

export function attachmentById(reader: Reader, id: number): Promise<AttachmentRow | undefined> {
  return reader.first(`SELECT ${ALL} FROM attachments WHERE id = ? AND state <> 'incoming'`, [id]);
}

/** The record that a file hangs on. */
export async function attachmentSubjectOf(reader: Reader, id: number): Promise<{ kind: 'complaint' | 'case'; id: number } | null> {
  const row = await attachmentById(reader, id);
  return row === undefined ? null : { kind: row.subject_kind, id: row.subject_id };
}

/** Every file that the ledger knows to be there. */
export function allAttachments(reader: Reader): Promise<Pick<AttachmentRow, 'id' | 'uuid' | 'title' | 'body_sha256' | 'subject_kind' | 'subject_id' | 'header'>[]> {
  return reader.rows(`SELECT id, uuid, title, body_sha256, subject_kind, subject_id, header FROM attachments WHERE state <> 'incoming' ORDER BY id`);
}

/** Files whose coming in was broken off before an instant. */
export function abandoned(reader: Reader, before: number): Promise<Pick<AttachmentRow, 'id' | 'uuid'>[]> {
  return reader.rows(`SELECT id, uuid FROM attachments WHERE state = 'incoming' AND attached_at < ?`, [before]);
}

export function insertIncoming(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('attachments', { ...row, state: 'incoming', body_sha256: '' });
}

/** False where its line was swept meanwhile. */
export async function keepIncoming(w: Writer, id: number, file: { body: string; header: Uint8Array; at: number }): Promise<boolean> {
  return (await w.run(`UPDATE attachments SET state = 'kept', body_sha256 = ?, header = ?, attached_at = ? WHERE id = ? AND state = 'incoming'`, [file.body, file.header, file.at, id])) === 1;
}

/** Puts another head in the place of the one that was read; false where somebody else was first. */
export async function replaceHeader(w: Writer, id: number, before: Uint8Array | null, header: Uint8Array): Promise<boolean> {
  return (await w.run('UPDATE attachments SET header = ? WHERE id = ? AND header IS ?', [header, id, before])) === 1;
}

export async function dropIncoming(w: Writer, id: number): Promise<void> {
  await w.run(`DELETE FROM attachments WHERE id = ? AND state = 'incoming'`, [id]);
}

/** How many rows it touched: none where somebody else was first. */
export function markRemoved(w: Writer, id: number, rowVersion: number, set: { at: number; by: string; reason: string }): Promise<number> {
  return w.run(`UPDATE attachments SET state = 'removed', removed_at = ?, removed_by = ?, removed_reason = ?, row_version = row_version + 1 WHERE id = ? AND row_version = ?`, [set.at, set.by, set.reason, id, rowVersion]);
}

export function markKept(w: Writer, id: number, rowVersion: number): Promise<number> {
  return w.run(`UPDATE attachments SET state = 'kept', removed_at = NULL, removed_by = '', removed_reason = '', row_version = row_version + 1 WHERE id = ? AND row_version = ?`, [id, rowVersion]);
}
