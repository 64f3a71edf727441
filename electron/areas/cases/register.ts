import { refuse } from '#shared/messages/index.ts';
import { normaliseCode } from '#shared/rules/text.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { ArgsOf, OutputOf } from '#shared/contract/index.ts';
import { write, type WriteContext } from '#electron/areas/operation.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { joinedText } from '#electron/areas/employers/settle.ts';
import { matchWaiting } from '#electron/imports/engine/waiting.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { columnsOf, employerOfCase } from './fields.ts';
import { proposedTriggers } from './line.ts';
import { nextCaseNumber } from './number.ts';
import { caseByNumber, insertCase } from './repository/cases.ts';
import { settleCases } from './settle.ts';

/** Registers a case under a typed number, or under the next one of its filing year. Rows of earlier imports that waited for the number join it. */
export const register = write<'cases.register'>(async (ctx, given) => {
  const made = await registerCase(ctx, given);
  return {
    value: { id: made.id, caseNo: made.caseNo, proposedTriggers: made.proposedTriggers },
    entry: { operation: 'cases.register', subject: { kind: 'case', id: String(made.id), label: `${made.caseNo} ${made.employer}` }, summary: `登记案件 ${made.caseNo}：${made.employer}，${given.fields.cause}${joinedText(made.joined)}`, changes: made.after },
    topics: ['cases', 'employers', 'alerts', 'imports'],
  };
});

export interface RegisteredCase {
  readonly id: number; readonly caseNo: string; readonly proposedTriggers: OutputOf<'cases.register'>['proposedTriggers'];
  /** As the journal names the employer, rows of earlier imports that joined, and the new row. */
  readonly employer: string; readonly joined: number; readonly after: Readonly<Record<string, Value>>;
}

/** Makes the case in the caller's transaction: a complaint that is filed calls it too. The journal entry stays the caller's. */
export async function registerCase({ w, now, actor, services }: Pick<WriteContext, 'w' | 'now' | 'actor' | 'services'>, { caseNo: typed, fields }: ArgsOf<'cases.register'>): Promise<RegisteredCase> {
  const columns = columnsOf(fields, now);
  const employer = await employerOfCase(w, fields.employerId);
  const caseNo = tidyNumber(typed) || (await nextCaseNumber(w, fields.filedAt));
  if ((await caseByNumber(w, caseNo, now)) !== undefined) throw refuse('cases.numberTaken', { caseNo }, { field: 'caseNo' });
  const id = await insertCase(w, { case_no: caseNo, ...columns, created_at: now });
  const after = { case_no: caseNo, ...columns };
  const seq = await nextSeq(w);
  await recordChange(w, seq, now, actor.staffNo, { kind: 'case', id: String(id), employerId: columns.employer_id, before: {}, after });
  const joined = await matchWaiting(w, { seq, now, staffNo: actor.staffNo });
  await settleCases(w, [columns.employer_id, ...joined.employerIds], now, services);
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  return { id, caseNo, proposedTriggers: proposedTriggers({ major: 0, closed_at: null, headcount: columns.headcount, verified_fen: columns.verified_fen }, pack), employer: employer.label, joined: joined.matched, after };
}

/** As lists of cases and payments spell it (imports: code), so that what comes later finds the case; blanks are no part of a number. */
function tidyNumber(typed: string): string {
  return normaliseCode(typed).replace(/\s+/g, '');
}
