import { refuse } from '#shared/messages/index.ts';
import { noticeWords } from '#shared/rules/notices.ts';
import { write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { lastEntry } from '#electron/ledger/seen.ts';
import { ledgerCalendar } from './ledgerCalendar.ts';
import { checked, replaced } from './previewYear.ts';
import { insertYear, moveYear, yearRow, yearRows } from './repository/years.ts';
import { noticeOf } from './years.ts';

/** A notice as it came in waits for the captain; a proposal of the same year that waits is withdrawn by it. */
export const proposeYear = write<'clocks.proposeYear'>(async ({ w, now, actor, services }, { source, seen, ...notice }) => {
  const { calendar, daysOff } = checked(notice);
  if (replaced(notice.year, calendar, await ledgerCalendar(w), services) === 'same') throw refuse('clocks.noticeSame', { year: notice.year });
  await assertWaiting(w, notice.year, seen);
  await moveYear(w, notice.year, 'proposed', 'withdrawn');
  const id = await insertYear(w, {
    year: notice.year, holiday_off: JSON.stringify(notice.holidayOff), working_weekends: JSON.stringify(notice.workingWeekends), source, state: 'proposed', imported_at: now, imported_by: actor.staffNo,
  });
  return {
    value: { id },
    entry: {
      operation: 'clocks.proposeYear', subject: { kind: 'calendar', id: String(notice.year), label: `${notice.year} 年工作日历` }, changes: { ...notice, source },
      summary: `装入 ${notice.year} 年放假安排待批准：放假 ${daysOff} 天，调休上班 ${notice.workingWeekends.length} 天`,
    },
    topics: ['calendar'],
  };
});

export const withdrawYear = write<'clocks.withdrawYear'>(async ({ w }, { id, rowVersion, reason }) => {
  const row = await yearRow(w, id);
  if (row === undefined || row.state !== 'proposed' || row.row_version !== rowVersion) throw refuse('clocks.noProposal', {});
  await moveYear(w, row.year, 'proposed', 'withdrawn');
  return {
    value: {},
    entry: { operation: 'clocks.withdrawYear', subject: { kind: 'calendar', id: String(row.year), label: `${row.year} 年工作日历` }, summary: `撤下待批准的 ${row.year} 年放假安排`, reason, changes: { id } },
    topics: ['calendar'],
  };
});

/** A proposal of the same year that waits is withdrawn only by whoever saw it: `seen` is its id, null for none. */
async function assertWaiting(reader: Reader, year: number, seen: number | null): Promise<void> {
  const waiting = (await yearRows(reader)).find((row) => row.year === year && row.state === 'proposed');
  if ((waiting?.id ?? null) === seen) return;
  const standing = waiting === undefined ? '没有待批准的安排' : `${noticeWords(noticeOf(waiting))}（${waiting.source}）`;
  const by = waiting === undefined ? await lastEntry(reader, { kind: 'calendar', id: String(year) }) : { staffNo: waiting.imported_by, at: waiting.imported_at };
  throw refuse('ledger.changedMeanwhile', { what: `${year} 年放假安排` }, { data: { standing, now: { id: waiting?.id ?? null }, ...by } });
}
