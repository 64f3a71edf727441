import type { Reader } from '#electron/ledger/access.ts';
import type { Value } from '#electron/ledger/driver.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './cases.ts';

export interface CaseFilter {
  readonly patterns: readonly string[]; readonly open: 'open' | 'closed' | 'all'; readonly majorOnly: boolean; readonly proposedOnly: boolean; readonly employerId: number | null;
}

/** Figures from which on a case is to be started as a major one (rules major.headcount and major.amountFen). */
export interface MajorLimits { readonly headcount: number; readonly amountFen: number }

const PROPOSED = 'm.case_id IS NULL AND c.closed_at IS NULL AND (c.headcount >= :headcount OR c.verified_fen >= :amount)';
const PAID = `coalesce((SELECT sum(p.fen) FROM payments p WHERE p.case_id = c.id AND p.kind = 'wage' AND p.paid_at <= :now), 0)`;

interface Where { sql: string; bindings: Record<string, Value> }

/** Text and employer only; the head figures are reckoned over these. */
function broad(filter: CaseFilter): Where {
  const parts = filter.patterns.map((_, i) => `(c.case_no LIKE :t${i} ESCAPE '\\' OR e.name LIKE :t${i} ESCAPE '\\' OR e.initials LIKE :t${i} ESCAPE '\\' OR e.pinyin LIKE :t${i} ESCAPE '\\' OR e.uscc LIKE :t${i} ESCAPE '\\' OR c.cause LIKE :t${i} ESCAPE '\\' OR c.handler LIKE :t${i} ESCAPE '\\')`);
  if (filter.employerId !== null) parts.push('c.employer_id = :employerId');
  return {
    sql: parts.length === 0 ? '1 = 1' : parts.join(' AND '),
    bindings: { ...Object.fromEntries(filter.patterns.map((pattern, i) => [`t${i}`, pattern])), ...(filter.employerId === null ? {} : { employerId: filter.employerId }) },
  };
}

function narrow(filter: CaseFilter, limits: MajorLimits): Where {
  const where = broad(filter);
  const parts = [where.sql];
  if (filter.open !== 'all') parts.push(filter.open === 'open' ? 'c.closed_at IS NULL' : 'c.closed_at IS NOT NULL');
  if (filter.majorOnly) parts.push('m.case_id IS NOT NULL');
  if (filter.proposedOnly) parts.push(PROPOSED);
  return { sql: parts.join(' AND '), bindings: { ...where.bindings, ...(filter.proposedOnly ? { headcount: limits.headcount, amount: limits.amountFen } : {}) } };
}

export async function caseRows(reader: Reader, filter: CaseFilter, limits: MajorLimits, page: { now: number; offset: number; limit: number }): Promise<{ total: number; rows: CaseRow[] }> {
  const where = narrow(filter, limits);
  const [counted, rows] = await Promise.all([
    reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${CASE_FROM} WHERE ${where.sql}`, where.bindings),
    reader.rows<CaseRow>(
      `SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE ${where.sql} ORDER BY CASE WHEN c.closed_at IS NULL THEN 0 ELSE 1 END, c.filed_at DESC, c.id DESC LIMIT :limit OFFSET :offset`,
      { ...where.bindings, now: page.now, limit: page.limit, offset: page.offset },
    ),
  ]);
  return { total: counted?.n ?? 0, rows };
}

/** Open cases of a text and employer: how many, what they still owe, and how many of them are to be started as major ones. */
export async function headFigures(reader: Reader, filter: CaseFilter, limits: MajorLimits, now: number): Promise<{ open: number; unpaid: number; proposed: number }> {
  const where = broad(filter);
  const row = await reader.first<{ open: number; unpaid: number | null; proposed: number | null }>(
    `SELECT count(*) AS open, sum(CASE WHEN x.is_arrears = 1 AND x.verified_fen > x.paid THEN x.verified_fen - x.paid ELSE 0 END) AS unpaid, sum(x.proposed) AS proposed
     FROM (SELECT c.is_arrears, c.verified_fen, ${PAID} AS paid, CASE WHEN ${PROPOSED} THEN 1 ELSE 0 END AS proposed FROM ${CASE_FROM} WHERE c.closed_at IS NULL AND ${where.sql}) AS x`,
    { ...where.bindings, now, headcount: limits.headcount, amount: limits.amountFen },
  );
  return { open: row?.open ?? 0, unpaid: row?.unpaid ?? 0, proposed: row?.proposed ?? 0 };
}

/** Cases by id, in no order. */
export async function casesById(reader: Reader, ids: readonly number[], now: number): Promise<Map<number, CaseRow>> {
  const rows = await reader.rows<CaseRow>(`SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.id IN (SELECT value FROM json_each(:ids))`, { ids: JSON.stringify(ids), now });
  return new Map(rows.map((row) => [row.id, row]));
}

export function openCasesByHandler(reader: Reader): Promise<{ handler: string; open: number }[]> {
  return reader.rows(`SELECT handler, count(*) AS open FROM cases WHERE closed_at IS NULL AND handler <> '' GROUP BY handler`);
}

export async function caseNumberById(reader: Reader, id: number): Promise<string | undefined> {
  return (await reader.first<{ case_no: string }>('SELECT case_no FROM cases WHERE id = ?', [id]))?.case_no;
}
