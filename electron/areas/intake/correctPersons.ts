import { refuse } from '#shared/messages/index.ts';
import { mayCorrect, type CorrectVerdict } from '#shared/rules/posts/correcting.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import type { PersonRole } from '#shared/rules/identifiers/pseudonym.ts';
import { AMENDABLE_STATES, STATE_WORD } from '#shared/rules/intake/transitions.ts';
import { read, write } from '#electron/areas/operation.ts';
import { assertNew, CORRECTED_WORD, correctPerson as correct, endPerson, personSeen, type Correction } from '#electron/areas/identities/correct.ts';
import { findPersonsByHash, keepPerson, personsOf } from '#electron/areas/identities/persons.ts';
import { handles, standingOf } from '#electron/areas/identities/standing.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { nextSeq, type Actor } from '#electron/ledger/journal.ts';
import { complaintAt, told, TOPICS, type Act } from './act.ts';
import { checkedPerson } from './check.ts';
import { followPersons } from './papers.ts';
import { permissionIn } from './permission.ts';
import { addEvent } from './repository/course.ts';
import { complaintById, updateComplaint, type ComplaintRow } from './repository/complaints.ts';

/** Delegates of a group (条例 and domain 3: up to five). */
export const DELEGATES = 5;
/** Workers come and go with their list. */
const BY_HAND: readonly PersonRole[] = ['complainant', 'informant', 'delegate'];

/** What the officer may write of the persons of a complaint, by role. */
export async function correctingIn(reader: Reader, row: ComplaintRow, actor: Actor, now: number): Promise<(role: PersonRole) => CorrectVerdict> {
  const subject = { kind: 'complaint', id: row.id } as const;
  const standing = await standingOf(reader, subject, now);
  const part = await handles(reader, standing, actor.staffNo);
  return (role) => mayCorrect({
    role, posts: actor.posts.filter(isPost), deputyFor: (actor.deputyFor ?? []).filter(isPost), recused: part === 'recused', handles: part === 'own', dispatched: standing.dispatched,
    granted: standing.grants.some((grant) => grant.staff_no === actor.staffNo),
  });
}

/** While the registration stands open and nobody waits for the captain's decision on it. */
export function personsOpen(row: ComplaintRow): boolean {
  return AMENDABLE_STATES.includes(row.state) && row.answer_proposed_at === null;
}

/** Corrects who somebody is: name, number, telephone, address, typed or from the card. Blank (null) stays as it is; what is cleared is not known any more. */
export const correctPerson = write<'intake.correctPerson'>(async (ctx, { id, personId, personVersion, change, reason }) => {
  const row = await openComplaint(ctx, id, '更正当事人');
  const subject = { kind: 'complaint', id } as const;
  const person = await personSeen(ctx.w, subject, personId, personVersion);
  if (!BY_HAND.includes(person.role)) throw refuse('intake.workerByList', {});
  await assertMayCorrect(ctx, row, person.role);
  const checked = checkedPerson({ ...change, name: change.name ?? '—' }, person.pseudonym, 'change', ctx.now);
  const part = (field: 'idNo' | 'phone' | 'address') => (change.clear.includes(field) ? { [field]: null } : checked[field] === null ? {} : { [field]: checked[field] });
  const wish: Correction = { source: change.source, ...(change.name === null ? {} : { name: checked.name }), ...part('idNo'), ...part('phone'), ...part('address') };
  const done = await correct(ctx, ctx.services.vault(), subject, person, wish, reason);
  await followPersons(ctx, row);
  const text = `更正${done.pseudonym}：${done.fields.map((field) => CORRECTED_WORD[field]).join('、')}${change.source === 'card' ? '（读身份证）' : ''}`;
  await keepCourse(ctx, row, text, reason, { before: `${done.pseudonym}（密封）`, after: `${done.pseudonym}（密封，已改）` });
  return { value: { pseudonym: done.pseudonym, rowVersion: done.rowVersion }, entry: told('intake.correctPerson', row, text, { personId, fields: [...done.fields], source: change.source }, reason), topics: TOPICS };
});

/** A delegate more, or the informant of a report that was anonymous until now. */
export const addPerson = write<'intake.addPerson'>(async (ctx, { id, role: as, person: given, reason }) => {
  const row = await openComplaint(ctx, id, '登记当事人');
  // Whoever comes with an informant points at a violation too.
  const role = as === 'delegate' && row.kind === 'report' ? 'informant' : as;
  await assertMayCorrect(ctx, row, role);
  const subject = { kind: 'complaint', id } as const;
  const there = await personsOf(ctx.w, null, subject);
  if (as === 'informant') {
    if (row.kind !== 'report' || row.anonymous !== 1) throw refuse('intake.notAnonymous', {});
  } else {
    const delegates = there.filter((one) => one.role === 'delegate' || (one.role === 'informant' && one.pseudonym !== row.pseudonym)).length;
    if (row.anonymous === 1) throw refuse('intake.anonymousHasPerson', {});
    if (delegates >= DELEGATES) throw refuse('intake.delegatesFull', { most: DELEGATES });
    if ((row.headcount ?? 0) < delegates + 1) throw refuse('intake.groupTooSmall', { delegates: delegates + 1 });
  }
  const vault = ctx.services.vault();
  const wish = { role, subject, ...checkedPerson(given, role === 'informant' ? '举报人' : '代表', 'person', ctx.now) };
  await assertNew(ctx.w, vault, wish, reason);
  const kept = await keepPerson(ctx, vault, wish);
  if (as === 'informant') await updateComplaint(ctx.w, id, { anonymous: 0, pseudonym: kept.pseudonym });
  const renewed = await complaintAt(ctx.w, id, null);
  await followPersons(ctx, renewed);
  const text = as === 'informant' ? `补登${kept.pseudonym}，不再匿名` : `增加代表：${kept.pseudonym}`;
  await keepCourse(ctx, row, text, reason, { before: '', after: `${kept.pseudonym}（密封）` });
  return { value: { personId: kept.personId, pseudonym: kept.pseudonym }, entry: told('intake.addPerson', row, text, { personId: kept.personId, role, source: given.source }, reason), topics: TOPICS };
});

/** A delegate no longer stands for the group; what was known of the person stays sealed. */
export const removeDelegate = write<'intake.removeDelegate'>(async (ctx, { id, personId, personVersion, reason }) => {
  const row = await openComplaint(ctx, id, '变更代表');
  const subject = { kind: 'complaint', id } as const;
  const person = await personSeen(ctx.w, subject, personId, personVersion);
  if (person.role !== 'delegate') throw refuse('intake.onlyDelegates', {});
  await assertMayCorrect(ctx, row, person.role);
  await endPerson(ctx, ctx.services.vault(), subject, person, reason);
  await followPersons(ctx, row);
  const text = `${person.pseudonym}不再任代表`;
  await keepCourse(ctx, row, text, reason, { before: `${person.pseudonym}（密封）`, after: '' });
  return { value: {}, entry: told('intake.removeDelegate', row, text, { personId }, reason), topics: TOPICS };
});

/** Other complaints of the same person, by keyed hash, while a correction is typed: those that the officer may read, and no informant ever. */
export const samePerson = read<'intake.samePerson'>(async ({ reader, now, services }, { id, idNo, phone }) => {
  const asked = { ...(idNo.trim() === '' ? {} : { idNo }), ...(phone.trim() === '' ? {} : { phone }) };
  const found = Object.keys(asked).length === 0 ? [] : await findPersonsByHash(reader, services.vault(), asked);
  const ids = [...new Set(found.filter((one) => one.subject.kind === 'complaint' && one.subject.id !== id && one.role !== 'informant' && BY_HAND.includes(one.role)).map((one) => one.subject.id))];
  const rows = [];
  for (const other of ids.slice(0, 10)) {
    const row = await complaintById(reader, other);
    if (row !== undefined && (await permissionIn(reader, row, services.actor(), now))('complaint.read').allowed) rows.push({ id: row.id, receiptNo: row.receipt_no, state: row.state, lapsed: row.answer === 'lapsed' });
  }
  return { found: rows };
});

async function openComplaint({ w }: Act, id: number, what: string): Promise<ComplaintRow> {
  const row = await complaintAt(w, id, null);
  if (!AMENDABLE_STATES.includes(row.state)) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: STATE_WORD[row.state], what });
  if (row.answer_proposed_at !== null) throw refuse('intake.answerThere', {});
  return row;
}

async function assertMayCorrect({ w, actor, now }: Act, row: ComplaintRow, role: PersonRole): Promise<void> {
  const verdict = (await correctingIn(w, row, actor, now))(role);
  if (!verdict.allowed) throw refuse('people.mayNot', { why: verdict.why });
}

/** Course and history say who by pseudonym and that something changed, never what. */
async function keepCourse(act: Act, row: ComplaintRow, text: string, reason: string, person: { readonly before: string; readonly after: string }): Promise<void> {
  await addEvent(act.w, { complaintId: row.id, at: act.now, now: act.now, staffNo: act.actor.staffNo, act: 'person', text, reason });
  await recordChange(act.w, await nextSeq(act.w), act.now, act.actor.staffNo, { kind: 'complaint', id: String(row.id), employerId: row.employer_id, before: { person: person.before }, after: { person: person.after }, reason });
}
