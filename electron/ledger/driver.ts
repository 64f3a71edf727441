import knex, { type Knex } from 'knex';

/**
 * The only file that knows which engine runs. Everything else speaks SQL that SQLite and PostgreSQL both know, through `Reader` and `Writer`.
 */
export interface Connection {
  rows<R>(sql: string, bindings?: Bindings): Promise<R[]>;
  /** Runs a write and tells how many rows it touched. Only on a connection of its own (`connections: 1`). */
  run(sql: string, bindings?: Bindings): Promise<number>;
  close(): Promise<void>;
}

export type Value = string | number | null | Uint8Array;
export type Bindings = readonly Value[] | Readonly<Record<string, Value>>;

export interface DriverOptions {
  readonly file: string;
  /** A reading connection refuses writes in the engine itself (query_only), not only by type. */
  readonly readOnly: boolean;
  readonly connections: number;
  /** Milliseconds that a writer waits for another process. */
  readonly busyTimeoutMs: number;
  /** Large staging tables of an import go to a temporary file instead of memory. */
  readonly temporaryOnDisk?: boolean;
}

/** Pragmas that a test asserts: WAL, synchronous FULL, foreign keys on (design: The ledger). */
function pragmas(options: DriverOptions): string {
  return [
    `PRAGMA busy_timeout = ${options.busyTimeoutMs}`,
    ...(options.readOnly ? [] : ['PRAGMA journal_mode = WAL']),
    'PRAGMA synchronous = FULL',
    'PRAGMA foreign_keys = ON',
    `PRAGMA temp_store = ${options.temporaryOnDisk === true ? 'FILE' : 'MEMORY'}`,
    `PRAGMA cache_size = ${options.readOnly ? -8000 : -32000}`,
    ...(options.readOnly ? ['PRAGMA query_only = ON'] : []),
  ].join(';\n');
}

interface SqliteHandle {
  exec(sql: string, done: (error: Error | null) => void): void;
}

export function connect(options: DriverOptions): Connection {
  const db = knex({
    client: 'sqlite3',
    connection: { filename: options.file },
    useNullAsDefault: true,
    pool: {
      min: 0,
      max: options.connections,
      idleTimeoutMillis: 3_600_000,
      afterCreate(handle: SqliteHandle, done: (error: Error | null, handle: SqliteHandle) => void) {
        handle.exec(pragmas(options), (error) => done(error, handle));
      },
    },
  });
  const all = async <R>(sql: string, bindings?: Bindings): Promise<R[]> => {
    const result: unknown = await (bindings === undefined ? db.raw(sql) : db.raw(sql, bindings as Knex.RawBinding[]));
    return result as R[];
  };
  return {
    rows: all,
    async run(sql, bindings) {
      await all(sql, bindings);
      const counted = await all<{ n: number }>('SELECT changes() AS n');
      return counted[0]?.n ?? 0;
    },
    close: () => db.destroy(),
  };
}

/** True for the engine's "somebody else is writing" after the busy time-out. */
export function isBusy(error: unknown): boolean {
  return errorCode(error) === 'SQLITE_BUSY';
}

/** True when the disk or the quota is full. */
export function isFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT';
}

/** True when the file is not a database any more, or its pages contradict each other. */
export function isDamaged(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB';
}

/** True when the file cannot be written although it can be read. */
export function isReadOnly(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_READONLY' || code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM';
}

/** True when an INSERT met a row that is there already. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCode(error) === 'SQLITE_CONSTRAINT' && error instanceof Error && error.message.includes('UNIQUE');
}

function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}
