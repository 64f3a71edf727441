import type { QueryContext } from '../operation.ts';
import { lateLinesOf } from './draft/store.ts';
import type { LateLine } from './late.ts';
import { frozenMonthsBefore } from './repository/checks.ts';

/** How far back late data are looked for. What is older is found when its own month is opened. */
const MONTHS_BACK = 12;
/** A screen waits this long; months that are not compared by then follow, and the screen reads again. */
const PATIENCE_MS = 1500;

export interface EarlierMonths {
  readonly lines: readonly LateLine[];
  /** Months still being compared. */
  readonly pending: number;
}

const following = new WeakSet<object>();

/** Earlier frozen months that late data have changed, newest first (domain tables 1.2). */
export async function earlierMonths({ reader, ledger, services }: QueryContext, month: string): Promise<EarlierMonths> {
  const months = await frozenMonthsBefore(reader, month, MONTHS_BACK);
  const deadline = performance.now() + PATIENCE_MS;
  const lines: LateLine[] = [];
  for (const [index, one] of months.entries()) {
    if (performance.now() > deadline) {
      follow({ ledger, services }, months.slice(index));
      return { lines, pending: months.length - index };
    }
    lines.push(...(await lateLinesOf(ledger, services, one)));
  }
  return { lines, pending: 0 };
}

/** Compares the rest one after the other and tells the screens; once at a time for a ledger. A failure shows when the screen asks for the month itself. */
function follow({ ledger, services }: Pick<QueryContext, 'ledger' | 'services'>, months: readonly string[]): void {
  if (following.has(ledger)) return;
  following.add(ledger);
  void (async () => {
    try {
      for (const month of months) await lateLinesOf(ledger, services, month);
      services.announce(['reports']);
    } catch {
      // The ledger was closed or changed meanwhile; the next question starts anew.
    } finally {
      following.delete(ledger);
    }
  })();
}
