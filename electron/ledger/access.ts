import type { Bindings, Connection, Value } from './driver.ts';

/**
 * Reading handle: it has no way to write, by type, and its connection refuses writes in the engine.
 * Only repositories hold one; operations ask repositories.
 */
export interface Reader {
  rows<R>(sql: string, bindings?: Bindings): Promise<R[]>;
  first<R>(sql: string, bindings?: Bindings): Promise<R | undefined>;
}

/** Writing handle of one transaction. It lives no longer than the command that was given it. */
export interface Writer extends Reader {
  /** Number of rows touched. */
  run(sql: string, bindings?: Bindings): Promise<number>;
  /** Inserts one row and gives its `id`. */
  insert(table: string, row: Readonly<Record<string, Value>>): Promise<number>;
  /** Updates the columns named in `set` where `where` holds (all by equality); number of rows touched. */
  update(table: string, set: Readonly<Record<string, Value>>, where: Readonly<Record<string, Value>>): Promise<number>;
}

export function readerOf(connection: Connection): Reader {
  return {
    rows: (sql, bindings) => connection.rows(sql, bindings),
    first: async <R>(sql: string, bindings?: Bindings) => (await connection.rows<R>(sql, bindings))[0],
  };
}

export function writerOf(connection: Connection): Writer {
  const reader = readerOf(connection);
  return {
    ...reader,
    run: (sql, bindings) => connection.run(sql, bindings),
    async insert(table, row) {
      const columns = Object.keys(row);
      const sql = `INSERT INTO ${name(table)} (${columns.map(name).join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) RETURNING id`;
      const inserted = await connection.rows<{ id: number }>(sql, Object.values(row));
      return inserted[0]?.id ?? 0;
    },
    async update(table, set, where) {
      const sql = `UPDATE ${name(table)} SET ${Object.keys(set).map((c) => `${name(c)} = ?`).join(', ')} WHERE ${Object.keys(where).map((c) => `${name(c)} = ?`).join(' AND ')}`;
      return connection.run(sql, [...Object.values(set), ...Object.values(where)]);
    },
  };
}

/** Table and column names come from our own code, never from input; this keeps it so. */
function name(identifier: string): string {
  if (!/^[a-z_][a-z0-9_]*$/.test(identifier)) throw new Error(`not an identifier: ${identifier}`);
  return identifier;
}
