import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

/** Records that hang on an employer by a key of their own: of two with the same key only one can stay with the merged dossier. */
export const KEYED = ['headcounts', 'insurance_months', 'employer_tags', 'alerts'] as const;
/** Records that hang on an employer and have their own identity; they simply move. */
export const WHOLE = ['wage_accounts', 'court_records', 'cases', 'grid_reports', 'complaints', 'mediations'] as const;

export type KeyedTable = (typeof KEYED)[number];
export type WholeTable = (typeof WHOLE)[number];
export type StoredRow = Record<string, string | number | null>;

const KEY: Readonly<Record<KeyedTable, string>> = { headcounts: 'day', insurance_months: 'month', employer_tags: 'tag', alerts: 'alert_key' };

export const keyOf = (table: KeyedTable): string => KEY[table];

/** Pairs that share a key: what the surviving dossier keeps, and what would be set aside. */
export async function conflictsIn(reader: Reader, table: KeyedTable, survivor: number, absorbed: number): Promise<{ kept: StoredRow; aside: StoredRow }[]> {
  const key = KEY[table];
  const rows = (employer: number, other: number): Promise<StoredRow[]> =>
    reader.rows(`SELECT x.* FROM ${table} x WHERE x.employer_id = ? AND EXISTS (SELECT 1 FROM ${table} y WHERE y.employer_id = ? AND y.${key} = x.${key}) ORDER BY x.${key}`, [employer, other]);
  const [kept, aside] = [await rows(survivor, absorbed), await rows(absorbed, survivor)];
  return aside.flatMap((row, index) => (kept[index] === undefined ? [] : [{ kept: kept[index], aside: row }]));
}

export async function countOf(reader: Reader, table: KeyedTable | WholeTable, employer: number): Promise<number> {
  return (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE employer_id = ?`, [employer]))?.n ?? 0;
}

/** Takes a row out of the way and keeps it as it was, with the merge it belongs to. */
export async function setAside(w: Writer, table: KeyedTable, row: StoredRow, note: { seq: number; at: number; staffNo: string; mergeId: number; employerId: number }): Promise<void> {
  const events = table === 'alerts' ? await w.rows<StoredRow>('SELECT at, staff_no, action, note FROM alert_events WHERE alert_id = ? ORDER BY id', [row['id'] ?? 0]) : [];
  await w.insert('removed_records', {
    journal_seq: note.seq, at: note.at, staff_no: note.staffNo, why: '合并时同一键保留了另一份档案的记录', merge_id: note.mergeId, table_name: table, employer_id: note.employerId,
    row_json: JSON.stringify(table === 'alerts' ? { ...row, events } : row),
  });
  if (table === 'alerts') await w.run('DELETE FROM alert_events WHERE alert_id = ?', [row['id'] ?? 0]);
  await w.run(`DELETE FROM ${table} WHERE employer_id = ? AND ${KEY[table]} = ?`, [note.employerId, row[KEY[table]] ?? '']);
}

/** Moves what is left to the other dossier; the keys or ids of what moved. */
export async function moveAll(w: Writer, table: KeyedTable | WholeTable, from: number, to: number): Promise<Value[]> {
  const key = table in KEY ? KEY[table as KeyedTable] : 'id';
  const rows = await w.rows<{ k: string | number }>(`SELECT ${key} AS k FROM ${table} WHERE employer_id = ? ORDER BY ${key}`, [from]);
  if (rows.length > 0) await w.run(`UPDATE ${table} SET employer_id = ? WHERE employer_id = ?`, [to, from]);
  return rows.map((row) => row.k);
}

/** Moves named records back; those that are gone meanwhile stay gone. */
export async function moveBack(w: Writer, table: KeyedTable | WholeTable, keys: readonly Value[], from: number, to: number): Promise<void> {
  const key = table in KEY ? KEY[table as KeyedTable] : 'id';
  for (let i = 0; i < keys.length; i += 500) {
    const some = keys.slice(i, i + 500);
    await w.run(`UPDATE ${table} SET employer_id = ? WHERE employer_id = ? AND ${key} IN (${some.map(() => '?').join(', ')})`, [to, from, ...some]);
  }
}

export interface MergeRow { id: number; survivor_id: number; absorbed_id: number; at: number; moved_json: string; undone_at: number | null }

export function mergeById(reader: Reader, id: number): Promise<MergeRow | undefined> {
  return reader.first('SELECT id, survivor_id, absorbed_id, at, moved_json, undone_at FROM employer_merges WHERE id = ?', [id]);
}

/** A merge into the same dossier that came later and still holds. */
export function laterMerge(reader: Reader, merge: MergeRow): Promise<{ name: string } | undefined> {
  return reader.first('SELECT e.name FROM employer_merges m JOIN employers e ON e.id = m.absorbed_id WHERE m.survivor_id = ? AND m.id > ? AND m.undone_at IS NULL ORDER BY m.id DESC LIMIT 1', [merge.survivor_id, merge.id]);
}

export function asideOf(reader: Reader, mergeId: number): Promise<{ table_name: KeyedTable; row_json: string }[]> {
  return reader.rows('SELECT table_name, row_json FROM removed_records WHERE merge_id = ? ORDER BY id', [mergeId]);
}

/** Puts a row back that was set aside; an alert gets a new number, its course comes with it. */
export async function putBack(w: Writer, table: KeyedTable, row: StoredRow, events: readonly StoredRow[]): Promise<void> {
  const columns = Object.keys(row).filter((column) => !(table === 'alerts' && column === 'id'));
  const values = columns.map((column) => row[column] ?? null);
  const sql = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`;
  if (table !== 'alerts') return void (await w.run(sql, values));
  const [inserted] = await w.rows<{ id: number }>(`${sql} RETURNING id`, values);
  for (const event of events) {
    if (inserted !== undefined) await w.run('INSERT INTO alert_events (alert_id, at, staff_no, action, note) VALUES (?, ?, ?, ?, ?)', [inserted.id, event['at'] ?? 0, event['staff_no'] ?? '', event['action'] ?? '', event['note'] ?? '']);
  }
}

export async function markUndone(w: Writer, mergeId: number, at: number): Promise<void> {
  await w.run('UPDATE employer_merges SET undone_at = ? WHERE id = ?', [at, mergeId]);
}

export async function saveMoved(w: Writer, mergeId: number, moved: unknown): Promise<void> {
  await w.run('UPDATE employer_merges SET moved_json = ? WHERE id = ?', [JSON.stringify(moved), mergeId]);
}

/** A merged dossier shows nowhere any more, so nothing is kept for lists about it. */
export async function forgetListed(w: Writer, employerId: number): Promise<void> {
  await w.run('DELETE FROM employer_levels WHERE employer_id = ?', [employerId]);
  await w.run(`UPDATE employers SET alert_level = 'none', alert_rank = 0, open_arrears_fen = 0, open_cases = 0 WHERE id = ?`, [employerId]);
}
