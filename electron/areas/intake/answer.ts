import { refuse } from '#shared/messages/index.ts';
import { ANSWER_REASON_WORD, OUTCOME_WORD } from '#shared/rules/intake/vocabulary.ts';
import { write } from '#electron/areas/operation.ts';
import { issuePaper } from '#electron/areas/papers/approve.ts';
import { assertNoFiling, complaintAt, stepFrom, take, told, TOPICS } from './act.ts';
import { rememberDeskFacts } from './deskFacts.ts';
import { answerPaperOf, approveAcceptancePaper, approveAnswerPaper, draftAnswerPaper, voidAnswerPaper } from './papers.ts';
import { assertMay } from './permission.ts';
import { addEvent } from './repository/course.ts';
import { assertMayDecide } from './separation.ts';

/** T06, first half: the A proposes to refuse or to hand on, with the ground; D04 is drafted. The state stays until the captain decides. */
export const proposeAnswer = write<'intake.proposeAnswer'>(async (ctx, { id, rowVersion, outcome, reason, basis, to, reviewBody, court, phone }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, 'T06', `${OUTCOME_WORD[outcome]}`);
  assertNoFiling(row);
  if (row.answer_proposed_at !== null) throw refuse('intake.answerThere', {});
  if (outcome === 'redirect' && to.trim() === '') throw refuse('intake.receiverMissing', {}, { field: 'to' });
  if (reviewBody.trim() === '' || court.trim() === '') throw refuse('intake.redressMissing', {}, { field: 'reviewBody' });
  const text = `拟${OUTCOME_WORD[outcome]}：${ANSWER_REASON_WORD[reason]}${outcome === 'redirect' ? `，转${to.trim()}` : ''}，报大队长决定`;
  const set = { answer: outcome, answer_reason: reason, answer_basis: basis, answer_to: to.trim(), answer_proposed_at: ctx.now, answer_proposed_by: ctx.actor.staffNo };
  await draftAnswerPaper(ctx, row, { outcome, reason, basis, to: to.trim(), reviewBody: reviewBody.trim(), court: court.trim(), phone: phone.trim() });
  await rememberDeskFacts(ctx.w, { reviewBody, court, officePhone: phone });
  const moved = await take(ctx, row, { ...step, stop: [] }, { to: row.state, set, at: ctx.now, text });
  return { value: moved, entry: told('intake.proposeAnswer', row, text, { outcome, reason }), topics: TOPICS };
});

export const returnAnswer = write<'intake.returnAnswer'>(async (ctx, { id, rowVersion, reason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  const step = stepFrom(row, 'T06', '退回答复');
  if (row.answer_proposed_at === null) throw refuse('intake.noAnswer', {});
  await voidAnswerPaper(ctx, row, reason);
  const moved = await take(ctx, row, { ...step, stop: [] }, { to: row.state, set: { answer: '', answer_reason: '', answer_basis: '', answer_to: '', answer_proposed_at: null, answer_proposed_by: '' }, at: ctx.now, text: '大队长退回答复', reason });
  return { value: moved, entry: told('intake.returnAnswer', row, '退回拟作的答复', {}, reason), topics: TOPICS };
});

/** T06, second half: the captain approves; D04 takes its number with it, redress printed; the answer clocks stop. */
export const approveAnswer = write<'intake.approveAnswer'>(async (ctx, { id, rowVersion }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  const step = stepFrom(row, 'T06', '批准答复');
  if (row.answer_proposed_at === null || (row.answer !== 'refuse' && row.answer !== 'redirect')) throw refuse('intake.noAnswer', {});
  await assertMayDecide(ctx, row);
  const docNo = await approveAnswerPaper(ctx, row);
  const to = row.answer === 'refuse' ? 'refused' : 'redirected';
  const text = `${OUTCOME_WORD[row.answer]}，${docNo}`;
  const moved = await take(ctx, row, step, { to, set: { answered_at: ctx.now, answered_by: ctx.actor.staffNo }, at: ctx.now, text });
  return { value: { ...moved, docNo }, entry: told('intake.approveAnswer', row, text, { outcome: row.answer, docNo }), topics: TOPICS };
});

/** After the filing: the captain makes the acceptance final (D04 takes its number). Whoever handled the complaint or wrote the paper does not. */
export const approveAcceptance = write<'intake.approveAcceptance'>(async (ctx, { id, phone }) => {
  const row = await complaintAt(ctx.w, id, null);
  const paper = await answerPaperOf(ctx.w, id);
  if (row.state !== 'filed' || paper === undefined || (paper.state !== 'draft' && paper.state !== 'reviewed')) throw refuse('intake.noAcceptance', {});
  await assertMayDecide(ctx, row);
  const docNo = await approveAcceptancePaper(ctx, paper, phone.trim());
  await rememberDeskFacts(ctx.w, { officePhone: phone });
  const text = `批准受理告知书 ${docNo}`;
  await addEvent(ctx.w, { complaintId: id, at: ctx.now, now: ctx.now, staffNo: ctx.actor.staffNo, act: 'acceptance', text, reason: '' });
  return { value: { docNo }, entry: told('intake.approveAcceptance', row, text, { docNo }), topics: TOPICS };
});

/** The answer was handed or sent to whom it concerns. */
export const issueAnswer = write<'intake.issueAnswer'>(async (ctx, { id }) => {
  const row = await complaintAt(ctx.w, id, null);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  const paper = await answerPaperOf(ctx.w, id);
  if (paper?.state !== 'approved') throw refuse('intake.answerNotFinal', {});
  await issuePaper(ctx, paper.id, paper.rowVersion);
  const text = `发出${paper.title} ${paper.number}`;
  await addEvent(ctx.w, { complaintId: id, at: ctx.now, now: ctx.now, staffNo: ctx.actor.staffNo, act: 'issued', text, reason: '' });
  return { value: {}, entry: told('intake.issueAnswer', row, text, { docNo: paper.number }), topics: TOPICS };
});
