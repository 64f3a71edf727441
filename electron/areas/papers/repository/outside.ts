import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface OrganRow { id: number; organ: string; kid: string; thumbprint: string; jwk: string; pinned_at: number; pinned_by: string; row_version: number }
export interface RequestRow { id: number; uuid: string; paper_id: number; content_sha256: string; organ: string; thumbprint: string; reason: string; jws: string; sent_at: number; sent_by: string; returned_at: number | null; return_jws: string }

/** Organs whose signature on a review counts now. */
export function organRows(reader: Reader): Promise<OrganRow[]> {
  return reader.rows('SELECT id, organ, kid, thumbprint, jwk, pinned_at, pinned_by, row_version FROM review_organs WHERE retired_at IS NULL ORDER BY organ, id');
}

/** One of them, whether it counts still or not. */
export function organRow(reader: Reader, id: number): Promise<(OrganRow & { retired_at: number | null; retired_by: string }) | undefined> {
  return reader.first('SELECT id, organ, kid, thumbprint, jwk, pinned_at, pinned_by, row_version, retired_at, retired_by FROM review_organs WHERE id = ?', [id]);
}

export async function insertOrgan(w: Writer, row: Omit<OrganRow, 'id' | 'row_version'>): Promise<void> {
  await w.insert('review_organs', { ...row });
}

export async function retireOrgan(w: Writer, id: number, at: number, by: string): Promise<void> {
  await w.run('UPDATE review_organs SET retired_at = ?, retired_by = ?, row_version = row_version + 1 WHERE id = ?', [at, by, id]);
}

const REQUEST = 'SELECT id, uuid, paper_id, content_sha256, organ, thumbprint, reason, jws, sent_at, sent_by, returned_at, return_jws FROM review_requests';

export function requestRows(reader: Reader, paperId: number): Promise<RequestRow[]> {
  return reader.rows(`${REQUEST} WHERE paper_id = ? ORDER BY id`, [paperId]);
}

export function requestByUuid(reader: Reader, uuid: string): Promise<RequestRow | undefined> {
  return reader.first(`${REQUEST} WHERE uuid = ?`, [uuid]);
}

export function insertRequest(w: Writer, row: Omit<RequestRow, 'id' | 'returned_at' | 'return_jws'>): Promise<number> {
  return w.insert('review_requests', { ...row });
}

export async function keepReturn(w: Writer, id: number, at: number, jws: string): Promise<void> {
  await w.update('review_requests', { returned_at: at, return_jws: jws }, { id });
}
