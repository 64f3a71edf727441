import { addCalendarMonths, monthWindow, shanghaiDay } from '../time.ts';
import { HEADCOUNT_MONTHS } from './figures.ts';

export interface HeadcountReport {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly headcount: number;
}

/** First and last day (exclusive) of the reports that W07 may use: [E - 3 calendar months, E). */
export function headcountDays(month: string): { readonly from: string; readonly before: string } {
  const before = shanghaiDay(monthWindow(month).end);
  return { from: addCalendarMonths(before, -HEADCOUNT_MONTHS), before };
}

/** W07: the latest head-count report in that range, null when there is none. */
export function latestHeadcount(month: string, reports: readonly HeadcountReport[]): number | null {
  const { from, before } = headcountDays(month);
  let latest: HeadcountReport | null = null;
  for (const report of reports) {
    if (report.day >= from && report.day < before && (latest === null || report.day > latest.day)) latest = report;
  }
  return latest?.headcount ?? null;
}
