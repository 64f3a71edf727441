import type { Writer } from '#electron/ledger/access.ts';
import type { Range } from './stage.ts';

/** Who writes, when, and under which journal entry. */
export interface Act { readonly seq: number; readonly now: number; readonly staffNo: string }

/** What an effect of a kind may use while rows are written. */
export interface WriteRun {
  readonly w: Writer;
  readonly act: Act;
  /** Batch of what follows for records of others (NULL for rows of several batches that had waited). */
  readonly batch: number | 'NULL';
  /** `FROM … WHERE …` over the rows of some states: `s` the row, `t` its record, and the kind's joins. */
  from(states: readonly RowState[], range: Range): string;
  /** The rows alone, as a query to join oneself; `only` is a condition on `s.data`. */
  rows(states: readonly RowState[], range: Range, only: string): string;
}

export type RowState = 'created' | 'changed' | 'same' | 'unmatched' | 'refused' | 'left';
export type StateCounts = Record<RowState, number>;

/** What writing rows of a kind brings with it. */
export interface Effects {
  /** Before new records are written: what they hang on is made. */
  beforeCreate?(run: WriteRun, range: Range): Promise<void>;
  /** While records still are as they were. */
  beforeChange?(run: WriteRun, range: Range): Promise<void>;
  /** Once records of the range are written. */
  afterWrite?(run: WriteRun, range: Range, counts: StateCounts): Promise<void>;
  /** Once all rows are written. */
  atEnd?(run: WriteRun): Promise<void>;
}

/** JSON object of the given pairs without those that are NULL. */
export function sparseObject(pairs: readonly (readonly [name: string, sql: string])[]): string {
  return `json_patch('{}', json_object(${pairs.map(([name, sql]) => `'${name}', ${sql}`).join(', ')}))`;
}

/** Temporary tables of one writing: employers whose facts changed, and head-count reports on their way. */
export async function prepareRun(w: Writer): Promise<void> {
  for (const table of ['import_touched', 'import_reports', 'import_reported']) await w.run(`DROP TABLE IF EXISTS temp.${table}`);
  await w.run('CREATE TABLE temp.import_touched (employer_id INTEGER PRIMARY KEY)');
  await w.run('CREATE TABLE temp.import_reports (employer_id INTEGER NOT NULL, day TEXT NOT NULL, headcount INTEGER NOT NULL, migrant INTEGER, batch_id INTEGER, at INTEGER NOT NULL)');
  await w.run('CREATE TABLE temp.import_reported (employer_id INTEGER PRIMARY KEY, batch_id INTEGER)');
}
