import type { OutputOf } from '#shared/contract/index.ts';
import { read } from '../operation.ts';
import { journalBefore } from './repository.ts';

/** The journal as a person reads it, newest first. */
export const journal = read<'settings.journal'>(async ({ reader }, { before, limit, text }) => {
  const { rows, total } = await journalBefore(reader, before, limit, text);
  const entries: OutputOf<'settings.journal'>['entries'] = rows.map((row) => ({
    seq: row.seq, at: row.at, staffNo: row.staff_no, posts: row.posts, operation: row.operation, subject: row.subject_label === '' ? row.subject_kind : row.subject_label,
    summary: row.summary, reason: row.reason, digest: row.digest, previous: row.previous,
  }));
  return { entries, total };
});
