import { refuse } from '#shared/messages/index.ts';
import { FOLLOW_UP_KINDS, followUpDue, followUpWord } from '#shared/rules/cases/followUps.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { caseAt } from './fields.ts';
import { caseLabel } from './line.ts';
import { followUpsOf, majorOf, putFollowUp, type FollowUpRow, type MajorRow } from './repository/major.ts';

/** The duties of plan 5.4 with their terms from the day on which the case became major; those that are there already stay as they are. */
export async function addMissingFollowUps(w: Writer, major: Pick<MajorRow, 'case_id' | 't0'>, pack: RulePack): Promise<void> {
  const there = new Set((await followUpsOf(w, major.case_id)).map((duty) => duty.kind));
  const startDay = shanghaiDay(major.t0);
  for (const kind of FOLLOW_UP_KINDS) {
    if (!there.has(kind)) await putFollowUp(w, { case_id: major.case_id, kind, due_on: followUpDue(kind, startDay, pack), done_at: null });
  }
}

/** Another term for a duty, or that it was done. */
export const setFollowUp = write<'cases.setFollowUp'>(async ({ w, now, actor }, { id, kind, dueOn, doneAt, seen }) => {
  const row = await caseAt(w, id, now, null);
  if ((await majorOf(w, id)) === undefined) throw refuse('cases.notMajor', {});
  if (doneAt !== null && doneAt > now) throw refuse('cases.timeToCome', { what: '完成时间' }, { field: 'doneAt' });
  const known = (await followUpsOf(w, id)).find((duty) => duty.kind === kind);
  await assertSeen(w, followUpWord(kind), { kind: 'case', id: String(id) }, { seen, now: { dueOn: known?.due_on ?? '', doneAt: known?.done_at ?? null }, wish: { dueOn, doneAt } });
  if (known !== undefined && known.due_on === dueOn && known.done_at === doneAt) return { value: {}, entry: null, topics: [] };
  const after = { case_id: id, kind, due_on: dueOn, done_at: doneAt };
  await putFollowUp(w, after);
  const change = { before: { follow_up: known === undefined ? null : text(known) }, after: { follow_up: text(after) } };
  await recordChange(w, await nextSeq(w), now, actor.staffNo, { kind: 'case', id: String(id), employerId: row.employer_id, ...change });
  return {
    value: {},
    entry: { operation: 'cases.setFollowUp', subject: { kind: 'case', id: String(id), label: caseLabel(row) }, summary: `后续跟踪 ${row.case_no}：${text(after)}`, changes: change },
    topics: ['cases'],
  };
});

function text(duty: FollowUpRow): string {
  return `${followUpWord(duty.kind)}${duty.due_on === '' ? '' : `，${duty.due_on} 前`}${duty.done_at === null ? '' : `，${shanghaiDay(duty.done_at)} 完成`}`;
}
