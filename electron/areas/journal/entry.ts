import type { z } from 'zod';
import type { journalEntry } from '#shared/contract/journal.ts';
import { actedAsWord, operationWord } from '#shared/messages/journalWords.ts';
import { maskedText } from '#shared/rules/identifiers/maskedText.ts';
import { REASON_WORD } from '#shared/rules/tables/words.ts';
import { isPost, POST_WORD } from '#shared/rules/posts/posts.ts';
import type { JournalRow, OverrideKind } from '#electron/ledger/journal.ts';
import type { JournalAccess } from './access.ts';

export type JournalEntry = z.output<typeof journalEntry>;

/** A corrected table gives its reason as a code. */
const reasonText = (reason: string): string => (Object.hasOwn(REASON_WORD, reason) ? REASON_WORD[reason as keyof typeof REASON_WORD] : reason);

/** Posts as words; what is no post of ours stays as it is. */
export const postsText = (posts: string): string => posts.split(',').filter((post) => post !== '').map((post) => (isPost(post) ? POST_WORD[post] : post)).join('、');

/**
 * An entry as a person reads it. Numbers of persons that somebody typed into a reason are masked. `noContent` leaves when, who and which kind of act, and
 * the digests.
 */
export function entryOf(row: JournalRow, access: JournalAccess): JournalEntry {
  const content = access !== 'noContent';
  const told = (text: string): string => (content ? maskedText(text) : '');
  return {
    seq: row.seq, at: row.at, staffNo: row.staff_no, posts: postsText(row.posts), actedAs: actedAsWord(row.acted_as ?? ''), operation: row.operation, operationWord: operationWord(row.operation),
    subject: told(row.subject_label === '' ? row.subject_kind : row.subject_label), summary: told(row.summary), reason: told(reasonText(row.reason)),
    override: (row.override_kind ?? '') === '' ? null : row.override_kind as OverrideKind, digest: row.digest, previous: row.previous,
  };
}
