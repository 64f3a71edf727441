import { randomUUID } from 'node:crypto';
import { refuse } from '#shared/messages/index.ts';
import type { importCounts, preview, previewRow, refusedRow } from '#shared/contract/imports.ts';
import type { z } from 'zod';
import type { ListFigures } from '#shared/rules/intake/listFigures.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { sameFileBefore, type Written } from './engine/batch.ts';
import type { StateCounts } from './engine/writing.ts';
import { ImportJob, type ImportSetting, type WrittenImport } from './importJob.ts';
import type { ImportKind, ImportKindName } from './kinds/types.ts';
import type { LoadWatch } from './loading.ts';
import { movedPage } from './movedPage.ts';
import { previewPage } from './previewPage.ts';
import { refusedRows } from './refusedRows.ts';

export type Preview = z.infer<typeof preview>;
export type PreviewRow = z.infer<typeof previewRow>;
export type RefusedLine = z.infer<typeof refusedRow>;
type Counts = z.infer<typeof importCounts>;

/** Files that were read and not yet written, of one ledger. They live in this process only. */
export class Previews {
  readonly #jobs = new Map<string, ImportJob>();

  constructor(private readonly ledger: Ledger) {}

  get held(): number {
    return this.#jobs.size;
  }

  async open(request: { file: string; kind: ImportKind | ImportKindName | null; sheet: string | null }, setting: ImportSetting, watch: LoadWatch): Promise<Preview> {
    const job = await ImportJob.open(request.file, request.kind, request.sheet, setting);
    try {
      await job.read(this.ledger, watch);
      await job.preview(this.ledger, watch);
      const { reader } = this.ledger;
      const [same, employers] = [await sameFileBefore(reader, job.kind, job.source.sha256, job.source.sheet), await reader.first<{ n: number }>('SELECT count(*) AS n FROM employers WHERE merged_into IS NULL')];
      const previewId = randomUUID();
      this.#jobs.set(previewId, job);
      const before = employers?.n ?? 0;
      return {
        previewId, kind: job.kind.kind, kindName: job.kind.name, fileName: job.source.name, sha256: job.source.sha256, size: job.source.size, sheet: job.source.sheet, encoding: job.source.encoding,
        counts: countsOf(job.rows, job.counts), ignoredColumns: [...job.source.ignored], keyHeads: job.kind.columns.filter((column) => column.key).map((column) => column.head),
        seen: job.seen, sameAsBatch: same?.id ?? null, sameAsAt: same?.at ?? null, employersBefore: before, employersAfter: before + (job.kind.kind === 'employers' ? job.counts.created : 0),
      };
    } catch (error) {
      await job.close(this.ledger);
      throw error;
    }
  }

  async rows(previewId: string, state: 'created' | 'changed' | 'same' | 'unmatched', offset: number, limit: number): Promise<{ total: number; rows: PreviewRow[] }> {
    const job = this.#job(previewId);
    const rows = await this.ledger.exclusively((w) => previewPage(w, job, state, offset, limit));
    return { total: job.counts[state], rows };
  }

  async refused(previewId: string, offset: number, limit: number): Promise<{ total: number; rows: RefusedLine[] }> {
    const job = this.#job(previewId);
    const rows = await this.ledger.exclusively((w) => refusedRows(w, job.refusedFrom, { offset, limit }));
    return {
      total: job.counts.refused,
      rows: rows.map(({ row, problems }) => {
        const [first, ...others] = problems;
        return { row, head: first?.head ?? '', found: first?.found ?? '', reason: [first?.reason ?? '', ...others.map(({ head, found, reason }) => `${head}“${found}”，${reason}`)].join('；') };
      }),
    };
  }

  /** People and amounts (分) of a list of workers: its rows that would stand in the ledger. */
  async sums(previewId: string): Promise<ListFigures> {
    const { stage } = this.#job(previewId);
    const row = await this.ledger.exclusively((w) => w.first<{ people: number; owed: number | null; paid: number | null }>(
      `SELECT count(*) AS people, sum(json_extract(s.data, '$.owed_fen')) AS owed, sum(json_extract(s.data, '$.paid_fen')) AS paid FROM ${stage.rows} s JOIN ${stage.verdict} v ON v.row_no = s.row_no
       WHERE v.state IN ('created', 'changed', 'same') AND s.first_row IS NULL`,
    ));
    return { people: row?.people ?? 0, owedFen: row?.owed ?? 0, paidFen: row?.paid ?? 0 };
  }

  /**
   * Writes a preview; afterwards it is gone. A refusal or an error leaves it as it was. Where somebody changed what its rows would replace since it was made (`seen`: the look that the
   * officer chose by), nothing is written (`imports.changedMeanwhile`): the refusal holds those rows in three versions and the look that the next choice rests on.
   */
  async write({ previewId, leaveOut, complaintId, seen }: { readonly previewId: string; readonly leaveOut: readonly number[]; readonly complaintId?: number | null | undefined; readonly seen: number }, setting: ImportSetting, watch: LoadWatch): Promise<{ written: Written; counts: Counts }> {
    const job = this.#job(previewId);
    if ((job.kind.complaintId ?? null) !== (complaintId ?? null)) throw refuse('imports.previewGone', {});
    const written = await this.#writeAsSeen(job, { leaveOut, seen }, setting, watch);
    if (written.batchId === null) throw refuse('imports.nothingToWrite', {});
    await this.discard(previewId);
    return { written, counts: countsOf(job.rows - written.counts.left, written.counts) };
  }

  /** Looks again as often as another program writes between the look and the transaction; that happens seldom, and never for long. */
  async #writeAsSeen(job: ImportJob, { leaveOut, seen }: { readonly leaveOut: readonly number[]; readonly seen: number }, setting: ImportSetting, watch: LoadWatch): Promise<WrittenImport> {
    let settled = seen;
    for (let tries = 0; tries < MOST_LOOKS; tries += 1) {
      const since = job.seen;
      const moved = await job.overtaken(this.ledger, watch, { settled, leaveOut });
      if (moved.length > 0) {
        const rows = await this.ledger.exclusively((w) => movedPage(w, job, moved.slice(0, MOVED_SHOWN), Math.min(since, seen)));
        throw refuse('imports.changedMeanwhile', { rows: moved.length }, { data: { seen: job.seen, moved, rows, counts: countsOf(job.rows, job.counts) } });
      }
      settled = job.seen;
      const written = await job.writeAsSeen(this.ledger, watch, leaveOut, setting);
      if (written !== null) return written;
    }
    throw refuse('imports.busy', {});
  }

  /** Writes the refused rows to a file that a person chose. */
  async exportRefused(previewId: string, target: string): Promise<string> {
    const file = await this.#job(previewId).exportRefused(this.ledger, target, { overwrite: true });
    if (file === null) throw refuse('imports.nothingRefused', {});
    return file;
  }

  /** Name and format for the result file of a preview. */
  result(previewId: string): { name: string; format: 'xlsx' | 'csv' } {
    const job = this.#job(previewId);
    return { name: job.source.name, format: job.opened.sheet.format };
  }

  async discard(previewId: string): Promise<void> {
    const job = this.#jobs.get(previewId);
    this.#jobs.delete(previewId);
    await job?.close(this.ledger);
  }

  async close(): Promise<void> {
    for (const previewId of [...this.#jobs.keys()]) await this.discard(previewId);
  }

  #job(previewId: string): ImportJob {
    const job = this.#jobs.get(previewId);
    if (job === undefined) throw refuse('imports.previewGone', {});
    return job;
  }
}

/** Rows that a refusal shows in all their versions; choices for all hold for the others too. */
const MOVED_SHOWN = 200;
const MOST_LOOKS = 20;

function countsOf(rows: number, { created, changed, same, refused, unmatched }: StateCounts): Counts {
  return { rows, created, changed, same, refused, unmatched };
}
