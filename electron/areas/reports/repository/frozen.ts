import type { AlertLevel, TableName } from '#shared/rules/tables/types.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readColumns } from './columns.ts';

/** The version of a month that counts: the latest one. */
export interface LatestRevision { readonly id: number; readonly month: string; readonly revision: number }

/** Latest revisions of the months before `before` (empty: of all), newest month first. */
export function latestRevisions(reader: Reader, table: TableName, before: string): Promise<LatestRevision[]> {
  return reader.rows(
    `SELECT v.id, v.month, v.revision FROM report_revisions v WHERE v.table_name = :table AND (:before = '' OR v.month < :before)
       AND v.revision = (SELECT max(x.revision) FROM report_revisions x WHERE x.table_name = v.table_name AND x.month = v.month) ORDER BY v.month DESC`, { table, before },
  );
}

/** Employer, level and W18 of the rows of a frozen wage-risk table. */
export function frozenLevels(reader: Reader, revisionId: number) {
  return readColumns<{ employer: number; level: AlertLevel; run: number }>(reader, { employer: 'employer_id', level: 'level', run: 'run' }, 'FROM report_rows WHERE revision_id = ? AND employer_id IS NOT NULL', [revisionId]);
}
