import type { Reader, Writer } from '#electron/ledger/access.ts';

export type YearState = 'proposed' | 'in-force' | 'replaced' | 'withdrawn';

export interface YearRow {
  id: number; year: number; holiday_off: string; working_weekends: string; source: string; state: YearState; imported_at: number; imported_by: string;
  approved_at: number | null; approved_by: string; row_version: number;
}

/** Every notice that was loaded, the newest first. */
export function yearRows(reader: Reader): Promise<YearRow[]> {
  return reader.rows('SELECT * FROM calendar_years ORDER BY year DESC, id DESC');
}

/** The years that are in force. */
export function yearsInForce(reader: Reader): Promise<YearRow[]> {
  return reader.rows(`SELECT * FROM calendar_years WHERE state = 'in-force' ORDER BY year`);
}

export function yearRow(reader: Reader, id: number): Promise<YearRow | undefined> {
  return reader.first('SELECT * FROM calendar_years WHERE id = ?', [id]);
}

export function insertYear(w: Writer, row: Pick<YearRow, 'year' | 'holiday_off' | 'working_weekends' | 'source' | 'state' | 'imported_at' | 'imported_by'>): Promise<number> {
  return w.insert('calendar_years', { ...row });
}

/** Moves the notice of a year that is in one state to another; how many there were. */
export function moveYear(w: Writer, year: number, from: YearState, to: YearState): Promise<number> {
  return w.run('UPDATE calendar_years SET state = ?, row_version = row_version + 1 WHERE year = ? AND state = ?', [to, year, from]);
}

export async function approveYear(w: Writer, id: number, at: number, staffNo: string): Promise<void> {
  await w.run(`UPDATE calendar_years SET state = 'in-force', approved_at = ?, approved_by = ?, row_version = row_version + 1 WHERE id = ?`, [at, staffNo, id]);
}
