import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta, readSetting, type LedgerMeta } from '#electron/ledger/meta.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { needsSignIn } from '#electron/areas/people/identify.ts';
import { firstOfficer } from '#electron/areas/settings/repository.ts';
import { refuse } from '#shared/messages/index.ts';
import type { Courier, Keyring } from '#electron/areas/services.ts';
import type { Lease } from './lease.ts';
import type { VaultKeeper } from '#electron/vault/keeper.ts';

/** An open ledger with all that lives and dies with it. */
export interface OpenLedger {
  readonly ledger: Ledger;
  readonly meta: LedgerMeta;
  readonly officer: Actor;
  readonly demo: boolean;
  /** Whether somebody has to sign in. */
  readonly guarded: boolean;
  readonly openedAt: number;
  /** Number of the database file on its disk: another file in its place is another ledger. */
  readonly inode: number;
  readonly keyring: Keyring;
  readonly vault: VaultKeeper;
  readonly courier: Courier;
  /** It went to a new PC: nothing is done by itself here. */
  readonly moved?: boolean;
  /** Says to other PCs that this one has the folder open; tests have none. */
  readonly lease?: Lease;
}

/** What the ledger itself tells a session. */
export async function readIdentity(ledger: Ledger): Promise<Pick<OpenLedger, 'meta' | 'officer' | 'demo' | 'guarded'>> {
  const officer = await firstOfficer(ledger.reader);
  if (officer === undefined) throw refuse('ledger.noOfficer', { staffNo: '' });
  return { meta: await readMeta(ledger.reader), officer, guarded: await needsSignIn(ledger.reader), demo: (await readSetting(ledger.reader, 'demo', '')) !== '' };
}
