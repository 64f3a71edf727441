import { beyondLimitation } from '#shared/rules/intake/limitation.ts';
import { phoneFigures, phoneState } from '#shared/rules/intake/phone.ts';
import { awaitsCaptain, awaitsReview, mayPropose } from '#shared/rules/intake/filing.ts';
import { AMENDABLE_STATES, transitionsFrom } from '#shared/rules/intake/transitions.ts';
import { ANSWER_REASON_WORD, type AnswerReason } from '#shared/rules/intake/vocabulary.ts';
import type { Act as PostAct } from '#shared/rules/posts/acts.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { caseNumberOf } from '#electron/areas/cases/reads.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { masksFor } from '#electron/areas/identities/masks.ts';
import { complaintAt } from './act.ts';
import { correctingIn, DELEGATES, personsOpen } from './correctPersons.ts';
import { filingOf, type Filing } from './filing/standing.ts';
import { answerPaperOf } from './papers.ts';
import { assertMay, permissionIn } from './permission.ts';
import { complaintById, firstReportOf, joinedTo, statementOf, type ComplaintRow } from './repository/complaints.ts';
import { eventsOf, materialsOf, phoneRows } from './repository/course.ts';
import { lineOf, matterOf } from './row.ts';
import { openText } from './sealed.ts';
import { missingOf } from './supplement.ts';

export const firstReport = read<'intake.firstReport'>(async ({ reader }, { caseId }) => ({ at: await firstReportOf(reader, { caseId }) }));

/** One complaint with all that is known of it but who the people are: of those only pseudonyms and masks. */
export const complaint = read<'intake.complaint'>(async ({ reader, now, services }, { id }) => {
  const row = await complaintAt(reader, id, null);
  const actor = services.actor();
  await assertMay(reader, 'complaint.read', row, actor, now);
  const { pack } = services.rulePacks.on(shanghaiDay(row.registered_at));
  const [clocks, persons, materials, calls, events, joined] = await Promise.all([
    clocksOf(reader, { kind: 'complaint', id }, now, services), masksFor({ reader, services, now }, { kind: 'complaint', id }), materialsOf(reader, id), phoneRows(reader, id), eventsOf(reader, id), joinedTo(reader, id),
  ]);
  const main = row.joined_to === null ? undefined : await complaintById(reader, row.joined_to);
  const vault = services.vault();
  const paper = await answerPaperOf(reader, id);
  const mayWrite = await correctingIn(reader, row, actor, now);
  const delegates = persons.filter((one) => one.role === 'delegate').length;
  const filing = await filingOf({ reader, services, actor, now }, row);
  const figures = phoneFigures(pack);
  const phone = phoneState(calls.map((call) => ({ at: call.at, reached: call.reached === 1 })), figures);
  return {
    now, line: lineOf(row, clocks, pack), rowVersion: row.row_version, matter: matterOf(row), statement: openText(vault, 'complaints.statement_sealed', id, await statementOf(reader, id)),
    persons: persons.map((one) => ({ id: one.personId, role: one.role, pseudonym: one.pseudonym, name: one.nameMask, idNo: one.idNoMask, phone: one.phoneMask, source: one.source, rowVersion: one.rowVersion, correct: one.role !== 'worker' && personsOpen(row) && mayWrite(one.role).allowed })),
    materials: materials.map((one) => ({ id: one.id, name: one.name, pages: one.pages, receivedAt: one.received_at })),
    phone: {
      attempts: calls.map((call) => ({ at: call.at, staffNo: call.staff_no, reached: call.reached === 1, note: openText(vault, 'phone_attempts.note_sealed', call.id, call.note_sealed) })),
      counted: phone.counted, tries: figures.tries, nextCountsAt: phone.nextCountsAt, doneAt: phone.doneAt,
    },
    supplement: { times: row.supplements, issuedAt: row.supplement_issued_at, servedAt: row.supplement_served_at, receivedAt: row.supplement_received_at, dueOn: row.supplement_due_on, missing: missingOf(row) },
    answer: {
      outcome: row.answer, reason: row.answer_reason === '' ? '' : ANSWER_REASON_WORD[row.answer_reason as AnswerReason], basis: row.answer_basis, to: row.answer_to, proposedAt: row.answer_proposed_at,
      proposedBy: row.answer_proposed_by, answeredAt: row.answered_at,
    },
    filing,
    beyondLimitation: row.ended_on !== '' && beyondLimitation(row.ended_on, shanghaiDay(row.registered_at), pack), caseId: row.case_id, caseNo: row.case_id === null ? '' : await caseNumberOf(reader, row.case_id),
    joinedTo: main === undefined ? null : { id: main.id, receiptNo: main.receipt_no }, joined: joined.map((one) => ({ id: one.id, receiptNo: one.receipt_no })),
    answerPaper: paper === undefined ? null : { id: paper.id, title: paper.title, number: paper.number, state: paper.state },
    events: events.map((one) => ({ at: one.at, staffNo: one.staff_no, text: one.text, reason: one.reason })),
    acts: [
      ...actsOf(row, await permissionIn(reader, row, actor, now), filing, paper?.state ?? ''),
      ...(personsOpen(row) && row.anonymous === 0 && delegates < DELEGATES && (row.headcount ?? 0) > delegates && mayWrite('delegate').allowed ? ['delegate'] : []),
      ...(personsOpen(row) && row.anonymous === 1 && row.kind === 'report' && mayWrite('informant').allowed ? ['informant'] : []),
    ],
  };
});

/** Steps that the state allows and the officer's posts too: what would be refused is not offered. */
function actsOf(row: ComplaintRow, may: (act: PostAct) => { readonly allowed: boolean }, filing: Filing, paper: string): string[] {
  const steps = new Set<string>(transitionsFrom(row.state).map((one) => one.id));
  const stage = row.filing_stage;
  const proposed = row.answer_proposed_at !== null || stage === 'emergency';
  const offers: readonly (readonly [act: string, when: boolean, needs: PostAct])[] = [
    ['dispatch', steps.has('T02'), 'dispatch.approve'], ['dispatchByRule', steps.has('T02'), 'dispatch.write'], ['reassign', row.dispatched_to !== '' && ['dispatched', 'supplementing', 'filingReview'].includes(row.state), 'dispatch.approve'], ['phone', steps.has('T03') && row.anonymous === 0, 'complaint.write'],
    ['supplement', steps.has('T04') && !proposed && row.supplements === 0, 'complaint.write'], ['supplementAgain', steps.has('T04') && !proposed && row.supplements === 1, 'supplement.repeat'], ['serve', row.state === 'supplementing' && row.supplement_served_at === null, 'complaint.write'],
    ['receive', row.state === 'supplementing' && row.supplement_served_at !== null, 'complaint.write'], ['lapse', row.state === 'supplementing' && row.supplement_served_at !== null, 'complaint.write'],
    ['propose', steps.has('T06') && !proposed, 'complaint.write'], ['decide', steps.has('T06') && row.answer_proposed_at !== null, 'answer.approve'],
    ['file', steps.has('T07') && !proposed && mayPropose(stage), 'filing.write'], ['review', awaitsReview(stage) && !filing.noReviewer && filing.refusals.review === '', 'filing.review'],
    ['sendReview', awaitsReview(stage) && filing.noReviewer, 'filing.write'], ['recordReview', awaitsReview(stage) && filing.sent.some((one) => one.returnedAt === null), 'filing.approve'],
    ['signFiling', awaitsCaptain(stage) && filing.refusals.approve === '', 'filing.approve'], ['returnFiling', stage === 'review' || awaitsCaptain(stage), 'filing.approve'],
    ['acceptance', row.state === 'filed' && (paper === 'draft' || paper === 'reviewed'), 'answer.approve'], ['issue', paper === 'approved', 'complaint.write'],
    ['reopen', steps.has('reopen'), 'answer.approve'], ['employer', row.employer_id === null && row.case_id === null, 'complaint.write'], ['changeEmployer', row.employer_id !== null && AMENDABLE_STATES.includes(row.state) && !proposed && mayPropose(stage), 'complaint.write'], ['amend', AMENDABLE_STATES.includes(row.state) && !proposed && mayPropose(stage), 'complaint.write'],
  ];
  return offers.filter(([, when, needs]) => when && may(needs).allowed).map(([act]) => act);
}
