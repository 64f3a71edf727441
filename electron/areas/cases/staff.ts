import { separateReviewers } from '#shared/rules/posts/duties.ts';
import { isPost } from '#shared/rules/posts/posts.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import { read, write } from '#electron/areas/operation.ts';
import { assignPart, liftRecusal, partProblem, recusePerson, relievePart } from '#electron/areas/people/staff/assign.ts';
import { casesTopics, officersForParts, partHistory, recusalsOf } from '#electron/areas/people/staff/reads.ts';
import { deedsOf } from '#electron/areas/people/staff/relation.ts';
import { PART_WORD, PARTS, type Part, type StaffSubject } from '#electron/areas/people/staff/subject.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { caseAt } from './fields.ts';
import { caseLabel } from './line.ts';

const subjectOf = (id: number): StaffSubject => ({ kind: 'case', id });

/** Who has which part in a case, who is recused, and whom the captain may give a part: with the reason where somebody may not. */
export const staff = read<'cases.staff'>(async ({ reader, now }, { id }) => {
  await caseAt(reader, id, now, null);
  const subject = subjectOf(id);
  const [history, recusals, officers] = await Promise.all([partHistory(reader, subject), recusalsOf(reader, subject), officersForParts(reader)]);
  const candidates = await Promise.all(officers.map(async ({ row, load }) => ({
    staffNo: row.staff_no, name: row.name, load,
    problems: Object.fromEntries(await Promise.all(PARTS.map(async (part) => [part, await partProblem(reader, subject, part, row, now)] as const))) as Record<Part, string | null>,
  })));
  const onDuty = officers.map(({ row, posts }) => ({ person: personKey({ staffNo: row.staff_no, certNo: row.cert_no }), posts: posts.filter(isPost) }));
  return { parts: history, recused: recusals, candidates, noReviewer: separateReviewers(onDuty, await deedsOf(reader, subject)).length === 0 };
});

/** The captain gives an officer a part in a case; the duties of separation are held by person. */
export const assign = write<'cases.assign'>(async ({ w, now, actor }, { id, part, staffNo, reason, seen }) => {
  const row = await caseAt(w, id, now, null);
  if (part !== 'second') await assertHolders(w, id, part, seen, staffNo);
  const { name, before } = await assignPart({ w, now, actor }, subjectOf(id), part, staffNo, reason);
  return {
    value: {}, topics: casesTopics,
    entry: {
      operation: 'cases.assign', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, reason, changes: { part, staffNo },
      summary: `${PART_WORD[part]}定为 ${staffNo} ${name}${before === null ? '' : `（原为 ${before}）`}`,
    },
  };
});

/** A part that one officer has at a time is not taken from somebody who got it unseen; second officers are only ever added. */
async function assertHolders(reader: Reader, id: number, part: Part, seen: readonly string[], staffNo: string): Promise<void> {
  const holders = (await partHistory(reader, subjectOf(id))).filter((one) => one.part === part && one.endedAt === null);
  const held = (all: readonly string[]): { holders: string } => ({ holders: all.toSorted().join(' ') });
  const last = holders.at(-1);
  await assertSeen(
    reader, `本案的${PART_WORD[part]}`, { kind: 'case', id: String(id) }, { seen: held(seen), now: held(holders.map((one) => one.staffNo)), wish: held([staffNo]) }, last === undefined ? null : { staffNo: last.assignedBy, at: last.assignedAt },
  );
}

export const relieve = write<'cases.relieve'>(async ({ w, now }, { id, part, staffNo, reason }) => {
  const row = await caseAt(w, id, now, null);
  const { name } = await relievePart({ w, now }, subjectOf(id), part, staffNo);
  return {
    value: {}, topics: casesTopics,
    entry: { operation: 'cases.relieve', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, reason, changes: { part, staffNo }, summary: `${staffNo} ${name} 不再担任${PART_WORD[part]}` },
  };
});

/** The captain's order of recusal (条例 art. 16): the officer can no longer open the case. */
export const recuse = write<'cases.recuse'>(async ({ w, now, actor }, { id, staffNo, reason }) => {
  const row = await caseAt(w, id, now, null);
  const { name, relieved } = await recusePerson({ w, now, actor }, subjectOf(id), staffNo, reason);
  return {
    value: {}, topics: casesTopics,
    entry: {
      operation: 'cases.recuse', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, reason, changes: { staffNo, relieved },
      summary: `决定 ${staffNo} ${name} 回避${relieved.length === 0 ? '' : `，免去${relieved.join('、')}`}`,
    },
  };
});

export const endRecusal = write<'cases.endRecusal'>(async ({ w, now, actor }, { id, staffNo, reason }) => {
  const row = await caseAt(w, id, now, null);
  const { name } = await liftRecusal({ w, now, actor }, subjectOf(id), staffNo, reason);
  return {
    value: {}, topics: casesTopics,
    entry: { operation: 'cases.endRecusal', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, reason, changes: { staffNo }, summary: `撤销 ${staffNo} ${name} 的回避决定` },
  };
});
