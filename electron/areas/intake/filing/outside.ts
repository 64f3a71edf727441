import { refuse } from '#shared/messages/index.ts';
import { VERDICT_WORD, verdictsOf } from '#shared/rules/intake/filing.ts';
import { TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import { effect } from '#electron/areas/operation.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { readReturnFile, takeReturn } from '#electron/areas/papers/outside/returned.ts';
import { requestReview } from '#electron/areas/papers/outside/request.ts';
import { assertRoom } from '#electron/drives/space.ts';
import { writeChecked } from '#electron/outbox/safeFile.ts';
import path from 'node:path';
import { complaintAt, take, told, TOPICS } from '../act.ts';
import { assertMay } from '../permission.ts';
import { settleReview, waitingPaper } from './review.ts';
import { nobodyReviews } from './standing.ts';

/**
 * Duty 8: no B on duty stands apart from the matter, so the review goes out as a signed file for a stick. With a separate B on duty it does not: that one reviews. The
 * request is in the ledger before its file is written; a file that was lost is written again, the same bytes.
 */
export const sendFilingReview = effect<'intake.sendFilingReview'>(async ({ ledger, services, actor, now }, { id, rowVersion, paperVersion, thumbprint, reason }) => {
  const before = await complaintAt(ledger.reader, id, rowVersion);
  const target = await services.desktop.chooseTarget('导出送审文件', `${before.receipt_no}-送审.review.jws`, 'jws');
  if (target === null) return { file: null };
  await assertRoom(path.dirname(target), 65_536);
  const jws = await ledger.command({ actor, now }, async (w) => {
    const act = { w, now, actor, services };
    const row = await complaintAt(w, id, rowVersion);
    await assertMay(w, 'filing.write', row, actor, now);
    const paper = waitingPaper(row);
    if (!(await nobodyReviews(w, row, now))) throw refuse('intake.reviewerThere', {});
    await assertNamesNobody(w, services.vault(), { kind: 'complaint', id }, { reason });
    const sent = await requestReview(act, paper, paperVersion, { thumbprint, reason });
    const text = `${sent.again ? '再次导出' : ''}送 ${sent.organ} 审核立案`;
    await take(act, row, { ...TRANSITIONS.T08review, stop: [] }, { to: row.state, at: now, text, reason });
    return { value: sent.jws, entry: told('intake.sendFilingReview', row, text, { organ: sent.organ, paper, again: sent.again }, reason), topics: TOPICS };
  });
  await writeChecked(target, jws);
  return { file: services.files.written(target) };
});

/** The signed return is recorded: verdict, organ, name, opinion and time as it says; then the captain's approval may go on, or the filing is with the A again. */
export const recordFilingReview = effect<'intake.recordFilingReview'>(async ({ ledger, services, actor, now }, { id, rowVersion, paperVersion, file }) => {
  const jws = await readReturnFile(services.files.pathOf(file.token));
  return ledger.command({ actor, now }, async (w) => {
    const act = { w, now, actor, services };
    const row = await complaintAt(w, id, rowVersion);
    const paper = waitingPaper(row);
    await assertMay(w, 'filing.approve', row, actor, now);
    const review = await takeReturn(act, paper, jws);
    if (!verdictsOf(row.filing_stage).includes(review.verdict)) throw refuse('intake.verdictUnfit', { verdict: VERDICT_WORD[review.verdict] });
    await assertNamesNobody(w, services.vault(), { kind: 'complaint', id }, { file: review.opinion });
    const who = `${review.outside.organ} ${review.outside.reviewer}`;
    const moved = await settleReview(act, row, paper, paperVersion, review, `登记外部审核：${who} ${VERDICT_WORD[review.verdict]}`);
    return {
      value: { ...moved, verdict: review.verdict, organ: review.outside.organ, reviewer: review.outside.reviewer },
      entry: told('intake.recordFilingReview', row, `登记 ${who} 的审核结果：${VERDICT_WORD[review.verdict]}`, { verdict: review.verdict, organ: review.outside.organ, reviewer: review.outside.reviewer, reviewedAt: review.outside.at, paper }, review.opinion), topics: TOPICS,
    };
  });
});
