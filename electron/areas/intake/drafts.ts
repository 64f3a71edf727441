import { refuse } from '#shared/messages/index.ts';
import { effect, read, write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { beginDraft, draftById, draftsOf, putDraft, removeDraft, type DraftRow } from './repository/drafts.ts';
import { openText, sealText } from './sealed.ts';

export const drafts = read<'intake.drafts'>(async ({ reader, services }) => ({
  drafts: (await draftsOf(reader, services.actor().staffNo)).map((row) => ({ id: row.id, begunAt: row.begun_at, savedAt: row.saved_at })),
}));

export const draft = read<'intake.draft'>(async ({ reader, services }, { id }) => {
  const row = await own(reader, id, services.actor().staffNo);
  return { id, savedAt: row.saved_at, form: openText(services.vault(), 'complaint_drafts.sealed', id, row.sealed) };
});

/**
 * Keeps a form as typed, sealed as a whole. Its beginning is journalled; the savings after each pause of typing are not: a draft is no record, and
 * one entry a second would bury the journal.
 */
export const saveDraft = effect<'intake.saveDraft'>(async ({ ledger, actor, now, services }, { id, form }) => {
  const vault = services.vault();
  if (id === null) {
    return ledger.command({ actor, now }, async (w) => {
      const made = await beginDraft(w, actor.staffNo, now);
      await putDraft(w, made, sealText(vault, 'complaint_drafts.sealed', made, form), now);
      return {
        value: { id: made, savedAt: now },
        entry: { operation: 'intake.saveDraft', subject: { kind: 'draft', id: String(made), label: `接待草稿 ${made}` }, summary: '开始一份接待登记草稿', changes: { id: made } }, topics: ['intake'],
      };
    });
  }
  return ledger.transaction(async (w) => {
    await own(w, id, actor.staffNo);
    await putDraft(w, id, sealText(vault, 'complaint_drafts.sealed', id, form), now);
    return { id, savedAt: now, commit: true };
  }).then(({ id: kept, savedAt }) => ({ id: kept, savedAt }));
});

export const dropDraft = write<'intake.dropDraft'>(async ({ w, actor }, { id }) => {
  await own(w, id, actor.staffNo);
  await removeDraft(w, id);
  return { value: {}, entry: { operation: 'intake.dropDraft', subject: { kind: 'draft', id: String(id), label: `接待草稿 ${id}` }, summary: '放弃一份接待登记草稿', changes: { id } }, topics: ['intake'] };
});

/** The officer's own draft; nobody reads another's. */
async function own(reader: Reader, id: number, staffNo: string): Promise<DraftRow> {
  const row = await draftById(reader, id);
  if (row === undefined || row.staff_no !== staffNo) throw refuse('intake.draftGone', {});
  return row;
}
