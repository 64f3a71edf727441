import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Act } from '#electron/imports/engine/effects.ts';
import { dropWaitingRows } from '#electron/imports/engine/keptWaiting.ts';
import type { ImportKindName, ParentKind } from '#electron/imports/kinds/types.ts';

export interface WaitingRow { id: number; batch_id: number; kind: ImportKindName; file_name: string; row_no: number; waits_for: ParentKind; waits_key: string; record_key: string; row_json: string; complaint_id: number | null }

/** The complaint whose receipt number such a row gives in the place of a case's; NULL for none. */
const COMPLAINT = `CASE WHEN x.kind = 'workers' THEN (SELECT c.id FROM complaints c WHERE c.receipt_no = upper(replace(replace(x.waits_key, ' ', ''), '-', ''))) END AS complaint_id`;
const WAITING = `${COMPLAINT}, x.id, x.batch_id, x.kind, b.file_name, x.row_no, x.waits_for, x.waits_key, x.record_key, x.row_json FROM import_waiting x JOIN import_batches b ON b.id = x.batch_id`;

export async function waitingPage(reader: Reader, offset: number, limit: number): Promise<{ total: number; rows: WaitingRow[] }> {
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>('SELECT count(*) AS n FROM import_waiting'),
    reader.rows<WaitingRow>(`SELECT ${WAITING} ORDER BY x.waits_for, x.waits_key, x.id LIMIT ? OFFSET ?`, [limit, offset]),
  ]);
  return { total: counted?.n ?? 0, rows };
}

export function waitingByIds(reader: Reader, ids: readonly number[]): Promise<WaitingRow[]> {
  return reader.rows(`SELECT ${WAITING} WHERE x.id IN (SELECT value FROM json_each(?)) ORDER BY x.id`, [JSON.stringify(ids)]);
}

/** Takes waiting rows out; each is kept as it was. */
export async function deleteWaiting(w: Writer, ids: readonly number[], act: Act): Promise<void> {
  await dropWaitingRows(w, `x.id IN (SELECT value FROM json_each('${JSON.stringify(ids)}'))`, act, '作废待匹配的行');
}

export interface GridRow { id: number; report_no: string; uscc: string; name: string; street_code: string; street: string | null; collected_at: number; change: string; headcount: number | null; note: string; employer_id: number | null; batch_id: number | null }

const GRID = `g.id, g.report_no, g.uscc, g.name, g.street_code, s.name AS street, g.collected_at, g.change, g.headcount, g.note, g.employer_id, g.batch_id FROM grid_reports g LEFT JOIN streets s ON s.code = g.street_code`;

/** Reports that came with a name alone and that nobody has given to a dossier yet. */
export async function gridPage(reader: Reader, offset: number, limit: number): Promise<{ total: number; rows: GridRow[] }> {
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>('SELECT count(*) AS n FROM grid_reports WHERE employer_id IS NULL'),
    reader.rows<GridRow>(`SELECT ${GRID} WHERE g.employer_id IS NULL ORDER BY g.collected_at DESC, g.id LIMIT ? OFFSET ?`, [limit, offset]),
  ]);
  return { total: counted?.n ?? 0, rows };
}

export function gridByNumber(reader: Reader, reportNo: string): Promise<GridRow | undefined> {
  return reader.first(`SELECT ${GRID} WHERE g.report_no = ?`, [reportNo]);
}

/** Dossiers of the very names of some reports, by report. */
export async function namesakes(reader: Reader, ids: readonly number[]): Promise<Map<number, { employerId: number; name: string; uscc: string }[]>> {
  const found = new Map<number, { employerId: number; name: string; uscc: string }[]>();
  if (ids.length === 0) return found;
  const rows = await reader.rows<{ report: number; employer_id: number; name: string; uscc: string }>(
    `SELECT g.id AS report, e.id AS employer_id, e.name, CASE WHEN e.uscc = '' THEN e.temp_no ELSE e.uscc END AS uscc FROM grid_reports g JOIN employers e ON e.name = g.name AND e.merged_into IS NULL
     WHERE g.id IN (SELECT value FROM json_each(?)) ORDER BY g.id, e.id`, [JSON.stringify(ids)],
  );
  for (const row of rows) found.set(row.report, [...(found.get(row.report) ?? []), { employerId: row.employer_id, name: row.name, uscc: row.uscc }]);
  return found;
}

export async function giveGridReport(w: Writer, id: number, employerId: number): Promise<void> {
  await w.run('UPDATE grid_reports SET employer_id = ?, row_version = row_version + 1 WHERE id = ?', [employerId, id]);
}
