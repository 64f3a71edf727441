import type { EmployerStatus, Industry } from '#shared/contract/values.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';

/** The head data of one dossier as stored. Empty text means not known. */
export interface EmployerRow {
  id: number; uscc: string; temp_no: string; duplicate_code: number; name: string; industry: Industry; street_code: string; unit_type: string; address: string; legal_rep: string; phone: string;
  headcount: number | null; headcount_on: string; migrant_headcount: number | null; opened_on: string; status: EmployerStatus; merged_into: number | null; updated_at: number; row_version: number;
}

/** The columns that a person edits. */
export type HeadColumns = Pick<EmployerRow,
  'uscc' | 'name' | 'industry' | 'street_code' | 'unit_type' | 'address' | 'legal_rep' | 'phone' | 'headcount' | 'headcount_on' | 'migrant_headcount' | 'opened_on'>;

const COLUMNS = `id, uscc, temp_no, duplicate_code, name, industry, street_code, unit_type, address, legal_rep, phone, headcount, headcount_on, migrant_headcount, opened_on, status, merged_into, updated_at, row_version`;

export function employerById(reader: Reader, id: number): Promise<EmployerRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM employers WHERE id = ?`, [id]);
}

/** Dossiers with a code, merged ones left out, the one without the duplicate mark first. */
export function employersWithCode(reader: Reader, uscc: string): Promise<EmployerRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM employers WHERE uscc = ? AND uscc <> '' AND merged_into IS NULL ORDER BY duplicate_code, id`, [uscc]);
}

/** Dossiers of exactly this name, merged ones left out. */
export function employersNamed(reader: Reader, name: string): Promise<EmployerRow[]> {
  return reader.rows(`SELECT ${COLUMNS} FROM employers WHERE name = ? AND merged_into IS NULL ORDER BY id`, [name]);
}

/** Next temporary number of the district, `临-990101-000001`. Numbers are never used twice: merged dossiers keep theirs. */
export async function nextTempNo(reader: Reader, districtCode: string): Promise<string> {
  const prefix = `临-${districtCode}-`;
  const last = await reader.first<{ temp_no: string | null }>('SELECT max(temp_no) AS temp_no FROM employers WHERE temp_no >= ? AND temp_no < ?', [prefix, `${prefix}~`]);
  return `${prefix}${String(Number((last?.temp_no ?? '').slice(prefix.length) || '0') + 1).padStart(6, '0')}`;
}

export function insertEmployer(w: Writer, row: Readonly<Record<string, Value>>): Promise<number> {
  return w.insert('employers', row);
}

/** Changes a dossier and counts its version up. The caller has compared the version inside the same transaction. */
export async function updateEmployer(w: Writer, id: number, set: Readonly<Record<string, Value>>, now: number): Promise<void> {
  const columns = Object.keys(set);
  await w.run(`UPDATE employers SET ${[...columns.map((column) => `${column} = ?`), 'updated_at = ?', 'row_version = row_version + 1'].join(', ')} WHERE id = ?`, [...Object.values(set), now, id]);
}

/** A head-count report of a day; a later word on the same day takes the place of the earlier one, which is handed back. */
export async function putHeadcount(w: Writer, report: { employerId: number; day: string; headcount: number; migrant: number | null; source: string }): Promise<{ headcount: number; migrant: number | null } | undefined> {
  const before = await w.first<{ headcount: number; migrant: number | null }>('SELECT headcount, migrant FROM headcounts WHERE employer_id = ? AND day = ?', [report.employerId, report.day]);
  await w.run(
    `INSERT INTO headcounts (employer_id, day, headcount, migrant, source) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (employer_id, day) DO UPDATE SET headcount = excluded.headcount, migrant = excluded.migrant, source = excluded.source, batch_id = NULL`,
    [report.employerId, report.day, report.headcount, report.migrant, report.source],
  );
  return before;
}

/** From now on a dossier has another status. Two changes of one instant are one. */
export async function addStatusChange(w: Writer, employerId: number, at: number, from: EmployerStatus, to: EmployerStatus): Promise<void> {
  await w.run(
    `INSERT INTO employer_status_changes (employer_id, from_at, old_status, new_status) VALUES (?, ?, ?, ?) ON CONFLICT (employer_id, from_at) DO UPDATE SET new_status = excluded.new_status`,
    [employerId, at, from, to],
  );
}

/** Once only one unmerged dossier has a code, its duplicate mark (quality code C) goes. */
export async function settleDuplicateMark(w: Writer, uscc: string, now: number): Promise<void> {
  const [only, second] = await employersWithCode(w, uscc);
  if (only !== undefined && second === undefined && only.duplicate_code === 1) await updateEmployer(w, only.id, { duplicate_code: 0 }, now);
}

export async function addTags(w: Writer, employerId: number, tags: readonly string[]): Promise<void> {
  for (const tag of tags) await w.run('INSERT INTO employer_tags (employer_id, tag) VALUES (?, ?) ON CONFLICT DO NOTHING', [employerId, tag]);
}

/** The dossier that has a temporary number; one that was merged away is not meant any more. */
export function employerByTempNo(reader: Reader, tempNo: string): Promise<EmployerRow | undefined> {
  return reader.first(`SELECT ${COLUMNS} FROM employers WHERE temp_no = ? AND temp_no <> '' AND merged_into IS NULL`, [tempNo]);
}
