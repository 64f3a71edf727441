import { personKey, relationTo as relationOf, type CaseStaff, type Relation } from '#shared/rules/posts/relation.ts';
import type { PastDeed } from '#shared/rules/posts/duties.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { allOfficers, officerByNumber } from '../repository.ts';
import { recusalRows, recusedIds, staffRows, typedHandler } from './repository.ts';
import { PART_DEED, type StaffSubject } from './subject.ts';

/** Key of the person behind a staff number: two accounts with one certificate are one person. */
export async function personOf(reader: Reader, staffNo: string): Promise<string> {
  const row = await officerByNumber(reader, staffNo);
  return personKey({ staffNo, certNo: row?.cert_no ?? '' });
}

/** Who has a part in a matter now. Where nobody was assigned as A, the officer whom a list names counts. */
export async function staffOf(reader: Reader, subject: StaffSubject): Promise<CaseStaff> {
  const [rows, recusals] = await Promise.all([staffRows(reader, subject), recusalRows(reader, subject)]);
  const now = rows.filter((row) => row.ended_at === null);
  const persons = (...parts: string[]): string[] => now.filter((row) => parts.includes(row.part)).map((row) => row.person);
  const own = persons('handler').length === 0 && subject.kind === 'case' ? [...persons('second'), ...(await namedHandler(reader, subject.id))] : persons('handler', 'second');
  return { own, reviewers: persons('reviewer'), trackers: persons('tracker'), recused: recusals.filter((row) => row.lifted_at === null).map((row) => row.person) };
}

async function namedHandler(reader: Reader, caseId: number): Promise<string[]> {
  const text = (await typedHandler(reader, caseId)).trim();
  if (text === '') return [];
  const named = (await allOfficers(reader)).filter((row) => row.active === 1 && (row.staff_no === text || row.name === text));
  // Two officers of one name: the list does not say which.
  return named.length === 1 ? named.map((row) => personKey({ staffNo: row.staff_no, certNo: row.cert_no })) : [];
}

/** What an officer is to a matter (domain 2): strictly, so that nobody sees an identity because nobody was assigned. */
export async function relationTo(reader: Reader, staffNo: string, subject: StaffSubject): Promise<Relation> {
  return relationOf(await personOf(reader, staffNo), await staffOf(reader, subject));
}

/**
 * The relation by which the work on a case is allowed: a part that nobody was given yet belongs to whoever's post it is, so that a case from a list can be
 * worked on before the captain has assigned it.
 */
export async function workingRelation(reader: Reader, actor: Pick<Actor, 'staffNo' | 'posts'>, subject: StaffSubject): Promise<Relation> {
  const staff = await staffOf(reader, subject);
  const strict = relationOf(await personOf(reader, actor.staffNo), staff);
  if (strict !== 'other') return strict;
  const free = { handler: staff.own.length === 0, reviewer: staff.reviewers.length === 0, tracker: staff.trackers.length === 0 };
  if (free.handler && free.reviewer && free.tracker) return 'none';
  if (free.handler && actor.posts.includes('handler')) return 'own';
  if ((free.tracker && actor.posts.includes('enforcementTracker')) || (free.reviewer && actor.posts.includes('legalReviewer'))) return 'assigned';
  return strict;
}

/** What has been done in a matter, as the duties of separation ask (shared/rules/posts/duties.ts): parts that were had and recusals that stand. */
export async function deedsOf(reader: Reader, subject: StaffSubject): Promise<PastDeed[]> {
  const [rows, recusals] = await Promise.all([staffRows(reader, subject), recusalRows(reader, subject)]);
  return [
    ...rows.map((row): PastDeed => ({ kind: PART_DEED[row.part], person: row.person })),
    ...recusals.filter((row) => row.lifted_at === null).map((row): PastDeed => ({ kind: 'recuse', person: row.ordered_by, to: row.person })),
  ];
}

/** Matters of one kind that an officer may not open any more. */
export async function recusedFrom(reader: Reader, kind: StaffSubject['kind'], staffNo: string): Promise<ReadonlySet<number>> {
  return new Set(await recusedIds(reader, kind, await personOf(reader, staffNo)));
}
