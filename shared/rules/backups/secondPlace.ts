const DAY = 86_400_000;

export interface SecondPlaceFacts {
  /** Null: no second place was chosen on this PC. */
  readonly place: { readonly there: boolean; readonly lastAt: number | null; readonly setAt: number; readonly days: number; readonly passphraseChanged: boolean; readonly problem: string } | null;
  /** Newest backup in the ledger folder. */
  readonly newestAt: number | null;
  readonly ledgerMadeAt: number;
  readonly now: number;
}

export type SecondPlaceState = 'none' | 'fresh' | 'missing' | 'late' | 'failed' | 'passphraseChanged';

/** How long a new ledger may do without a second place before the workbench speaks of it. */
export const GRACE_DAYS = 7;

/**
 * How the copies in the second place stand. `missing`: the drive or folder isn't there although there is something to copy; `late`: the last copy is older than
 * the days the PC's settings allow; `failed`: the last try didn't succeed; `passphraseChanged`: copies still open by the old passphrase only. A clock that
 * was set back makes nothing late. Pure.
 */
export function secondPlaceState({ place, newestAt, now }: SecondPlaceFacts): SecondPlaceState {
  if (place === null) return 'none';
  if (place.passphraseChanged) return 'passphraseChanged';
  const since = place.lastAt ?? place.setAt;
  if (now - since > place.days * DAY) return 'late';
  const waiting = newestAt !== null && (place.lastAt === null || newestAt > place.lastAt);
  if (!place.there && waiting) return 'missing';
  if (place.problem !== '' && waiting) return 'failed';
  return 'fresh';
}

/** Whether the workbench reminds: everything but good copies, and a young ledger without a second place. */
export function secondPlaceReminds(facts: SecondPlaceFacts): boolean {
  const state = secondPlaceState(facts);
  if (state === 'none') return facts.now - facts.ledgerMadeAt > GRACE_DAYS * DAY;
  return state !== 'fresh';
}
