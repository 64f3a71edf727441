import type { Topic } from '#shared/contract/define.ts';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { readerOf, writerOf, type Reader, type Writer } from './access.ts';
import { connect, isBusy, isFull, type Connection } from './driver.ts';
import { appendJournal, type Actor, type JournalDraft } from './journal.ts';
import { readMoved } from './moved.ts';
import { dropRecord } from './pages/record.ts';
import type { PageWatch } from './pages/watch.ts';
import { Turnstile } from './turnstile.ts';
import type { LedgerPaths } from './paths.ts';

/** What a command hands back from inside its transaction. `entry: null` means that nothing changed: the transaction is rolled back. */
export interface Outcome<T> {
  readonly value: T;
  readonly entry: JournalDraft | null;
  readonly topics: readonly Topic[];
}

export interface CommandInfo {
  readonly actor: Actor;
  readonly now: number;
  /** Also in a ledger that went to a new PC: signing in, and taking that back. */
  readonly evenIfMoved?: boolean;
}

/**
 * An open ledger: many readers, one writer. Every change is one command in one transaction with one journal entry, by a named actor.
 * The same class serves the main process, the worker and the command line; SQLite's own locks keep processes apart.
 */
export class Ledger {
  readonly reader: Reader;
  /** Looks at the pages of the open file, where it was opened with `prove`. */
  pages: PageWatch | null = null;
  readonly #reading: Connection;
  readonly #writing: Connection;
  readonly #turnstile = new Turnstile();
  readonly #listeners = new Set<(topics: readonly Topic[]) => void>();

  constructor(readonly paths: LedgerPaths, options: { readers?: number; temporaryOnDisk?: boolean } = {}) {
    const temporaryOnDisk = options.temporaryOnDisk ?? false;
    this.#writing = connect({ file: paths.database, readOnly: false, connections: 1, busyTimeoutMs: 30_000, temporaryOnDisk });
    this.#reading = connect({ file: paths.database, readOnly: true, connections: options.readers ?? 2, busyTimeoutMs: 10_000, temporaryOnDisk });
    this.reader = readerOf(this.#reading);
  }

  /**
   * Runs one command. `work` gathers and writes through `w`; its entry is appended last, then the transaction commits and listeners hear
   * which topics changed. Any error rolls everything back.
   */
  async command<T>(info: CommandInfo, work: (w: Writer) => Promise<Outcome<T>>): Promise<T> {
    const outcome = await this.transaction(async (w) => {
      if (info.evenIfMoved !== true && (await readMoved(w)) !== null) throw refuse('ledger.moved', {});
      const done = await work(w);
      if (done.entry !== null) await appendJournal(w, info.actor, info.now, done.entry);
      return { ...done, commit: done.entry !== null };
    });
    // Each command is an entry of the journal, whatever else it changed.
    if (outcome.entry !== null) this.announce([...new Set([...outcome.topics, 'journal' as const])]);
    return outcome.value;
  }

  /** The bare transaction under `command`; rolled back unless `commit`. */
  async transaction<T extends { commit: boolean }>(work: (w: Writer) => Promise<T>): Promise<T> {
    return this.#turnstile.pass(async () => {
      const w = writerOf(this.#writing);
      try {
        await w.run('BEGIN IMMEDIATE');
      } catch (error) {
        throw plain(error, this.paths);
      }
      try {
        await dropRecord(this.paths);
        const done = await work(w);
        await w.run(done.commit ? 'COMMIT' : 'ROLLBACK');
        return done;
      } catch (error) {
        await w.run('ROLLBACK').catch(() => undefined); // a full disk has rolled back by itself
        throw plain(error, this.paths);
      }
    });
  }

  /** For work that must hold the writing connection itself (staging tables of an import, backups). Nobody else writes meanwhile. */
  async exclusively<T>(work: (w: Writer) => Promise<T>): Promise<T> {
    return this.#turnstile.pass(() => work(writerOf(this.#writing)));
  }

  onChange(listener: (topics: readonly Topic[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(topics: readonly Topic[]): void {
    for (const listener of this.#listeners) listener(topics);
  }

  async close(): Promise<void> {
    await this.#turnstile.pass(async () => {
      await this.#reading.close();
      await this.#writing.close();
      // Last: with any closing of the file POSIX takes away the locks of this process.
      await this.pages?.close();
      this.pages = null;
    });
  }
}

/** Engine errors that a person can do something about become refusals; all others stay what they are. */
function plain(error: unknown, paths: LedgerPaths): unknown {
  if (error instanceof Refusal) return error;
  if (isBusy(error)) return refuse('ledger.busy', {});
  if (isFull(error)) return refuse('ledger.diskFull', { path: paths.folder });
  return error;
}
