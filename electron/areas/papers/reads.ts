import { refuse } from '#shared/messages/index.ts';
import type { Content } from '#shared/papers/fields.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Services } from '#electron/areas/services.ts';
import { kindOf } from '#electron/papers/kinds/index.ts';
import type { PaperSubject } from './draft.ts';
import { contentOf } from './sealing.ts';
import { headsByNumber, headsOf, paperRow, type PaperHead } from './repository/papers.ts';

/** A paper as lists show it: no content. */
export interface PaperLine {
  readonly id: number; readonly kind: string; readonly title: string; readonly label: string; readonly state: PaperHead['state']; readonly number: string; readonly sealed: boolean; readonly subject: PaperSubject;
  readonly employerId: number | null; readonly draftedBy: string; readonly draftedAt: number; readonly approvedBy: string; readonly approvedAt: number | null; readonly issuedAt: number | null; readonly voidReason: string; readonly rowVersion: number;
}

export function lineOf(head: PaperHead): PaperLine {
  return {
    id: head.id, kind: head.kind, title: kindOf(head.kind)?.title ?? head.kind, label: head.label, state: head.state, number: head.number, sealed: head.sealed === 1, subject: { kind: head.subject_kind, id: head.subject_id },
    employerId: head.employer_id, draftedBy: head.drafted_by, draftedAt: head.drafted_at, approvedBy: head.approved_by, approvedAt: head.approved_at, issuedAt: head.issued_at, voidReason: head.void_reason, rowVersion: head.row_version,
  };
}

/** Papers of a record, newest first. */
export async function papersOf(reader: Reader, subject: PaperSubject): Promise<PaperLine[]> {
  return (await headsOf(reader, subject.kind, subject.id)).map(lineOf);
}

/** One paper of a record; null for none. */
export async function paperLineOf(reader: Reader, id: number): Promise<PaperLine | null> {
  const row = await paperRow(reader, id);
  return row === undefined ? null : lineOf(row);
}

/** Papers by their number, the newest first; `patterns` as the case numbers have them. */
export async function findPapers(reader: Reader, patterns: readonly string[], limit: number): Promise<PaperLine[]> {
  return (await headsByNumber(reader, patterns, limit)).map(lineOf);
}

/** The content of a paper. Where it is sealed this is a look at identities: the caller has asked for the permission and journals it. */
export async function paperContent(reader: Reader, services: Services, id: number): Promise<Content> {
  const row = await paperRow(reader, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份文书' });
  return contentOf(services, row);
}
