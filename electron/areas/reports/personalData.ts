import { checkCitizenNumber } from '#shared/rules/identifiers/citizen.ts';
import type { AnyTable } from '#shared/rules/tables/compare.ts';
import { columnHead } from '#shared/rules/tables/columns.ts';
import type { TableName } from '#shared/rules/tables/types.ts';

/** Columns whose values are codes of the house and can only look like a person's. */
const CODES: ReadonlySet<string> = new Set(['W03', 'P03', 'W06']);

/**
 * Looks for natural persons' data in the texts of a table (domain tables 1.1.1): citizen numbers, mobile numbers, account or card numbers. Gives where each
 * stands, never the value. A safety net: no column is made for such data, but names and case numbers come from other offices' lists.
 */
export function personalData(table: TableName, found: AnyTable, today: string): string[] {
  return found.rows.flatMap((row, index) => Object.entries(row).flatMap(([column, value]) => {
    if (typeof value !== 'string' || CODES.has(column)) return [];
    const what = kindIn(value, today);
    return what === null ? [] : [`第 ${index + 1} 行 ${columnHead(table, column)}：${what}`];
  }));
}

function kindIn(text: string, today: string): string | null {
  const runs = text.match(/[0-9]{11,}[0-9Xx]?/g) ?? [];
  for (const run of runs) {
    if (run.length >= 18 && checkCitizenNumber(run.slice(0, 18), today).valid) return '公民身份号码';
    if (/^1[3-9][0-9]{9}$/.test(run)) return '手机号码';
    if (/^[0-9]{16,19}$/.test(run)) return '账号或卡号';
  }
  return null;
}
