import { beyondLimitation } from '#shared/rules/intake/limitation.ts';
import { phoneFigures, phoneState } from '#shared/rules/intake/phone.ts';
import { awaitsCaptain, awaitsReview, mayPropose } from '#shared/rules/intake/filing.ts';
import { AMENDABLE_STATES, transitionsFrom } from '#shared/rules/intake/transitions.ts';
import { ANSWER_REASON_WORD, type AnswerReason } from '#shared/rules/intake/vocabulary.ts';
import type { Act as PostAct } from '#shared/rules/posts/acts.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { read, type QueryContext } from '#electron/areas/operation.ts';
import { caseNumberOf } from '#electron/areas/cases/reads.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { masksFor } from '#electron/areas/identities/masks.ts';
import { separationOfPaper } from '#electron/areas/papers/permission.ts';
import type { PaperLine } from '#electron/areas/papers/reads.ts';
import { complaintAt } from './act.ts';
import { correctingIn, DELEGATES, personsOpen } from './correctPersons.ts';
import { filingOf, type Filing } from './filing/standing.ts';
import { readsAll } from './mediation/permission.ts';
import { answerPaperOf } from './papers.ts';
import { assertMay, permissionIn } from './permission.ts';
import { complaintById, firstReportOf, joinedTo, statementOf, type ComplaintRow } from './repository/complaints.ts';
import { mediationOfComplaint } from './repository/mediations.ts';
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
  const steps = stepsOf(row, await permissionIn(reader, row, actor, now), { filing, answer: await standingOf({ reader, services, now }, row, paper), today: shanghaiDay(now) });
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
    mediationId: (await readsAll({ reader, actor, now })) ? await mediationOfComplaint(reader, id) : null,
    answerPaper: paper === undefined ? null : { id: paper.id, title: paper.title, number: paper.number, state: paper.state },
    events: events.map((one) => ({ at: one.at, staffNo: one.staff_no, text: one.text, reason: one.reason })),
    barred: steps.filter(({ why }) => why !== ''),
    acts: [
      ...steps.filter(({ why }) => why === '').map(({ act }) => act),
      ...(personsOpen(row) && row.anonymous === 0 && delegates < DELEGATES && (row.headcount ?? 0) > delegates && mayWrite('delegate').allowed ? ['delegate'] : []),
      ...(personsOpen(row) && row.anonymous === 1 && row.kind === 'report' && mayWrite('informant').allowed ? ['informant'] : []),
    ],
  };
});

interface Against {
  readonly filing: Filing;
  /** The newest D04 that is not void, and why this officer may not approve it. */
  readonly answer: { readonly state: string; readonly approve: string };
  readonly today: string;
}

/** The answer's state, and what stands against this officer's approving it where the approval is due. */
async function standingOf({ reader, services, now }: Pick<QueryContext, 'reader' | 'services' | 'now'>, row: ComplaintRow, paper: PaperLine | undefined): Promise<Against['answer']> {
  const due = paper !== undefined && (paper.state === 'draft' || paper.state === 'reviewed') && (row.answer_proposed_at !== null || row.state === 'filed');
  return { state: paper?.state ?? '', approve: due ? ((await separationOfPaper({ reader, actor: services.actor(), now }, services, paper.id, 'approve')) ?? '') : '' };
}

/** Steps that the state and the officer's posts allow; `why`: what would refuse it all the same (a duty, an employer that is missing, a period that runs), empty for nothing. */
function stepsOf(row: ComplaintRow, may: (act: PostAct) => { readonly allowed: boolean }, { filing, answer, today }: Against): { act: string; why: string }[] {
  const steps = new Set<string>(transitionsFrom(row.state).map((one) => one.id));
  const stage = row.filing_stage;
  const proposed = row.answer_proposed_at !== null || stage === 'emergency';
  const served = row.state === 'supplementing' && row.supplement_served_at !== null;
  const offers: readonly (readonly [act: string, when: boolean, needs: PostAct, why?: string])[] = [
    ['dispatch', steps.has('T02'), 'dispatch.approve'], ['dispatchByRule', steps.has('T02'), 'dispatch.write'], ['reassign', row.dispatched_to !== '' && ['dispatched', 'supplementing', 'filingReview'].includes(row.state), 'dispatch.approve'], ['phone', steps.has('T03') && row.anonymous === 0, 'complaint.write'],
    ['supplement', steps.has('T04') && !proposed && row.supplements === 0, 'complaint.write'], ['supplementAgain', steps.has('T04') && !proposed && row.supplements === 1, 'supplement.repeat'], ['serve', row.state === 'supplementing' && row.supplement_served_at === null, 'complaint.write'],
    ['receive', served, 'complaint.write'], ['lapse', served, 'complaint.write', today <= row.supplement_due_on ? `补正期限到 ${row.supplement_due_on}，期满没有补正的才能办结。` : ''],
    ['propose', steps.has('T06') && !proposed && mayPropose(stage), 'complaint.write'], ['decide', steps.has('T06') && row.answer_proposed_at !== null, 'answer.approve', answer.approve],
    ['file', steps.has('T07') && !proposed && mayPropose(stage), 'filing.write', row.employer_id === null ? '用人单位还没有明确，不能报请立案；请先“认定用人单位”。' : ''], ['review', awaitsReview(stage) && !filing.noReviewer, 'filing.review', filing.refusals.review],
    ['sendReview', awaitsReview(stage) && filing.noReviewer, 'filing.write'], ['recordReview', awaitsReview(stage) && filing.sent.some((one) => one.returnedAt === null), 'filing.approve'],
    ['signFiling', awaitsCaptain(stage), 'filing.approve', filing.refusals.approve], ['returnFiling', stage === 'review' || awaitsCaptain(stage), 'filing.approve'],
    ['acceptance', row.state === 'filed' && (answer.state === 'draft' || answer.state === 'reviewed'), 'answer.approve', answer.approve], ['issue', answer.state === 'approved', 'complaint.write'],
    ['reopen', steps.has('reopen'), 'answer.approve'], ['employer', row.employer_id === null && row.case_id === null, 'complaint.write'], ['changeEmployer', row.employer_id !== null && AMENDABLE_STATES.includes(row.state) && !proposed && mayPropose(stage), 'complaint.write'], ['amend', AMENDABLE_STATES.includes(row.state) && !proposed && mayPropose(stage), 'complaint.write'],
  ];
  return offers.filter(([, when, needs]) => when && may(needs).allowed).map(([act, , , why = '']) => ({ act, why }));
}
