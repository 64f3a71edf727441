import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { endOf, type Change } from './moved.ts';
import { reckonedColumns } from './reckon.ts';
import { updateClock } from './repository/clocks.ts';

export interface Applied {
  /** Clocks that end on another day now, or at another minute. */
  readonly moved: number;
  /** Clocks of the same end that are certain now. */
  readonly confirmed: number;
}

/** Writes new reckonings of running clocks; the old and new last day of each goes into the history of its record, under the entry that the caller appends. */
export async function applyChanges(w: Writer, changes: readonly Change[], act: { now: number; staffNo: string; reason: string }): Promise<Applied> {
  const seq = await nextSeq(w);
  let moved = 0;
  let confirmed = 0;
  for (const { row, before, after } of changes) {
    await updateClock(w, row.id, reckonedColumns(after));
    if (endOf(before) !== endOf(after)) moved += 1;
    else if (before.provisional && !after.provisional) confirmed += 1;
    else continue;
    await recordChange(w, seq, act.now, act.staffNo, {
      kind: row.subject_kind, id: String(row.subject_id), employerId: null, reason: act.reason,
      before: { [after.zh]: endOf(before), provisional: before.provisional ? 1 : 0 }, after: { [after.zh]: endOf(after), provisional: after.provisional ? 1 : 0 },
    });
  }
  return { moved, confirmed };
}

/** `2 项时限改期，1 项由暂计转为确定`. */
export function appliedWords({ moved, confirmed }: Applied): string {
  return `${moved} 项时限改期，${confirmed} 项由暂计转为确定`;
}
