import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import { NOTHING, reckonChunk, sum, type Reckoned } from './reckonChunk.ts';
import { reckonedMonth, REFERENCE_MONTH, referenceMonth } from './referenceMonth.ts';
import { reckonableIds, type Scope } from './repository/scope.ts';

export type { Reckoned } from './reckonChunk.ts';

/** Employers whose facts are read at once. Keeps memory small; the number of queries does not matter beside it. */
export const CHUNK = 4000;

/**
 * Reckons the alerts (plan 6.1(3)) and the level of employers inside the transaction of whatever changed their facts, and tells how many
 * alerts rose, ended and lapsed. Costs next to nothing for employers about whom no facts are known. When the change brought data of a newer
 * month, lists move on to that month, so all employers are reckoned.
 */
export async function reckonEmployers(w: Writer, scope: Scope, now: number, pack: RulePack): Promise<Reckoned> {
  const month = await referenceMonth(w, now);
  const moved = (await reckonedMonth(w)) !== month;
  if (moved) await writeSetting(w, REFERENCE_MONTH, month);
  const ids = await reckonableIds(w, moved ? { all: true } : scope, month);
  let total: Reckoned = NOTHING;
  for (let from = 0; from < ids.length; from += CHUNK) total = sum(total, await reckonChunk(w, ids.slice(from, from + CHUNK), month, now, pack));
  return total;
}
