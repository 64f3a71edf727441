import type { z } from 'zod';
import type { attachmentSubject } from '#shared/contract/attachments.ts';
import { refuse } from '#shared/messages/index.ts';
import type { Act } from '#shared/rules/posts/acts.ts';
import { mayAct, type Verdict } from '#shared/rules/posts/matrix.ts';
import { caseStanding } from '#electron/areas/cases/standing.ts';
import { behindRecord, gateVerdict, type Behind } from '#electron/areas/identities/gate.ts';
import { lookerOf, standingOf, type Standing } from '#electron/areas/identities/standing.ts';
import { complaintMatter, complaintsOfCase } from '#electron/areas/intake/reads.ts';
import { actingOfficer } from '#electron/areas/permission.ts';
import { workingRelation } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import type { AttachmentRow } from './repository.ts';

export type AttachmentSubject = z.infer<typeof attachmentSubject>;
interface Asking { readonly reader: Reader; readonly actor: Actor; readonly now: number }

/** The record behind a subject: its label for the journal, and whether it is a report, whose every file shows who the informant is. Refuses with `ledger.notFound`. */
export async function matterOf(reader: Reader, subject: AttachmentSubject, now: number): Promise<{ label: string; report: boolean; caseId: number | null }> {
  if (subject.kind === 'case') {
    const found = await caseStanding(reader, subject.id, now);
    if (found === null) throw refuse('ledger.notFound', { what: '这件案件' });
    return { label: found.label, report: false, caseId: subject.id };
  }
  const found = await complaintMatter(reader, subject.id);
  if (found === null) throw refuse('ledger.notFound', { what: '这件投诉' });
  return { label: found.receiptNo, report: found.kind === 'report', caseId: found.caseId };
}

/** Records whose files are shown with this one: a case has those of its complaints. */
export async function familyOf(reader: Reader, subject: AttachmentSubject): Promise<AttachmentSubject[]> {
  if (subject.kind === 'complaint') return [subject];
  return [subject, ...(await complaintsOfCase(reader, subject.id)).map((id): AttachmentSubject => ({ kind: 'complaint', id }))];
}

const READ: Readonly<Record<AttachmentSubject['kind'], Act>> = { complaint: 'complaint.read', case: 'case.read' };
/** Content without an identity: text of a complaint, evidence of a case (domain 2). */
const CONTENT: Readonly<Record<AttachmentSubject['kind'], Act>> = { complaint: 'complaint.read', case: 'evidence.read' };
const WRITE: Readonly<Record<AttachmentSubject['kind'], Act>> = { complaint: 'complaint.write', case: 'evidence.write' };

async function verdict({ reader, actor, now }: Asking, subject: AttachmentSubject, act: Act): Promise<Verdict> {
  if (actor.staffNo === SYSTEM.staffNo) return { allowed: false, why: '' };
  return mayAct(act, await actingOfficer(reader, actor, now), await workingRelation(reader, actor, subject));
}

export const mayWrite = (asking: Asking, subject: AttachmentSubject): Promise<Verdict> => verdict(asking, subject, WRITE[subject.kind]);

export async function assertRead(asking: Asking, subject: AttachmentSubject): Promise<void> {
  const asked = await verdict(asking, subject, READ[subject.kind]);
  if (!asked.allowed) throw refuse('people.mayNot', { why: asked.why });
}

export async function assertWrite(asking: Asking, subject: AttachmentSubject): Promise<void> {
  const asked = await mayWrite(asking, subject);
  if (!asked.allowed) throw refuse('people.mayNot', { why: asked.why });
}

export type OpenVerdict = { readonly allowed: true; readonly confirm: boolean } | { readonly allowed: false; readonly why: string };

type Head = Pick<AttachmentRow, 'subject_kind' | 'subject_id' | 'persons' | 'attached_by' | 'attached_at'>;

/** Whom a file shows, and where its record stands; null for a file that shows nobody. */
export async function shownIn(reader: Reader, row: Head, report: boolean, now: number): Promise<{ standing: Standing; behind: readonly Behind[] } | null> {
  if (row.persons === 0 && !report) return null;
  const subject: AttachmentSubject = { kind: row.subject_kind, id: row.subject_id };
  const typed: Behind = { role: report ? 'informant' : 'complainant', entered_by: row.attached_by, entered_at: row.attached_at, pseudonym: report ? '举报人' : '当事人', person: null };
  return { standing: await standingOf(reader, subject, now), behind: await behindRecord(reader, subject, typed) };
}

/**
 * Whether an officer may see what stands in a file (domain 2). A file that shows who somebody is goes by the gate of identities, strictly; B and C know the pseudonym
 * only. Any other goes by the text of the complaint or the evidence of the case.
 */
export async function mayOpen(asking: Asking, row: Head, report: boolean): Promise<OpenVerdict> {
  const shown = await shownIn(asking.reader, row, report, asking.now);
  if (shown === null) {
    const subject: AttachmentSubject = { kind: row.subject_kind, id: row.subject_id };
    const asked = await verdict(asking, subject, CONTENT[subject.kind]);
    return asked.allowed ? { allowed: true, confirm: false } : { allowed: false, why: asked.why };
  }
  const asked = gateVerdict(await lookerOf(asking.reader, asking.actor, shown.standing, asking.now), shown.behind);
  return asked.allowed ? { allowed: true, confirm: asked.confirm !== '' } : asked;
}
