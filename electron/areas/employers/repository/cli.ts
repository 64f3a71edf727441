import type { Reader } from '#electron/ledger/access.ts';
import type { EmployerRow } from './head.ts';

export type ListedEmployer = Omit<EmployerRow, 'phone' | 'legal_rep'> & { alert_level: string; open_arrears_fen: number; open_cases: number; tags: string | null };

export function allEmployers(reader: Reader): Promise<ListedEmployer[]> {
  return reader.rows(
    `SELECT e.id, e.uscc, e.temp_no, e.duplicate_code, e.name, e.industry, e.street_code, e.unit_type, e.address, e.headcount, e.headcount_on, e.migrant_headcount, e.opened_on, e.status, e.merged_into, e.updated_at,
       e.row_version, e.alert_level, e.open_arrears_fen, e.open_cases, t.tags
     FROM employers e LEFT JOIN (SELECT employer_id, json_group_array(tag) AS tags FROM employer_tags GROUP BY employer_id) AS t ON t.employer_id = e.id
     WHERE e.merged_into IS NULL ORDER BY CASE WHEN e.uscc = '' THEN 1 ELSE 0 END, e.uscc, e.temp_no, e.id`,
  );
}

/** Dossier of a code or temporary number, one that is not merged first. */
export async function idOfCode(reader: Reader, code: string, tempNo: string): Promise<number | null> {
  const found = await reader.first<{ id: number }>(
    `SELECT id FROM employers WHERE (uscc = ? AND uscc <> '') OR (temp_no = ? AND temp_no <> '') ORDER BY CASE WHEN merged_into IS NULL THEN 0 ELSE 1 END, duplicate_code, id LIMIT 1`, [code, tempNo],
  );
  return found?.id ?? null;
}
