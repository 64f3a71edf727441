import type { OutputOf } from '#shared/contract/index.ts';
import type { AlertLevel, EmployerStatus, Industry } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';

export type EmployerLine = OutputOf<'employers.list'>['rows'][number];

interface LineRow {
  id: number; uscc: string; temp_no: string; name: string; industry: Industry; street: string; status: EmployerStatus; headcount: number | null; alert_level: AlertLevel;
  open_arrears_fen: number; open_cases: number; duplicate: number;
}

/** Lines of the named employers, in the order of the ids; ids that are not there are left out. Two queries, however many. */
export async function employerLines(reader: Reader, ids: readonly number[]): Promise<EmployerLine[]> {
  if (ids.length === 0) return [];
  const marks = ids.map(() => '?').join(', ');
  const rows = await reader.rows<LineRow>(
    `SELECT e.id, e.uscc, e.temp_no, e.name, e.industry, coalesce(nullif(s.name, ''), e.street_code) AS street, e.status, e.headcount, e.alert_level, e.open_arrears_fen, e.open_cases,
       CASE WHEN e.duplicate_code = 1 OR (e.uscc <> '' AND EXISTS (SELECT 1 FROM employers d WHERE d.uscc = e.uscc AND d.id <> e.id AND d.merged_into IS NULL)) THEN 1 ELSE 0 END AS duplicate
     FROM employers e LEFT JOIN streets s ON s.code = e.street_code WHERE e.id IN (${marks})`,
    ids,
  );
  const tags = await tagsOf(reader, ids);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (row === undefined) return [];
    return [{
      id, uscc: row.uscc, tempNo: row.temp_no, name: row.name, industry: row.industry, street: row.street, status: row.status, headcount: row.headcount, level: row.alert_level,
      openArrearsFen: row.open_arrears_fen, openCases: row.open_cases, tags: tags.get(id) ?? [], duplicateCode: row.duplicate === 1,
    }];
  });
}

/** Tags by employer, in code order. */
export async function tagsOf(reader: Reader, ids: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await reader.rows<{ employer_id: number; tag: string }>(
    `SELECT employer_id, tag FROM employer_tags WHERE employer_id IN (${ids.map(() => '?').join(', ')}) ORDER BY employer_id, tag`, ids,
  );
  const tags = new Map<number, string[]>();
  for (const { employer_id: id, tag } of rows) tags.set(id, [...(tags.get(id) ?? []), tag]);
  return tags;
}
