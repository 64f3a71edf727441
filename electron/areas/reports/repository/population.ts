import type { EmployerStatus, Industry } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { idList, readColumns } from './columns.ts';

/** Every dossier with a code that was not merged into another. `opened` 0: founded on or after `before`. */
export function readEmployers(reader: Reader, before: string) {
  return readColumns<{ id: number; industry: Industry; status: EmployerStatus; opened: 0 | 1; duplicate: 0 | 1 }>(
    reader, { id: 'id', industry: 'industry', status: 'status', opened: 'CASE WHEN opened_on < ? THEN 1 ELSE 0 END', duplicate: 'duplicate_code' }, `FROM employers WHERE merged_into IS NULL AND uscc <> ''`, [before],
  );
}

export interface StatusRow { employer_id: number; from_at: number; old_status: EmployerStatus; new_status: EmployerStatus }

/** Changes of status after an instant, oldest first; the first one tells what held before it. `ids` null: of all employers. */
export function statusChangesAfter(reader: Reader, start: number, ids: readonly number[] | null): Promise<StatusRow[]> {
  const own = ids === null ? '' : 'AND employer_id IN (SELECT value FROM json_each(?))';
  return reader.rows(`SELECT employer_id, from_at, old_status, new_status FROM employer_status_changes WHERE from_at > ? ${own} ORDER BY employer_id, from_at`, ids === null ? [start] : [start, idList(ids)]);
}

/** Dossiers that share their code with one of the given ones, these included. */
export async function sharingCode(reader: Reader, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const rows = await reader.rows<{ id: number }>(
    `SELECT DISTINCT e.id FROM employers d JOIN employers e ON e.uscc = d.uscc AND e.merged_into IS NULL WHERE d.id IN (SELECT value FROM json_each(?)) AND d.uscc <> ''`, [idList(ids)],
  );
  return rows.map((row) => row.id);
}

export function tagsAmong(reader: Reader, tags: readonly string[]): Promise<{ employer_id: number; tag: string }[]> {
  return reader.rows('SELECT employer_id, tag FROM employer_tags WHERE tag IN (SELECT value FROM json_each(?))', [idList(tags)]);
}

/** Uninsured workers by employer at the end of one month: one run of the table, however long the history is. */
export function readInsurance(reader: Reader, month: string) {
  return readColumns<{ employer: number; uninsured: number }>(reader, { employer: 'employer_id', uninsured: 'uninsured' }, 'FROM insurance_months WHERE month = ?', [month]);
}

/** Which of some employers have an insurance month on record that is not later than `month`. */
export async function fedUntil(reader: Reader, ids: readonly number[], month: string): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const found = await readColumns<{ id: number }>(reader, { id: 'x.value' }, 'FROM json_each(?) x WHERE EXISTS (SELECT 1 FROM insurance_months i WHERE i.employer_id = x.value AND i.month <= ?)', [idList(ids), month]);
  return new Set(found.id);
}
