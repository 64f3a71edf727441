import { month as monthShape, tableName } from '#shared/contract/values.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import { oneOf, UsageError, type Arguments } from './usage.ts';

/** `--month YYYY-MM`. */
export function monthOf(args: Arguments): string {
  const month = monthShape.safeParse(args.need('month'));
  if (!month.success) throw new UsageError('--month 应为 YYYY-MM，例如 2025-03');
  return month.data;
}

/** `--table`, or both. */
export function tablesOf(args: Arguments): TableName[] {
  const table = args.value('table');
  return table === undefined ? ['wage-risk', 'major-cases'] : [oneOf('--table', table, tableName.options)];
}
