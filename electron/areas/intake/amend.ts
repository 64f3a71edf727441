import { refuse } from '#shared/messages/index.ts';
import { AMENDABLE_STATES, STATE_WORD } from '#shared/rules/intake/transitions.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { difference, recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { write } from '#electron/areas/operation.ts';
import { personsOf } from '#electron/areas/identities/persons.ts';
import { complaintAt, told, TOPICS, type Act } from './act.ts';
import { checkMatter } from './check.ts';
import { matterColumns, MATTER_WORD } from './matterColumns.ts';
import { amendRegistrationPaper } from './papers.ts';
import { assertMay } from './permission.ts';
import { firstReportOf, putStatement, statementOf, updateComplaint } from './repository/complaints.ts';
import { addEvent } from './repository/course.ts';
import { claimsOf, matterOf, type Matter } from './row.ts';
import { openText, sealText } from './sealed.ts';
import { firedOf, firedWords, followTriggers } from './triggerClocks.ts';

/**
 * Corrects what was registered, with a reason. Old and new values are kept; of the statement only that it changed, since its words are sealed. Triggers
 * follow the new facts, and the course names those that came or went. No clock moves: they run from the registration; those of a trigger come and go with it.
 */
export const amend = write<'intake.amend'>(async (ctx, { id, rowVersion, matter, statement, reason }) => {
  const row = await complaintAt(ctx.w, id, rowVersion);
  await assertMay(ctx.w, 'complaint.write', row, ctx.actor, ctx.now);
  if (!AMENDABLE_STATES.includes(row.state)) throw refuse('intake.notNow', { receiptNo: row.receipt_no, state: STATE_WORD[row.state], what: '更正登记内容' });
  if (row.filing_stage === 'review' || row.filing_stage === 'approve' || row.filing_stage === 'emergency') throw refuse('intake.filingThere', {});
  if (row.answer_proposed_at !== null) throw refuse('intake.answerThere', {});
  checkMatter(matter, ctx.now);
  await assertGroupFits(ctx, id, matter);
  const given: Record<string, Value> = matterColumns({ ...matter, claims: claimsOf({ claims: JSON.stringify(matter.claims) }), clicksSource: matter.clicks === null ? '' : matter.clicksSource });
  const { before, after } = difference<Record<string, Value>>(matterColumns(matterOf(row)), given);
  const words = await changedStatement(ctx, id, statement);
  const heads = [...new Set(Object.keys(after).map((column) => MATTER_WORD[column as keyof typeof MATTER_WORD])), ...(words === null ? [] : ['事实陈述'])];
  if (heads.length === 0) throw refuse('intake.nothingAmended', {});
  await updateComplaint(ctx.w, id, after);
  if (words !== null) await putStatement(ctx.w, id, words === '' ? null : sealText(ctx.services.vault(), 'complaints.statement_sealed', id, words));
  const renewed = await complaintAt(ctx.w, id, rowVersion + 1);
  await amendRegistrationPaper(ctx, row, renewed, words);
  const reportedAt = (await firstReportOf(ctx.w, { complaintId: id })) ?? row.registered_at;
  await followTriggers(ctx, id, { reportedAt, knownAt: ctx.now, before: firedOf(ctx, row), after: firedOf(ctx, renewed) });
  const text = `更正登记内容：${heads.join('、')}${firedWords(firedOf(ctx, row), firedOf(ctx, renewed))}`;
  const changes = { before: { ...before, ...(words === null ? {} : { statement: '（密封）' }) }, after: { ...after, ...(words === null ? {} : { statement: '（密封，已改）' }) } };
  await addEvent(ctx.w, { complaintId: id, at: ctx.now, now: ctx.now, staffNo: ctx.actor.staffNo, act: 'amend', text, reason });
  await recordChange(ctx.w, await nextSeq(ctx.w), ctx.now, ctx.actor.staffNo, { kind: 'complaint', id: String(id), employerId: row.employer_id, ...changes, reason });
  return { value: { state: row.state, rowVersion: renewed.row_version, triggers: firedOf(ctx, renewed) }, entry: { ...told('intake.amend', row, text, changes, reason), ...(text.includes('，不再') ? { override: 'rule' as const } : {}) }, topics: TOPICS };
});

/** A group never has more delegates than people (as at the registration). */
async function assertGroupFits({ w }: Act, id: number, matter: Matter): Promise<void> {
  const persons = await personsOf(w, null, { kind: 'complaint', id });
  const delegates = persons.filter((one) => one.role === 'delegate').length + Math.max(0, persons.filter((one) => one.role === 'informant').length - 1);
  if (delegates > 0 && (matter.headcount ?? 0) < delegates) throw refuse('intake.groupTooSmall', { delegates }, { field: 'matter.headcount' });
}

/** The new statement where it differs from the sealed one; null where it stays. */
async function changedStatement({ w, services }: Act, id: number, given: string | null): Promise<string | null> {
  if (given === null) return null;
  const tidy = given.trim();
  return tidy === openText(services.vault(), 'complaints.statement_sealed', id, await statementOf(w, id)) ? null : tidy;
}
