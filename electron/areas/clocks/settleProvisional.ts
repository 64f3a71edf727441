import type { Services } from '#electron/areas/services.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { applyChanges, appliedWords, type Applied } from './apply.ts';
import { changedClocks, endOf } from './moved.ts';

/**
 * A newer product may bring a year of working days in its rule pack: provisional clocks that fall into it are reckoned again, as after a notice. Only those:
 * a clock that was certain keeps its reckoning. Null where there was nothing to do.
 */
export async function settleProvisional(ledger: Ledger, services: Pick<Services, 'rulePacks'>, now: number): Promise<Applied | null> {
  const waiting = async (reader: Parameters<typeof changedClocks>[0]) =>
    (await changedClocks(reader, services, new Map())).changes.filter(({ before, after }) => before.provisional && (endOf(before) !== endOf(after) || !after.provisional));
  if ((await waiting(ledger.reader)).length === 0) return null;
  return ledger.command({ actor: SYSTEM, now }, async (w) => {
    const changes = await waiting(w);
    const applied = await applyChanges(w, changes, { now, staffNo: SYSTEM.staffNo, reason: '规则包含有该年放假安排' });
    return {
      value: applied,
      entry: changes.length === 0 ? null : {
        operation: 'clocks.settle', subject: { kind: 'calendar', id: '', label: '工作日历' }, summary: `按规则包的放假安排重新推算暂计的时限：${appliedWords(applied)}`,
        changes: changes.map(({ row, before, after }) => [row.id, before.lastDay, after.lastDay]),
      },
      topics: ['clocks', 'cases', 'journal'],
    };
  });
}
