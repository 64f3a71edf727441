import type { ArgsOf } from '#shared/contract/index.ts';
import type { Content } from '#shared/papers/fields.ts';
import { refuse } from '#shared/messages/index.ts';
import { awaitsReview, REVIEW_POINT_WORD, REVIEW_POINTS, VERDICT_WORD, verdictsOf } from '#shared/rules/intake/filing.ts';
import { TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import { write } from '#electron/areas/operation.ts';
import { stopClock } from '#electron/areas/clocks/running.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { approvePaper } from '#electron/areas/papers/approve.ts';
import { draftPaper, reviewFinalPaper, reviewPaper } from '#electron/areas/papers/draft.ts';
import { separationOfPaper } from '#electron/areas/papers/permission.ts';
import type { Review } from '#electron/areas/papers/reviews.ts';
import { assignPart } from '#electron/areas/people/staff/assign.ts';
import { personOf, staffOf } from '#electron/areas/people/staff/relation.ts';
import { complaintAt, stepFrom, take, told, TOPICS, type Act } from '../act.ts';
import { voidAcceptances } from '../acceptance.ts';
import { assertMay } from '../permission.ts';
import type { ComplaintRow } from '../repository/complaints.ts';

type Opinion = Pick<ArgsOf<'intake.reviewFiling'>, 'verdict' | 'opinion' | 'points'>;

/**
 * B's review of a filing: agreed it waits for the captain, else it goes back to the A with what is to be mended; of an emergency it comes after the filing and agrees
 * or objects. By another person than whoever acted for it (duty 1), whatever the account. D13 takes its number with the verdict.
 */
export const reviewFiling = write<'intake.reviewFiling'>(async (ctx, { id, rowVersion, paperVersion, verdict, opinion, points }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  const paper = waitingPaper(row);
  await assertMay(ctx.w, row.filing_stage === 'late' ? 'emergencyFiling.review' : 'filing.review', row, ctx.actor, ctx.now);
  if (!verdictsOf(row.filing_stage).includes(verdict)) throw refuse('intake.verdictUnfit', { verdict: VERDICT_WORD[verdict] }, { field: 'verdict' });
  const why = await separationOfPaper({ reader: ctx.w, actor: ctx.actor, now: ctx.now }, ctx.services, paper, 'review');
  if (why !== null) throw refuse('people.mayNot', { why });
  const faults = REVIEW_POINTS.filter((point) => points[point].trim() !== '');
  if (verdict !== 'agree' && opinion.trim() === '' && faults.length === 0) throw refuse('intake.opinionMissing', {}, { field: 'opinion' });
  if (verdict === 'agree' && faults.length > 0) throw refuse('intake.faultsAgreed', {}, { field: 'verdict' });
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id }, { opinion, ...points });
  const words = [...faults.map((point) => `${REVIEW_POINT_WORD[point]}：${points[point].trim()}`), opinion.trim()].filter((text) => text !== '').join('；');
  await becomeReviewer(ctx, { kind: 'complaint', id });
  if (row.case_id !== null) await becomeReviewer(ctx, { kind: 'case', id: row.case_id });
  const docNo = await opinionPaper(ctx, row, { verdict, opinion, points });
  const moved = await settleReview(ctx, row, paper, paperVersion, { verdict, opinion: words, outside: null }, `B岗审核${VERDICT_WORD[verdict]}，${docNo}`);
  return { value: { ...moved, docNo }, entry: told('intake.reviewFiling', row, `审核立案：${VERDICT_WORD[verdict]}，${docNo}`, { verdict, docNo, paper }, words), topics: TOPICS };
});

/** D05 that waits for a review, or a refusal. */
export function waitingPaper(row: ComplaintRow): number {
  if (!awaitsReview(row.filing_stage) || row.filing_paper === null) throw refuse('intake.noFilingToReview', { receiptNo: row.receipt_no });
  return row.filing_paper;
}

/** What a verdict does, from whomever it came: the paper's course, the state, and the clock of the review. */
export async function settleReview(act: Act, row: ComplaintRow, paper: number, paperVersion: number, review: Review, text: string): ReturnType<typeof take> {
  const reason = review.opinion;
  if (row.filing_stage === 'late') {
    await reviewFinalPaper(act, paper, paperVersion, review);
    if (row.case_id !== null) await stopClock(act, { ruleId: 'filing.legalReview', subject: { kind: 'case', id: row.case_id }, at: act.now, outcome: text });
    return take(act, row, { ...TRANSITIONS.T08review, stop: [] }, { to: row.state, set: { filing_stage: 'done' }, at: act.now, text, reason });
  }
  await reviewPaper(act, paper, paperVersion, review);
  if (review.verdict === 'agree') return take(act, row, stepFrom(row, 'T08review', '审核立案'), { set: { filing_stage: 'approve' }, at: act.now, text, reason });
  await voidAcceptances(act, row, text);
  return take(act, row, stepFrom(row, 'T07back', '退回立案'), { set: { filing_stage: 'returned' }, at: act.now, text, reason });
}

/** Whoever reviews is the B of the matter from then on; a part that nobody had is taken by the first who does it. */
export async function becomeReviewer(act: Act, subject: { readonly kind: 'complaint' | 'case'; readonly id: number }): Promise<void> {
  const staff = await staffOf(act.w, subject);
  // Who stands in for a B has the part by its deeds only.
  if (staff.reviewers.includes(await personOf(act.w, act.actor.staffNo)) || (act.actor.deputyFor ?? []).includes('legalReviewer')) return;
  await assignPart(act, subject, 'reviewer', act.actor.staffNo, '审核立案');
}

/** D13 of the verdict, final with it. Its number is how the course and the record name the opinion. */
async function opinionPaper(act: Act, row: ComplaintRow, { verdict, opinion, points }: Opinion): Promise<string> {
  const looked: Content = Object.fromEntries(REVIEW_POINTS.flatMap((point) => [[point, points[point].trim() === '' ? 'ok' : 'fix'], [`${point}Text`, points[point].trim()]]));
  const draft = await draftPaper(act, {
    kind: 'D13', subject: { kind: 'complaint', id: row.id }, employerId: row.employer_id, label: `${row.receipt_no} ${row.employer_name ?? ''}`.trim(),
    content: { target: `《立案审批表》${row.filing_stage === 'late' ? '（应急）' : ''}`, matter: `${row.receipt_no} ${row.employer_name ?? ''}`.trim(), ...looked, conclusion: verdict, opinion: opinion.trim(), receivedAt: row.filing_proposed_at ?? act.now, signedAt: act.now },
  });
  return (await approvePaper(act, draft.id, draft.rowVersion)).number;
}
