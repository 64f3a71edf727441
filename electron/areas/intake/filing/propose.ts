import type { ArgsOf } from '#shared/contract/index.ts';
import type { Content } from '#shared/papers/fields.ts';
import { refuse } from '#shared/messages/index.ts';
import { mayPropose } from '#shared/rules/intake/filing.ts';
import { mustFileAtOnce, type FiredTrigger } from '#shared/rules/intake/triggers.ts';
import { CHANNEL_WORD, KIND_WORD } from '#shared/rules/intake/vocabulary.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { write } from '#electron/areas/operation.ts';
import { employerFacts } from '#electron/areas/employers/reads.ts';
import { assertNamesNobody } from '#electron/areas/identities/naming.ts';
import { voidPaper } from '#electron/areas/papers/approve.ts';
import { draftPaper, updatePaper } from '#electron/areas/papers/draft.ts';
import { paperLineOf } from '#electron/areas/papers/reads.ts';
import { complaintAt, stepFrom, take, told, TOPICS, type Act } from '../act.ts';
import { draftAcceptances } from '../acceptance.ts';
import { assertMay } from '../permission.ts';
import type { ComplaintRow } from '../repository/complaints.ts';
import { triggersOfRow } from '../row.ts';

type Proposal = Omit<ArgsOf<'intake.proposeFiling'>, 'id' | 'rowVersion'>;

/**
 * T07: the A fills in D05 and submits it to legal review, whose clock starts; D04 is drafted with it. As an emergency (4.2(2)) it goes to the captain at once and the
 * state stays: B's review follows the filing. A proposal that came back is the same D05 again, with all that was said of it.
 */
export const proposeFiling = write<'intake.proposeFiling'>(async (ctx, { id, rowVersion, ...proposal }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, proposal.emergency ? 'emergencyFiling.write' : 'filing.write', row, ctx.actor, ctx.now);
  const step = stepFrom(row, proposal.emergency ? 'T09' : 'T07', '报请立案');
  if (row.answer_proposed_at !== null) throw refuse('intake.answerThere', {});
  if (!mayPropose(row.filing_stage)) throw refuse('intake.filingThere', {});
  if (row.employer_id === null) throw refuse('intake.employerMissing', {});
  const fired = triggersOfRow(row, ctx.services.rulePacks.on(shanghaiDay(row.registered_at)).pack);
  if (proposal.emergency && !mustFileAtOnce(fired)) throw refuse('intake.noTrigger', {});
  await assertNamesNobody(ctx.w, ctx.services.vault(), { kind: 'complaint', id }, { facts: proposal.facts, proposal: proposal.proposal, cause: proposal.cause });
  const paper = await filingPaper(ctx, row, await contentOf(ctx, row, proposal, fired));
  await draftAcceptances(ctx, row);
  const text = proposal.emergency ? `报请应急立案：${proposal.cause}，等大队长批准` : `报请立案：${proposal.cause}，送B岗审核`;
  const moved = await take(ctx, row, proposal.emergency ? { ...step, start: [], stop: [] } : step, {
    to: proposal.emergency ? row.state : 'filingReview', at: ctx.now, text,
    set: { filing_stage: proposal.emergency ? 'emergency' : 'review', filing_paper: paper, filing_proposed_at: ctx.now, filing_proposed_by: ctx.actor.staffNo },
  });
  return { value: moved, entry: told('intake.proposeFiling', row, text, { cause: proposal.cause, emergency: proposal.emergency, paper }), topics: TOPICS };
});

/** The draft of D05: a new one, or the one that came back with its new content. */
async function filingPaper(act: Act, row: ComplaintRow, content: Content): Promise<number> {
  const before = row.filing_paper === null ? null : await paperLineOf(act.w, row.filing_paper);
  const draft = before !== null && (before.state === 'draft' || before.state === 'reviewed') ? before : null;
  if (draft !== null && draft.employerId === row.employer_id) return (await updatePaper(act, draft.id, draft.rowVersion, content)).id;
  // The employer was corrected since: a paper is always about one and the same.
  if (draft !== null) await voidPaper(act, draft.id, draft.rowVersion, '用人单位已更正');
  return (await draftPaper(act, { kind: 'D05', subject: { kind: 'complaint', id: row.id }, employerId: row.employer_id, label: `${row.receipt_no} ${row.employer_name ?? ''}`.trim(), content })).id;
}

/** Of the people only the pseudonym: D05 goes into the open volume (documents 5). */
async function contentOf(act: Act, row: ComplaintRow, { cause, facts, basis, proposal, emergency }: Proposal, fired: readonly FiredTrigger[]): Promise<Content> {
  const employer = row.employer_id === null ? null : await employerFacts(act.w, row.employer_id);
  return {
    source: `${CHANNEL_WORD[row.channel]}${KIND_WORD[row.kind]} ${row.receipt_no}`, employerName: employer?.name ?? '', uscc: employer?.uscc ?? '', employerAddress: employer?.address ?? '', legalRep: employer?.legalRep ?? '',
    cause, facts, triggers: triggerKeys(row, fired), headcount: row.headcount, amountFen: row.amount_claimed_fen, basis: basis.map((one) => ({ law: one.law, article: one.article })), proposal, proposedAt: act.now, emergency,
  };
}

function triggerKeys(row: ComplaintRow, fired: readonly FiredTrigger[]): string[] {
  const texts = fired.filter((one) => one.kind === 'immediate').map((one) => one.text);
  const said = (word: string): boolean => texts.some((text) => text.startsWith(word));
  return [...(said('欠薪人数') ? ['headcount'] : []), ...(said('金额') ? ['amount'] : []), ...(said('涉嫌') ? ['crime'] : []), ...(said('群体性事件') ? ['massIncident'] : [])];
}
