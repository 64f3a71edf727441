import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { changedCells } from '#shared/rules/tables/compare.ts';
import { columnHead } from '#shared/rules/tables/columns.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { shanghaiMinute } from '#shared/rules/time.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { signOutbox } from '#electron/outbox/signing.ts';
import { effect } from '../operation.ts';
import { courierOf } from '../outbox/courierOf.ts';
import { draftOf } from './draft/store.ts';
import { totalsOf, type MonthDraft } from './draft/types.ts';
import { rowWord } from './explain/total.ts';
import { factsText } from './facts.ts';
import { assertMonthOver, freshDraft } from './freshDraft.ts';
import { tableFrom } from './frozen.ts';
import { payloadOf, type Correction } from './payload.ts';
import { insertRevision } from './repository/revisions.ts';
import { markApproved, othersHolding, submittedContent, type Submission } from './repository/submissions.ts';
import type { TableState } from './states.ts';
import { assertWhole, statesOf, type Acting } from './submit.ts';
import { approvedBy, checkedBy } from './table.ts';

type ReasonCode = Correction['reasonCode'];
export type Frozen = OutputOf<'reports.approve'>['frozen'][number];
export interface Approval { readonly month: string; readonly tables: readonly TableName[]; readonly reasonCode: ReasonCode | null; readonly lookedThrough: boolean }

/**
 * The captain freezes the next revision of what was checked and puts it in the outbox: all named tables or none, in one transaction. A table
 * that is approved and has not changed since has nothing to freeze; it is left out when another one has.
 */
export async function approveTables({ ledger, actor, now, services }: Acting, { month, tables, reasonCode, lookedThrough }: Approval): Promise<Frozen[]> {
  assertMonthOver(month, now);
  if (!actor.posts.includes('captain')) throw refuse('reports.notCaptain', {});
  if (!lookedThrough) throw refuse('reports.notLookedThrough', {});
  const ahead = await draftOf(ledger, services, month);
  return ledger.command({ actor, now }, async (w) => {
    const draft = await freshDraft(w, services, ahead);
    const states = await statesOf(w, draft, tables);
    const due = states.some((state) => !isSettled(state)) ? states.filter((state) => !isSettled(state)) : states;
    const ready = [];
    for (const state of due) ready.push({ state, submission: await assertReady(w, draft, state, actor.staffNo, now), correction: correctionOf(state, reasonCode, month) });
    const meta = await readMeta(w);
    const frozen: (Frozen & { serial: string; content: string })[] = [];
    for (const { state, submission, correction } of ready) {
      const { payload, changes } = payloadOf(meta, draft, state.draft, correction, { preparedBy: checkedBy(submission.staff_no), approvedBy: approvedBy(actor.staffNo) });
      const text = canonicalJson(payload);
      const digest = sha256(text);
      const id = await insertRevision(w, {
        table_name: payload.table, month, revision: payload.revision, serial: payload.serial, payload: text, payload_sha256: digest, rule_pack: payload.rulePack, prepared_by: payload.preparedBy, approved_by: payload.approvedBy, approved_at: now,
        public_json: canonicalJson({ rows: state.draft.publicEdition.rows, totals: totalsOf(state.draft.publicEdition) }), facts_json: await factsText(w, payload.table, month, state.draft.links),
        supersedes: payload.supersedes ?? null, reason_code: payload.reasonCode ?? '', changed_cells: changes.length, changes_json: canonicalJson(changes),
      }, state.draft.links);
      await signOutbox(w, services.keyring(), id, text);
      await markApproved(w, submission.id);
      frozen.push({ table: payload.table, month, revision: payload.revision, digest, serial: payload.serial, content: state.draft.digest });
    }
    const names = frozen.map((one) => `${TABLE_WORD[one.table]} V${one.revision}`).join('、');
    return {
      value: frozen.map(({ table, revision, digest }) => ({ table, month, revision, digest })),
      entry: {
        operation: 'reports.approve', subject: { kind: 'report', id: month, label: frozen.map((one) => one.serial).join('、') }, summary: `批准 ${month} ${names}，送上报箱`, reason: ready.some((one) => one.correction !== null) ? reasonCode ?? '' : '',
        changes: frozen, ...(ready.some((one) => one.correction !== null) ? { override: 'rule' as const } : {}),
      },
      topics: ['reports', 'outbox', 'journal', 'employers'],
    };
  });
}

/** Approved as it stands; a check of other figures that still waits came to nothing and holds nobody up. */
const isSettled = (state: TableState): boolean => state.state === 'approved';

/** The waiting check of a table, or why it cannot be approved. */
async function assertReady(w: Writer, month: MonthDraft, state: TableState, captain: string, now: number): Promise<Submission> {
  const { draft, latest, waiting } = state;
  const table = TABLE_WORD[draft.table];
  if (latest?.contentDigest === draft.digest) throw refuse('reports.nothingChanged', { table, month: month.month, revision: latest.head.revision });
  if (waiting === undefined) {
    const approved = latest === undefined ? '' : `V${latest.head.revision} 已于 ${shanghaiMinute(latest.head.approved_at)} 批准`;
    throw refuse('reports.notSubmitted', { table, month: month.month, approved });
  }
  if (state.stale) throw await changedSinceCheck(w, month, state, waiting);
  if (waiting.staff_no === captain && (await othersHolding(w, captain, ['enforcementTracker', 'captain']))) throw refuse('reports.sameOfficer', { table, staffNo: captain });
  if (state.next > 999) throw refuse('reports.tooManyRevisions', { table, month: month.month });
  assertWhole(state, now);
  return waiting;
}

/** Says which cells are not what post C checked. */
async function changedSinceCheck(w: Writer, month: MonthDraft, { draft }: TableState, waiting: Submission): Promise<Error> {
  const checked = JSON.parse((await submittedContent(w, waiting.id)) || '{}') as { rows?: unknown; totals?: unknown };
  const cells = changedCells(tableFrom(draft.table, checked.rows ?? [], checked.totals ?? {}), draft.exact);
  const text = (value: unknown): string => (value === null ? '—' : String(value));
  const first = cells.slice(0, 3).map((cell) => `${rowWord(cell.row)} ${columnHead(draft.table, cell.column)} ${text(cell.old)}→${text(cell.new)}`);
  return refuse('reports.changedSinceCheck', { table: TABLE_WORD[draft.table], month: month.month, cells: cells.length, what: cells.length === 0 ? '规则包已换' : `${first.join('，')}${cells.length > 3 ? ' 等' : ''}` }, { data: { table: draft.table, changes: cells.slice(0, 200) } });
}

/** A month that was frozen before is corrected: with a reason, and only when something differs. */
function correctionOf({ draft, latest }: TableState, reasonCode: ReasonCode | null, month: string): Correction | null {
  if (latest === undefined) return null;
  if (reasonCode === null) throw refuse('reports.reasonNeeded', { table: `${month} ${TABLE_WORD[draft.table]}`, revision: latest.head.revision }, { field: 'reasonCode' });
  return { of: latest, reasonCode };
}

/** Afterwards delivery may begin at once. */
export const approve = effect<'reports.approve'>(async (ctx, args) => {
  const frozen = await approveTables(ctx, args);
  courierOf(ctx.services)?.kick();
  return { frozen };
});
