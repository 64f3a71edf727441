import type { Reader, Writer } from './access.ts';
import { assertClock } from './clockGuard.ts';
import { digestOf } from './digest.ts';

/** Who acts. Posts are those in which the person acted, as the journal and the city see them. */
export interface Actor {
  readonly staffNo: string;
  readonly name: string;
  readonly posts: readonly string[];
  /** Those of `posts` that are held for somebody else today. */
  readonly deputyFor?: readonly string[];
}

/** Acts that nobody clicked (daily reckoning, delivery) are journalled under this number; it is no officer's. */
export const SYSTEM: Actor = { staffNo: 'system', name: '系统', posts: [] };

/** What a command tells about itself. `changes` is digested, not stored: old and new values of records stand in record_changes. */
export interface JournalDraft {
  readonly operation: string;
  readonly subject: { readonly kind: string; readonly id: string; readonly label: string };
  /** One Chinese line for the reader of the journal. Never a natural person's data. */
  readonly summary: string;
  readonly reason?: string;
  readonly changes: unknown;
}

export interface JournalRow {
  seq: number; at: number; staff_no: string; posts: string; operation: string; subject_kind: string; subject_id: string; subject_label: string;
  summary: string; reason: string; changes_digest: string; previous: string; digest: string;
}

/** Digest of an entry: over every column and the digest of the entry before, so that none can be altered, removed or moved unseen. */
export function entryDigest(row: Omit<JournalRow, 'digest'>): string {
  return digestOf({
    seq: row.seq, at: row.at, staff_no: row.staff_no, posts: row.posts, operation: row.operation, subject_kind: row.subject_kind, subject_id: row.subject_id,
    subject_label: row.subject_label, summary: row.summary, reason: row.reason, changes_digest: row.changes_digest, previous: row.previous,
  });
}

/** Number that the next entry of this transaction will have; record_changes of the same command refer to it. */
export async function nextSeq(reader: Reader): Promise<number> {
  const last = await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal');
  return (last?.seq ?? 0) + 1;
}

/** Appends the one entry of a command inside its transaction. Returns its number. */
export async function appendJournal(w: Writer, actor: Actor, at: number, draft: JournalDraft): Promise<number> {
  const last = await w.first<{ seq: number; digest: string }>('SELECT seq, digest FROM journal ORDER BY seq DESC LIMIT 1');
  await assertClock(w, at, draft.operation);
  const row: Omit<JournalRow, 'digest'> = {
    seq: (last?.seq ?? 0) + 1,
    at,
    staff_no: actor.staffNo,
    posts: actor.posts.join(','),
    operation: draft.operation,
    subject_kind: draft.subject.kind,
    subject_id: draft.subject.id,
    subject_label: draft.subject.label,
    summary: draft.summary,
    reason: draft.reason ?? '',
    changes_digest: digestOf(draft.changes),
    previous: last?.digest ?? '',
  };
  const full: JournalRow = { ...row, digest: entryDigest(row) };
  const columns = Object.keys(full);
  await w.run(`INSERT INTO journal (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(full));
  return full.seq;
}

/** Follows the chain from the first entry; the number of the first entry that does not fit, or null. */
export async function firstBrokenEntry(reader: Reader): Promise<number | null> {
  let previous = '';
  let expected = 1;
  for (;;) {
    const rows = await reader.rows<JournalRow>('SELECT * FROM journal WHERE seq >= ? ORDER BY seq LIMIT 2000', [expected]);
    if (rows.length === 0) return null;
    for (const row of rows) {
      if (row.seq !== expected || row.previous !== previous || entryDigest(row) !== row.digest) return Math.min(row.seq, expected);
      previous = row.digest;
      expected += 1;
    }
  }
}
