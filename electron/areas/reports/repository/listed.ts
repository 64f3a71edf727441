import type { Industry } from '#shared/contract/values.ts';
import type { HeadcountReport } from '#shared/rules/tables/headcount.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { idList } from './columns.ts';

export interface HeadRow { id: number; uscc: string; name: string; street_code: string; unit_type: string; legal_rep: string; industry: Industry; created_at: number }

/** What a row prints about its employer. */
export async function headsOf(reader: Reader, ids: readonly number[]): Promise<Map<number, HeadRow>> {
  const rows = await reader.rows<HeadRow>('SELECT id, uscc, name, street_code, unit_type, legal_rep, industry, created_at FROM employers WHERE id IN (SELECT value FROM json_each(?))', [idList(ids)]);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Head-count reports in [from, before), by employer. */
export async function headcountsOf(reader: Reader, ids: readonly number[], from: string, before: string): Promise<Map<number, HeadcountReport[]>> {
  const rows = await reader.rows<HeadcountReport & { employer_id: number }>(
    'SELECT h.employer_id, h.day, h.headcount FROM json_each(?) x JOIN headcounts h ON h.employer_id = x.value WHERE h.day >= ? AND h.day < ?', [idList(ids), from, before],
  );
  const byEmployer = new Map<number, HeadcountReport[]>();
  for (const row of rows) byEmployer.set(row.employer_id, [...(byEmployer.get(row.employer_id) ?? []), row]);
  return byEmployer;
}

/** Where dossiers have gone that were merged into another, followed to the last. */
export async function mergedInto(reader: Reader): Promise<Map<number, number>> {
  const rows = await reader.rows<{ id: number; merged_into: number }>('SELECT id, merged_into FROM employers WHERE merged_into IS NOT NULL');
  const next = new Map(rows.map((row) => [row.id, row.merged_into]));
  const last = (id: number): number => {
    let at = id;
    for (let steps = 0; steps <= next.size; steps += 1) at = next.get(at) ?? at;
    return at;
  };
  return new Map(rows.map((row) => [row.id, last(row.id)]));
}
