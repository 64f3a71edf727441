import type { AlertLevel, EmployerStatus, Industry } from '#shared/contract/values.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { orderOf, whereOf, type EmployerFilter, type EmployerSort } from './filter.ts';

/** Ids of all employers that a filter holds, in order. They come as one text: a hundred thousand row objects would cost more than the query. */
export async function filteredIds(reader: Reader, filter: EmployerFilter, sort: EmployerSort, descending: boolean): Promise<number[]> {
  const where = whereOf(filter);
  const found = await reader.first<{ ids: string }>(
    `SELECT json_group_array(id) AS ids FROM (SELECT e.id AS id FROM employers e WHERE ${where.sql} ORDER BY ${orderOf(sort, descending)})`, where.bindings,
  );
  return JSON.parse(found?.ids ?? '[]') as number[];
}

/** How many employers stand in one combination of street, level, industry and status. */
export interface CubeCell { street: string; level: AlertLevel; industry: Industry; status: EmployerStatus; n: number }

/** The employers of a filter (without its streets, levels, industries and statuses) counted by just these. */
export async function countCube(reader: Reader, filter: EmployerFilter): Promise<CubeCell[]> {
  const where = whereOf({ ...filter, streets: [], levels: [], industries: [], statuses: [] });
  return reader.rows<CubeCell>(
    `SELECT e.street_code AS street, e.alert_level AS level, e.industry AS industry, e.status AS status, count(*) AS n
     FROM employers e WHERE ${where.sql} GROUP BY e.street_code, e.alert_level, e.industry, e.status`,
    where.bindings,
  );
}

/** Tags among the employers of a filter (without its tags), most frequent first. */
export async function tagCounts(reader: Reader, filter: EmployerFilter): Promise<{ tag: string; count: number }[]> {
  const where = whereOf({ ...filter, tags: [] });
  return reader.rows(
    `SELECT t.tag AS tag, count(*) AS count FROM employer_tags t JOIN employers e ON e.id = t.employer_id WHERE ${where.sql} GROUP BY t.tag ORDER BY count(*) DESC, t.tag LIMIT 200`, where.bindings,
  );
}

/** The whole ledger's head figures, whatever the filter. */
export async function headCounts(reader: Reader, changedSince: number): Promise<{ all: number; active: number; changed: number }> {
  const row = await reader.first<{ n: number; active: number | null; changed: number | null }>(
    `SELECT count(*) AS n, sum(CASE WHEN status = 'active' THEN 1 ELSE 0 END) AS active, sum(CASE WHEN updated_at >= ? THEN 1 ELSE 0 END) AS changed FROM employers WHERE merged_into IS NULL`,
    [changedSince],
  );
  return { all: row?.n ?? 0, active: row?.active ?? 0, changed: row?.changed ?? 0 };
}

export async function streetNames(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.rows<{ code: string; name: string }>('SELECT code, name FROM streets');
  return new Map(rows.map((row) => [row.code, row.name]));
}
