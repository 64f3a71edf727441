import { refuse } from '#shared/messages/index.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { effect, write, type EffectContext } from '../operation.ts';
import { blockingItems } from './checks/common.ts';
import { draftOf } from './draft/store.ts';
import { tableContent } from './draft/reckon.ts';
import { TABLES, type MonthDraft } from './draft/types.ts';
import { assertMonthOver, freshDraft } from './freshDraft.ts';
import { lastSubmission, markReturned, putSubmission } from './repository/submissions.ts';
import { stateOf, type TableState } from './states.ts';

export type Acting = Pick<EffectContext, 'ledger' | 'actor' | 'now' | 'services'>;

/**
 * Post C has checked the draft and hands it to the captain: what is kept is exactly what was checked. Tables that are approved and have not changed
 * since have nothing to check; they are left out when another one has.
 */
export async function submitTables({ ledger, actor, now, services }: Acting, month: string, tables: readonly TableName[]): Promise<TableName[]> {
  assertMonthOver(month, now);
  if (!actor.posts.includes('enforcementTracker')) throw refuse('reports.notChecker', {});
  const ahead = await draftOf(ledger, services, month);
  return ledger.command({ actor, now }, async (w) => {
    const draft = await freshDraft(w, services, ahead);
    const due = (await statesOf(w, draft, tables)).filter((state) => state.state !== 'approved');
    if (due.length === 0) throw refuse('reports.nothingToSubmit', { what: `${month} ${tables.map((table) => TABLE_WORD[table]).join('、')}已批准，与现有数据一致` });
    for (const state of due) assertWhole(state, now);
    const fresh = due.filter(({ waiting, stale }) => waiting === undefined || stale || waiting.staff_no !== actor.staffNo);
    for (const { draft: own } of fresh) await putSubmission(w, own.table, month, { at: now, staffNo: actor.staffNo, digest: own.digest, content: tableContent(own.table, month, draft.rulePack, own.exact) });
    const names = fresh.map(({ draft: own }) => TABLE_WORD[own.table]).join('、');
    return {
      value: due.map(({ draft: own }) => own.table),
      entry: fresh.length === 0 ? null : {
        operation: 'reports.submit', subject: { kind: 'report', id: month, label: `${month} ${names}` }, summary: `核对并送审 ${month} ${names}`, changes: fresh.map(({ draft: own }) => ({ table: own.table, month, content: own.digest })),
      },
      topics: ['reports', 'journal'],
    };
  });
}

export async function statesOf(w: Writer, draft: MonthDraft, tables: readonly TableName[]): Promise<TableState[]> {
  const states: TableState[] = [];
  for (const table of TABLES.filter((one) => tables.includes(one))) states.push(await stateOf(w, draft, table));
  return states;
}

export function assertWhole({ draft }: TableState, now: number): void {
  const failed = blockingItems(draft, now).filter((item) => !item.ok);
  if (failed.length > 0) throw refuse('reports.checksFailed', { table: TABLE_WORD[draft.table], what: failed.map((item) => [item.text, ...item.detail.slice(0, 3)].join('，')).join('；') });
}

export const submit = effect<'reports.submit'>(async (ctx, { month, tables }) => ({ submitted: await submitTables(ctx, month, tables) }));

/** The captain hands a table back with a reason; it waits for a new check. */
export const returnToCheck = write<'reports.returnToCheck'>(async ({ w, now, actor }, { month, table, reason }) => {
  if (!actor.posts.includes('captain')) throw refuse('reports.notCaptain', {});
  const submission = await lastSubmission(w, table, month);
  if (submission?.state !== 'waiting') throw refuse('reports.nothingToReturn', { table: TABLE_WORD[table], month });
  await markReturned(w, submission.id, { at: now, staffNo: actor.staffNo, reason });
  return {
    value: {},
    entry: { operation: 'reports.returnToCheck', subject: { kind: 'report', id: month, label: `${month} ${TABLE_WORD[table]}` }, summary: `退回核对 ${month} ${TABLE_WORD[table]}`, reason, changes: { table, month, content: submission.content_sha256 } },
    topics: ['reports', 'journal'],
  };
});
