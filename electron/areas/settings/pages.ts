import type { Ledger } from '#electron/ledger/ledger.ts';
import { checkPages, keepFinding } from '#electron/ledger/pages/finding.ts';
import { recordIntegrity } from './integrity.ts';

/**
 * Looks whether pages of the open ledger changed on the disk without the engine's doing. What is found stays beside the ledger, as after an opening, and shows in the status bar at once; it is also
 * told to whoever asks for `verify`. True where something was found.
 */
export async function lookAtPages(ledger: Ledger, now: number): Promise<boolean> {
  const changed = await ledger.pages?.look(now) ?? null;
  if (changed === null) return false;
  await keepFinding(ledger.paths, ledger.reader, changed, now);
  await recordIntegrity(ledger, { ok: false, at: now }, [(await checkPages(ledger.paths)).detail]);
  return true;
}
