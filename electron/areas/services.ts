import type { z } from 'zod';
import type { ProgressNotice } from '#shared/contract/envelope.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { session } from '#shared/contract/settings.ts';
import type { writtenFile } from '#shared/contract/values.ts';
import type { Calendar } from '#shared/rules/calendar.ts';
import type { Media } from '#shared/rules/attachments/fileKind.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { KeptSecondPlace } from '#electron/host/pcSettings.ts';
import type { Devices } from '#electron/devices/desk/link.ts';
import type { PaperPress } from '#electron/papers/press.ts';
import type { KeptPin } from './people/pin.ts';
import type { UpdateDesk } from '#electron/updates/desk.ts';
import type { VaultKeeper } from '#electron/vault/keeper.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** A file that a person chose or dropped. Operations get paths only through these tokens. */
export interface FileDesk {
  /** Path behind a token, or a refusal when it is not (or no longer) known. */
  pathOf(token: string): string;
  /** Registers a file that the product wrote, so that the window can open it. */
  written(file: string): z.infer<typeof writtenFile>;
}

/** A file to be looked at; its bytes were opened for this and go no further than that window. */
export interface ViewedFile { readonly title: string; readonly media: Media; readonly bytes: Uint8Array; readonly seconds: number }

/** What only a desktop can do. The command line has one that refuses (`operation.windowOnly`). */
export interface Desktop {
  chooseFolder(title: string): Promise<string | null>;
  chooseFiles(title: string, extensions: readonly string[], multiple: boolean): Promise<{ token: string; name: string; size: number }[]>;
  /** Asks where to save; null when the dialog was closed. */
  chooseTarget(title: string, suggestedName: string, extension: string): Promise<string | null>;
  open(file: string, what: 'file' | 'folder'): Promise<void>;
  windowControl(action: 'minimise' | 'maximise' | 'close'): void;
  quit(): void;
  printers(): Promise<{ name: string; label: string; isDefault: boolean }[]>;
  /** Shows a file in a window of its own, which closes by itself after so many seconds, at locking and with the main window. */
  view(file: ViewedFile): Promise<void>;
  /** Closes what `view` shows. */
  endViews(): void;
  /** Keeps the window out of screenshots for so many seconds; 0 ends it. */
  shield(seconds: number): void;
}

/** The operating system's keychain through its adapter; null where there is none (design: Vault). */
export interface Keychain {
  protect(secret: Uint8Array): Promise<Uint8Array>;
  reveal(protectedSecret: Uint8Array): Promise<Uint8Array>;
}

/** Long work in a thread of its own, so that the window never stalls. */
export interface Workshop {
  run<T>(job: string, name: string, input: unknown, onProgress: (notice: ProgressNotice) => void): Promise<T>;
  cancel(job: string): void;
}

/** The installation's signing key. The private half leaves it only as a signature. */
export interface Keyring {
  /** True when this run can sign: the keychain or the passphrase has opened the key. */
  unlocked(): boolean;
  /** Opens the key with the recovery passphrase; a refusal when it is wrong. */
  unlock(passphrase: string): Promise<void>;
  /** Compact JWS (EdDSA) of the payload text with the header `{"alg":"EdDSA","kid":…}`; a refusal while locked. */
  sign(payload: string): Promise<string>;
  /** The private half under another passphrase, as the ledger keeps it; the key itself stays. A refusal while locked. */
  rewrapped(passphrase: string): Promise<string>;
  readonly kid: string;
}

/** Delivery to the city, running beside everything else. States that only live in a running process stand here, not in the ledger. */
export interface Courier {
  readonly network: 'online' | 'offline' | 'unset';
  readonly offlineSince: number | null;
  readonly nextProbeAt: number | null;
  /** Outbox ids that are on the wire now. */
  readonly sending: ReadonlySet<number>;
  /** Something new lies in the outbox, or the person wants it tried now. */
  kick(): void;
  stop(): Promise<void>;
}

export interface RulePacks {
  /** Pack in force on a Shanghai day; after the last one's end that one stays in force, `expired`. */
  on(day: string): { pack: RulePack; name: string; expired: boolean };
  /** A pack by its id, as a running clock keeps it; null when it is not installed any more. */
  byId(id: string): RulePack | null;
  readonly newest: RulePack;
  /** The newest as it was installed, without anything that the ledger lays over it. */
  readonly installedNewest: RulePack;
  /** Years whose working days the installed packs know by themselves. */
  installedYears(): readonly number[];
  /** The same packs with further working-day years laid over: how things would be reckoned with a notice. */
  withYears(years: Calendar): RulePacks;
  /** Takes the working-day years and the province's figures of a ledger over, in the place of those of the ledger before. */
  reread(reader: Reader): Promise<void>;
}

/** The running window's own affairs: which ledger is open, and what becomes of it. The worker and the command line have none. */
export interface Host {
  /** Where the product stands; waits while a ledger is being opened. */
  session(): Promise<z.infer<typeof session>>;
  /** Opens the ledger of a folder in the place of the open one, and remembers it. When that is refused, all stays as it was. */
  openLedger(folder: string, takeOver?: boolean): Promise<void>;
  /** Puts the newest good backup in the place of a damaged ledger and opens it; the folder into which the damaged files went. */
  restoreNewestBackup(folder: string): Promise<{ keptAside: string }>;
  /** Closes the open ledger, lets `work` put another file in its place, and opens the folder again, also when the work failed. Everybody is signed out. */
  replaceLedger<T>(work: () => Promise<T>): Promise<T>;
  /** Daily work and delivery end: the ledger went to a new PC. */
  stopDailyWork(): Promise<void>;
  /** Who is there. `mustChange`: let in only to set an own password. */
  signIn(person: Actor, mustChange: boolean): void;
  lock(): void;
  signOut(): void;
  person(): Actor | null;
  /** The cover is on: nobody is served but for taking it off. */
  locked(): boolean;
  /** The quick unlock of who is signed in; kept in this process alone, gone with the sign-in. */
  pin(): KeptPin | null;
  keepPin(pin: KeptPin | null): void;
  openWritten(token: string, what: 'file' | 'folder'): Promise<void>;
  /** Where this PC copies the backups of a ledger. */
  secondPlace(ledgerId: string): KeptSecondPlace | null;
  keepSecondPlace(ledgerId: string, place: KeptSecondPlace | null): void;
  /** Text of a report for the maintainers: versions, states, log; no record, no name, no path. */
  problemReport(note: string): Promise<string>;
}

/**
 * All that operations may reach beyond their arguments. Built once by the main process, the worker or the command line.
 */
export interface Services {
  readonly version: string;
  now(): number;
  readonly resources: string;
  readonly rulePacks: RulePacks;
  /** The open ledger, or a refusal (`ledger.closed`). */
  ledger(): Ledger;
  /** The acting officer of this session. */
  actor(): Actor;
  readonly files: FileDesk;
  readonly desktop: Desktop;
  readonly press: PaperPress;
  readonly keychain: Keychain | null;
  /** Of the open ledger; a refusal (`ledger.closed`) while none is. */
  keyring(): Keyring;
  /** Sealed fields of the open ledger; refuses with `vault.locked` until keychain or passphrase opened them. */
  vault(): Vault;
  /** How the vault stands, and what opens or changes it. */
  vaultKeeper(): VaultKeeper;
  courier(): Courier;
  readonly workshop: Workshop;
  announce(topics: readonly Topic[]): void;
  readonly host?: Host;
  /** New versions of the product on this PC; only the window has it. */
  readonly updates?: UpdateDesk;
  /** Readers and printers of this PC; the command line talks to one by itself. */
  readonly devices?: Devices;
}

export type { PageOptions, PaperPress, PrintOrder } from '#electron/papers/press.ts';
