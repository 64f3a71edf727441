import type { OutputOf } from '#shared/contract/index.ts';
import { dayText } from '#shared/rules/time.ts';
import type { CalendarYear } from '#shared/rules/calendar.ts';
import { checkNotice, type NoticeYear } from '#shared/rules/notices.ts';
import { read } from '#electron/areas/operation.ts';
import { yearRows, type YearRow } from './repository/years.ts';

/** A stored notice as it was loaded. */
export function noticeOf(row: YearRow): { year: number; holidayOff: string[]; workingWeekends: string[] } {
  return { year: row.year, holidayOff: JSON.parse(row.holiday_off) as string[], workingWeekends: JSON.parse(row.working_weekends) as string[] };
}

export const years = read<'clocks.years'>(async ({ reader, services }) => {
  const rows = await yearRows(reader);
  const inForce = new Map(rows.filter((row) => row.state === 'in-force').map((row) => [row.year, row]));
  const own = services.rulePacks.newest.calendar;
  const all = [...new Set([...services.rulePacks.installedYears(), ...inForce.keys()])].sort((a, b) => b - a);
  return {
    years: all.flatMap((year): OutputOf<'clocks.years'>['years'] => {
      const row = inForce.get(year);
      const block = own.get(year);
      if (row !== undefined) return [{ ...noticeOf(row), source: 'ledger', detail: row.source, daysOff: checkedDays(noticeOf(row)), approvedAt: row.approved_at, approvedBy: row.approved_by }];
      return block === undefined ? [] : [{ ...blockOf(year, block), source: 'pack', detail: '随规则包提供', daysOff: block.off.size, approvedAt: null, approvedBy: '' }];
    }),
    proposed: rows.filter((row) => row.state === 'proposed').map((row) => {
      const checked = checkNotice(noticeOf(row));
      return { ...noticeOf(row), id: row.id, rowVersion: row.row_version, source: row.source, importedAt: row.imported_at, importedBy: row.imported_by, daysOff: checkedDays(noticeOf(row)), warnings: checked.ok ? [...checked.warnings] : [] };
    }),
    former: rows.flatMap((row) => (row.state === 'replaced' || row.state === 'withdrawn' ? [{ ...noticeOf(row), id: row.id, state: row.state, source: row.source, importedAt: row.imported_at, importedBy: row.imported_by }] : [])),
  };
});

function checkedDays(notice: NoticeYear): number {
  const checked = checkNotice(notice);
  return checked.ok ? checked.daysOff : 0;
}

/** Days of a pack's year as ranges again. */
export function blockOf(year: number, block: CalendarYear): { year: number; holidayOff: string[]; workingWeekends: string[] } {
  const off = [...block.off].sort((a, b) => a - b);
  const ranges: string[] = [];
  for (let at = 0; at < off.length;) {
    let end = at;
    while (off[end + 1] === (off[end] ?? 0) + 1) end += 1;
    ranges.push(end === at ? dayText(off[at] ?? 0) : `${dayText(off[at] ?? 0)}/${dayText(off[end] ?? 0)}`);
    at = end + 1;
  }
  return { year, holidayOff: ranges, workingWeekends: [...block.worked].sort((a, b) => a - b).map(dayText) };
}
