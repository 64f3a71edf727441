import type { ArgsOf, OutputOf } from '#shared/contract/index.ts';
import { hiddenCells } from '#shared/rules/tables/hidden.ts';
import type { AnyTable } from '#shared/rules/tables/compare.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import type { Edition, TableName } from '#shared/rules/tables/types.ts';
import { monthWindow } from '#shared/rules/time.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { read, type QueryContext } from '../operation.ts';
import { draftOf } from './draft/store.ts';
import { totalsOf, type RowLink } from './draft/types.ts';
import { dueOf, packOf, packWord } from './due.ts';
import { frozenTable } from './frozen.ts';
import { stateOf } from './states.ts';

type View = OutputOf<'reports.table'>;

/** One table, draft or frozen, in one edition. */
export function tableViewOf(ctx: QueryContext, { table: name, month, edition, revision }: ArgsOf<'reports.table'>): Promise<View> {
  return revision === null ? draftView(ctx, name, month, edition) : frozenView(ctx, name, month, edition, revision);
}

export const table = read<'reports.table'>(tableViewOf);

async function draftView(ctx: QueryContext, name: TableName, month: string, edition: Edition): Promise<View> {
  const { reader, ledger, services } = ctx;
  const draft = await draftOf(ledger, services, month);
  const [{ draft: own, waiting, stale, returned, state, next }, meta] = [await stateOf(reader, draft, name), await readMeta(reader)];
  return {
    ...common(name, month, edition, own.exact, own.publicEdition, own.links), ...dueOf(services.rulePacks, month), source: 'draft', revision: next, serial: tableSerial(meta.districtCode, name, month, next),
    rulePack: draft.rulePackTitle, rulePackExpired: draft.rulePackExpired, digest: own.digest, preparedBy: waiting === undefined ? '' : checkedBy(waiting.staff_no), approvedBy: '', state,
    submitted: waiting === undefined ? null : { at: waiting.at, staffNo: waiting.staff_no, stale },
    returned: returned === undefined ? null : { at: returned.returned_at ?? returned.at, staffNo: returned.returned_by, reason: returned.return_reason },
  };
}

async function frozenView({ reader, services }: QueryContext, name: TableName, month: string, edition: Edition, revision: number): Promise<View> {
  const { head, exact, publicEdition, links } = await frozenTable(reader, name, month, revision);
  return {
    ...common(name, month, edition, exact, publicEdition, links), ...dueOf(services.rulePacks, month), source: 'revision', revision, serial: head.serial, rulePack: packWord(services.rulePacks, month, head.rule_pack),
    rulePackExpired: packOf(services.rulePacks, month).expired, digest: head.payload_sha256, preparedBy: head.prepared_by, approvedBy: head.approved_by, state: 'approved', submitted: null, returned: null,
  };
}

function common(name: TableName, month: string, edition: Edition, exact: AnyTable, publicEdition: AnyTable, links: readonly RowLink[]) {
  const shown = edition === 'exact' ? exact : publicEdition;
  return {
    table: name, month, edition, asOf: monthWindow(month).end, rows: shown.rows.map((row) => ({ ...row })), totals: totalsOf(shown) as View['totals'],
    links: Object.fromEntries(links.map((link) => [link.key, { employerId: link.employerId, caseId: link.caseId }])),
    hiddenCells: edition === 'exact' ? [] : hiddenCells(exact, publicEdition),
  };
}

/** Post and staff number, no name: how the city and the paper see who checked and who approved. */
export const checkedBy = (staffNo: string): string => `enforcementTracker ${staffNo}`;
export const approvedBy = (staffNo: string): string => `captain ${staffNo}`;
