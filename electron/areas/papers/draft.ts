import { randomUUID } from 'node:crypto';
import { refuse } from '#shared/messages/index.ts';
import { completeContent, shapeProblems, type Content } from '#shared/papers/fields.ts';
import { PAPER_STATE_WORD } from '#shared/papers/states.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { WriteContext } from '#electron/areas/operation.ts';
import { personOf } from '#electron/areas/people/staff/relation.ts';
import { kindOf } from '#electron/papers/kinds/index.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';
import { keepReview, type Review } from './reviews.ts';
import { lastEntry } from '#electron/ledger/seen.ts';
import { keep } from './sealing.ts';
import { addEvent, insertPaper, paperRow, updatePaperRow, type PaperRow } from './repository/papers.ts';

/**
 * Papers are written inside the transaction of whoever needs them: other areas call these with their own write context, and the journal entry stays theirs.
 * The caller has asked for the permission.
 */
export type PaperAct = Pick<WriteContext, 'w' | 'now' | 'actor' | 'services'>;

export interface PaperSubject { readonly kind: string; readonly id: number }

export interface NewPaper {
  /** D01, D02 … */
  readonly kind: string;
  readonly subject: PaperSubject;
  readonly employerId: number | null;
  /** How lists and the register name it, e.g. 投诉人甲 诉 某公司: never a natural person's data. */
  readonly label: string;
  /** Fields of the kind; those left out are empty. */
  readonly content: Content;
  /** Whose paper it is, where it follows from another officer's proposal while a third one acts: staff number, and why it was made then. Left out: whoever acts. */
  readonly onBehalf?: { readonly staffNo: string; readonly reason: string };
}

export interface PaperRef { readonly id: number; readonly rowVersion: number }

/** A new draft. Content that carries identities is sealed from the first byte. */
export async function draftPaper({ w, now, actor, services }: PaperAct, paper: NewPaper): Promise<PaperRef> {
  const kind = knownKind(paper.kind);
  if (!kind.subjects.includes(paper.subject.kind)) throw refuse('papers.otherSubject', { title: kind.title });
  const uuid = randomUUID();
  const by = paper.onBehalf?.staffNo ?? actor.staffNo;
  const content = checkedContent(kind, paper.content);
  const id = await insertPaper(w, {
    uuid, kind: kind.id, kind_version: kind.version, subject_kind: paper.subject.kind, subject_id: paper.subject.id, employer_id: paper.employerId, label: paper.label, state: 'draft', sealed: kind.carriesIdentity ? 1 : 0,
    content: keep(services, kind.carriesIdentity, 'content', uuid, content), rule_pack: services.rulePacks.on(shanghaiDay(now)).pack.id, drafted_by: by, drafted_at: now, changed_at: now,
  });
  await addEvent(w, id, { at: now, staff_no: by, event: 'drafted', reason: paper.onBehalf?.reason ?? '' });
  return { id, rowVersion: 1 };
}

/** New content of a draft; a reviewed one goes back to draft. Refuses with `papers.changed` when somebody else has changed it. */
export async function updatePaper({ w, now, actor, services }: PaperAct, id: number, rowVersion: number, content: Content, employerId?: number): Promise<PaperRef> {
  const row = await paperAt(w, id, rowVersion);
  if (row.state !== 'draft' && row.state !== 'reviewed') throw refuse('papers.frozen', { number: row.number });
  const kind = knownKind(row.kind);
  await updatePaperRow(w, id, {
    content: keep(services, row.sealed === 1, 'content', row.uuid, checkedContent(kind, content)), kind_version: kind.version, state: 'draft', reviewed_by: '', reviewed_at: null, changed_at: now,
    rule_pack: services.rulePacks.on(shanghaiDay(now)).pack.id, ...(employerId === undefined ? {} : { employer_id: employerId }),
  });
  if (row.state === 'reviewed') await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'reopened', reason: '' });
  return { id, rowVersion: rowVersion + 1 };
}

/**
 * A verdict on a draft, kept for good: agreed it waits for the approval, else it is a draft again. Whoever asks has asked for permission and separation
 * (`assertPaper`, `assertSeparate`); that nobody reviews an own draft holds here too.
 */
export async function reviewPaper(act: PaperAct, id: number, rowVersion: number, review: Review): Promise<PaperRef> {
  const { w, now, actor } = act;
  const row = await paperAt(w, id, rowVersion);
  if (row.state !== 'draft' && row.state !== 'reviewed') throw refuse('papers.frozen', { number: row.number });
  const agree = review.verdict === 'agree';
  if (agree && review.outside === null && knownKind(row.kind).acts.review.length > 0 && (await personOf(w, row.drafted_by)) === (await personOf(w, actor.staffNo))) throw refuse('papers.ownReview', {});
  await keepReview(act, row, review);
  await updatePaperRow(w, id, agree ? { state: 'reviewed', reviewed_by: review.outside === null ? actor.staffNo : '', reviewed_at: now, changed_at: now } : { state: 'draft', reviewed_by: '', reviewed_at: null, changed_at: now });
  const from = review.outside === null ? '' : `${review.outside.organ} ${review.outside.reviewer}`;
  await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: agree ? 'reviewed' : 'returned', reason: [from, review.opinion].filter((text) => text !== '').join('：') });
  return { id, rowVersion: rowVersion + 1 };
}

/** Whoever approves sends a draft back: no verdict of a review, and one that was given does not count any more. */
export async function returnPaper({ w, now, actor }: PaperAct, id: number, reason: string): Promise<void> {
  const row = await paperRow(w, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份文书' });
  if (row.state !== 'draft' && row.state !== 'reviewed') throw refuse('papers.frozen', { number: row.number });
  await updatePaperRow(w, id, { state: 'draft', reviewed_by: '', reviewed_at: null, changed_at: now });
  await addEvent(w, id, { at: now, staff_no: actor.staffNo, event: 'returned', reason });
}

/** A verdict on a paper that is final already: the review that follows an emergency. The paper stays as it is. */
export async function reviewFinalPaper(act: PaperAct, id: number, rowVersion: number, review: Review): Promise<void> {
  const row = await paperAt(act.w, id, rowVersion);
  if (row.approved_at === null || row.state === 'void') throw refuse('papers.notApproved', {});
  await keepReview(act, row, review);
  await addEvent(act.w, id, { at: act.now, staff_no: act.actor.staffNo, event: review.verdict === 'agree' ? 'reviewed' : 'objected', reason: review.opinion });
}

export function knownKind(id: string): PaperKind {
  const kind = kindOf(id);
  if (kind === undefined) throw refuse('papers.unknownKind', { kind: id });
  return kind;
}

/** The row of a paper whose version is the one that the person saw. */
export async function paperAt(w: PaperAct['w'], id: number, rowVersion: number): Promise<PaperRow> {
  const row = await paperRow(w, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份文书' });
  if (row.row_version !== rowVersion) throw refuse('papers.changed', {}, { data: { rowVersion: row.row_version, standing: PAPER_STATE_WORD[row.state as keyof typeof PAPER_STATE_WORD], ...(await lastEntry(w, { kind: 'paper', id: row.uuid })) } });
  return row;
}

export function checkedContent(kind: PaperKind, given: Content): Content {
  let content: Content;
  try {
    content = completeContent(kind.fields, given);
  } catch {
    throw refuse('papers.strangeField', { title: kind.title });
  }
  const [problem] = shapeProblems(kind.fields, content);
  if (problem !== undefined) throw refuse('papers.wrongField', { label: problem.label, what: problem.what }, { field: problem.field });
  return content;
}
