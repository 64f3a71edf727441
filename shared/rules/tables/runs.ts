import type { AlertLevel } from './types.ts';

/** True for the levels that count for W18: yellow or higher. */
export function isAlertLevel(level: AlertLevel): boolean {
  return level === 'red' || level === 'orange' || level === 'yellow';
}

/**
 * One step back in time: which of the employers whose run is still alive had an alert level in that month's latest frozen table. `levels`
 * holds the listed employers of that table; null stands for a month that was never reported and ends every run.
 */
export function continuing<K>(alive: Iterable<K>, levels: ReadonlyMap<K, AlertLevel> | null): Set<K> {
  const next = new Set<K>();
  if (levels === null) return next;
  for (const key of alive) {
    const level = levels.get(key);
    if (level !== undefined && isAlertLevel(level)) next.add(key);
  }
  return next;
}

/**
 * W18 without the month itself: for each candidate the number of consecutive months ending with M-1 whose level was yellow or higher.
 * `levelsByMonthDesc` gives the latest frozen versions from M-1 backwards, one entry a calendar month, null where none was reported;
 * it is read only as far as some run goes.
 */
export function previousRuns<K>(candidates: Iterable<K>, levelsByMonthDesc: Iterable<ReadonlyMap<K, AlertLevel> | null>): Map<K, number> {
  const runs = new Map<K, number>();
  let alive = new Set(candidates);
  for (const key of alive) runs.set(key, 0);
  if (alive.size === 0) return runs;
  let months = 0;
  for (const levels of levelsByMonthDesc) {
    alive = continuing(alive, levels);
    months += 1;
    for (const key of alive) runs.set(key, months);
    if (alive.size === 0) break;
  }
  return runs;
}
