import { refuse } from '#shared/messages/index.ts';
import { certificateState } from '#shared/rules/posts/certificates.ts';
import { violatedDuties } from '#shared/rules/posts/duties.ts';
import { isPost, POST_WORD } from '#shared/rules/posts/posts.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { WriteContext } from '../../operation.ts';
import { officerByNumber, postsOf, type OfficerRow } from '../repository.ts';
import { deedsOf } from './relation.ts';
import { endPart, insertPart, insertRecusal, liftRecusalRow, recusalRows, staffRows } from './repository.ts';
import { PART_DEED, PART_POST, PART_WORD, type Part, type StaffSubject } from './subject.ts';

type Act = Pick<WriteContext, 'w' | 'now' | 'actor'>;

/**
 * Why an officer may not have a part in a matter, in one Chinese sentence; null when nothing stands against it: active, the post, a valid certificate for
 * A and second officers (plan 4.3), no recusal, and the duties of separation by person (domain 2).
 */
export async function partProblem(reader: Reader, subject: StaffSubject, part: Part, officer: OfficerRow, now: number): Promise<string | null> {
  if (officer.active === 0) return '该人员已停用。';
  const needed = PART_POST[part];
  const posts = postsOf(officer);
  if (needed !== null && !posts.includes(needed)) return `没有${POST_WORD[needed]}这个岗位。`;
  if (part === 'handler' || part === 'second') {
    const state = certificateState({ certNo: officer.cert_no, certUntil: officer.cert_until }, shanghaiDay(now));
    if (state === 'expired') return `执法证已于 ${officer.cert_until ?? ''} 到期，换证前不能承办。`;
  }
  const person = { person: personKey({ staffNo: officer.staff_no, certNo: officer.cert_no }), posts: posts.filter(isPost) };
  // Whoever gives up a part of the same kind takes none of another for it.
  const [broken] = violatedDuties({ kind: PART_DEED[part] }, person, await deedsOf(reader, subject));
  // The rule speaks to the person who acts; here somebody else is spoken of.
  return broken?.duty === 7 ? '在本案回避。' : (broken?.why ?? null);
}

/** Gives an officer a part; who had it before is relieved (second officers are added). Refuses with `people.mayNotTake`. The caller writes the journal entry. */
export async function assignPart({ w, now, actor }: Act, subject: StaffSubject, part: Part, staffNo: string, reason: string): Promise<{ name: string; before: string | null }> {
  const officer = await known(w, staffNo);
  const running = (await staffRows(w, subject)).filter((row) => row.ended_at === null && row.part === part);
  if (running.some((row) => row.staff_no === staffNo)) throw refuse('people.hasPart', { name: officer.name, part: PART_WORD[part] });
  const why = await partProblem(w, subject, part, officer, now);
  if (why !== null) throw refuse('people.mayNotTake', { name: officer.name, part: PART_WORD[part], why }, { field: 'staffNo' });
  for (const row of part === 'second' ? [] : running) await endPart(w, row.id, now);
  await insertPart(w, subject, { part, staffNo, person: personKey({ staffNo, certNo: officer.cert_no }), by: actor.staffNo, at: now, reason });
  return { name: officer.name, before: part === 'second' ? null : (running[0]?.name ?? null) };
}

/** Takes a part from an officer. Refuses with `people.hasNoPart`. */
export async function relievePart({ w, now }: Pick<Act, 'w' | 'now'>, subject: StaffSubject, part: Part, staffNo: string): Promise<{ name: string }> {
  const row = (await staffRows(w, subject)).find((one) => one.ended_at === null && one.part === part && one.staff_no === staffNo);
  if (row === undefined) throw refuse('people.hasNoPart', { part: PART_WORD[part] });
  await endPart(w, row.id, now);
  return { name: row.name };
}

/** The captain's order that an officer stays away from a matter (条例 art. 16); all parts in it end. Refuses with `people.recusedAlready`. */
export async function recusePerson({ w, now, actor }: Act, subject: StaffSubject, staffNo: string, reason: string): Promise<{ name: string; relieved: string[] }> {
  const officer = await known(w, staffNo);
  const person = personKey({ staffNo, certNo: officer.cert_no });
  if ((await recusalRows(w, subject)).some((row) => row.lifted_at === null && row.person === person)) throw refuse('people.recusedAlready', { name: officer.name });
  const parts = (await staffRows(w, subject)).filter((row) => row.ended_at === null && row.person === person);
  for (const row of parts) await endPart(w, row.id, now);
  await insertRecusal(w, subject, { staffNo, person, reason, by: actor.staffNo, at: now });
  return { name: officer.name, relieved: parts.map((row) => PART_WORD[row.part]) };
}

export async function liftRecusal({ w, now, actor }: Act, subject: StaffSubject, staffNo: string, reason: string): Promise<{ name: string }> {
  const row = (await recusalRows(w, subject)).find((one) => one.lifted_at === null && one.staff_no === staffNo);
  if (row === undefined) throw refuse('people.notRecused', {});
  await liftRecusalRow(w, row.id, actor.staffNo, now, reason);
  return { name: row.name };
}

async function known(reader: Reader, staffNo: string): Promise<OfficerRow> {
  const officer = await officerByNumber(reader, staffNo);
  if (officer === undefined) throw refuse('people.unknown', { staffNo });
  return officer;
}
