import { access } from 'node:fs/promises';
import path from 'node:path';
import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { IMPORT_TOPICS } from '#electron/imports/engine/batch.ts';
import { kindOf } from '#electron/imports/kinds/index.ts';
import { batchById, batchPage, type BatchRow } from '#electron/imports/takeBack/batchRow.ts';
import { whyBlocked } from '#electron/imports/takeBack/blocked.ts';
import { takeBackBatch } from '#electron/imports/takeBack/takeBack.ts';
import { read, write, type QueryContext } from '../operation.ts';

type BatchLine = OutputOf<'imports.batches'>['rows'][number];

/** Batches, newest first, each with what keeps it from being taken back. */
export const batches = read<'imports.batches'>(async (ctx, { offset, limit }) => {
  const { total, rows } = await batchPage(ctx.reader, offset, limit);
  const lines: BatchLine[] = [];
  for (const row of rows) {
    const line = await batchLineOf(ctx, row);
    lines.push(row.complaint_id === null || line.blockedBy !== '' ? line : { ...line, blockedBy: ON_COMPLAINT });
  }
  return { total, rows: lines };
});

/** One batch, with what keeps it from being taken back and its refused rows, where that file is still there. */
export async function batchLineOf({ reader, services, ledger }: Pick<QueryContext, 'reader' | 'services' | 'ledger'>, row: BatchRow): Promise<BatchLine> {
  const file = row.refused_file === '' ? null : path.join(ledger.paths.refused, path.basename(row.refused_file));
  const there = file !== null && (await access(file).then(() => true, () => false));
  return {
    id: row.id, kind: row.kind, kindName: kindOf(row.kind).name, fileName: row.file_name, sha256: row.file_sha256, at: row.at, staffNo: row.staff_no,
    counts: { rows: row.rows, created: row.created, changed: row.changed, same: row.same, refused: row.refused, unmatched: row.unmatched }, ignoredColumns: JSON.parse(row.ignored_columns) as string[],
    state: row.state, takenBackAt: row.taken_back_at, takenBackReason: row.taken_back_reason, stillWaiting: row.still_waiting,
    blockedBy: await whyBlocked(reader, row), refusedFile: there && file !== null ? services.files.written(file) : null,
  };
}

/** Whoever may complete a complaint takes its list back there; the import desk does not ask for that. */
const ON_COMPLAINT = '请在投诉页撤回';

/** Takes a whole batch back, or says what builds on it. */
export const takeBack = write<'imports.takeBack'>(async ({ w, actor, now, services }, { id, reason }) => {
  if ((await batchById(w, id))?.complaint_id) throw refuse('imports.builtOn', { why: ON_COMPLAINT });
  const { removed, restored, entry } = await takeBackBatch(w, id, reason, actor, now, services.rulePacks.on(shanghaiDay(now)).pack);
  return { value: { removed, restored }, entry, topics: IMPORT_TOPICS };
});
