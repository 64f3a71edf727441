import { refuse } from '#shared/messages/index.ts';
import { approvalProblems } from '#shared/papers/fields.ts';
import { digestOf } from '#electron/ledger/digest.ts';
import { frameOf } from './frame.ts';
import { markVoid, takeNumber } from './numbers.ts';
import { knownKind, paperAt, type PaperAct, type PaperRef } from './draft.ts';
import { shownReview } from './reviews.ts';
import { contentOf, keep } from './sealing.ts';
import { addEvent, updatePaperRow } from './repository/papers.ts';

/** `above`: the number is higher than this too; `reviewFollows`: an emergency filing, whose legal review is due afterwards (plan 4.2(2)). */
export interface ApprovalWish { readonly above?: number; readonly reviewFollows?: boolean }

export interface ApprovedPaper extends PaperRef { readonly number: string; readonly digest: string }

/**
 * Makes a paper final: its number is taken and the laid-out paper frozen in this one transaction (documents 2). Refuses while a required field is empty.
 * The bytes of docx and PDF are made from what is frozen here, when they are first asked for, and kept.
 */
export async function approvePaper(act: PaperAct, id: number, rowVersion: number, { above = 0, reviewFollows = false }: ApprovalWish = {}): Promise<ApprovedPaper> {
  const { w, now, actor, services } = act;
  const row = await paperAt(w, id, rowVersion);
  if (row.state !== 'draft' && row.state !== 'reviewed') throw refuse('papers.frozen', { number: row.number });
  const kind = knownKind(row.kind);
  if (kind.acts.review.length > 0 && row.state !== 'reviewed' && !reviewFollows) throw refuse('papers.reviewFirst', { title: kind.title });
  const content = contentOf(services, row);
  const problems = approvalProblems(kind.fields, content);
  const [first] = problems;
  if (first !== undefined) throw refuse('papers.incomplete', { fields: problems.map((problem) => `${problem.label}（${problem.what}）`).join('、') }, { field: first.field });
  const number = kind.class === null ? '' : await takeNumber(act, kind.class, { title: kind.title, label: row.label, paperId: id }, above);
  const frame = { ...(await frameOf(w, services, { subjectKind: row.subject_kind, subjectId: row.subject_id, draftedBy: row.drafted_by }, { number, by: actor.staffNo, at: now }, now)), ...(await shownReview(w, row)) };
  const layout = kind.layout(content, frame);
  const digest = digestOf({ kind: kind.id, version: kind.version, content, layout, rulePack: row.rule_pack });
  await updatePaperRow(w, id, { state: 'approved', number, kind_version: kind.version, layout: keep(services, row.sealed === 1, 'layout', row.uuid, layout), digest, approved_by: actor.staffNo, approved_at: now, changed_at: now });
  await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'approved', reason: number });
  return { id, rowVersion: rowVersion + 1, number, digest };
}

/** The paper goes out to whom it concerns. */
export async function issuePaper({ w, now, actor }: PaperAct, id: number, rowVersion: number): Promise<PaperRef> {
  const row = await paperAt(w, id, rowVersion);
  if (row.state !== 'approved') throw refuse('papers.notApproved', {});
  await updatePaperRow(w, id, { state: 'issued', issued_by: actor.staffNo, issued_at: now, changed_at: now });
  await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'issued', reason: '' });
  return { id, rowVersion: rowVersion + 1 };
}

/** A paper that does not count any more. Its number stays in the register with the reason and is never used again. */
export async function voidPaper(act: PaperAct, id: number, rowVersion: number, reason: string): Promise<PaperRef> {
  const { w, now, actor } = act;
  const row = await paperAt(w, id, rowVersion);
  if (row.state === 'void') throw refuse('papers.alreadyVoid', {});
  if (row.state === 'served') throw refuse('papers.served', {});
  if (row.number !== '') await markVoid(act, row.number, reason);
  await updatePaperRow(w, id, { state: 'void', voided_by: actor.staffNo, voided_at: now, void_reason: reason, changed_at: now });
  await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'void', reason });
  return { id, rowVersion: rowVersion + 1 };
}
