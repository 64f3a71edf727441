import knex, { type Knex } from 'knex';

/** What the city holds, in an SQLite file of its own. */

export interface EnrolledKey {
  readonly kid: string;
  /** Empty until the key's holder was first heard: a plain JWK does not say whose it is. */
  readonly districtCode: string;
  readonly jwk: Readonly<Record<string, string>>;
}

export interface HeldRevision {
  readonly district: string;
  readonly table: string;
  readonly month: string;
  readonly revision: number;
  readonly digest: string;
  readonly jws: string;
  readonly payload: string;
  readonly receiptId: string;
  readonly receiptJws: string;
  readonly receivedAt: string;
}

interface StoredRevision { district: string; table_name: string; month: string; revision: number; digest: string; jws: string; payload: string; receipt_id: string; receipt_jws: string; received_at: string }

const heldOf = (row: StoredRevision): HeldRevision => ({
  district: row.district, table: row.table_name, month: row.month, revision: row.revision, digest: row.digest, jws: row.jws, payload: row.payload, receiptId: row.receipt_id,
  receiptJws: row.receipt_jws, receivedAt: row.received_at,
});

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS keys (kid TEXT PRIMARY KEY, district TEXT NOT NULL, jwk TEXT NOT NULL, enrolled_at TEXT NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS revisions (
     id INTEGER PRIMARY KEY, district TEXT NOT NULL, table_name TEXT NOT NULL, month TEXT NOT NULL, revision INTEGER NOT NULL, digest TEXT NOT NULL, jws TEXT NOT NULL, payload TEXT NOT NULL,
     receipt_id TEXT NOT NULL UNIQUE, receipt_jws TEXT NOT NULL, received_at TEXT NOT NULL, UNIQUE (district, table_name, month, revision))`,
  // Revisions whose content was refused: the next one corrects them although they are not held.
  `CREATE TABLE IF NOT EXISTS refusals (
     id INTEGER PRIMARY KEY, district TEXT NOT NULL, table_name TEXT NOT NULL, month TEXT NOT NULL, revision INTEGER NOT NULL, status INTEGER NOT NULL, problem TEXT NOT NULL, at TEXT NOT NULL)`,
] as const;

export interface RevisionName { readonly district: string; readonly table: string; readonly month: string; readonly revision: number }

export class CityStore {
  private constructor(private readonly db: Knex) {}

  static async open(file: string): Promise<CityStore> {
    const db = knex({ client: 'sqlite3', connection: { filename: file }, useNullAsDefault: true, pool: { min: 1, max: 1 } });
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000']) await db.raw(`PRAGMA ${pragma}`);
    for (const statement of SCHEMA) await db.raw(statement);
    return new CityStore(db);
  }

  async enrol(key: EnrolledKey, at: string): Promise<void> {
    await this.db.raw(
      `INSERT INTO keys (kid, district, jwk, enrolled_at) VALUES (?, ?, ?, ?)
       ON CONFLICT (kid) DO UPDATE SET district = CASE WHEN excluded.district = '' THEN district ELSE excluded.district END`,
      [key.kid, key.districtCode, JSON.stringify(key.jwk), at],
    );
  }

  async key(kid: string): Promise<EnrolledKey | null> {
    const [row] = (await this.db.raw('SELECT kid, district, jwk FROM keys WHERE kid = ?', [kid])) as { kid: string; district: string; jwk: string }[];
    return row === undefined ? null : { kid: row.kid, districtCode: row.district, jwk: JSON.parse(row.jwk) as Record<string, string> };
  }

  async keys(): Promise<(EnrolledKey & { at: string })[]> {
    const rows = (await this.db.raw('SELECT kid, district, jwk, enrolled_at FROM keys ORDER BY district, enrolled_at')) as { kid: string; district: string; jwk: string; enrolled_at: string }[];
    return rows.map((row) => ({ kid: row.kid, districtCode: row.district, jwk: JSON.parse(row.jwk) as Record<string, string>, at: row.enrolled_at }));
  }

  /** Binds a key to the district whose name its holder first used, unless that district has a key already. True when it is bound to it now. */
  async claim(kid: string, district: string): Promise<boolean> {
    await this.db.raw(`UPDATE keys SET district = ? WHERE kid = ? AND district = '' AND NOT EXISTS (SELECT 1 FROM keys WHERE district = ?)`, [district, kid, district]);
    return (await this.key(kid))?.districtCode === district;
  }

  async held(name: RevisionName): Promise<HeldRevision | null> {
    const [row] = (await this.db.raw('SELECT * FROM revisions WHERE district = ? AND table_name = ? AND month = ? AND revision = ?', [name.district, name.table, name.month, name.revision])) as StoredRevision[];
    return row === undefined ? null : heldOf(row);
  }

  /** Newest first. */
  async list(district: string, month: string | null): Promise<HeldRevision[]> {
    const rows = (await this.db.raw(`SELECT * FROM revisions WHERE district = ? AND (? IS NULL OR month = ?) ORDER BY id DESC`, [district, month, month])) as StoredRevision[];
    return rows.map(heldOf);
  }

  async all(): Promise<Omit<HeldRevision, 'jws' | 'payload' | 'receiptJws'>[]> {
    const rows = (await this.db.raw(
      `SELECT district, table_name, month, revision, digest, '' AS jws, '' AS payload, receipt_id, '' AS receipt_jws, received_at FROM revisions ORDER BY district, month DESC, table_name, revision DESC`,
    )) as StoredRevision[];
    return rows.map(heldOf);
  }

  /** Revisions of a table below `revision` that were neither accepted nor refused for their content. */
  async gapsBelow(name: RevisionName): Promise<number[]> {
    const rows = (await this.db.raw(
      `SELECT revision FROM revisions WHERE district = :district AND table_name = :table AND month = :month
       UNION SELECT revision FROM refusals WHERE district = :district AND table_name = :table AND month = :month`,
      { ...name },
    )) as { revision: number }[];
    const known = new Set(rows.map((row) => row.revision));
    return Array.from({ length: name.revision - 1 }, (_, index) => index + 1).filter((revision) => !known.has(revision));
  }

  async refused(name: RevisionName, status: number, problem: string, at: string): Promise<void> {
    await this.db.raw('INSERT INTO refusals (district, table_name, month, revision, status, problem, at) VALUES (?, ?, ?, ?, ?, ?, ?)', [name.district, name.table, name.month, name.revision, status, problem, at]);
  }

  /** Keeps a revision unless one of that name is held already; gives the one that is held now. */
  async keep(revision: HeldRevision): Promise<{ held: HeldRevision; fresh: boolean }> {
    await this.db.raw(
      `INSERT INTO revisions (district, table_name, month, revision, digest, jws, payload, receipt_id, receipt_jws, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (district, table_name, month, revision) DO NOTHING`,
      [revision.district, revision.table, revision.month, revision.revision, revision.digest, revision.jws, revision.payload, revision.receiptId, revision.receiptJws, revision.receivedAt],
    );
    const held = await this.held(revision);
    if (held === null) throw new Error('a revision that was just kept is gone');
    return { held, fresh: held.receiptId === revision.receiptId };
  }

  close(): Promise<void> {
    return this.db.destroy();
  }
}
