import { stat } from 'node:fs/promises';
import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import { fileSha256 } from '#electron/ledger/digest.ts';
import { nextSeq, type Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { SheetWriter } from '#electron/spreadsheets/writer.ts';
import { BatchWriter, IMPORT_TOPICS, type SourceFile, type Written } from './engine/batch.ts';
import { noteMergedCodes, Stage } from './engine/stage.ts';
import { keepSeen, movedRows, noteMoved } from './engine/moved.ts';
import { judge, noCounts, type StateCounts } from './engine/writing.ts';
import { kindOf } from './kinds/index.ts';
import type { ImportKind, ImportKindName } from './kinds/types.ts';
import { MAX_FILE_BYTES } from './limits.ts';
import { loadRows, openImport, type Loaded, type LoadWatch, type OpenedImport } from './loading.ts';
import { defaultRefusedPath, placeRefusedFile, prepareRefusedFile } from './refusedFile.ts';
import { refusedCount, type RefusedFrom } from './refusedRows.ts';
import { makeSealer } from './sealing.ts';
import { onDisk } from './storageProblem.ts';
import { assertPresentKey } from '#electron/vault/stateRepository.ts';
import { vaultRefusal } from '#electron/vault/refusals.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** Who imports, when, by which rules. */
export interface ImportSetting {
  readonly actor: Actor;
  readonly now: number;
  readonly pack: RulePack;
  /** Opened vault, for kinds that hold identities; they are refused (`vault.locked`) without. */
  readonly vault?: Vault | null;
}

export interface WrittenImport extends Written {
  /** Absolute path of the result file, null when no row was refused. */
  readonly refusedFile: string | null;
}

/** What a file is called from here on. Offices name their lists after who stands on them: of persons' lists only the kind is kept, in the ledger, the journal and the result file's name, and of the sheet nothing. */
function sourceName(kind: ImportKind, file: string): string {
  return kind.seal === undefined ? path.basename(file) : `${kind.name}${path.extname(file).toLowerCase()}`;
}

/** One file on its way into the ledger: opened, its rows staged, written or not. `close` leaves nothing of it behind. */
export class ImportJob {
  readonly stage = new Stage();
  /** What writing would do, as of the last look. */
  counts: StateCounts = noCounts();
  #loaded: Loaded | null = null;
  /** The last journal entry before the last look at the ledger: nothing was written since where it is still the last one. */
  seen = 0;

  private constructor(
    private readonly file: string, private readonly modifiedAt: number, readonly opened: OpenedImport, readonly source: SourceFile, readonly setting: ImportSetting,
  ) {}

  /** Opens a file and finds out its kind, or holds its heads against the wanted one. */
  static async open(file: string, wanted: ImportKind | ImportKindName | null, sheet: string | null, setting: ImportSetting): Promise<ImportJob> {
    const facts = await stat(file).catch(() => null);
    if (facts === null || !facts.isFile()) throw refuse('imports.fileMissing', { path: file });
    if (facts.size > MAX_FILE_BYTES) throw refuse('imports.tooLarge', { mib: Math.ceil(facts.size / 1024 / 1024) });
    const opened = await openImport(file, typeof wanted === 'string' ? kindOf(wanted) : wanted, sheet);
    try {
      if (opened.kind.seal !== undefined && (setting.vault ?? null) === null) throw vaultRefusal('vault.locked');
      const source: SourceFile = { name: sourceName(opened.kind, file), sha256: await fileSha256(file), size: facts.size, sheet: opened.kind.seal === undefined ? opened.sheet.name : '', encoding: opened.sheet.encoding, ignored: opened.matched.ignored };
      return new ImportJob(file, facts.mtimeMs, opened, source, setting);
    } catch (error) {
      await opened.sheet.close();
      throw error;
    }
  }

  get kind(): ImportKind {
    return this.opened.kind;
  }

  /** Data rows that were read. */
  get rows(): number {
    return this.#loaded?.rows ?? 0;
  }

  get refusedFrom(): RefusedFrom {
    const { kind, matched, sheet } = this.opened;
    return { kind, matched, stage: this.stage, isMerged: (row) => sheet.isMerged(row) };
  }

  /** Reads all rows into the stage; the ledger is not locked and not changed. */
  async read(ledger: Ledger, watch: LoadWatch): Promise<void> {
    await onDisk(ledger.paths.folder, async () => {
      await ledger.exclusively((w) => this.stage.create(w));
      this.#loaded = await loadRows(await this.#openedFor(ledger.reader), this.#context(), (json, range) => ledger.exclusively((w) => this.stage.put(w, json, range)), watch);
    });
  }

  /** Says of each staged row what writing it would do to the ledger as it is now. */
  async preview(ledger: Ledger, watch: LoadWatch): Promise<void> {
    this.counts = noCounts();
    await onDisk(ledger.paths.folder, async () => {
      // Asked first: what is written while the rows are judged counts as written after them.
      this.seen = await ledger.exclusively(lastSeq);
      await ledger.exclusively((w) => noteMergedCodes(w));
      for (const [index, range] of this.stage.ranges.entries()) {
        if (watch.signal?.aborted === true) throw refuse('job.cancelled', {});
        add(this.counts, await ledger.exclusively(async (w) => {
          const counts = await judge(w, this.kind, this.stage, range);
          await keepSeen(w, this.kind, this.stage, range);
          return counts;
        }));
        watch.onProgress({ phase: '核对', done: index + 1, total: this.stage.ranges.length, secondsLeft: null });
      }
      await ledger.exclusively((w) => this.stage.index(w));
    });
  }

  /**
   * Holds the ledger as it is now against what the last look saw, where anything was written since. `settled`: the look that the officer's choices rest on; rows that it
   * showed as changed meanwhile are settled by them.
   * @returns rows that would replace something that nobody has looked at yet, without those that are left out
   */
  async overtaken(ledger: Ledger, watch: LoadWatch, { settled, leaveOut }: { readonly settled: number; readonly leaveOut: readonly number[] }): Promise<number[]> {
    if (settled === this.seen) await ledger.exclusively((w) => w.run(`DELETE FROM ${this.stage.moved}`));
    if ((await ledger.exclusively(lastSeq)) !== this.seen) {
      await onDisk(ledger.paths.folder, () => ledger.exclusively((w) => this.stage.setAside(w)));
      await this.preview(ledger, watch);
      await ledger.exclusively((w) => noteMoved(w, this.kind, this.stage));
    }
    return ledger.exclusively((w) => movedRows(w, this.stage, leaveOut));
  }

  /**
   * Writes everything in one transaction: one batch, or nothing. Rows that were not read yet are read meanwhile, so that reading and writing share the
   * time. The result file of refused rows appears once the transaction is through.
   */
  async write(ledger: Ledger, watch: LoadWatch, options: { leaveOut: readonly number[]; refusedTo: string | null; setting?: ImportSetting; onlyAsSeen?: boolean }): Promise<WrittenImport> {
    const { actor, now, pack } = options.setting ?? this.setting;
    let result: Result | null = null;
    try {
      const written = await onDisk(ledger.paths.folder, () => ledger.command({ actor, now }, async (w) => {
        if (this.kind.seal !== undefined && this.setting.vault) await assertPresentKey(w, this.setting.vault);
        if (options.onlyAsSeen === true && (await lastSeq(w)) !== this.seen) throw new Overtaken();
        await this.kind.assertOpen?.(w);
        const writer = await BatchWriter.begin(w, this.kind, this.stage, this.source, actor, now);
        await this.#bringRows(w, writer, watch, options.leaveOut);
        await this.#assertSameFile();
        result = await this.#result(w, ledger, options.refusedTo);
        const done = await writer.finish(result === null ? '' : path.basename(result.file), pack);
        return { value: done, entry: done.entry, topics: IMPORT_TOPICS };
      }));
      this.counts = written.counts;
      const { file } = (await placed(result)) ?? { file: null };
      result = null;
      return { ...written, refusedFile: file };
    } finally {
      await (result as Result | null)?.sheet.abandon();
    }
  }

  /** `write`, but null, with nothing written, where anything was written to the ledger since the last look at it. */
  async writeAsSeen(ledger: Ledger, watch: LoadWatch, leaveOut: readonly number[], setting: ImportSetting): Promise<WrittenImport | null> {
    try {
      return await this.write(ledger, watch, { leaveOut, refusedTo: null, setting, onlyAsSeen: true });
    } catch (error) {
      if (error instanceof Overtaken) return null;
      throw error;
    }
  }

  /** Writes the result file of refused rows to a place of its own, outside of any writing. Null when no row was refused. */
  async exportRefused(ledger: Ledger, file: string, options: { overwrite: boolean }): Promise<string | null> {
    const result = await ledger.exclusively((w) => this.#result(w, ledger, file));
    return (await placed(result, options.overwrite))?.file ?? null;
  }

  async close(ledger: Ledger): Promise<void> {
    await this.opened.sheet.close();
    await ledger.exclusively((w) => this.stage.drop(w));
  }

  /** A kind that holds identities seals its rows as they are read, and knows whom the ledger has already. */
  async #openedFor(reader: Reader): Promise<OpenedImport> {
    const { vault } = this.setting;
    return this.kind.seal === undefined || !vault ? this.opened : { ...this.opened, sealer: await makeSealer(reader, vault) };
  }

  /** The digest in the journal answers for what was read: nobody may have changed the file between the two. */
  async #assertSameFile(): Promise<void> {
    const facts = await stat(this.file).catch(() => null);
    if (facts === null || facts.size !== this.source.size || facts.mtimeMs !== this.modifiedAt) throw refuse('imports.fileChanged', { name: this.source.name });
  }

  #context(): { now: number; today: string } {
    return { now: this.setting.now, today: shanghaiDay(this.setting.now) };
  }

  async #bringRows(w: Writer, writer: BatchWriter, watch: LoadWatch, leaveOut: readonly number[]): Promise<void> {
    if (this.#loaded === null) {
      await this.stage.create(w);
      this.#loaded = await loadRows(await this.#openedFor(w), this.#context(), async (json, range) => {
        await this.stage.put(w, json, range);
        await writer.write(range);
      }, watch);
      return;
    }
    await this.stage.forget(w);
    for (const [index, range] of this.stage.ranges.entries()) {
      if (watch.signal?.aborted === true) throw refuse('job.cancelled', {});
      await writer.write(range, leaveOut);
      watch.onProgress({ phase: '写入', done: index + 1, total: this.stage.ranges.length, secondsLeft: null });
    }
  }

  async #result(w: Writer, ledger: Ledger, wanted: string | null): Promise<Result | null> {
    if ((await refusedCount(w, this.stage)) === 0) return null;
    const format = this.opened.sheet.format;
    const file = wanted === null ? await defaultRefusedPath(ledger.paths.refused, this.source.name, format, this.setting.now) : path.resolve(wanted);
    return { file, sheet: await prepareRefusedFile(w, this.refusedFrom, file, format) };
  }
}

/** Something was written between the last look and the writing transaction; only ever caught here. */
class Overtaken extends Error {}

const lastSeq = async (reader: Reader): Promise<number> => (await nextSeq(reader)) - 1;

interface Result { readonly sheet: SheetWriter; readonly file: string }

async function placed(result: Result | null, overwrite = false): Promise<Result | null> {
  if (result !== null) await placeRefusedFile(result.sheet, result.file, overwrite);
  return result;
}

function add(sum: StateCounts, counts: StateCounts): void {
  for (const state of Object.keys(counts) as (keyof StateCounts)[]) sum[state] += counts[state];
}
