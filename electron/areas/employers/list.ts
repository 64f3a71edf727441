import type { EmployerStatus, Industry, AlertLevel } from '#shared/contract/values.ts';
import { dayStart, monthOf } from '#shared/rules/time.ts';
import { read } from '#electron/areas/operation.ts';
import { remembered } from './listCache.ts';
import type { EmployerFilter } from './repository/filter.ts';
import { employerLines } from './repository/lines.ts';
import { countCube, filteredIds, headCounts, streetNames, tagCounts, type CubeCell } from './repository/list.ts';

/** A slice of the filtered list with its total. */
export const list = read<'employers.list'>(async ({ reader, ledger }, { filter, sort, descending, offset, limit }) => {
  const ids = await remembered(ledger, ['ids', filter, sort, descending], () => filteredIds(reader, filter, sort, descending));
  return { total: ids.length, offset, rows: await employerLines(reader, ids.slice(offset, offset + limit)) };
});

/** Figures of the page head and of each filter: how many there would be if that filter alone were changed. */
export const counts = read<'employers.counts'>(async ({ reader, ledger, now }, { filter }) => {
  const monthStart = dayStart(`${monthOf(now)}-01`);
  return remembered(ledger, ['counts', filter, monthStart], async () => {
    const [head, cube, tags, names] = await Promise.all([headCounts(reader, monthStart), countCube(reader, filter), tagCounts(reader, filter), streetNames(reader)]);
    const streets = summed(cube.filter((cell) => fits(cell, { ...filter, streets: [] })), (cell) => cell.street);
    const levels = summed(cube.filter((cell) => fits(cell, { ...filter, levels: [] })), (cell) => cell.level);
    return {
      all: head.all, active: head.active, changedThisMonth: head.changed,
      levels: { red: levels.get('red') ?? 0, orange: levels.get('orange') ?? 0, yellow: levels.get('yellow') ?? 0, unknown: levels.get('unknown') ?? 0, none: levels.get('none') ?? 0 },
      streets: [...streets].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, count]) => ({ code, name: names.get(code) ?? code, count })),
      tags,
    };
  });
});

interface Dimensions { readonly street: string; readonly level: AlertLevel; readonly industry: Industry; readonly status: EmployerStatus }

function fits(cell: Dimensions, filter: EmployerFilter): boolean {
  const allows = <T>(values: readonly T[], value: T): boolean => values.length === 0 || values.includes(value);
  return allows(filter.streets, cell.street) && allows(filter.levels, cell.level) && allows(filter.industries, cell.industry) && allows(filter.statuses, cell.status);
}

function summed(cells: readonly CubeCell[], by: (cell: CubeCell) => string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(by(cell), (sums.get(by(cell)) ?? 0) + cell.n);
  return sums;
}
