import { refuse } from '#shared/messages/index.ts';
import { mustFileAtOnce } from '#shared/rules/intake/triggers.ts';
import { CHANNEL_WORD } from '#shared/rules/intake/vocabulary.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { sumsOfLines, takeArrearsLines } from '#electron/areas/cases/arrearsLines.ts';
import { registerCase } from '#electron/areas/cases/register.ts';
import { startClock, stopClock } from '#electron/areas/clocks/running.ts';
import { carryPersons } from '#electron/areas/identities/persons.ts';
import { assignPart } from '#electron/areas/people/staff/assign.ts';
import { officersOnDuty } from '#electron/areas/people/onDuty.ts';
import { complaintAt, stepFrom, take, timeOf, told, TOPICS, type Act } from './act.ts';
import { carriedText, listsOf } from './carryWorkers.ts';
import { draftAcceptancePaper } from './papers.ts';
import { assertMay } from './permission.ts';
import { complaintById, joinedTo, type ComplaintRow } from './repository/complaints.ts';
import { matterOf, triggersOf } from './row.ts';

/**
 * T08 and T09: a filing that B reviewed and the captain signed is recorded, or the captain's emergency filing. The case is registered in the same
 * transaction, the complaint and those that share its filing point to it, the answer clocks stop and the case's own begin.
 */
export const file = write<'intake.file'>(async (ctx, { id, rowVersion, caseNo, cause, filedAt, emergency, reviewer, outsideReview }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, emergency ? 'emergencyFiling.write' : 'filing.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, emergency ? 'T09' : 'T07', '立案');
  if (row.employer_id === null) throw refuse('intake.employerMissing', {});
  const at = timeOf(filedAt, ctx, row, '立案时间');
  if (emergency) {
    if (!mustFileAtOnce(triggersOf(matterOf(row), ctx.services.rulePacks.on(shanghaiDay(row.registered_at)).pack))) throw refuse('intake.noTrigger', {});
  } else await assertReviewed(ctx, row, reviewer, outsideReview);
  const lists = await listsOf(ctx.w, [id, ...(await joinedOpen(ctx, row)).map((one) => one.id)]);
  const figures = lists.lines.length === 0 ? { verifiedFen: null, headcount: row.headcount, unpaidHeadcount: null } : sumsOfLines(lists.lines);
  const filed = await registerCase(ctx, {
    caseNo, fields: {
      employerId: row.employer_id, cause, source: `${CHANNEL_WORD[row.channel]}${row.kind === 'complaint' ? '投诉' : '举报'} ${row.receipt_no}`, filedAt: at, ...figures, handler: row.dispatched_to,
    },
  });
  const text = `${emergency ? '应急' : ''}立案 ${filed.caseNo}${emergency ? '' : `，${reviewer === '' ? outsideReview : `工号 ${reviewer}`} 审核`}${carriedText(lists)}`;
  const moved = await take(ctx, row, { ...step, to: ['filed'], start: [], stop: ['intake.filingNotice.plan', 'intake.filingNotice.statute', 'intake.phoneConfirm'] }, {
    to: 'filed', set: { case_id: filed.id, emergency: emergency ? 1 : 0, answer: 'accept', answered_at: ctx.now, answered_by: ctx.actor.staffNo }, at, text,
  });
  await assignPart(ctx, { kind: 'case', id: filed.id }, 'handler', row.dispatched_to, `承办投诉 ${row.receipt_no}`);
  if (!emergency && reviewer !== '') await assignPart(ctx, { kind: 'case', id: filed.id }, 'reviewer', reviewer, '审核立案');
  await beginCaseClocks(ctx, filed.id, at, emergency);
  await fileJoined(ctx, row, filed.id, at, text);
  await carryPersons(ctx, { kind: 'complaint', id }, { kind: 'case', id: filed.id });
  await takeArrearsLines(ctx.w, filed.id, lists.lines);
  await draftAcceptancePaper(ctx, row);
  return {
    value: { ...moved, caseId: filed.id, caseNo: filed.caseNo, proposedTriggers: filed.proposedTriggers },
    entry: told('intake.file', row, text, { caseNo: filed.caseNo, emergency, reviewer, outsideReview }), topics: [...TOPICS, 'employers', 'alerts'],
  };
});

/** Reviewed by a B on duty who is another person than its A, or outside of the district. */
async function assertReviewed(act: Act, row: ComplaintRow, reviewer: string, outsideReview: string): Promise<void> {
  if (reviewer === '') {
    if (outsideReview.trim() === '') throw refuse('intake.reviewerMissing', {}, { field: 'reviewer' });
    return;
  }
  const [reviewers, handlers] = [await officersOnDuty(act.w, 'legalReviewer', act.now), await officersOnDuty(act.w, 'handler', act.now)];
  const found = reviewers.find((one) => one.staffNo === reviewer);
  if (found === undefined) throw refuse('intake.noReviewer', { staffNo: reviewer }, { field: 'reviewer' });
  if (handlers.some((one) => one.staffNo === row.dispatched_to && one.person === found.person) || reviewer === row.dispatched_to) throw refuse('intake.reviewerSame', {}, { field: 'reviewer' });
}

async function beginCaseClocks(act: Act, caseId: number, at: number, emergency: boolean): Promise<void> {
  const subject = { kind: 'case', id: caseId };
  for (const ruleId of ['investigate.limit', 'penalty.decideLimit']) await startClock(act, { ruleId, subject, startAt: at, event: '立案' });
  // The review of an emergency filing follows in two office hours.
  if (emergency) await startClock(act, { ruleId: 'filing.legalReview', subject, startAt: at, event: '应急立案' });
}

/** Complaints that share the filing and may still be filed. */
async function joinedOpen(act: Act, row: ComplaintRow): Promise<ComplaintRow[]> {
  const rows = await Promise.all((await joinedTo(act.w, row.id)).map(({ id }) => complaintById(act.w, id)));
  return rows.filter((one) => one !== undefined).filter((one) => ['registered', 'dispatched'].includes(one.state));
}

/** Those that share the filing go with it, each with its own receipt and answer. */
async function fileJoined(act: Act, row: ComplaintRow, caseId: number, at: number, text: string): Promise<void> {
  for (const one of await joinedOpen(act, row)) {
    const { id } = one;
    const stop = ['intake.dispatch', 'intake.filingNotice.plan', 'intake.filingNotice.statute'];
    await take(act, one, { ...stepFrom({ ...one, state: 'dispatched' }, 'T07', '立案'), to: ['filed'], start: [], stop }, { to: 'filed', set: { case_id: caseId, answer: 'accept', answered_at: act.now, answered_by: act.actor.staffNo, dispatched_to: row.dispatched_to }, at: Math.max(at, one.registered_at), text: `随 ${row.receipt_no} ${text}` });
    await carryPersons(act, { kind: 'complaint', id }, { kind: 'case', id: caseId });
    await stopClock(act, { ruleId: 'intake.supplement.reply', subject: { kind: 'complaint', id }, at: act.now, outcome: text });
  }
}
