import type { Writer } from '#electron/ledger/access.ts';
import type { ImportKind } from '../kinds/types.ts';
import { execute } from './execute.ts';
import { keepWaitingRows, replacedBy } from './keptWaiting.ts';
import { prepareRun, type Act, type RowState, type StateCounts, type WriteRun } from './effects.ts';
import { noteMergedCodes, type Range, type Stage } from './stage.ts';
import { changeSql, createSql, fromRows, historySql, stagedRows, touchedSql, verdictSql, waitSql } from './statements.ts';

export type { StateCounts } from './effects.ts';

export const noCounts = (): StateCounts => ({ created: 0, changed: 0, same: 0, unmatched: 0, refused: 0, left: 0 });

/** Says of the staged rows of a range what writing them would do, and counts. `leaveOut` are rows that the officer does not want. */
export async function judge(w: Writer, kind: ImportKind, stage: Stage, range: Range, leaveOut: readonly number[] = []): Promise<StateCounts> {
  await execute(w, verdictSql(kind, stage, range));
  if (kind.parent?.of === 'employer' && kind.target.columns.some((column) => column.column === 'employer_id' && column.key)) await refuseTwins(w, stage, range);
  const left = leaveOut.filter((row) => row >= range.from && row <= range.to);
  if (left.length > 0) await w.run(`UPDATE ${stage.verdict} SET state = 'left' WHERE state IN ('created', 'changed', 'unmatched') AND row_no IN (SELECT value FROM json_each(?))`, [JSON.stringify(left)]);
  const counts = noCounts();
  const rows = await w.rows<{ state: RowState; n: number }>(`SELECT state, count(*) AS n FROM ${stage.verdict} WHERE row_no BETWEEN ${range.from} AND ${range.to} GROUP BY state`);
  for (const row of rows) counts[row.state] = row.n;
  return counts;
}

/** Two codes whose dossiers were merged mean one employer: of two rows for the same month or day only the first can stand. */
async function refuseTwins(w: Writer, stage: Stage, range: Range): Promise<void> {
  if ((await w.first('SELECT 1 FROM temp.merged_codes LIMIT 1')) === undefined) return;
  const within = `row_no BETWEEN ${range.from} AND ${range.to}`;
  await w.run(
    `UPDATE ${stage.verdict} SET state = 'refused', first_row = u.first_row FROM (
       SELECT st.row_no AS row_no, min(o.row_no) AS first_row FROM ${stage.rows} st JOIN temp.merged_codes m ON m.uscc = st.parent JOIN ${stage.verdict} v ON v.row_no = st.row_no
       JOIN ${stage.verdict} p ON p.ref = v.ref AND p.row_no <> v.row_no AND p.state IN ('created', 'changed', 'same') JOIN ${stage.rows} o ON o.row_no = p.row_no
       WHERE st.${within} AND p.${within} AND substr(o.key, 19) = substr(st.key, 19) AND o.parent <> st.parent GROUP BY st.row_no) u
     WHERE ${stage.verdict.replace('temp.', '')}.row_no = u.row_no`,
  );
}

/** Writes judged rows of a kind, range by range, inside one transaction of the caller. */
export class RowWriter {
  /** Rows that now wait and did not before. */
  waiting = 0;
  readonly #run: WriteRun;
  #superseding: boolean | null = null;

  constructor(private readonly w: Writer, private readonly kind: ImportKind, private readonly stage: Stage, private readonly act: Act, private readonly batch: number | null) {
    const ownBatch = batch === null ? 'st.batch_id' : String(batch);
    this.#run = { w, act, batch: batch ?? 'NULL', from: (states, range) => fromRows(kind, stage, ownBatch, states, range), rows: (states, range, condition) => stagedRows(stage, ownBatch, states, range, condition) };
  }

  /** Makes ready the temporary tables that all writing of one command shares. */
  static async prepare(w: Writer): Promise<void> {
    await prepareRun(w);
    await noteMergedCodes(w);
  }

  async write(range: Range, counts: StateCounts): Promise<void> {
    const { w, kind, act } = this;
    const run = this.#run;
    const bindings = { staff: act.staffNo, now: act.now };
    if (counts.created + counts.changed > 0) for (const sql of touchedSql(kind, run.from(['created', 'changed'], range), counts.changed > 0)) await execute(w, sql);
    if (counts.changed > 0) {
      const changed = run.from(['changed'], range);
      await execute(w, historySql(kind, act, changed), bindings);
      await kind.effects?.beforeChange?.(run, range);
      for (const sql of changeSql(kind, changed)) await execute(w, sql, bindings);
    }
    if (counts.created > 0) await kind.effects?.beforeCreate?.(run, range);
    if (counts.created > 0) await execute(w, createSql(kind, run.from(['created'], range)), bindings);
    if (counts.unmatched > 0 && this.batch !== null) {
      await this.#keepReplaced(range, ['unmatched'], 'json(st.data) <> x.row_json');
      this.waiting += await w.run(waitSql(kind, run.from(['unmatched'], range)));
    }
    if (counts.created + counts.changed > 0) await kind.effects?.afterWrite?.(run, range, counts);
    await this.#supersede(range);
  }

  /** Once all ranges are written. */
  async end(): Promise<void> {
    await this.kind.effects?.atEnd?.(this.#run);
  }

  /** Rows of other batches that wait and are about to be settled or to get other values. */
  async #keepReplaced(range: Range, states: readonly RowState[], only: string): Promise<void> {
    const { w, kind, stage, act, batch } = this;
    this.#superseding ??= (await w.first('SELECT 1 FROM import_waiting WHERE kind = ? LIMIT 1', [kind.kind])) !== undefined;
    if (!this.#superseding || batch === null) return;
    await keepWaitingRows(
      w, `x.kind = '${kind.kind}' AND x.batch_id <> ${batch} AND EXISTS (SELECT 1 FROM ${stage.verdict} v JOIN ${stage.rows} st ON st.row_no = v.row_no
        WHERE st.key = x.record_key AND v.row_no BETWEEN ${range.from} AND ${range.to} AND v.state IN (${states.map((state) => `'${state}'`).join(', ')}) AND ${only})`, act, replacedBy(batch),
    );
  }

  /** A row that waited is settled once a row of its key is in the ledger. */
  async #supersede(range: Range): Promise<void> {
    const { w, kind, stage } = this;
    this.#superseding ??= (await w.first('SELECT 1 FROM import_waiting WHERE kind = ? LIMIT 1', [kind.kind])) !== undefined;
    if (!this.#superseding || kind.parent === null) return;
    // A row that stands twice in its file is the same as the one before it, which may be waiting itself.
    await this.#keepReplaced(range, ['created', 'changed', 'same'], 'v.first_row IS NULL');
    await w.run(
      `DELETE FROM import_waiting WHERE kind = ? AND record_key IN (SELECT st.key FROM ${stage.verdict} v JOIN ${stage.rows} st ON st.row_no = v.row_no WHERE v.row_no BETWEEN ${range.from} AND ${range.to} AND v.state IN ('created', 'changed', 'same') AND v.first_row IS NULL)`,
      [kind.kind],
    );
  }
}
