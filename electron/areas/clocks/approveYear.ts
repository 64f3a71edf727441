import { refuse } from '#shared/messages/index.ts';
import { effect } from '#electron/areas/operation.ts';
import { recordChange } from '#electron/ledger/changes.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import { changedClocks } from './moved.ts';
import { checked, yearsWith } from './previewYear.ts';
import { reckonedColumns } from './reckon.ts';
import { updateClock } from './repository/clocks.ts';
import { approveYear as putInForce, moveYear, yearRow } from './repository/years.ts';
import { noticeOf } from './years.ts';

/**
 * Puts a proposed notice in force and reckons every running clock again: one transaction, one journal entry, the old and new last day of each clock in its
 * history. What was stopped, approved or frozen keeps its own reckoning. Afterwards this process reckons by it everywhere.
 */
export const approveYear = effect<'clocks.approveYear'>(async ({ ledger, services, actor, now }, { id, rowVersion }) => {
  const done = await ledger.command({ actor, now }, async (w) => {
    const row = await yearRow(w, id);
    if (row === undefined || row.state !== 'proposed' || row.row_version !== rowVersion) throw refuse('clocks.noProposal', {});
    const notice = noticeOf(row);
    const { calendar } = checked(notice);
    const { changes } = await changedClocks(w, services, await yearsWith(w, calendar));
    await moveYear(w, row.year, 'in-force', 'replaced');
    await putInForce(w, id, now, actor.staffNo);
    const seq = await nextSeq(w);
    for (const { row: clock, before, after } of changes) {
      await updateClock(w, clock.id, reckonedColumns(after));
      if (before.lastDay === after.lastDay && before.provisional === after.provisional) continue;
      await recordChange(w, seq, now, actor.staffNo, {
        kind: clock.subject_kind, id: String(clock.subject_id), employerId: null, reason: `${row.year} 年放假安排`,
        before: { [after.zh]: before.lastDay, provisional: before.provisional ? 1 : 0 }, after: { [after.zh]: after.lastDay, provisional: after.provisional ? 1 : 0 },
      });
    }
    const moved = changes.filter(({ before, after }) => before.lastDay !== after.lastDay).length;
    const confirmed = changes.filter(({ before, after }) => before.lastDay === after.lastDay && before.provisional && !after.provisional).length;
    return {
      value: { moved, confirmed },
      entry: {
        operation: 'clocks.approveYear', subject: { kind: 'calendar', id: String(row.year), label: `${row.year} 年工作日历` },
        summary: `批准 ${row.year} 年放假安排：${moved} 项时限改期，${confirmed} 项由暂计转为确定`,
        changes: { ...notice, clocks: changes.map(({ row: clock, before, after }) => [clock.id, before.lastDay, after.lastDay]) },
      },
      topics: [],
    };
  });
  await services.rulePacks.reread(ledger.reader);
  // Announced only now: whoever reads again must reckon by the new year.
  services.announce(['calendar', 'clocks', 'settings', 'cases', 'reports', 'journal']);
  return done;
});
