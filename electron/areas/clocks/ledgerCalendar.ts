import { parseCalendar, type Calendar } from '#shared/rules/calendar.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { yearsInForce, type YearRow } from './repository/years.ts';

/** The working-day years of the ledger: approved notices, which stand before those of the rule pack of the same number. */
export async function ledgerCalendar(reader: Reader): Promise<Calendar> {
  return calendarOfRows(await yearsInForce(reader));
}

/** Stored notices as a calendar. They were checked when they came in; one that can't be read is a damaged ledger. */
export function calendarOfRows(rows: readonly YearRow[]): Calendar {
  const json = Object.fromEntries(rows.map((row) => [String(row.year), { holidayOff: JSON.parse(row.holiday_off) as unknown, workingWeekends: JSON.parse(row.working_weekends) as unknown }]));
  const parsed = parseCalendar(json);
  if (!parsed.ok) throw new Error(`calendar_years: ${parsed.problem}`);
  return parsed.calendar;
}
