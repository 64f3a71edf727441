import type { Content } from '#shared/papers/fields.ts';
import { refuse } from '#shared/messages/index.ts';
import { write } from '#electron/areas/operation.ts';
import type { JournalDraft } from '#electron/ledger/journal.ts';
import { digestOf } from '#electron/ledger/digest.ts';
import { accessTo } from './access.ts';
import { approvePaper, issuePaper, voidPaper } from './approve.ts';
import { draftPaper, knownKind, reviewPaper, updatePaper } from './draft.ts';
import { factsOf, paperOf, subjectOf } from './open.ts';
import { assertPaper, assertSeparate } from './permission.ts';
import { contentOf } from './sealing.ts';
import { madeByRecord } from './steps.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';
import type { PaperRow } from './repository/papers.ts';

const TOPICS = ['papers', 'journal'] as const;

/** Entries name title and number; content stays out of the journal, which only keeps its digest. */
function entry(operation: string, row: Pick<PaperRow, 'uuid' | 'kind' | 'number'>, words: string, more: { reason?: string; changes?: unknown } = {}): JournalDraft {
  const { title } = knownKind(row.kind);
  return { operation, subject: { kind: 'paper', id: row.uuid, label: `${title} ${row.number}`.trim() }, summary: `${words}《${title}》${row.number}`, ...(more.reason === undefined ? {} : { reason: more.reason }), changes: more.changes ?? {} };
}

/** A paper that its record makes step by step is neither begun, reviewed, approved nor voided by itself: the record would not know of it. */
function assertOnItsOwn(kind: PaperKind, subject: string, step: 'make' | 'void', content: () => Content): void {
  if (madeByRecord(kind, subject, step, content)) throw refuse('papers.byRecord', { title: kind.title });
}

export const create = write<'papers.create'>(async ({ w, now, actor, services, ledger: _ledger }, { kind: id, subject, content }) => {
  const kind = knownKind(id);
  assertOnItsOwn(kind, subject.kind, 'make', () => content as Content);
  await assertPaper({ reader: w, actor, now }, subject, kind.acts.write);
  const { label, employerId } = await factsOf(w, subject, now);
  const made = await draftPaper({ w, now, actor, services }, { kind: id, subject, employerId, label, content: content as Content });
  const row = await paperOf(w, made.id);
  return { value: { ...made }, entry: entry('papers.create', row, '起草', { changes: { digest: digestOf(content) } }), topics: [...TOPICS] };
});

export const save = write<'papers.save'>(async ({ w, now, actor, services }, { id, rowVersion, content }) => {
  const row = await paperOf(w, id);
  await assertPaper({ reader: w, actor, now }, subjectOf(row), knownKind(row.kind).acts.write);
  // What was reviewed is what is approved: first it goes back, by the record's own step.
  if (knownKind(row.kind).byRecord === true && row.state === 'reviewed') assertOnItsOwn(knownKind(row.kind), row.subject_kind, 'make', () => ({}));
  // Nobody writes over persons whom they may not see.
  const access = await accessTo(w, actor, now, row);
  if (!access.open && !access.verdict.allowed) throw refuse('identities.mayNotLook', { why: access.verdict.why });
  const saved = await updatePaper({ w, now, actor, services }, id, rowVersion, content as Content);
  return { value: { ...saved }, entry: entry('papers.save', row, '修改', { changes: { digest: digestOf(content) } }), topics: [...TOPICS] };
});

export const review = write<'papers.review'>(async ({ w, now, actor, services }, { id, rowVersion, agree, reason }) => {
  const row = await paperOf(w, id);
  const kind = knownKind(row.kind);
  if (agree && kind.acts.review.length === 0) throw refuse('papers.noReview', { title: kind.title });
  await assertPaper({ reader: w, actor, now }, subjectOf(row), agree ? kind.acts.review : [...kind.acts.review, ...kind.acts.approve]);
  assertOnItsOwn(kind, row.subject_kind, 'make', () => contentOf(services, row));
  if (agree) await assertSeparate({ reader: w, actor, now }, services, row, 'review');
  if (!agree && reason === '') throw refuse('input.invalid', { detail: '退回要写明理由' }, { field: 'reason' });
  const done = await reviewPaper({ w, now, actor, services }, id, rowVersion, { verdict: agree ? 'agree' : 'return', opinion: reason, outside: null });
  return { value: { ...done }, entry: entry('papers.review', row, agree ? '审核同意' : '退回', { reason }), topics: [...TOPICS] };
});

export const approve = write<'papers.approve'>(async ({ w, now, actor, services }, { id, rowVersion }) => {
  const row = await paperOf(w, id);
  const kind = knownKind(row.kind);
  await assertPaper({ reader: w, actor, now }, subjectOf(row), kind.acts.approve);
  assertOnItsOwn(kind, row.subject_kind, 'make', () => contentOf(services, row));
  await assertSeparate({ reader: w, actor, now }, services, row, 'approve');
  const done = await approvePaper({ w, now, actor, services }, id, rowVersion);
  return { value: { id, rowVersion: done.rowVersion, number: done.number }, entry: entry('papers.approve', { ...row, number: done.number }, '批准', { changes: { digest: done.digest } }), topics: [...TOPICS] };
});

export const issue = write<'papers.issue'>(async ({ w, now, actor, services }, { id, rowVersion }) => {
  const row = await paperOf(w, id);
  await assertPaper({ reader: w, actor, now }, subjectOf(row), knownKind(row.kind).acts.write);
  const done = await issuePaper({ w, now, actor, services }, id, rowVersion);
  return { value: { ...done }, entry: entry('papers.issue', row, '发出'), topics: [...TOPICS] };
});

/** A draft is voided by whoever may write it, a final paper by whoever may approve it. */
export const voidIt = write<'papers.void'>(async ({ w, now, actor, services }, { id, rowVersion, reason }) => {
  const row = await paperOf(w, id);
  const kind = knownKind(row.kind);
  await assertPaper({ reader: w, actor, now }, subjectOf(row), row.approved_at === null ? [...kind.acts.write, ...kind.acts.approve] : kind.acts.approve);
  assertOnItsOwn(kind, row.subject_kind, 'void', () => contentOf(services, row));
  const done = await voidPaper({ w, now, actor, services }, id, rowVersion, reason);
  // What was final is set aside: the captain reads it with the exceptions.
  return { value: { ...done }, entry: { ...entry('papers.void', row, '作废', { reason }), ...(row.approved_at === null ? {} : { override: 'rule' as const }) }, topics: [...TOPICS] };
});
