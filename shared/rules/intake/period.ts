import { monthsBetween } from '../time.ts';

/** `2024-12 至 2025-02`, one month once, an open end in words; empty where neither month is known. */
export function monthRange(from: string, to: string): string {
  if (from === '' && to === '') return '';
  if (from === to) return from;
  if (from === '') return `至 ${to}`;
  return to === '' ? `${from} 起` : `${from} 至 ${to}`;
}

/** Months of a period with both ends counted; null where an end is not known. */
export function monthCount(from: string, to: string): number | null {
  return from === '' || to === '' ? null : monthsBetween(from, to) + 1;
}
