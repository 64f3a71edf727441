import type { z } from 'zod';
import type { personSubject } from '#shared/contract/identities.ts';
import { refuse } from '#shared/messages/index.ts';
import { mayLook, type LookVerdict } from '#shared/rules/posts/looking.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { caseStanding } from '#electron/areas/cases/standing.ts';
import { complaintStanding } from '#electron/areas/intake/reads.ts';
import { relationTo } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { readOffice } from '#electron/areas/office.ts';
import { grantsUnder, type GrantRow } from './repository/looks.ts';
import type { PersonUnder } from './repository/persons.ts';

export type PersonSubject = z.infer<typeof personSubject>;

/** A record with what decides who may see its persons. */
export interface Standing {
  readonly subject: PersonSubject;
  readonly label: string;
  /** Staff number of whoever has the complaint in hand; empty while nobody has. */
  readonly handler: string;
  readonly dispatched: boolean;
  readonly grants: readonly GrantRow[];
}

/** How long an identity stays on the screen, in seconds; how long a grid worker sees whom it entered, in hours (domain 2). Settings of the district. */
export async function showSeconds(reader: Reader): Promise<number> {
  return (await readOffice(reader)).showSeconds;
}

/** Refuses with `ledger.notFound` where there is no such record. */
export async function standingOf(reader: Reader, subject: PersonSubject, now: number): Promise<Standing> {
  const grants = await grantsUnder(reader, subject);
  if (subject.kind === 'case') {
    const found = await caseStanding(reader, subject.id, now);
    if (found === null) throw refuse('ledger.notFound', { what: '这件案件' });
    return { subject, label: found.label, handler: '', dispatched: true, grants };
  }
  const found = await complaintStanding(reader, subject.id);
  if (found === null) throw refuse('ledger.notFound', { what: '这件投诉' });
  return { subject, label: found.receiptNo, handler: found.handler, dispatched: found.dispatchedAt !== null, grants };
}

/** Whether an officer has the record in hand: by the parts that were given, never because nobody was given one. */
export async function handles(reader: Reader, standing: Standing, staffNo: string): Promise<'own' | 'recused' | 'no'> {
  const relation = await relationTo(reader, staffNo, standing.subject);
  if (relation === 'recused') return 'recused';
  return relation === 'own' || (standing.handler !== '' && standing.handler === staffNo) ? 'own' : 'no';
}

export async function verdictOf(reader: Reader, actor: Actor, standing: Standing, person: Pick<PersonUnder, 'role' | 'entered_by' | 'entered_at'>, now: number): Promise<LookVerdict> {
  const part = await handles(reader, standing, actor.staffNo);
  return mayLook({
    role: person.role, posts: actor.posts.filter(isPost), deputyFor: (actor.deputyFor ?? []).filter(isPost), recused: part === 'recused', handles: part === 'own',
    enteredByThem: person.entered_by === actor.staffNo, enteredAt: person.entered_at, now, dispatched: standing.dispatched, granted: standing.grants.some((grant) => grant.staff_no === actor.staffNo),
    gridHours: (await readOffice(reader)).gridHours,
  });
}
