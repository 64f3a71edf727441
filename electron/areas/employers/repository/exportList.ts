import type { AlertLevel } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { EmployerRow } from './head.ts';

export type ExportedEmployer = Pick<EmployerRow, 'uscc' | 'temp_no' | 'name' | 'industry' | 'street_code' | 'unit_type' | 'address' | 'legal_rep' | 'headcount' | 'headcount_on' | 'migrant_headcount' | 'opened_on' | 'status'>
  & { id: number; street: string | null; alert_level: AlertLevel; open_arrears_fen: number; open_cases: number; tags: string | null };

/** Rows of a spreadsheet for some employers, in the order of their ids as given. */
export async function exportedEmployers(reader: Reader, ids: readonly number[]): Promise<ExportedEmployer[]> {
  const rows = await reader.rows<ExportedEmployer>(
    `SELECT e.id, e.uscc, e.temp_no, e.name, e.industry, e.street_code, s.name AS street, e.unit_type, e.address, e.legal_rep, e.headcount, e.headcount_on, e.migrant_headcount, e.opened_on, e.status,
       e.alert_level, e.open_arrears_fen, e.open_cases, (SELECT json_group_array(t.tag) FROM employer_tags t WHERE t.employer_id = e.id) AS tags
     FROM employers e LEFT JOIN streets s ON s.code = e.street_code WHERE e.id IN (SELECT value FROM json_each(?))`, [JSON.stringify(ids)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
