import type { z } from 'zod';
import type { lookSubject, personSubject } from '#shared/contract/identities.ts';
import { refuse } from '#shared/messages/index.ts';
import { mayLook, type LookVerdict } from '#shared/rules/posts/looking.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { caseStanding } from '#electron/areas/cases/standing.ts';
import { complaintStanding, mediationStanding } from '#electron/areas/intake/reads.ts';
import { relationTo } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { readOffice } from '#electron/areas/office.ts';
import { grantsUnder, type GrantRow } from './repository/looks.ts';
import type { PersonUnder } from './repository/persons.ts';

export type PersonSubject = z.infer<typeof personSubject>;
/** Where a look may be at somebody: beside the records that keep persons a mediation, whose parties stand sealed in it. */
export type LookSubject = z.infer<typeof lookSubject>;

/** A record with what decides who may see its persons. */
export interface Standing {
  readonly subject: LookSubject;
  readonly label: string;
  /** Staff number of whoever has the complaint in hand; empty while nobody has. */
  readonly handler: string;
  readonly dispatched: boolean;
  readonly grants: readonly GrantRow[];
  /** Of a report: whoever stands on a paper of it points at a violation, and nothing of them is shown but by the captain. */
  readonly report: boolean;
  /** Of a mediation: who took it up; since when the hours of a grid worker run (while it is in hand they have not begun: now); the complaint that came of it. */
  readonly taken: { readonly by: string; readonly since: number; readonly complaintId: number | null } | null;
}

/** How long an identity stays on the screen, in seconds; how long a grid worker sees whom it entered, in hours (domain 2). Settings of the district. */
export async function showSeconds(reader: Reader): Promise<number> {
  return (await readOffice(reader)).showSeconds;
}

export async function gridHours(reader: Reader): Promise<number> {
  return (await readOffice(reader)).gridHours;
}

/** Refuses with `ledger.notFound` where there is no such record. */
export async function standingOf(reader: Reader, subject: LookSubject, now: number): Promise<Standing> {
  const grants = await grantsUnder(reader, subject);
  if (subject.kind === 'mediation') {
    const found = await mediationStanding(reader, subject.id, now);
    if (found === null) throw refuse('ledger.notFound', { what: '这次调解' });
    return { subject, label: found.label, handler: '', dispatched: found.dispatched, grants, report: false, taken: { by: found.startedBy, since: found.leftHandsAt ?? now, complaintId: found.complaintId } };
  }
  if (subject.kind === 'case') {
    const found = await caseStanding(reader, subject.id, now);
    if (found === null) throw refuse('ledger.notFound', { what: '这件案件' });
    return { subject, label: found.label, handler: '', dispatched: true, grants, report: false, taken: null };
  }
  const found = await complaintStanding(reader, subject.id);
  if (found === null) throw refuse('ledger.notFound', { what: '这件投诉' });
  return { subject, label: found.receiptNo, handler: found.handler, dispatched: found.dispatchedAt !== null, grants, report: found.report, taken: null };
}

/** Whether an officer has the record in hand: by the parts that were given, never because nobody was given one. */
export async function handles(reader: Reader, standing: Standing, staffNo: string): Promise<'own' | 'recused' | 'no'> {
  if (standing.subject.kind === 'mediation') {
    const complaintId = standing.taken?.complaintId ?? null;
    return complaintId !== null && (await relationTo(reader, staffNo, { kind: 'complaint', id: complaintId })) === 'recused' ? 'recused' : 'no';
  }
  const relation = await relationTo(reader, staffNo, { kind: standing.subject.kind, id: standing.subject.id });
  if (relation === 'recused') return 'recused';
  return relation === 'own' || (standing.handler !== '' && standing.handler === staffNo) ? 'own' : 'no';
}

/** What the right to look at somebody goes by. */
export type PersonKept = Pick<PersonUnder, 'role' | 'entered_by' | 'entered_at'>;

/** Whether an officer may look at the persons of a record, asked one by one. */
export async function lookerOf(reader: Reader, actor: Actor, standing: Standing, now: number): Promise<(person: PersonKept) => LookVerdict> {
  const part = await handles(reader, standing, actor.staffNo);
  const hours = await gridHours(reader);
  return (person) => mayLook({
    role: person.role, posts: actor.posts.filter(isPost), deputyFor: (actor.deputyFor ?? []).filter(isPost), recused: part === 'recused', handles: part === 'own',
    enteredByThem: person.entered_by === actor.staffNo, enteredAt: person.entered_at, now, dispatched: standing.dispatched, granted: standing.grants.some((grant) => grant.staff_no === actor.staffNo),
    gridHours: hours,
    // What the grid mediates never was the desk's: the clerk sees of it what was reported, as a complaint.
    elsewhere: standing.taken !== null && standing.taken.by !== actor.staffNo,
  });
}
