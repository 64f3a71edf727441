import type { Ledger } from '#electron/ledger/ledger.ts';
import { CAPTAIN } from './ledger.ts';

/** The clock of a desk is set back, and an officer has confirmed that its time is right now. */
export async function turnBack(desk: { readonly ledger: Ledger; readonly clock: { now: number } }, now: number): Promise<void> {
  desk.clock.now = now;
  await desk.ledger.command({ actor: CAPTAIN, now }, () => Promise.resolve({
    value: undefined, topics: [], entry: { operation: 'settings.confirmClock', subject: { kind: 'ledger', id: '', label: '' }, summary: '确认电脑现在的时间无误', reason: '测试', changes: null },
  }));
}
