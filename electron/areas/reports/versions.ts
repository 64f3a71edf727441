import type { AnyTable } from '#shared/rules/tables/compare.ts';
import type { TableName } from '#shared/rules/tables/types.ts';
import type { QueryContext } from '../operation.ts';
import { draftOf } from './draft/store.ts';
import type { RowLink } from './draft/types.ts';
import { frozenTable, latestFrozen } from './frozen.ts';

/** One version of a table: the draft of a month or one of its frozen revisions. */
export interface TableVersion {
  readonly exact: AnyTable;
  readonly links: readonly RowLink[];
  /** null for a draft. */
  readonly revision: number | null;
  /** Is, or still equals, a frozen revision. */
  readonly frozen: boolean;
  /** null for a draft. */
  readonly revisionId: number | null;
}

type Parts = Pick<QueryContext, 'reader' | 'ledger' | 'services'>;

/** The given revision, or the draft where `revision` is null. */
export async function versionOf({ reader, ledger, services }: Parts, table: TableName, month: string, revision: number | null): Promise<TableVersion> {
  if (revision !== null) {
    const { head, exact, links } = await frozenTable(reader, table, month, revision);
    return { exact, links, revision, frozen: true, revisionId: head.id };
  }
  const { exact, links, digest } = (await draftOf(ledger, services, month)).tables[table];
  return { exact, links, revision: null, frozen: (await latestFrozen(reader, table, month))?.contentDigest === digest, revisionId: null };
}

/** What counts for a month: its latest revision, else its draft. */
export async function countingVersion(ctx: Parts, table: TableName, month: string): Promise<TableVersion> {
  const latest = await latestFrozen(ctx.reader, table, month);
  return versionOf(ctx, table, month, latest?.head.revision ?? null);
}

export const versionWord = (month: string, { revision }: TableVersion): string => (revision === null ? `${month} 草稿` : `${month} V${revision}`);
