import { isLateEntry, lateHours } from '#shared/rules/lateEntry.ts';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Services } from '#electron/areas/services.ts';
import type { JournalDraft } from '#electron/ledger/journal.ts';

/** What an entry says besides, of a time that was entered late: then it is an exception of the captain's week (domain 12: a clock), with the officer's reason. */
export type LateEntry = Pick<JournalDraft, 'override' | 'reason'> | Record<string, never>;

/**
 * Holds a time that an officer gave for something that happened against the pack's figure. Nothing where it is recent, or now (null); else the marks for the journal's entry, and a refusal
 * (`record.lateReason`) where no reason came along.
 * @param field of the refusal: where the window asks for the reason
 */
export function lateEntry({ services, now }: { readonly services: Pick<Services, 'rulePacks'>; readonly now: number }, at: number | null, what: string, reason: string, field = 'lateReason'): LateEntry {
  const { pack } = services.rulePacks.on(shanghaiDay(now));
  if (at === null || !isLateEntry(pack, at, now)) return {};
  if (reason.trim() === '') throw refuse('record.lateReason', { what, hours: lateHours(pack) }, { field });
  return { override: 'clock', reason: reason.trim() };
}
