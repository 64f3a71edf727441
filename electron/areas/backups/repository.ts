import { refuse } from '#shared/messages/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readMoved } from '#electron/ledger/moved.ts';

export async function lastEntrySeq(reader: Reader): Promise<number> {
  return (await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal'))?.seq ?? 0;
}

/** Refuses what would write, or undo the move, in a ledger that went to a new PC. */
export async function assertHere(reader: Reader): Promise<void> {
  if ((await readMoved(reader)) !== null) throw refuse('ledger.moved', {});
}
