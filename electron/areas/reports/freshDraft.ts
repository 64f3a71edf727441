import { refuse } from '#shared/messages/index.ts';
import { addDays, lastDayOfMonth, monthWindow } from '#shared/rules/time.ts';
import type { Writer } from '#electron/ledger/access.ts';
import type { Services } from '../services.ts';
import { reckonMonth } from './draft/reckon.ts';
import type { MonthDraft } from './draft/types.ts';
import { factsSeq } from './repository/state.ts';

/** Tables of a month that is not over can be looked at, never checked or approved. */
export function assertMonthOver(month: string, now: number): void {
  if (now < monthWindow(month).end) throw refuse('reports.monthNotOver', { month, from: addDays(lastDayOfMonth(month), 1) });
}

/**
 * The draft as the ledger stands inside this transaction. What was reckoned before it began (in the worker) is taken when nothing that enters a table has
 * changed since; else it is reckoned again, while nobody can write.
 */
export async function freshDraft(w: Writer, services: Pick<Services, 'rulePacks'>, ahead: MonthDraft): Promise<MonthDraft> {
  return (await factsSeq(w)) === ahead.seq ? ahead : reckonMonth(w, services.rulePacks, ahead.month);
}
