import { reckonEmployers, type Reckoned } from '#electron/areas/wages/reckon.ts';
import type { RulePack } from '#shared/rules/rulePack.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Actor, JournalDraft } from '#electron/ledger/journal.ts';
import { nextSeq } from '#electron/ledger/journal.ts';
import type { ImportKind } from '../kinds/types.ts';
import type { Act } from './effects.ts';
import type { Range, Stage } from './stage.ts';
import { joinWaiting, touchedEmployers } from './waiting.ts';
import { judge, noCounts, RowWriter, type StateCounts } from './writing.ts';

/** The file of a batch. */
export interface SourceFile { readonly name: string; readonly sha256: string; readonly size: number; readonly sheet: string; readonly encoding: string; readonly ignored: readonly string[] }

export interface Written {
  /** Null when there was nothing to write; the transaction is rolled back then. */
  readonly batchId: number | null;
  readonly counts: StateCounts;
  readonly matched: number;
  readonly alerts: Reckoned;
  readonly entry: JournalDraft | null;
}

/** Beyond this many, all employers are reckoned: looking each one up costs more. */
const MANY = 20_000;

export const IMPORT_TOPICS: readonly Topic[] = ['imports', 'employers', 'facts', 'cases', 'alerts', 'journal', 'intake', 'identities'];

/** Writes one batch inside the transaction of the caller: rows range by range as they come, then all that follows from them. */
export class BatchWriter {
  readonly #counts = noCounts();
  #leftOut: readonly number[] = [];

  private constructor(
    private readonly w: Writer, private readonly kind: ImportKind, private readonly stage: Stage, private readonly act: Act, private readonly actor: Actor, private readonly file: SourceFile,
    private readonly batchId: number, private readonly rows: RowWriter,
  ) {}

  static async begin(w: Writer, kind: ImportKind, stage: Stage, file: SourceFile, actor: Actor, now: number): Promise<BatchWriter> {
    const act: Act = { seq: await nextSeq(w), now, staffNo: actor.staffNo };
    const batchId = await w.insert('import_batches', {
      kind: kind.kind, file_name: file.name, file_sha256: file.sha256, file_size: file.size, sheet: file.sheet, encoding: file.encoding, at: now, staff_no: actor.staffNo,
      rows: 0, created: 0, changed: 0, same: 0, refused: 0, unmatched: 0, ignored_columns: JSON.stringify(file.ignored), complaint_id: kind.complaintId ?? null,
    });
    await RowWriter.prepare(w);
    return new BatchWriter(w, kind, stage, act, actor, file, batchId, new RowWriter(w, kind, stage, act, batchId));
  }

  async write(range: Range, leaveOut: readonly number[] = []): Promise<void> {
    this.#leftOut = leaveOut;
    const counts = await judge(this.w, this.kind, this.stage, range, leaveOut);
    await this.rows.write(range, counts);
    for (const [state, n] of Object.entries(counts) as [keyof StateCounts, number][]) this.#counts[state] += n;
  }

  /** What follows once all rows are written: their own effects, rows that had waited, alerts, the batch's figures and the journal's line. */
  async finish(refusedFile: string, pack: RulePack): Promise<Written> {
    const { w, act, kind, batchId } = this;
    const counts = this.#counts;
    await this.rows.end();
    const matched = await joinWaiting(w, act);
    if (counts.created + counts.changed + this.rows.waiting + matched === 0) return { batchId: null, counts, matched, alerts: { raised: 0, ended: 0, lapsed: 0 }, entry: null };
    const touched = await touchedEmployers(w);
    const alerts = await reckonEmployers(w, touched.length > MANY ? { all: true } : { employerIds: touched }, act.now, pack);
    const figures = { created: counts.created, changed: counts.changed, same: counts.same, refused: counts.refused, unmatched: counts.unmatched };
    const rows = Object.values(figures).reduce((sum, n) => sum + n, 0);
    await w.update('import_batches', { rows, ...figures, refused_file: refusedFile }, { id: batchId });
    const left = counts.left === 0 ? '' : `，未写 ${counts.left}`;
    return {
      batchId, counts, matched, alerts,
      entry: {
        operation: 'imports.write', subject: { kind: 'import', id: String(batchId), label: `第 ${batchId} 批 ${kind.name}` },
        summary: `导入${kind.name}：新增 ${counts.created}，变更 ${counts.changed}，相同 ${counts.same}，被拒 ${counts.refused}，待匹配 ${counts.unmatched}${left}${matched === 0 ? '' : `；对上以前待匹配的 ${matched} 行`}`,
        changes: { batchId, kind: kind.kind, fileSha256: this.file.sha256, sheet: this.file.sheet, rows, ...figures, leftOut: [...this.#leftOut], matched },
      },
    };
  }
}

/** The last batch of the very same file that still stands; null when there is none. */
export async function sameFileBefore(reader: Reader, kind: ImportKind, sha256: string, sheet: string): Promise<{ id: number; at: number } | null> {
  const found = await reader.first<{ id: number; at: number }>(`SELECT id, at FROM import_batches WHERE file_sha256 = ? AND kind = ? AND sheet = ? AND complaint_id IS ? AND state = 'written' ORDER BY id DESC LIMIT 1`, [sha256, kind.kind, sheet, kind.complaintId ?? null]);
  return found ?? null;
}
