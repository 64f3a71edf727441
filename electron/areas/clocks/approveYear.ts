import { refuse } from '#shared/messages/index.ts';
import { effect } from '#electron/areas/operation.ts';
import { applyChanges, appliedWords } from './apply.ts';
import { changedClocks, endOf } from './moved.ts';
import { ledgerCalendar } from './ledgerCalendar.ts';
import { checked, replaced, yearsWith } from './previewYear.ts';
import { approveYear as putInForce, moveYear } from './repository/years.ts';
import { waitingYear } from './proposals.ts';
import { noticeOf } from './years.ts';

/**
 * Puts a proposed notice in force and reckons every running clock again: one transaction, one journal entry, the old and new last day of each clock in its
 * history. What was stopped, approved or frozen keeps its own reckoning. Afterwards this process reckons by it everywhere.
 */
export const approveYear = effect<'clocks.approveYear'>(async ({ ledger, services, actor, now }, { id, rowVersion, reason }) => {
  const done = await ledger.command({ actor, now }, async (w) => {
    const row = await waitingYear(w, id, rowVersion);
    const notice = noticeOf(row);
    const { calendar } = checked(notice);
    // Other days than those by which the year was reckoned so far: a clock is set otherwise, with a reason.
    const replaces = replaced(row.year, calendar, await ledgerCalendar(w), services);
    const differs = replaces === 'pack' || replaces === 'ledger';
    if (differs && reason.trim() === '') throw refuse('clocks.replaceReason', { year: row.year }, { field: 'reason' });
    const { changes } = await changedClocks(w, services, await yearsWith(w, calendar));
    await moveYear(w, row.year, 'in-force', 'replaced');
    await putInForce(w, id, now, actor.staffNo);
    const applied = await applyChanges(w, changes, { now, staffNo: actor.staffNo, reason: `${row.year} 年放假安排` });
    return {
      value: { ...applied },
      entry: {
        operation: 'clocks.approveYear', subject: { kind: 'calendar', id: String(row.year), label: `${row.year} 年工作日历` },
        summary: `批准 ${row.year} 年放假安排${differs ? `，代替${replaces === 'pack' ? '规则包' : '先前批准'}的安排` : ''}：${appliedWords(applied)}`, reason, ...(differs ? { override: 'clock' as const } : {}),
        changes: { ...notice, clocks: changes.map(({ row: clock, before, after }) => [clock.id, endOf(before), endOf(after)]) },
      },
      topics: [],
    };
  });
  await services.rulePacks.reread(ledger.reader);
  // Announced only now: whoever reads again must reckon by the new year.
  services.announce(['calendar', 'clocks', 'settings', 'cases', 'reports', 'journal']);
  return done;
});
