import { refuse } from '#shared/messages/index.ts';
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
  /** The post under which the act at hand is allowed; the dispatcher sets it for one act at a time. */
  readonly actedAs?: { readonly post: string; readonly deputy: boolean };
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
  /**
   * What the act set aside: `clock` a time limit or the time of an event, `rule` what a rule says, `refusal` a refusal of the product. It then needs a
   * reason, and stands in the captain's weekly list of exceptions.
   */
  readonly override?: OverrideKind;
}

export const OVERRIDE_KINDS = ['clock', 'rule', 'refusal'] as const;
export type OverrideKind = (typeof OVERRIDE_KINDS)[number];

/** Version 2 added the post of the act and the override; entries of version 1 have NULL there. */
export const ENTRY_VERSION = 2;

export interface JournalRow {
  seq: number; at: number; staff_no: string; posts: string; operation: string; subject_kind: string; subject_id: string; subject_label: string;
  summary: string; reason: string; changes_digest: string; previous: string; digest: string;
  acted_as: string | null; override_kind: string | null; entry_version: number;
}

/** Digest of an entry: over every column and the digest of the entry before, so that none can be altered, removed or moved unseen. */
export function entryDigest(row: Omit<JournalRow, 'digest'>): string {
  const first = {
    seq: row.seq, at: row.at, staff_no: row.staff_no, posts: row.posts, operation: row.operation, subject_kind: row.subject_kind, subject_id: row.subject_id,
    subject_label: row.subject_label, summary: row.summary, reason: row.reason, changes_digest: row.changes_digest, previous: row.previous,
  };
  if (row.entry_version === 1) return digestOf(first);
  return digestOf({ ...first, acted_as: row.acted_as, override_kind: row.override_kind, entry_version: row.entry_version });
}

/** Number that the next entry of this transaction will have; record_changes of the same command refer to it. */
export async function nextSeq(reader: Reader): Promise<number> {
  const last = await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal');
  return (last?.seq ?? 0) + 1;
}

/** Appends the one entry of a command inside its transaction. Returns its number. */
export async function appendJournal(w: Writer, actor: Actor, at: number, draft: JournalDraft): Promise<number> {
  if (draft.override !== undefined && (draft.reason ?? '').trim() === '') throw refuse('journal.overrideNeedsReason', {}, { field: 'reason' });
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
    acted_as: actedAsText(actor),
    override_kind: draft.override ?? '',
    entry_version: ENTRY_VERSION,
  };
  const full: JournalRow = { ...row, digest: entryDigest(row) };
  const columns = Object.keys(full);
  await w.run(`INSERT INTO journal (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, Object.values(full));
  return full.seq;
}

/** `captain`, `captain/deputy`; empty where the act needs no post. */
const actedAsText = ({ actedAs }: Actor): string => (actedAs === undefined ? '' : `${actedAs.post}${actedAs.deputy ? '/deputy' : ''}`);
