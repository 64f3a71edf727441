import { PAYLOAD_SCHEMA, type TablePayload } from '#shared/city/payload.ts';
import { changedCells, type ChangedCell } from '#shared/rules/tables/compare.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import { isoInstant, monthWindow } from '#shared/rules/time.ts';
import type { LedgerMeta } from '#electron/ledger/meta.ts';
import type { MonthDraft, TableDraft } from './draft/types.ts';
import { totalsOf } from './draft/types.ts';
import type { FrozenTable } from './frozen.ts';

/** Who stands under a revision, as the city sees it: post and staff number. */
export interface Signatories { readonly preparedBy: string; readonly approvedBy: string }
export interface Correction { readonly of: FrozenTable; readonly reasonCode: NonNullable<TablePayload['reasonCode']> }

/**
 * What the city gets of one revision (openapi.yaml, TablePayload). It holds no time of approval and no name: the same inputs, pack and officers
 * give the same bytes.
 */
export function payloadOf(meta: LedgerMeta, draft: MonthDraft, table: TableDraft, correction: Correction | null, by: Signatories): { payload: TablePayload; changes: ChangedCell[] } {
  const revision = (correction?.of.head.revision ?? 0) + 1;
  const changes = correction === null ? [] : changedCells(correction.of.exact, table.exact);
  return {
    changes,
    payload: {
      schema: PAYLOAD_SCHEMA, districtCode: meta.districtCode, districtName: meta.districtName, table: table.table, month: draft.month, revision, serial: tableSerial(meta.districtCode, table.table, draft.month, revision),
      ...(correction === null ? {} : { supersedes: correction.of.head.revision, reasonCode: correction.reasonCode, changes }),
      asOf: isoInstant(monthWindow(draft.month).end), rows: table.exact.rows.map((row) => ({ ...row })), totals: totalsOf(table.exact) as TablePayload['totals'], rulePack: draft.rulePack, ...by,
    },
  };
}
