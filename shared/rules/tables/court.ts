import type { Window } from '../time.ts';
import type { CourtFacts } from './types.ts';

/** The red model (plan 6.1(3)③; domain tables 2.3). */

/** Live in the window: listed before E and not ended before S, so a record that ended inside M still counts in M. */
export function isLiveIn(record: { readonly listedAt: number; readonly endedAt: number | null }, window: Window): boolean {
  return record.listedAt < window.end && (record.endedAt === null || record.endedAt >= window.start);
}

/** Counts for red whenever it is live: confirmed by a brigade member and not against the legal representative as a person. */
export function countsForRed(record: Pick<CourtFacts, 'confirmed' | 'matchedBy'>): boolean {
  return record.confirmed && record.matchedBy !== 'person';
}

/** Code N: by name only and not yet confirmed. */
export function isNameOnly(record: Pick<CourtFacts, 'confirmed' | 'matchedBy'>): boolean {
  return !record.confirmed && record.matchedBy === 'name';
}
