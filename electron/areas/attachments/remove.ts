import { refuse } from '#shared/messages/index.ts';
import { write, type WriteContext } from '#electron/areas/operation.ts';
import { attachmentById, attachmentsUnder, markKept, markRemoved, type AttachmentRow } from './repository.ts';
import { overtaken, putBackWords } from './overtaken.ts';
import { assertWrite, matterOf } from './standing.ts';

/** Takes a file off the record. Line and sealed file stay: what was attached once can be shown to have been there, and put back. */
export const remove = write<'attachments.remove'>(async (ctx, { id, rowVersion, reason }) => {
  const { row, label } = await changed(ctx, id, rowVersion, 'removed');
  await markRemoved(ctx.w, id, rowVersion, { at: ctx.now, by: ctx.actor.staffNo, reason });
  return done(row, label, 'attachments.remove', `撤下材料：${row.title}`, reason);
});

export const putBack = write<'attachments.putBack'>(async (ctx, { id, rowVersion }) => {
  const { row, label } = await changed(ctx, id, rowVersion, 'kept');
  const same = (await attachmentsUnder(ctx.w, row.subject_kind, row.subject_id)).find((other) => other.state === 'kept' && other.sha256 === row.sha256);
  if (same !== undefined) throw refuse('attachments.already', { title: same.title });
  await markKept(ctx.w, id, rowVersion);
  return done(row, label, 'attachments.putBack', putBackWords(row.title), '');
});

/** The file as the officer saw it, to be brought into a state that it is not in. */
async function changed({ w, actor, now }: WriteContext, id: number, rowVersion: number, to: 'kept' | 'removed'): Promise<{ row: AttachmentRow; label: string }> {
  const row = await attachmentById(w, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这个文件' });
  const subject = { kind: row.subject_kind, id: row.subject_id };
  const { label } = await matterOf(w, subject, now);
  await assertWrite({ reader: w, actor, now }, subject);
  if (row.row_version !== rowVersion || row.state === to) throw await overtaken(w, row, row.state === to);
  return { row, label };
}

function done(row: AttachmentRow, label: string, operation: string, summary: string, reason: string) {
  return {
    value: {}, topics: ['attachments', 'journal'] as const,
    entry: { operation, subject: { kind: row.subject_kind, id: String(row.subject_id), label }, summary, reason, changes: { attachment: row.uuid, sha256: row.sha256 } },
  };
}
