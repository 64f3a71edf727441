import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { perform } from '#electron/areas/run.ts';
import type { Keyring, Services } from '#electron/areas/services.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import type { SecretKeeper } from '#electron/vault/secretKeeper.ts';

/** What a work may use: the ledger, and the product's own operations as one officer or another. */
export interface Brigade {
  readonly ledger: Ledger;
  readonly keyring: Keyring;
  readonly services: Services;
  readonly as: Readonly<Record<'officer' | 'checker' | 'captain' | 'handler' | 'reviewer', Ask>>;
  /** The arguments of this process. */
  readonly month: string;
  readonly caseId: number;
  readonly round: string;
}
type Ask = <N extends OperationName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;

/** Where a file lies that an officer gives, by its token. */
export const givenFile = (folder: string, token: string): string => path.join(path.dirname(folder), `${token}.pdf`);

const actor = (staffNo: string, posts: Actor['posts']): Actor => ({ staffNo, name: '', posts });
export const OFFICER = actor('0001', ['handler', 'enforcementTracker', 'captain', 'intakeClerk']);
/** Besides the sample district's first officer and its checker: an A and a B, by whom cases are filed. */
export const STAFF = [actor('0002', ['handler']), actor('0004', ['legalReviewer'])] as const;
/** A keychain that keeps what it is given as it is: the derivation by passphrase is slow on purpose. */
const keychain: SecretKeeper = { protect: (secret) => Promise.resolve(Uint8Array.from(secret)), reveal: (kept) => Promise.resolve(Uint8Array.from(kept)) };

/** Opens the ledger of a folder as a process of the product would, with key and vault. Exports go beside the folder, as if a person had chosen the desktop. */
export async function openBrigade(folder: string, resources: string, words: Pick<Brigade, 'month' | 'caseId' | 'round'>): Promise<Brigade> {
  const ledger = await openLedger(folder, { now: Date.now(), prove: true });
  const keyring = await openKeyring(ledger, keychain);
  const vault = await VaultKeeper.open(ledger, keychain, () => Date.now());
  const windowOnly = (): never => { throw refuse('operation.windowOnly', {}); };
  const base = {
    version: '0', now: () => Date.now(), resources, rulePacks: await loadRulePacks(path.join(resources, 'rulepacks')), ledger: () => ledger,
    files: { pathOf: (token: string) => givenFile(folder, token), written: (file: string) => ({ token: randomUUID(), name: path.basename(file), folder: path.dirname(file) }) },
    desktop: {
      chooseFolder: windowOnly, chooseFiles: windowOnly, open: windowOnly, windowControl: windowOnly, quit: windowOnly, printers: windowOnly,
      chooseTarget: (_title: string, name: string) => Promise.resolve(path.join(path.dirname(folder), `${randomUUID()}${path.extname(name)}`)),
    },
    press: { pdf: windowOnly, print: windowOnly }, keychain: null, keyring: () => keyring, vault: () => vault.vault, vaultKeeper: () => vault, courier: () => ({ kick: () => undefined }),
    workshop: { run: windowOnly, cancel: windowOnly }, announce: () => undefined,
  };
  const servicesOf = (who: Actor): Services => ({ ...base, actor: () => who }) as unknown as Services;
  const askAs = (who: Actor): Ask => {
    const services = servicesOf(who);
    return async (name, input) => (await perform(services, name, input)) as OutputOf<typeof name>;
  };
  return {
    ledger, keyring, services: servicesOf(OFFICER), ...words,
    as: { officer: askAs(OFFICER), checker: askAs(actor('0003', ['enforcementTracker'])), captain: askAs(actor('0001', ['captain'])), handler: askAs(STAFF[0]), reviewer: askAs(STAFF[1]) },
  };
}
