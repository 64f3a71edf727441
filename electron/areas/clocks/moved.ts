import type { Calendar } from '#shared/rules/calendar.ts';
import { isInstantUnit } from '#shared/rules/deadlines/lamp.ts';
import { reckonDeadline } from '#shared/rules/deadlines/reckon.ts';
import type { Deadline } from '#shared/rules/deadlines/types.ts';
import { addMonths, dayStart, monthOf, shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { packOfClock, reckonRow, storedDeadline } from './reckon.ts';
import { pausesOf, runningRows, type ClockRow } from './repository/clocks.ts';

/** The end of a reckoning as people say it: its last day, of a clock of hours with the minute. */
export function endOf(deadline: Deadline): string {
  return isInstantUnit(deadline.unit) ? shanghaiMinute(deadline.dueAt) : deadline.lastDay;
}

export interface Change { readonly row: ClockRow; readonly before: Deadline; readonly after: Deadline }

/** Running clocks that a notice changes in anything that is shown of them; `running` is how many were looked at. */
export async function changedClocks(reader: Reader, services: Pick<Services, 'rulePacks'>, years: Calendar): Promise<{ running: number; changes: Change[] }> {
  const packs = services.rulePacks.withYears(years);
  const rows = await runningRows(reader);
  const pauses = await pausesOf(reader, rows.map((row) => row.id));
  const changes = rows.flatMap((row): Change[] => {
    const before = storedDeadline(row);
    const after = reckonRow(packOfClock(packs, row), row, pauses.get(row.id) ?? []);
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ row, before, after }];
  });
  return { running: rows.length, changes };
}

export interface PlannedChange { readonly month: string; readonly before: Deadline; readonly after: Deadline }

/** Last days of monthly tables that are still to come and that a notice changes: from the month before this one to the end of the years loaded. */
export function changedTables(now: number, services: Pick<Services, 'rulePacks'>, years: Calendar): PlannedChange[] {
  const packs = services.rulePacks.withYears(years);
  const last = Math.max(...years.keys());
  const changes: PlannedChange[] = [];
  for (let month = addMonths(monthOf(now), -1); Number(month.slice(0, 4)) <= last; month = addMonths(month, 1)) {
    const start = dayStart(`${month}-01`);
    const [before, after] = [services.rulePacks, packs].map((set) => reckonDeadline(set.on(shanghaiDay(start)).pack, { rule: 'report.monthly', start }));
    if (before?.ok !== true || after?.ok !== true) continue;
    const changed = before.deadline.lastDay !== after.deadline.lastDay || before.deadline.provisional !== after.deadline.provisional;
    if (changed && (before.deadline.dueAt > now || after.deadline.dueAt > now)) changes.push({ month, before: before.deadline, after: after.deadline });
  }
  return changes;
}
