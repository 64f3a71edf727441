import { reckonEmployers } from '#electron/areas/wages/reckon.ts';
import { refuse } from '#shared/messages/index.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { nextSeq, type Actor, type JournalDraft } from '#electron/ledger/journal.ts';
import { kindOf } from '../kinds/index.ts';
import type { Act } from '../engine/effects.ts';
import { dropWaitingRows, waitAgain } from '../engine/keptWaiting.ts';
import { matchWaiting } from '../engine/waiting.ts';
import { batchById, type BatchRow } from './batchRow.ts';
import { whyBlocked } from './blocked.ts';
import { removeCreated } from './remove.ts';
import { restoreChanged } from './restore.ts';

export interface TakenBack { readonly removed: number; readonly restored: number; readonly entry: JournalDraft }

const MANY = 20_000;

/**
 * Takes a whole batch back inside the transaction of the caller: what it made is kept aside and taken out, what it changed gets its old values, what
 * still waits is dropped. Refused in words while something later builds on it.
 */
export async function takeBackBatch(w: Writer, id: number, reason: string, actor: Actor, now: number, pack: RulePack): Promise<TakenBack> {
  const batch = await batchById(w, id);
  if (batch === undefined) throw refuse('ledger.notFound', { what: '这一批' });
  if (batch.state !== 'written') throw refuse('imports.alreadyTakenBack', {});
  const why = await whyBlocked(w, batch);
  if (why !== '') throw refuse('imports.builtOn', { why });
  const kind = kindOf(batch.kind);
  const act: Act = { seq: await nextSeq(w), now, staffNo: actor.staffNo };
  await w.run('DROP TABLE IF EXISTS temp.taken_touched');
  await w.run('CREATE TABLE temp.taken_touched (employer_id INTEGER PRIMARY KEY)');
  const waiting = await dropWaitingRows(w, `x.batch_id = ${id}`, act, '撤回导入批次');
  const restored = await restoreChanged(w, batch, act, reason);
  const removed = await removeCreated(w, kind, batch, act);
  await settleFirstMonths(w, batch);
  await w.update('import_batches', { state: 'taken-back', taken_back_at: now, taken_back_by: actor.staffNo, taken_back_reason: reason }, { id });
  await waitAgain(w, id);
  const { employerIds } = await matchWaiting(w, act);
  const ids = JSON.parse((await w.first<{ ids: string }>('SELECT json_group_array(p.employer_id) AS ids FROM temp.taken_touched p JOIN employers e ON e.id = p.employer_id'))?.ids ?? '[]') as number[];
  ids.push(...employerIds.filter((employer) => !ids.includes(employer)));
  await reckonEmployers(w, ids.length > MANY ? { all: true } : { employerIds: ids }, now, pack);
  return {
    removed, restored,
    entry: {
      operation: 'imports.takeBack', subject: { kind: 'import', id: String(id), label: `第 ${id} 批 ${kind.name}` },
      summary: `撤回第 ${id} 批 ${kind.name}：撤下 ${removed}，退回原值 ${restored}${waiting === 0 ? '' : `，待匹配 ${waiting} 行作废`}`, reason, changes: { batchId: id, removed, restored, waiting },
    },
  };
}

/** Insurance is expected of an employer from the first month that is left. */
async function settleFirstMonths(w: Writer, batch: BatchRow): Promise<void> {
  if (batch.kind !== 'insurance') return;
  await w.run(
    `UPDATE employers SET insurance_from = coalesce((SELECT min(i.month) FROM insurance_months i WHERE i.employer_id = employers.id), '') WHERE id IN (SELECT employer_id FROM temp.taken_touched)`,
  );
}
