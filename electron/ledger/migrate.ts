import { refuse } from '#shared/messages/index.ts';
import { readerOf, writerOf, type Reader, type Writer } from './access.ts';
import type { Connection } from './driver.ts';
import { migrations } from './migrations/index.ts';

/** One step from a shape of the ledger to the next, in one transaction of its own. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  up(w: Writer): Promise<void>;
}

export const NEWEST = migrations.length;

/** Number of the last migration that this ledger has seen; 0 for an empty file. */
export async function schemaVersion(reader: Reader): Promise<number> {
  const table = await reader.first(`SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'`);
  if (table === undefined) return 0;
  const last = await reader.first<{ id: number | null }>('SELECT max(id) AS id FROM schema_migrations');
  return last?.id ?? 0;
}

/** Refuses a ledger that a newer version of the product made: it is never touched. */
export async function assertNotNewer(reader: Reader, file: string): Promise<number> {
  const version = await schemaVersion(reader);
  if (version > NEWEST) throw refuse('ledger.newer', { path: file, version });
  return version;
}

/**
 * Brings the ledger to the newest shape: a backup before (by the caller's `backup`, unless the file is new), one transaction a step, a check after.
 * A failing step rolls back and is thrown on: nothing is swallowed, the ledger stays at the version before.
 */
export async function migrate(connection: Connection, now: number, backup: () => Promise<void>): Promise<void> {
  const reader = readerOf(connection);
  const w = writerOf(connection);
  const from = await schemaVersion(reader);
  if (from >= NEWEST) return;
  if (from > 0) await backup();
  await w.run('CREATE TABLE IF NOT EXISTS schema_migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)');
  for (const migration of migrations.slice(from)) {
    await w.run('BEGIN IMMEDIATE');
    try {
      await migration.up(w);
      await w.run('INSERT INTO schema_migrations (id, name, applied_at) VALUES (?, ?, ?)', [migration.id, migration.name, now]);
      await checkAfter(reader, migration);
      await w.run('COMMIT');
    } catch (error) {
      await w.run('ROLLBACK');
      throw error;
    }
  }
}

async function checkAfter(reader: Reader, migration: Migration): Promise<void> {
  const broken = await reader.rows<Record<string, unknown>>('PRAGMA foreign_key_check');
  if (broken.length > 0) throw new Error(`migration ${migration.id} left ${broken.length} rows without their parent`);
  const integrity = await reader.rows<{ quick_check: string }>('PRAGMA quick_check(3)');
  const found = integrity.map((row) => row.quick_check).filter((text) => text !== 'ok');
  if (found.length > 0) throw new Error(`migration ${migration.id} left a damaged file: ${found.join('; ')}`);
}
