import { monthWindow, type Window } from '../time.ts';
import { isOpenAt } from './arrears.ts';
import { isLiveIn } from './court.ts';

/** Who is monitored (domain tables 2, Population). */

export type EmployerStatus = 'active' | 'suspended' | 'closed' | 'moved';

export interface StatusChange {
  readonly at: number;
  readonly from: EmployerStatus;
  readonly to: EmployerStatus;
}

/** True when the status was `active` at any instant of the window. Before the first change its `from` held; without changes `current` always held. */
export function activeDuring(current: EmployerStatus, changes: readonly StatusChange[], window: Window): boolean {
  const ordered = changes.toSorted((a, b) => a.at - b.at);
  let status = ordered[0]?.from ?? current;
  let since = Number.NEGATIVE_INFINITY;
  for (const change of ordered) {
    if (status === 'active' && since < window.end && change.at > window.start) return true;
    status = change.to;
    since = change.at;
  }
  return status === 'active' && since < window.end;
}

export interface MonitorFacts {
  readonly active: boolean;
  readonly accounts: readonly { readonly openedAt: number }[];
  /** At least one insurance month not later than M. */
  readonly insuranceFeed: boolean;
  readonly arrearsCases: readonly { readonly filedAt: number; readonly closedAt: number | null }[];
  readonly court: readonly { readonly listedAt: number; readonly endedAt: number | null }[];
  /** A place in one of the four key categories: dispatch or platform, tag 欠薪记录, latest local grade C or D. */
  readonly keyCategory: boolean;
}

/** Employers of the table's population: active in the window and at least one ground. A wage account counts once opened before E, in use or not. */
export function isMonitored(month: string, facts: MonitorFacts): boolean {
  const window = monthWindow(month);
  return facts.active && (
    facts.insuranceFeed || facts.keyCategory || facts.accounts.some((account) => account.openedAt < window.end)
    || facts.arrearsCases.some((found) => isOpenAt(found, window.end)) || facts.court.some((record) => isLiveIn(record, window))
  );
}

/** Tag that puts an employer among the key categories. */
export const ARREARS_TAG = '欠薪记录';

/** Key category by industry, tags and latest local grade (null: not rated). */
export function isKeyCategory(industry: string, tags: readonly string[], grade: string | null): boolean {
  return industry === 'dispatch' || industry === 'platform' || tags.includes(ARREARS_TAG) || grade === 'C' || grade === 'D';
}
