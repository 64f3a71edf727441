import type { Reader, Writer } from '#electron/ledger/access.ts';

export interface CopyRow { serial: string; year: number; seq: number; employer_id: number; format: 'docx' | 'pdf'; way: 'exported' | 'printed'; sha256: string; size: number; at: number; staff_no: string }

const COLUMNS = 'serial, year, seq, employer_id, format, way, sha256, size, at, staff_no';

export async function lastCopy(reader: Reader, year: number): Promise<number> {
  return (await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM dossier_copies WHERE year = ?', [year]))?.seq ?? 0;
}

export async function insertCopy(w: Writer, row: CopyRow): Promise<void> {
  await w.insert('dossier_copies', { ...row });
}

/** Copies of some dossiers, the newest first. */
export function copiesOf(reader: Reader, employerIds: readonly number[]): Promise<CopyRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM dossier_copies WHERE employer_id IN (${employerIds.map(() => '?').join(', ')}) ORDER BY id DESC LIMIT 500`, employerIds);
}

export function copyBySerial(reader: Reader, serial: string): Promise<CopyRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM dossier_copies WHERE serial = ?`, [serial]);
}
