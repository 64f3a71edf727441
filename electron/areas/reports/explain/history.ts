import type { OutputOf } from '#shared/contract/index.ts';
import type { AnyTable, CellValue } from '#shared/rules/tables/compare.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import type { QueryContext } from '../../operation.ts';
import type { RowLink } from '../draft/types.ts';
import { latestFrozen } from '../frozen.ts';
import { frozenMonthsBefore } from '../repository/checks.ts';
import type { TableVersion } from '../versions.ts';

type Past = OutputOf<'reports.explain'>['history'];

/** Frozen months before the one that is shown; the parsed tables of as many are kept in memory. */
const MONTHS_BACK = 5;

/** The same cell in the frozen months before and in this one, oldest first. A month in which the employer or case did not stand is left out. */
export async function cellHistory({ reader }: QueryContext, table: TableName, month: string, { frozen: isFrozen }: TableVersion, link: RowLink, column: string, value: CellValue): Promise<Past> {
  const past: Past = [];
  for (const earlier of await frozenMonthsBefore(reader, month, MONTHS_BACK)) {
    const frozen = await latestFrozen(reader, table, earlier);
    const index = frozen?.links.findIndex((one) => sameSubject(one, link)) ?? -1;
    if (frozen === undefined || index === -1) continue;
    past.unshift({ month: earlier, value: cellOf(frozen.exact, index, column), frozen: true });
  }
  return [...past, { month, value, frozen: isFrozen }];
}

/** The same employer whatever its code or name was then, or the same case. */
function sameSubject(one: RowLink, other: RowLink): boolean {
  return other.caseId === null ? one.employerId !== null && one.employerId === other.employerId : one.caseId === other.caseId;
}

function cellOf(table: AnyTable, index: number, column: string): CellValue {
  const row: Readonly<Record<string, CellValue>> = { ...table.rows[index] };
  return row[column] ?? null;
}
