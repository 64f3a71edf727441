import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta, readSetting, type LedgerMeta } from '#electron/ledger/meta.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { firstOfficer } from '#electron/areas/settings/repository.ts';
import { refuse } from '#shared/messages/index.ts';
import type { Courier, Keyring } from '#electron/areas/services.ts';

/** An open ledger with all that lives and dies with it. */
export interface OpenLedger {
  readonly ledger: Ledger;
  readonly meta: LedgerMeta;
  readonly officer: Actor;
  readonly demo: boolean;
  readonly openedAt: number;
  /** Number of the database file on its disk: another file in its place is another ledger. */
  readonly inode: number;
  readonly keyring: Keyring;
  readonly courier: Courier;
}

/** What the ledger itself tells a session. */
export async function readIdentity(ledger: Ledger): Promise<Pick<OpenLedger, 'meta' | 'officer' | 'demo'>> {
  const officer = await firstOfficer(ledger.reader);
  if (officer === undefined) throw refuse('ledger.noOfficer', { staffNo: '' });
  return { meta: await readMeta(ledger.reader), officer, demo: (await readSetting(ledger.reader, 'demo', '')) !== '' };
}
