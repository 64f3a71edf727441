import path from 'node:path';
import { stat } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';
import type { Topic } from '#shared/contract/define.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { readMoved } from '#electron/ledger/moved.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import type { ClosableWorkshop } from '#electron/jobs/workshop.ts';
import type { Devices } from '#electron/devices/desk/link.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Courier, Desktop, Keychain, Keyring, PaperPress, RulePacks, Services } from '#electron/areas/services.ts';
import type { UpdateDesk } from '#electron/updates/desk.ts';
import type { TokenDesk } from './fileDesk.ts';
import { sweepUnpacked } from '#electron/areas/backups/source.ts';
import { closeInOrder } from './closing.ts';
import { dailyTasks } from './dailyTasks.ts';
import { takeLease } from './lease.ts';
import type { Log } from './log.ts';
import { readIdentity, type OpenLedger } from './opened.ts';
import type { PcSettings } from './pcSettings.ts';
import { problemReport } from './problemReport.ts';
import { Scheduler } from './scheduler.ts';
import { SessionKeeper } from './session.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';

/** All that the running window brings to the operations; tests bring their own. */
export interface HostParts {
  readonly version: string;
  readonly resources: string;
  readonly suggestedFolder: string;
  readonly pc: PcSettings;
  readonly log: Log;
  readonly rulePacks: RulePacks;
  readonly files: TokenDesk;
  readonly desktop: Desktop;
  readonly press: PaperPress;
  readonly keychain: Keychain | null;
  readonly workshop: ClosableWorkshop;
  readonly updates?: UpdateDesk;
  readonly devices?: Devices;
  now(): number;
  openKeyring(ledger: Ledger, keychain: Keychain | null): Promise<Keyring>;
  startCourier(services: Services, ledger: Ledger, keyring: Keyring): Promise<Courier>;
  openWritten(file: string, what: 'file' | 'folder'): Promise<void>;
  /** Tells the window which topics changed. */
  announce(topics: readonly Topic[]): void;
}

/** Everything of a session: a closed ledger has none of it. */
const everything: readonly Topic[] = ['session', 'settings', 'employers', 'facts', 'cases', 'alerts', 'imports', 'reports', 'outbox', 'journal', 'backups', 'people', 'devices', 'clocks', 'calendar', 'identities'];

/** The services of the running window, the ledger that is open, and the daily work on it. */
export class WindowHost {
  readonly services: Services;
  readonly session: SessionKeeper;
  #scheduler: Scheduler | null = null;
  #lastAskedAt = 0;
  #closing = false;

  constructor(private readonly parts: HostParts) {
    this.session = new SessionKeeper({
      version: parts.version, suggestedFolder: parts.suggestedFolder, pc: parts.pc, log: parts.log,
      now: () => parts.now(),
      open: (folder, takeOver) => this.#open(folder, takeOver),
      endWork: () => parts.workshop.close(),
      changed: (opened) => this.#changed(opened),
      personChanged: (how) => (how === 'locked' ? parts.announce(['lock']) : this.#announce(everything)),
    });
    this.services = this.#services();
  }

  /** A person asked for something: daily work that can wait, waits. */
  asked(): void {
    this.#lastAskedAt = this.parts.now();
  }

  /** The PC woke up, or its network came back. */
  woke(): void {
    this.session.opened?.courier.kick();
    this.#scheduler?.look();
  }

  /** True from the moment the product ends: what is still under way then fails, and nobody waits for it. */
  get closing(): boolean {
    return this.#closing;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await closeInOrder([{ name: 'scheduler', close: () => this.#scheduler?.stop() }, { name: 'session', close: () => this.session.close() }], this.parts.log, 35_000);
  }

  /** While the window is covered it hears of nothing: it would read, be refused, and lose what is typed. Signing in makes it read everything again. */
  #announce(topics: readonly Topic[]): void {
    if (!this.session.locked) this.parts.announce(topics);
  }

  #services(): Services {
    const { parts, session } = this;
    return {
      version: parts.version, resources: parts.resources, rulePacks: parts.rulePacks, files: parts.files, desktop: parts.desktop, press: parts.press,
      keychain: parts.keychain, workshop: parts.workshop, ...(parts.updates === undefined ? {} : { updates: parts.updates }), ...(parts.devices === undefined ? {} : { devices: parts.devices }),
      now: () => parts.now(),
      ledger: () => session.ledger(),
      actor: () => session.actor(),
      keyring: () => session.need().keyring,
      vault: () => session.need().vault.vault,
      vaultKeeper: () => session.need().vault,
      courier: () => session.need().courier,
      announce: (topics) => this.#announce(topics),
      host: {
        session: () => session.view(),
        openLedger: (folder, takeOver) => session.openLedger(folder, takeOver),
        stopDailyWork: () => this.#stopDailyWork(),
        replaceLedger: (work) => session.replaceLedger(work),
        restoreNewestBackup: (folder) => session.restoreNewestBackup(folder),
        signIn: (person, mustChange) => session.signIn(person, mustChange),
        lock: () => session.lock(),
        signOut: () => session.signOut(),
        person: () => session.person,
        locked: () => session.locked,
        pin: () => session.pin,
        keepPin: (pin) => session.keepPin(pin),
        secondPlace: (ledgerId) => parts.pc.secondPlace(ledgerId),
        keepSecondPlace: (ledgerId, place) => parts.pc.keepSecondPlace(ledgerId, place),
        openWritten: (token, what) => parts.openWritten(parts.files.writtenPath(token), what),
        problemReport: (note) => problemReport(note, { version: parts.version, log: parts.log, now: parts.now(), opened: session.opened, stage: session.stage }),
      },
    };
  }

  async #open(folder: string, takeOver: boolean): Promise<OpenLedger> {
    const { parts } = this;
    const openedAt = parts.now();
    // Before anything of the ledger is touched: another PC may have it open.
    const lease = await takeLease(folder, { kind: 'window', takeOver, now: () => parts.now(), lost: (name) => this.#lost(folder, name) });
    try {
      return { ...(await this.#openHeld(path.resolve(folder), openedAt)), lease };
    } catch (error) {
      await lease.release();
      throw error;
    }
  }

  /** Another PC took the ledger over: nothing more may be written here. */
  #lost(folder: string, name: string): void {
    const { opened } = this.session;
    if (opened !== null && opened.ledger.paths.folder === path.resolve(folder)) void this.session.fail(refuse('ledger.takenOver', { name }), opened);
  }

  async #openHeld(folder: string, openedAt: number): Promise<OpenLedger> {
    const { parts } = this;
    await this.#backupBeforeNewVersion(folder, openedAt);
    const ledger = await openLedger(folder, { now: openedAt, prove: true });
    try {
      const identity = await readIdentity(ledger);
      await sweepUnpacked(ledger.paths);
      const { ino } = await stat(ledger.paths.database);
      const keyring = await parts.openKeyring(ledger, parts.keychain);
      const vault = await VaultKeeper.open(ledger, parts.keychain, () => parts.now());
      const own: Services = { ...this.services, ledger: () => ledger, actor: () => identity.officer, keyring: () => keyring, vault: () => vault.vault, vaultKeeper: () => vault };
      const courier = await parts.startCourier(own, ledger, keyring);
      const moved = (await readMoved(ledger.reader)) !== null;
      if (moved) await courier.stop();
      void openByEnvironment(keyring, vault, parts.log).then((opened) => {
        if (!opened) return;
        courier.kick();
        this.#announce(['session', 'settings', 'outbox']);
      });
      ledger.onChange((topics) => this.#announce(topics));
      await parts.rulePacks.reread(ledger.reader);
      return { ledger, ...identity, openedAt, inode: ino, keyring, vault, courier, moved };
    } catch (error) {
      await ledger.close();
      throw error;
    }
  }

  /** The first start of another version keeps the ledger as the version before left it. What keeps a backup from being made shows at opening. */
  async #backupBeforeNewVersion(folder: string, now: number): Promise<void> {
    const { pc, version, log } = this.parts;
    const before = pc.openedBy(folder);
    if (before === null || before === version) return;
    try {
      await makeBackup(ledgerPaths(folder), 'update', now);
    } catch (error) {
      log.problem('backup.update', error);
    }
  }

  async #stopDailyWork(): Promise<void> {
    await this.#scheduler?.stop();
    await this.session.opened?.courier.stop();
  }

  #changed(opened: OpenLedger | null): void {
    const before = this.#scheduler;
    this.#scheduler = null;
    if (before !== null) void before.stop();
    if (opened !== null) {
      const { parts, session } = this;
      parts.pc.rememberVersion(opened.ledger.paths.folder, parts.version);
      this.#scheduler = new Scheduler(opened.moved === true ? [] : dailyTasks(this.services, opened, (error) => session.fail(error, opened)), {
        log: parts.log, openedAt: opened.openedAt, now: () => parts.now(), lastAskedAt: () => this.#lastAskedAt, stillThere: () => session.stillThere(),
      });
    }
    this.#announce(everything);
  }
}

/**
 * Where the machine has no keychain, device key and vault may open by LEDGER_PASSPHRASE, as on the command line (cli.md). The derivation is slow, so the
 * window does not wait for it; a wrong passphrase leaves both closed, as the settings show.
 */
async function openByEnvironment(keyring: Keyring, vault: VaultKeeper, log: Log): Promise<boolean> {
  const passphrase = process.env['LEDGER_PASSPHRASE'] ?? '';
  if (passphrase === '' || (keyring.unlocked() && vault.standing === 'open')) return false;
  try {
    await keyring.unlock(passphrase);
    await vault.unlock(passphrase);
    return true;
  } catch (error) {
    log.problem('keyring.environment', error);
    return false;
  }
}
