import { refuse } from '#shared/messages/index.ts';
import { awaitsCaptain } from '#shared/rules/intake/filing.ts';
import { mustFileAtOnce } from '#shared/rules/intake/triggers.ts';
import { TRANSITIONS } from '#shared/rules/intake/transitions.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { highestCaseSeq } from '#electron/areas/cases/number.ts';
import { stopClock } from '#electron/areas/clocks/running.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { approvePaper } from '#electron/areas/papers/approve.ts';
import { returnPaper } from '#electron/areas/papers/draft.ts';
import { separationOfPaper } from '#electron/areas/papers/permission.ts';
import { paperContent } from '#electron/areas/papers/reads.ts';
import { relievePart } from '#electron/areas/people/staff/assign.ts';
import { partHistory } from '#electron/areas/people/staff/reads.ts';
import { complaintAt, stepFrom, take, told, TOPICS } from '../act.ts';
import { voidAcceptances } from '../acceptance.ts';
import { assertMay } from '../permission.ts';
import { triggersOfRow } from '../row.ts';
import { registerFiled } from './register.ts';

/**
 * T08 and T09: the captain signs. D05 takes its number, which is the case's, and the case is there, all in one transaction. Without a separate review (or the recorded
 * return of one from outside) a filing is refused; an emergency needs one of the four triggers and B's review afterwards.
 */
export const approveFiling = write<'intake.approveFiling'>(async (ctx, { id, rowVersion, paperVersion }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  const emergency = row.filing_stage === 'emergency';
  await assertMay(ctx.w, emergency ? 'emergencyFiling.approve' : 'filing.approve', row, ctx.actor, ctx.now);
  const step = stepFrom(row, emergency ? 'T09' : 'T08', '批准立案');
  if (row.filing_paper === null || row.filing_stage === '' || row.filing_stage === 'returned') throw refuse('intake.noFiling', { receiptNo: row.receipt_no });
  if (emergency && !mustFileAtOnce(triggersOfRow(row, ctx.services.rulePacks.on(shanghaiDay(row.registered_at)).pack))) throw refuse('intake.noTrigger', {});
  const why = await separationOfPaper({ reader: ctx.w, actor: ctx.actor, now: ctx.now }, ctx.services, row.filing_paper, 'approve', emergency);
  if (why !== null) throw refuse('people.mayNot', { why });
  if (!awaitsCaptain(row.filing_stage)) throw refuse('intake.reviewNotDone', {});
  const { cause } = await paperContent(ctx.w, ctx.services, row.filing_paper);
  const { number } = await approvePaper(ctx, row.filing_paper, paperVersion, { above: await highestCaseSeq(ctx.w, ctx.now), reviewFollows: emergency });
  const filed = await registerFiled(ctx, row, step, { number, cause: String(cause), emergency });
  return {
    value: { state: filed.state, rowVersion: filed.rowVersion, caseId: filed.caseId, caseNo: filed.caseNo, proposedTriggers: filed.proposedTriggers },
    entry: told('intake.approveFiling', row, filed.text, { caseNo: filed.caseNo, emergency, paper: row.filing_paper }), topics: [...TOPICS, 'employers', 'alerts'],
  };
});

/** The captain sends it back to the A, reviewed or not. */
export const returnFiling = write<'intake.returnFiling'>(async (ctx, { id, rowVersion, reason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, 'filing.approve', row, ctx.actor, ctx.now);
  if (row.filing_paper === null || !['review', 'approve', 'emergency'].includes(row.filing_stage)) throw refuse('intake.noFiling', { receiptNo: row.receipt_no });
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id }, { reason });
  await returnPaper(ctx, row.filing_paper, reason);
  await voidAcceptances(ctx, row, '大队长退回立案');
  // Whoever had the review gives it up: on the next proposal another B may take it.
  const reviewer = (await partHistory(ctx.w, { kind: 'complaint', id })).find((one) => one.part === 'reviewer' && one.endedAt === null);
  if (reviewer !== undefined) await relievePart(ctx, { kind: 'complaint', id }, 'reviewer', reviewer.staffNo);
  const step = row.filing_stage === 'emergency' ? { ...TRANSITIONS.T07back, stop: [] } : stepFrom(row, 'T07back', '退回立案');
  const moved = await take(ctx, row, step, { to: 'dispatched', set: { filing_stage: 'returned' }, at: ctx.now, text: '大队长退回立案', reason });
  await stopClock(ctx, { ruleId: 'filing.legalReview', subject: { kind: 'complaint', id }, at: ctx.now, outcome: '大队长退回立案' });
  return { value: moved, entry: told('intake.returnFiling', row, '退回报请的立案', { paper: row.filing_paper }, reason), topics: TOPICS };
});
