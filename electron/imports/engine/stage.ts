import type { Writer } from '#electron/ledger/access.ts';

let made = 0;

/** Rows staged in one go, as first and last row number. */
export interface Range { readonly from: number; readonly to: number }

/**
 * Where the rows of one file wait between reading and writing: temporary tables of the writing connection, on disk, seen by nobody else.
 * `rows` is what the file says and never changes; `verdict` is what writing a row would do, reckoned again whenever the ledger may have changed.
 */
export class Stage {
  readonly rows: string;
  readonly verdict: string;
  /** The verdicts of the last look but one, and the rows that would replace something else than it showed. */
  readonly before: string;
  readonly moved: string;
  /** Ranges in the order of the file. */
  readonly ranges: Range[] = [];

  constructor() {
    made += 1;
    this.rows = `temp.import_rows_${made}`;
    this.verdict = `temp.import_verdict_${made}`;
    this.before = `temp.import_before_${made}`;
    this.moved = `temp.import_moved_${made}`;
  }

  async create(w: Writer): Promise<void> {
    await w.run(`CREATE TABLE ${this.rows} (row_no INTEGER PRIMARY KEY, key TEXT, parent TEXT, first_row INTEGER, data BLOB NOT NULL, cells TEXT, problems TEXT, batch_id INTEGER)`);
    await w.run(`CREATE TABLE ${this.verdict} (row_no INTEGER PRIMARY KEY, ref INTEGER, state TEXT NOT NULL, first_row INTEGER, clash INTEGER, seen TEXT)`);
    await w.run(`CREATE TABLE ${this.moved} (row_no INTEGER PRIMARY KEY, state TEXT NOT NULL, seen TEXT)`);
  }

  /** Stages rows given as the UTF-8 bytes of a JSON list of [row, key, parent, first row of the same key, data, cells, problems]. */
  async put(w: Writer, json: Uint8Array, range: Range): Promise<void> {
    const part = (i: number): string => `json_extract(value, '$[${i}]')`;
    // Kept in the engine's own form of JSON: each statement that looks into the data later would otherwise parse its text again.
    const columns = [0, 1, 2, 3].map(part).concat(`jsonb_extract(value, '$[4]')`, part(5), part(6));
    await w.rows(`INSERT INTO ${this.rows} (row_no, key, parent, first_row, data, cells, problems) SELECT ${columns.join(', ')} FROM jsonb_each(CAST(? AS TEXT))`, [json]);
    this.ranges.push(range);
  }

  /** Takes the verdicts back, so that they can be reckoned anew. */
  async forget(w: Writer): Promise<void> {
    const name = this.verdict.replace('temp.', '');
    await w.run(`DROP INDEX IF EXISTS temp.${name}_state`);
    await w.run(`DELETE FROM ${this.verdict}`);
  }

  /** Puts the verdicts aside, so that those of the ledger as it is now can be held against them. */
  async setAside(w: Writer): Promise<void> {
    await w.run(`DROP TABLE IF EXISTS ${this.before}`);
    await w.run(`CREATE TABLE ${this.before} (row_no INTEGER PRIMARY KEY, state TEXT NOT NULL, seen TEXT)`);
    await w.run(`INSERT INTO ${this.before} (row_no, state, seen) SELECT row_no, state, seen FROM ${this.verdict}`);
    await this.forget(w);
  }

  /** Lets pages of one state be read without a walk over all rows. */
  async index(w: Writer): Promise<void> {
    const name = this.verdict.replace('temp.', '');
    await w.run(`CREATE INDEX temp.${name}_state ON ${name} (state, row_no)`);
  }

  async drop(w: Writer): Promise<void> {
    await w.run(`DROP TABLE IF EXISTS ${this.rows}`);
    for (const table of [this.verdict, this.before, this.moved]) await w.run(`DROP TABLE IF EXISTS ${table}`);
  }
}

/** Codes of dossiers that were merged into another one, with the one that holds them now; unless a dossier of that code lives. */
export async function noteMergedCodes(w: Writer): Promise<number> {
  await w.run('DROP TABLE IF EXISTS temp.merged_codes');
  await w.run('CREATE TABLE temp.merged_codes (uscc TEXT PRIMARY KEY, employer_id INTEGER NOT NULL) WITHOUT ROWID');
  return w.run(
    `INSERT INTO temp.merged_codes (uscc, employer_id)
     WITH RECURSIVE chain(uscc, id) AS (
       SELECT uscc, merged_into FROM employers WHERE merged_into IS NOT NULL AND uscc <> ''
       UNION SELECT c.uscc, e.merged_into FROM chain c JOIN employers e ON e.id = c.id WHERE e.merged_into IS NOT NULL)
     SELECT c.uscc, min(c.id) FROM chain c JOIN employers e ON e.id = c.id WHERE e.merged_into IS NULL
       AND NOT EXISTS (SELECT 1 FROM employers o WHERE o.uscc = c.uscc AND o.uscc <> '' AND o.duplicate_code = 0 AND o.merged_into IS NULL) GROUP BY c.uscc`,
  );
}
