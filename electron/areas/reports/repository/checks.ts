import type { TableName } from '#shared/rules/tables/types.ts';
import type { Reader } from '#electron/ledger/access.ts';

/** Payments of a table's cases dated at or after the month's end: they belong to a later month. */
export async function laterPayments(reader: Reader, table: TableName, start: number, end: number): Promise<{ n: number; fen: number }> {
  const [join, where, bindings] = table === 'wage-risk'
    ? ['', 'c.is_arrears = 1 AND c.filed_at < ? AND (c.closed_at IS NULL OR c.closed_at >= ?)', [end, end]] as const
    : ['JOIN major_cases m ON m.case_id = c.id', 'm.t0 < ? AND (c.closed_at IS NULL OR c.closed_at >= ?)', [end, start]] as const;
  const row = await reader.first<{ n: number; fen: number | null }>(`SELECT count(*) AS n, sum(p.fen) AS fen FROM cases c ${join} JOIN payments p ON p.case_id = c.id WHERE p.kind = 'wage' AND p.paid_at >= ? AND ${where}`, [end, ...bindings]);
  return { n: row?.n ?? 0, fen: row?.fen ?? 0 };
}

/** Rows of imports that wait for their employer, account or case, by kind. */
export function waitingByKind(reader: Reader): Promise<{ kind: string; n: number }[]> {
  return reader.rows('SELECT kind, count(*) AS n FROM import_waiting GROUP BY kind ORDER BY kind');
}

export interface CodelessRow { name: string; uscc: string; unit_type: string; legal_rep: string; temp_no: string }

/** Working employers without a code: no table can name them. */
export async function withoutCode(reader: Reader, most: number): Promise<{ n: number; rows: CodelessRow[] }> {
  const where = `uscc = '' AND merged_into IS NULL AND status = 'active'`;
  const counted = await reader.first<{ n: number }>(`SELECT count(*) AS n FROM employers WHERE ${where}`);
  return { n: counted?.n ?? 0, rows: await reader.rows<CodelessRow>(`SELECT name, uscc, unit_type, legal_rep, temp_no FROM employers WHERE ${where} ORDER BY id LIMIT ?`, [most]) };
}

/** Cases open at `end` whose figures reach a limit of plan 5.1 and that nobody has started as major ones before it. */
export function notStarted(reader: Reader, end: number, limits: { headcount: number; amountFen: number }): Promise<{ case_no: string; headcount: number | null; verified_fen: number | null }[]> {
  return reader.rows(
    `SELECT c.case_no, c.headcount, c.verified_fen FROM cases c LEFT JOIN major_cases m ON m.case_id = c.id
     WHERE c.filed_at < ? AND (c.closed_at IS NULL OR c.closed_at >= ?) AND (m.case_id IS NULL OR m.t0 >= ?) AND (c.headcount >= ? OR c.verified_fen >= ?) ORDER BY c.filed_at, c.id`,
    [end, end, end, limits.headcount, limits.amountFen],
  );
}

/** Months before `before` that are frozen, newest first, whatever table. */
export async function frozenMonthsBefore(reader: Reader, before: string, most: number): Promise<string[]> {
  return (await reader.rows<{ month: string }>('SELECT DISTINCT month FROM report_revisions WHERE month < ? ORDER BY month DESC LIMIT ?', [before, most])).map((row) => row.month);
}

/** Months for which something is on record, newest first: insurance and wages by their indexes, not by their rows. */
export async function monthsWithData(reader: Reader, most: number): Promise<string[]> {
  const runs = (table: string): string => `WITH RECURSIVE m(v, n) AS (SELECT (SELECT max(month) FROM ${table}), 1 UNION ALL SELECT (SELECT max(x.month) FROM ${table} x WHERE x.month < m.v), m.n + 1 FROM m WHERE m.v IS NOT NULL AND m.n < ?)
    SELECT v AS month FROM m WHERE v IS NOT NULL`;
  const found = await Promise.all(['insurance_months', 'payroll_months'].map((table) => reader.rows<{ month: string }>(runs(table), [most])));
  return [...new Set(found.flat().map((row) => row.month))].sort().reverse().slice(0, most);
}

export async function allFrozenMonths(reader: Reader): Promise<string[]> {
  return (await reader.rows<{ month: string }>('SELECT DISTINCT month FROM report_revisions ORDER BY month DESC')).map((row) => row.month);
}
