import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

export interface ClockRow {
  id: number; rule_id: string; subject_kind: string; subject_id: number; start_at: number; started_by: string; urged_at: number | null; extended_at: number | null; extended_by: string;
  due_at: number; last_day: string; lawful_from: string; provisional: number; stop_at: number | null; outcome: string; restarts: number | null; rule_pack: string; reckoning: string;
  created_at: number; created_by: string; row_version: number;
  /** 1: office hours do not interrupt it, as the district had it when it began. `length`: another one than the rule's, in its unit. */
  continuous: number; length: number | null;
}

export interface PauseRow { id: number; clock_id: number; from_at: number; to_at: number | null; reason: string; staff_no: string; ended_by: string }

/** All clocks of some records of one kind, oldest first. */
export function clockRows(reader: Reader, kind: string, ids: readonly number[]): Promise<ClockRow[]> {
  return reader.rows('SELECT c.* FROM deadline_clocks c JOIN json_each(?) i ON c.subject_id = i.value WHERE c.subject_kind = ? ORDER BY c.id', [JSON.stringify(ids), kind]);
}

/** Every running clock, the first to run out first. */
export function runningRows(reader: Reader): Promise<ClockRow[]> {
  return reader.rows('SELECT * FROM deadline_clocks WHERE stop_at IS NULL ORDER BY due_at, id');
}

export function runningRow(reader: Reader, kind: string, id: number, rule: string): Promise<ClockRow | undefined> {
  return reader.first('SELECT * FROM deadline_clocks WHERE subject_kind = ? AND subject_id = ? AND rule_id = ? AND stop_at IS NULL', [kind, id, rule]);
}

export function clockRow(reader: Reader, id: number): Promise<ClockRow | undefined> {
  return reader.first('SELECT * FROM deadline_clocks WHERE id = ?', [id]);
}

export function insertClock(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('deadline_clocks', row);
}

export async function updateClock(w: Writer, id: number, set: Readonly<Record<string, Value>>): Promise<void> {
  const columns = Object.keys(set);
  await w.run(`UPDATE deadline_clocks SET ${[...columns.map((column) => `${column} = ?`), 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), id]);
}

/** Pauses by clock, in the order of their beginning. */
export async function pausesOf(reader: Reader, clockIds: readonly number[]): Promise<Map<number, PauseRow[]>> {
  const found = new Map<number, PauseRow[]>();
  const rows = await reader.rows<PauseRow>('SELECT p.* FROM deadline_pauses p JOIN json_each(?) i ON p.clock_id = i.value ORDER BY p.clock_id, p.from_at, p.id', [JSON.stringify(clockIds)]);
  for (const row of rows) found.set(row.clock_id, [...(found.get(row.clock_id) ?? []), row]);
  return found;
}

export async function insertPause(w: Writer, row: Omit<PauseRow, 'id' | 'to_at' | 'ended_by'>): Promise<void> {
  await w.insert('deadline_pauses', { ...row });
}

export async function endPause(w: Writer, id: number, to: number, staffNo: string): Promise<void> {
  await w.run('UPDATE deadline_pauses SET to_at = ?, ended_by = ? WHERE id = ?', [to, staffNo, id]);
}
