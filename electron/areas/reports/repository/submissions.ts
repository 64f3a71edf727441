import type { TableName } from '#shared/rules/tables/types.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';

/** What post C checked and handed to the captain, or what the captain handed back. */
export interface Submission { id: number; at: number; staff_no: string; content_sha256: string; state: 'waiting' | 'returned' | 'approved'; returned_at: number | null; returned_by: string; return_reason: string }

const COLUMNS = 'id, at, staff_no, content_sha256, state, returned_at, returned_by, return_reason';

/** The last submission of a table and month, whatever became of it. */
export function lastSubmission(reader: Reader, table: TableName, month: string): Promise<Submission | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM report_submissions WHERE table_name = ? AND month = ? ORDER BY id DESC LIMIT 1`, [table, month]);
}

/** Canonical content that was checked. */
export async function submittedContent(reader: Reader, id: number): Promise<string> {
  return (await reader.first<{ content: string }>('SELECT content FROM report_submissions WHERE id = ?', [id]))?.content ?? '';
}

/** A second check of a table that waits takes the place of the first. */
export async function putSubmission(w: Writer, table: TableName, month: string, facts: { at: number; staffNo: string; digest: string; content: string }): Promise<void> {
  const last = await lastSubmission(w, table, month);
  const columns = { at: facts.at, staff_no: facts.staffNo, content_sha256: facts.digest, content: facts.content };
  if (last?.state === 'waiting') await w.update('report_submissions', columns, { id: last.id });
  else await w.insert('report_submissions', { table_name: table, month, ...columns });
}

/** The content stands in the revision from now on. */
export async function markApproved(w: Writer, id: number): Promise<void> {
  await w.update('report_submissions', { state: 'approved', content: '' }, { id });
}

export async function markReturned(w: Writer, id: number, facts: { at: number; staffNo: string; reason: string }): Promise<void> {
  await w.update('report_submissions', { state: 'returned', returned_at: facts.at, returned_by: facts.staffNo, return_reason: facts.reason, content: '' }, { id });
}

/** Active officers other than the given one who hold one of the posts. */
export async function othersHolding(reader: Reader, staffNo: string, posts: readonly string[]): Promise<boolean> {
  const rows = await reader.rows<{ posts: string }>('SELECT posts FROM officers WHERE active = 1 AND staff_no <> ?', [staffNo]);
  return rows.some((row) => (JSON.parse(row.posts) as string[]).some((post) => posts.includes(post)));
}

/** Months that anything was submitted for. */
export async function submittedMonths(reader: Reader): Promise<string[]> {
  return (await reader.rows<{ month: string }>('SELECT DISTINCT month FROM report_submissions')).map((row) => row.month);
}
