import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Writer } from '#electron/ledger/access.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import { NOTHING, reckonChunk, sum, type Reckoned } from './reckonChunk.ts';
import { reckonedMonth, REFERENCE_MONTH, referenceMonth } from './referenceMonth.ts';
import { reckonableIds, type Scope } from './repository/scope.ts';

export type { Reckoned } from './reckonChunk.ts';

/** Employers whose facts are read at once. Keeps memory small; the number of queries does not matter beside it. */
export const CHUNK = 4000;

/** `keepMonth`: lists stay at the month that they show, for commands that bring no data of a newer one; the day's run moves them on. */
export interface ReckonOptions { readonly keepMonth?: boolean }

/**
 * Reckons the alerts (plan 6.1(3)) and the level of employers inside the transaction of whatever changed their facts, and tells how many
 * alerts rose, ended and lapsed. Costs next to nothing for employers about whom no facts are known. When the change brought data of a newer
 * month, lists move on to that month, so all employers are reckoned.
 */
export async function reckonEmployers(w: Writer, scope: Scope, now: number, pack: RulePack, options: ReckonOptions = {}): Promise<Reckoned> {
  const shown = await reckonedMonth(w);
  const month = options.keepMonth === true && shown !== '' ? shown : await referenceMonth(w, now);
  if (month !== shown) await writeSetting(w, REFERENCE_MONTH, month);
  const ids = await reckonableIds(w, month !== shown && options.keepMonth !== true ? { all: true } : scope, month);
  let total: Reckoned = NOTHING;
  for (let from = 0; from < ids.length; from += CHUNK) total = sum(total, await reckonChunk(w, ids.slice(from, from + CHUNK), month, now, pack));
  return total;
}
