import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { MAJOR_COLUMNS, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import { keyedRows, type CellValue } from '#shared/rules/tables/compare.ts';
import { explainMajor } from '#shared/rules/tables/explainMajor.ts';
import { explainWage } from '#shared/rules/tables/explainWage.ts';
import type { MajorCaseFacts, MajorRow, TableName, WageEmployerFacts, WageRow } from '#shared/rules/tables/types.ts';
import { read, type QueryContext } from '../../operation.ts';
import { packOf } from '../due.ts';
import { factsBehind, frozenFacts, type RowFacts } from '../facts.ts';
import { versionOf, type TableVersion } from '../versions.ts';
import { cellHistory } from './history.ts';
import { explainTotal, isTotalRow } from './total.ts';

type Explanation = OutputOf<'reports.explain'>;

/**
 * How one cell came about. A draft is explained from the ledger as it stands, a frozen revision from what was known when it was frozen: the facts are
 * kept with it, so that the arithmetic never contradicts the paper.
 */
export const explain = read<'reports.explain'>(async (ctx, { table, month, revision, row, column }): Promise<Explanation> => {
  const version = await versionOf(ctx, table, month, revision);
  const { pack, name: rulePack } = packOf(ctx.services.rulePacks, month);
  if (isTotalRow(row)) return { ...explainTotal(table, month, version, row, column, pack), rulePack, history: [] };
  const cells = keyedRows(version.exact).get(row);
  const link = version.links.find(({ key }) => key === row);
  if (cells === undefined || link === undefined) throw refuse('reports.noRow', { row });
  if (!Object.hasOwn(cells, column)) throw refuse('reports.noColumn', { column });
  const facts = await factsOf(ctx, table, month, version, row);
  const why = facts === undefined ? { ...titleOf(table, column), records: [], arithmetic: [], clause: '' }
    : table === 'wage-risk' ? explainWage(month, facts as WageEmployerFacts, pack, column as keyof WageRow) : explainMajor(month, facts as MajorCaseFacts, pack, column as keyof MajorRow);
  const value: CellValue = cells[column] ?? null;
  return { ...why, value, subject: table === 'wage-risk' ? link.name : `${row}　${link.name}`, rulePack, history: await cellHistory(ctx, table, month, version, link, column, value) };
});

async function factsOf({ reader }: QueryContext, table: TableName, month: string, { revisionId, links }: TableVersion, row: string): Promise<RowFacts | undefined> {
  if (revisionId !== null) return frozenFacts(reader, revisionId, row);
  return (await factsBehind(reader, table, month, links.filter(({ key }) => key === row))).get(row);
}

function titleOf(table: TableName, column: string): { column: string; title: string } {
  const columns: readonly { id: string; head: string }[] = table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS;
  return { column, title: columns.find(({ id }) => id === column)?.head ?? column };
}
