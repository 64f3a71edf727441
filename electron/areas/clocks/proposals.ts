import { refuse } from '#shared/messages/index.ts';
import { noticeWords } from '#shared/rules/notices.ts';
import { write } from '#electron/areas/operation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { lastEntry, lastStep } from '#electron/ledger/seen.ts';
import { ledgerCalendar } from './ledgerCalendar.ts';
import { checked, replaced } from './previewYear.ts';
import { insertYear, moveYear, yearRow, yearRows, type YearRow } from './repository/years.ts';
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
  const row = await waitingYear(w, id, rowVersion);
  await moveYear(w, row.year, 'proposed', 'withdrawn');
  return {
    value: {},
    entry: { operation: 'clocks.withdrawYear', subject: { kind: 'calendar', id: String(row.year), label: `${row.year} 年工作日历` }, summary: `撤下待批准的 ${row.year} 年放假安排`, reason, changes: { id } },
    topics: ['calendar'],
  };
});

/**
 * The proposal that an officer saw, which must wait still. Refused with what became of it, who did that, when and why (`ledger.changedMeanwhile`): decided on once, it cannot be decided on
 * again, so the refusal says that it is `over`.
 */
export async function waitingYear(reader: Reader, id: number, rowVersion: number): Promise<YearRow> {
  const row = await yearRow(reader, id);
  if (row === undefined) throw refuse('clocks.noProposal', {});
  if (row.state === 'proposed' && row.row_version === rowVersion) return row;
  const other = (await yearRows(reader)).find((one) => one.year === row.year && one.state === 'proposed');
  const by = row.state === 'in-force' ? { staffNo: row.approved_by, at: row.approved_at, note: '' } : await lastStep(reader, { kind: 'calendar', id: String(row.year) });
  const standing = other === undefined ? STATE_WORD[row.state] : `${STATE_WORD[row.state]}，现在待批准的是：${noticeWords(noticeOf(other))}（${other.source}）`;
  throw refuse('ledger.changedMeanwhile', { what: `${row.year} 年放假安排` }, { data: { standing, over: true, ...by } });
}

const STATE_WORD: Readonly<Record<YearRow['state'], string>> = { proposed: '待批准', 'in-force': '已批准生效', replaced: '曾批准生效，后来由另一份代替', withdrawn: '已撤下' };

/** A proposal of the same year that waits is withdrawn only by whoever saw it: `seen` is its id, null for none. */
async function assertWaiting(reader: Reader, year: number, seen: number | null): Promise<void> {
  const waiting = (await yearRows(reader)).find((row) => row.year === year && row.state === 'proposed');
  if ((waiting?.id ?? null) === seen) return;
  const standing = waiting === undefined ? '没有待批准的安排' : `${noticeWords(noticeOf(waiting))}（${waiting.source}）`;
  const by = waiting === undefined ? await lastEntry(reader, { kind: 'calendar', id: String(year) }) : { staffNo: waiting.imported_by, at: waiting.imported_at };
  throw refuse('ledger.changedMeanwhile', { what: `${year} 年放假安排` }, { data: { standing, now: { id: waiting?.id ?? null }, ...by } });
}
