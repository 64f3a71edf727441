import type { Reader, Writer } from '#electron/ledger/access.ts';

export type Verdict = 'agree' | 'return' | 'object';

/** One verdict on a paper. `person` is empty where it came from outside; `staff_no` recorded it then. */
export interface ReviewRow {
  id: number; paper_id: number; content_sha256: string; verdict: Verdict; opinion: string; at: number; recorded_at: number; staff_no: string; person: string; organ: string; reviewer: string; request_id: number | null;
}

export function reviewRows(reader: Reader, paperId: number): Promise<ReviewRow[]> {
  return reader.rows('SELECT id, paper_id, content_sha256, verdict, opinion, at, recorded_at, staff_no, person, organ, reviewer, request_id FROM paper_reviews WHERE paper_id = ? ORDER BY id', [paperId]);
}

export async function insertReview(w: Writer, row: Omit<ReviewRow, 'id'>): Promise<void> {
  await w.insert('paper_reviews', { ...row });
}
