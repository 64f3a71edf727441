import type { TableName } from '#shared/rules/tables/types.ts';
import { read, type QueryContext } from '../../operation.ts';
import { draftOf } from '../draft/store.ts';
import type { MonthDraft } from '../draft/types.ts';
import { packOf } from '../due.ts';
import { earlierMonths, type EarlierMonths } from '../lateMonths.ts';
import type { CheckItem } from './item.ts';
import { majorChecks } from './major.ts';
import { wageChecks } from './wage.ts';

/** What was checked and counted of one table before approval. */
export function checkList({ reader, now, services }: QueryContext, draft: MonthDraft, table: TableName, earlier: EarlierMonths): Promise<CheckItem[]> {
  return table === 'wage-risk'
    ? wageChecks(reader, draft.tables[table], draft.month, now, earlier)
    : majorChecks(reader, draft.tables[table], draft.month, now, earlier, packOf(services.rulePacks, draft.month).pack);
}

export const checks = read<'reports.checks'>(async (ctx, { table, month }) => {
  const [draft, earlier] = [await draftOf(ctx.ledger, ctx.services, month), await earlierMonths(ctx, month)];
  return { items: await checkList(ctx, draft, table, earlier) };
});
