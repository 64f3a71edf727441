import type { OutputOf } from '#shared/contract/index.ts';
import { TRIGGER_CLOCKS, type Transition } from '#shared/rules/intake/transitions.ts';
import { CHANNEL_WORD, KIND_WORD } from '#shared/rules/intake/vocabulary.ts';
import { refuse } from '#shared/messages/index.ts';
import { sumsOfLines, takeArrearsLines } from '#electron/areas/cases/arrearsLines.ts';
import { registerCase } from '#electron/areas/cases/register.ts';
import { startClock } from '#electron/areas/clocks/running.ts';
import { carryPersons } from '#electron/areas/identities/persons.ts';
import { assignPart } from '#electron/areas/people/staff/assign.ts';
import { partHistory } from '#electron/areas/people/staff/reads.ts';
import { stepFrom, take, type Act } from '../act.ts';
import { acceptWithFiling, filedTogether } from '../acceptance.ts';
import { carriedText, listsOf } from '../carryWorkers.ts';
import { answerPaperOf, draftAcceptancePaper } from '../papers.ts';
import type { ComplaintRow } from '../repository/complaints.ts';

interface Filed { readonly number: string; readonly cause: string; readonly emergency: boolean }
interface FiledCase extends Awaited<ReturnType<typeof take>> {
  readonly caseId: number; readonly caseNo: string; readonly text: string; readonly proposedTriggers: OutputOf<'intake.approveFiling'>['proposedTriggers'];
}

/** The clocks that the filing starts are the case's (T08); those of the complaint stop. */
const ANSWERED = ['intake.filingNotice.plan', 'intake.filingNotice.statute', 'intake.phoneConfirm', ...TRIGGER_CLOCKS];

/**
 * What a signed D05 brings: the case under its number, the complaint and those that share its filing point to it with the same people, the A and B are the case's, the
 * answer clocks stop and the case's own begin.
 */
export async function registerFiled(act: Act, row: ComplaintRow, step: Transition, { number, cause, emergency }: Filed): Promise<FiledCase> {
  if (row.employer_id === null) throw refuse('intake.employerMissing', {});
  const together = await filedTogether(act, row);
  const lists = await listsOf(act.w, together.map((one) => one.id));
  const figures = lists.lines.length === 0 ? { verifiedFen: null, headcount: row.headcount, unpaidHeadcount: null } : sumsOfLines(lists.lines);
  const filed = await registerCase(act, {
    caseNo: number, fields: {
      employerId: row.employer_id, cause, source: `${CHANNEL_WORD[row.channel]}${KIND_WORD[row.kind]} ${row.receipt_no}`, filedAt: act.now, ...figures, handler: row.dispatched_to,
    },
  });
  const text = `${emergency ? '应急' : ''}立案 ${filed.caseNo}，大队长批准${carriedText(lists)}`;
  const moved = await take(act, row, { ...step, start: [], stop: [...ANSWERED] }, {
    to: 'filed', set: { case_id: filed.id, emergency: emergency ? 1 : 0, filing_stage: emergency ? 'late' : 'done', answer: 'accept', answered_at: act.now, answered_by: act.actor.staffNo }, at: act.now, text,
  });
  const subject = { kind: 'case', id: filed.id } as const;
  await assignPart(act, subject, 'handler', row.dispatched_to, `承办投诉 ${row.receipt_no}`);
  const reviewer = (await partHistory(act.w, { kind: 'complaint', id: row.id })).find((one) => one.part === 'reviewer' && one.endedAt === null);
  if (reviewer !== undefined) await assignPart(act, subject, 'reviewer', reviewer.staffNo, '审核立案');
  for (const ruleId of ['investigate.limit', 'penalty.decideLimit']) await startClock(act, { ruleId, subject, startAt: act.now, event: '立案' });
  // The review of an emergency filing follows in two office hours.
  if (emergency) await startClock(act, { ruleId: 'filing.legalReview', subject, startAt: act.now, event: '应急立案' });
  await fileJoined(act, row, together.slice(1), filed.id, text);
  await carryPersons(act, { kind: 'complaint', id: row.id }, subject);
  await takeArrearsLines(act.w, filed.id, lists.lines);
  await acceptWithFiling(act, together);
  return { ...moved, caseId: filed.id, caseNo: filed.caseNo, text, proposedTriggers: filed.proposedTriggers };
}

/** Those that share the filing go with it, each with its own receipt and answer. */
async function fileJoined(act: Act, row: ComplaintRow, joined: readonly ComplaintRow[], caseId: number, text: string): Promise<void> {
  for (const one of joined) {
    const { id } = one;
    const stop = ['intake.dispatch', 'intake.supplement.reply', ...ANSWERED];
    await take(act, one, { ...stepFrom({ ...one, state: 'dispatched' }, 'T07', '立案'), to: ['filed'], start: [], stop }, {
      to: 'filed', set: { case_id: caseId, answer: 'accept', answered_at: act.now, answered_by: act.actor.staffNo, dispatched_to: row.dispatched_to }, at: act.now, text: `随 ${row.receipt_no} ${text}`,
    });
    await carryPersons(act, { kind: 'complaint', id }, { kind: 'case', id: caseId });
    // One that joined after the A's proposal has no answer yet. It follows from that proposal and is its A's paper, so that whoever signs now may make it final (duty 3).
    if ((await answerPaperOf(act.w, id)) === undefined) await draftAcceptancePaper(act, one, { staffNo: row.filing_proposed_by || row.dispatched_to, reason: `随 ${row.receipt_no} 立案` });
  }
}
