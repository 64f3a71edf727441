import type { ClockAct } from '#electron/areas/clocks/running.ts';
import type { Desk } from '../support/desk.ts';
import { CAPTAIN } from '../support/ledger.ts';

/** Runs one step of clocks as an operation of another area would, in a transaction of its own. */
export function stepOn<T>({ services, clock, ledger }: Desk, work: (act: ClockAct) => Promise<T>): Promise<T> {
  return ledger.command({ actor: CAPTAIN, now: clock.now }, async (w) => ({
    value: await work({ w, now: clock.now, actor: CAPTAIN, services }), entry: { operation: 'test', subject: { kind: 'test', id: '1', label: 'x' }, summary: 'x', changes: {} }, topics: [],
  }));
}

/** Code of the refusal; `done` where there was none. */
export const refusedBy = async (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: unknown) => (error as { code?: string }).code ?? String(error));
