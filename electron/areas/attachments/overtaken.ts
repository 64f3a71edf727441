import { refuse } from '#shared/messages/index.ts';
import type { Refusal } from '#shared/messages/refusal.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { lastEntry } from '#electron/ledger/seen.ts';
import type { AttachmentRow } from './repository.ts';

/** What the journal says of a file that was put back. */
export const putBackWords = (title: string): string => `放回材料：${title}`;

/**
 * Somebody took the file off the record, or put it back, since it was read: how it stands, who did that, when and why.
 * @param over what was wanted cannot be done any more
 */
export async function overtaken(reader: Reader, row: AttachmentRow, over: boolean): Promise<Refusal> {
  const removed = row.state === 'removed';
  const by = removed ? { staffNo: row.removed_by, at: row.removed_at } : await lastEntry(reader, { kind: row.subject_kind, id: String(row.subject_id), summary: putBackWords(row.title) });
  return refuse('ledger.changedMeanwhile', { what: `材料“${row.title}”` }, { data: { rowVersion: row.row_version, standing: removed ? '已撤下' : '在案', note: row.removed_reason, over, ...by } });
}
