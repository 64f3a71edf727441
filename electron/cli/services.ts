import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import type { Services } from '#electron/areas/services.ts';
import { actorOf, identify } from '#electron/areas/people/identify.ts';
import { officerByNumber, passwordWasReset } from '#electron/areas/people/repository.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { takeLease } from '#electron/host/lease.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { recordAtRest } from '#electron/ledger/pages/rest.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { spawnedPress } from './press.ts';

export interface CliSession {
  readonly services: Services;
  readonly ledger: Ledger;
  readonly actor: Actor;
  close(): Promise<void>;
}

/** What a command needs to be open. */
export interface CliWish { readonly signs: boolean; readonly seals?: boolean }

/** Folder that holds package.json, resources and dist: the checkout, or the packed application. */
export const appRoot = rootAbove(import.meta.dirname);

function rootAbove(folder: string): string {
  const above = path.dirname(folder);
  return existsSync(path.join(folder, 'package.json')) || above === folder ? folder : rootAbove(above);
}

/**
 * Opens the ledger of `--ledger` for one command: the acting officer is `--as`, or the only one there is. For a command that signs the device key, for one
 * that seals the vault opens by LEDGER_PASSPHRASE (a slow derivation that the others are spared); only signing, or sealing, is refused while it is closed.
 */
export async function openSession(folder: string, staffNo: string | undefined, wish: CliWish = { signs: false }): Promise<CliSession> {
  // Beside the window of the same PC it works; another PC's ledger is left alone.
  const lease = await takeLease(folder, { kind: 'command', now: () => Date.now() });
  const ledger = await openLedger(folder, { now: Date.now(), temporaryOnDisk: true, prove: true }).catch(async (error: unknown) => { await lease.release(); throw error; });
  try {
    const actor = await findActor(ledger, staffNo, Date.now());
    const keyring = await openKeyring(ledger, null);
    const passphrase = process.env['LEDGER_PASSPHRASE'];
    const given = passphrase !== undefined && passphrase !== '';
    if (wish.signs && given) await keyring.unlock(passphrase);
    const vault = await VaultKeeper.open(ledger, null);
    if (wish.seals === true && given) {
      // A ledger of before vaults gets one by this passphrase, so it must be the right one.
      if (vault.standing === 'none') await keyring.unlock(passphrase);
      await vault.unlock(passphrase);
    }
    const rulePacks = await loadRulePacks(path.join(appRoot, 'resources', 'rulepacks'));
    await rulePacks.reread(ledger.reader);
    const windowOnly = (): never => { throw refuse('operation.windowOnly', {}); };
    const services: Services = {
      version: await version(),
      now: () => Date.now(),
      resources: path.join(appRoot, 'resources'),
      rulePacks,
      ledger: () => ledger,
      actor: () => actor,
      files: { pathOf: windowOnly, written: (file) => ({ token: file, name: path.basename(file), folder: path.dirname(file) }) },
      desktop: { chooseFolder: windowOnly, chooseFiles: windowOnly, chooseTarget: windowOnly, open: windowOnly, windowControl: windowOnly, quit: windowOnly, printers: windowOnly, view: windowOnly, endViews: windowOnly, shield: windowOnly },
      press: spawnedPress(appRoot),
      keychain: null,
      keyring: () => keyring,
      vault: () => vault.vault,
      vaultKeeper: () => vault,
      courier: windowOnly,
      workshop: { run: windowOnly, cancel: windowOnly },
      announce: (topics) => ledger.announce(topics),
    };
    return { services, ledger, actor, close: async () => { vault.close(); await ledger.close(); await recordAtRest(ledger.paths, Date.now()); await lease.release(); } };
  } catch (error) {
    await ledger.close();
    await lease.release();
    throw error;
  }
}

/** The acting officer; one with a password proves itself by LEDGER_PASSWORD (cli.md). */
async function findActor(ledger: Ledger, staffNo: string | undefined, now: number): Promise<Actor> {
  const officers = await ledger.reader.rows<{ staff_no: string; name: string; posts: string }>('SELECT staff_no, name, posts FROM officers WHERE active = 1 ORDER BY id');
  const chosen = staffNo === undefined ? officers : officers.filter((officer) => officer.staff_no === staffNo);
  const [officer, second] = chosen;
  if (officer === undefined) throw refuse('ledger.noOfficer', { staffNo: staffNo ?? '' });
  if (second !== undefined) throw refuse('cli.manyOfficers', {});
  const password = process.env['LEDGER_PASSWORD'] ?? '';
  const row = await officerByNumber(ledger.reader, officer.staff_no);
  if (row === undefined) throw refuse('ledger.noOfficer', { staffNo: officer.staff_no });
  if (row.password_hash !== '') {
    if (password === '') throw refuse('people.passwordNeeded', { staffNo: row.staff_no });
    await identify(ledger, now, row.staff_no, password);
    // Whoever reset it knows it too, and would act under another's name. A first password from `account add` goes on working for scheduled jobs.
    if (await passwordWasReset(ledger.reader, row.staff_no)) throw refuse('people.resetPending', { staffNo: row.staff_no });
  }
  return actorOf(ledger.reader, row, now);
}

async function version(): Promise<string> {
  const description: unknown = JSON.parse(await readFile(path.join(appRoot, 'package.json'), 'utf8'));
  return typeof description === 'object' && description !== null && 'version' in description && typeof description.version === 'string' ? description.version : '0';
}

/** Runs a command's work on an open ledger and closes it whatever happens. */
export async function withSession<T>(folder: string, staffNo: string | undefined, work: (session: CliSession) => Promise<T>, wish: CliWish = { signs: false }): Promise<T> {
  const session = await openSession(folder, staffNo, wish);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}
