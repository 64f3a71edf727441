import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import type { session as sessionSchema } from '#shared/contract/settings.ts';
import { refuse, Refusal } from '#shared/messages/index.ts';
import type { KeptPin } from '#electron/areas/people/pin.ts';
import { presentActor } from '#electron/areas/permission.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import { hasAdministrator, holdsAlone, officerByNumber } from '#electron/areas/people/reads.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { Turnstile } from '#electron/ledger/turnstile.ts';
import { reconcileAnchors } from '#electron/outbox/anchors/reconcile.ts';
import { closeOpened } from './closeOpened.ts';
import type { Log } from './log.ts';
import type { OpenLedger } from './opened.ts';
import type { PcSettings } from './pcSettings.ts';
import { restoreNewestBackup } from './restoreBackup.ts';
import { PersonHere } from './personHere.ts';
import { engineRefusal, isEngineError, openingRefusal, startProblemOf, type StartProblem } from './startProblem.ts';

export type SessionView = z.infer<typeof sessionSchema>;

type State =
  | { readonly stage: 'first-run' }
  | { readonly stage: 'open'; readonly opened: OpenLedger }
  | { readonly stage: 'failed'; readonly problem: StartProblem; readonly refusal: Refusal; readonly folder: string };

export interface SessionParts {
  readonly version: string;
  readonly suggestedFolder: string;
  readonly pc: PcSettings;
  readonly log: Log;
  now(): number;
  /** Opens the ledger of a folder with its keyring and courier. */
  open(folder: string, takeOver: boolean): Promise<OpenLedger>;
  /** Ends long work on the ledger that is about to be closed; what it was writing is rolled back. */
  endWork(): Promise<void>;
  /** The stage, or the ledger, is another one now. */
  changed(opened: OpenLedger | null): void;
  /** Somebody signed in, left, or the window was locked. */
  personChanged(how: 'signed-in-or-out' | 'locked'): void;
}

/** Which ledger is open. Openings and closings pass one at a time; whoever asks for the session waits for the one that is under way. */
export class SessionKeeper {
  #state: State = { stage: 'first-run' };
  /** Set from the first sign that the open ledger is broken until its end is shown. */
  #breaking: Refusal | null = null;
  readonly #here: PersonHere;
  readonly #turn = new Turnstile();

  constructor(private readonly parts: SessionParts) {
    this.#here = new PersonHere((how) => parts.personChanged(how));
  }

  /** Begins to open the ledger that was open last on this PC; without one this is the first run. */
  start(): void {
    const folder = this.parts.pc.recentFolders[0];
    if (folder !== undefined) void this.#open(folder, true).catch(() => undefined); // the stage tells it
  }

  get stage(): SessionView['stage'] {
    return this.#state.stage;
  }

  get opened(): OpenLedger | null {
    return this.#state.stage === 'open' ? this.#state.opened : null;
  }

  ledger(): Ledger {
    return this.need().ledger;
  }

  actor(): Actor {
    return this.#here.actor(this.need());
  }

  get locked(): boolean {
    return this.#here.locked;
  }

  get person(): Actor | null {
    return this.#here.in(this.opened);
  }

  get pin(): KeptPin | null {
    return this.#here.pin;
  }

  keepPin(pin: KeptPin | null): void {
    this.#here.keepPin(pin);
  }

  signIn(person: Actor, mustChange: boolean): void {
    this.#here.signIn(person, mustChange);
  }

  lock(): void {
    this.#here.lock();
  }

  signOut(): void {
    this.#here.signOut();
  }

  need(): OpenLedger {
    if (this.#state.stage === 'open') return this.#state.opened;
    throw this.#state.stage === 'failed' ? this.#state.refusal : refuse('ledger.closed', {});
  }

  /** Waits for an opening that is under way. */
  settled(): Promise<void> {
    return this.#turn.pass(async () => undefined);
  }

  async view(): Promise<SessionView> {
    await this.settled();
    const { version, suggestedFolder, pc } = this.parts;
    const { opened } = this;
    const person = await this.#present(opened);
    return {
      stage: this.#state.stage,
      version,
      problem: this.#state.stage === 'failed' ? this.#state.problem : null,
      ledger: opened === null ? null : { folder: opened.ledger.paths.folder, ...opened.meta },
      signIn: this.#here.asked(opened),
      signedIn: this.#here.signedIn !== null,
      ...(await this.#alone(opened, person)),
      pin: this.pin !== null,
      officer: person === null ? null : { staffNo: person.staffNo, name: person.name, posts: person.posts as NonNullable<SessionView['officer']>['posts'] },
      suggestedFolder,
      recentFolders: [...pc.recentFolders],
      demo: opened?.demo ?? false,
    };
  }

  /** Who is there with the posts of this moment; of a closed account those of the sign-in, as each step is refused anyway. */
  async #present(opened: OpenLedger | null): Promise<Actor | null> {
    const { person } = this;
    if (opened === null || person === null) return person;
    return presentActor(opened.ledger.reader, person, this.parts.now()).catch(() => person);
  }

  /** What the window needs to offer just what would not be refused. */
  async #alone(opened: OpenLedger | null, person: Actor | null): Promise<Pick<SessionView, 'noAdministrator' | 'alone'>> {
    if (opened === null || person === null) return { noAdministrator: false, alone: false };
    const { reader } = opened.ledger;
    const row = await officerByNumber(reader, person.staffNo);
    return { noAdministrator: !(await hasAdministrator(reader)), alone: row !== undefined && (await holdsAlone(reader, row)) };
  }

  /** Opens the ledger that a person chose. When that fails, all stays as it was, and the refusal shows where it was chosen. */
  openLedger(folder: string, takeOver = false): Promise<void> {
    return this.#open(path.resolve(folder), false, takeOver);
  }

  #open(folder: string, atStart: boolean, takeOver = false): Promise<void> {
    return this.#turn.pass(async () => {
      if (this.opened?.ledger.paths.folder === folder) return;
      let next: OpenLedger;
      try {
        next = await this.parts.open(folder, takeOver);
      } catch (error) {
        const again = this.#state.stage === 'failed' && this.#state.folder === folder;
        throw await this.#couldNotOpen(error, folder, atStart || again);
      }
      const before = this.opened;
      this.#state = { stage: 'open', opened: next };
      this.#here.forget();
      this.parts.pc.rememberFolder(next.ledger.paths.folder);
      this.parts.changed(next);
      if (before !== null) await closeOpened(before, this.parts);
    });
  }

  /** Closes the open ledger, lets another file take its place, and opens the folder again, whatever became of the work. */
  replaceLedger<T>(work: () => Promise<T>): Promise<T> {
    return this.#turn.pass(async () => {
      const before = this.need();
      const { folder } = before.ledger.paths;
      this.#state = { stage: 'first-run' };
      await closeOpened(before, this.parts);
      try {
        return await work();
      } finally {
        await this.#reopen(folder);
      }
    });
  }

  async #reopen(folder: string): Promise<void> {
    this.#here.forget();
    try {
      const opened = await this.parts.open(folder, false);
      this.#state = { stage: 'open', opened };
      this.parts.changed(opened);
    } catch (error) {
      throw await this.#couldNotOpen(error, folder, true);
    }
  }

  async restoreNewestBackup(folder: string): Promise<{ keptAside: string }> {
    const keptAside = await this.#turn.pass(async () => {
      if (this.opened !== null) throw refuse('settings.notDamaged', {});
      return restoreNewestBackup(folder, this.parts.now());
    });
    this.parts.log.note('ledger.restored');
    await this.openLedger(folder);
    await reconcileAnchors(this.ledger(), { actor: SYSTEM, now: this.parts.now(), reason: '恢复备份' });
    return { keptAside };
  }

  /**
   * Something unexpected came out of the open ledger. When it means that the file cannot be trusted or reached any more, the ledger is closed and
   * the window shows the way out; the refusal tells the same to whoever asked.
   */
  suspect(error: unknown): Refusal | null {
    // What else was under way fails in many words while a broken ledger is being closed; all of it means the same.
    if (this.#breaking !== null) return this.#breaking;
    if (this.#state.stage === 'failed') return this.#state.refusal;
    const { opened } = this;
    if (opened === null || !isEngineError(error)) return null;
    const refusal = engineRefusal(error, opened.ledger.paths);
    if (refusal?.code === 'ledger.damaged') void this.fail(error, opened);
    else void this.stillThere();
    return refusal;
  }

  /** Closes a ledger whose file was taken away under it: what is written into a deleted file would be lost without a word. */
  async stillThere(): Promise<boolean> {
    const { opened } = this;
    if (opened === null) return true;
    const { paths } = opened.ledger;
    const file = await stat(paths.database).catch(() => null);
    if (file !== null && file.ino === opened.inode) return true;
    await this.fail(refuse('ledger.folderMissing', { path: paths.folder }), opened);
    return false;
  }

  /** Closes the ledger because of a failure, and shows it. */
  fail(error: unknown, opened: OpenLedger): Promise<void> {
    this.parts.log.problem('ledger.failed', error);
    this.#breaking = openingRefusal(error, opened.ledger.paths.folder);
    return this.#turn.pass(async () => {
      try {
        if (this.opened !== opened) return;
        await this.#couldNotOpen(error, opened.ledger.paths.folder, true);
        await closeOpened(opened, this.parts, false);
      } finally {
        this.#breaking = null;
      }
    });
  }

  async close(): Promise<void> {
    await this.#turn.pass(async () => {
      const { opened } = this;
      this.#state = { stage: 'first-run' };
      if (opened !== null) await closeOpened(opened, this.parts);
    });
  }

  async #couldNotOpen(error: unknown, folder: string, show: boolean): Promise<Refusal> {
    const refusal = openingRefusal(error, folder);
    const problem = await startProblemOf(refusal, folder);
    if (problem.code === 'unexpected') this.parts.log.problem('ledger.open', error);
    if (show) {
      this.#state = { stage: 'failed', problem, refusal, folder };
      this.parts.changed(null);
    }
    return refusal;
  }
}
