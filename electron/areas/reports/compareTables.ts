import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { addedRows, changedCells } from '#shared/rules/tables/compare.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { addMonths } from '#shared/rules/time.ts';
import { read } from '../operation.ts';
import { countingVersion, versionOf, versionWord, type TableVersion } from './versions.ts';
import { frozenTable, latestFrozen } from './frozen.ts';

type Compared = OutputOf<'reports.compare'>;

/** Columns that differ from month to month by themselves. */
const OF_ITS_MONTH: ReadonlySet<string> = new Set(['W01', 'W02', 'P01']);

/**
 * A table beside another version: the month before (what counts for it), the latest revision of its month, or the one that a revision superseded.
 * Changed cells are those of rows that stand in both; rows that came and went have lists of their own.
 */
export const compare = read<'reports.compare'>(async (ctx, { table, month, with: against, revision }): Promise<Compared> => {
  const right = await versionOf(ctx, table, month, revision);
  if (against === 'previous-month') {
    const previous = addMonths(month, -1);
    const left = await countingVersion(ctx, table, previous);
    const found = differences(table, left, right);
    return { ...found, left: versionWord(previous, left), right: versionWord(month, right), cells: found.cells.filter(({ column }) => !OF_ITS_MONTH.has(column)) };
  }
  const earlier = against === 'superseded' && revision !== null ? (await frozenTable(ctx.reader, table, month, revision)).head.supersedes : (await latestFrozen(ctx.reader, table, month))?.head.revision ?? null;
  if (earlier === null) throw refuse('reports.nothingToCompare', { what: `${month} ${TABLE_WORD[table]}${against === 'superseded' ? '是第一版' : '还没有批准过'}` });
  const left = await versionOf(ctx, table, month, earlier);
  return { ...differences(table, left, right), left: versionWord(month, left), right: versionWord(month, right) };
});

function differences(table: 'wage-risk' | 'major-cases', left: TableVersion, right: TableVersion): Pick<Compared, 'cells' | 'added' | 'removed' | 'levels'> {
  const added = new Set(addedRows(left.exact, right.exact));
  const removed = new Set(addedRows(right.exact, left.exact));
  const names = new Map([...left.links, ...right.links].map(({ key, name }) => [key, name]));
  const named = (keys: ReadonlySet<string>) => [...keys].map((key) => ({ key, name: names.get(key) ?? '' }));
  const before = new Map(left.links.map((link) => [link.key, link.level]));
  return {
    cells: changedCells(left.exact, right.exact).filter(({ row }) => !added.has(row) && !removed.has(row)),
    added: named(added), removed: named(removed),
    levels: table === 'major-cases' ? [] : right.links.flatMap(({ key, name, level }) => {
      const old = before.get(key);
      return old === undefined || old === level ? [] : [{ key, name, old, new: level }];
    }),
  };
}
