import { shanghaiMinute } from '#shared/rules/time.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Edition, MajorTotals, TableName, WageSummary, WageRow } from '#shared/rules/tables/types.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { makePaper, pageOptions } from '#electron/papers/make.ts';
import { paperHtml } from '#electron/papers/render/html.ts';
import type { TableDocument } from '#electron/papers/tables/document.ts';
import { tableFileName, tablePaper } from '#electron/papers/tables/paper.ts';
import { tableSheets } from '#electron/papers/tables/sheets.ts';
import { printedWorkbook } from '#electron/spreadsheets/printed.ts';
import { printOnOffice } from '../devices/office.ts';
import { frozenBytes, keptBytes } from '../papers/frozen.ts';
import { saveFile } from '../employers/saveFile.ts';
import { effect, type EffectContext, type QueryContext } from '../operation.ts';
import type { PaperPress } from '../services.ts';
import { revisionHead } from './repository/revisions.ts';
import { streetNames } from './repository/streets.ts';
import { tableViewOf } from './table.ts';

/** One version of a table in one edition; `revision` null is the draft. */
export interface Wanted { readonly table: TableName; readonly month: string; readonly edition: Edition; readonly revision: number | null }
export type TableFormat = 'xlsx' | 'docx' | 'pdf';

/** D38 / D39 as it goes on paper. */
export async function tableDocument(ctx: QueryContext, wanted: Wanted): Promise<TableDocument> {
  const [view, meta, streets] = [await tableViewOf(ctx, wanted), await readMeta(ctx.reader), await streetNames(ctx.reader)];
  const head = wanted.revision === null ? undefined : await revisionHead(ctx.reader, wanted.table, wanted.month, wanted.revision);
  const draft = head === undefined;
  return {
    table: wanted.table, month: wanted.month, edition: wanted.edition, districtCode: meta.districtCode, districtName: meta.districtName, draft, revision: draft ? 0 : view.revision, serial: draft ? '' : view.serial,
    rows: view.rows as unknown as WageRow[], totals: view.totals as unknown as WageSummary | MajorTotals, digest: view.digest, preparedBy: view.preparedBy, approvedBy: view.approvedBy,
    approvedAt: head?.approved_at ?? null, rulePack: view.rulePack, rulePackExpired: view.rulePackExpired, asOf: view.asOf, supersedes: head?.supersedes ?? null, reasonCode: head === undefined || head.reason_code === '' ? null : head.reason_code,
    streetNames: streets,
  };
}

/** Bytes of a table in a format, made anew. */
export function tableBytes(document: TableDocument, format: TableFormat, press: PaperPress): Promise<Uint8Array> {
  return format === 'xlsx' ? printedWorkbook(tableSheets(document), document.approvedAt ?? document.asOf, document.draft ? '草稿，未经批准，不得报送' : document.serial) : makePaper(tablePaper(document), format, press, document.approvedAt ?? document.asOf);
}

const ownerOf = ({ table, month, edition, revision }: Wanted): string => `table:${table}:${month}:V${revision ?? 0}:${edition}`;

/** As `versionBytes`, but nothing is kept (cli.md: `tables` changes nothing): what the ledger has kept of an approved version, else bytes made anew. */
export async function bytesWithoutKeeping(ctx: QueryContext, wanted: Wanted, document: TableDocument, format: TableFormat): Promise<Uint8Array> {
  const kept = wanted.revision === null ? null : await keptBytes(ctx, ownerOf(wanted), format);
  return kept?.bytes ?? tableBytes(document, format, ctx.services.press);
}

/** Bytes of one version: an approved one is made at its first output and given out again as it was ever after (as every paper is), a draft is made anew. */
export async function versionBytes(ctx: Freezing, wanted: Wanted, document: TableDocument, format: TableFormat): Promise<Uint8Array> {
  const make = (): Promise<Uint8Array> => tableBytes(document, format, ctx.services.press);
  if (wanted.revision === null) return make();
  const owner = { owner: ownerOf(wanted), sealed: false, label: versionWord(wanted) };
  return (await frozenBytes(ctx, owner, format, make)).bytes;
}

type Freezing = Pick<EffectContext, 'ledger' | 'services' | 'actor' | 'now'>;

const versionWord = ({ month, table, edition, revision }: Wanted): string => `${month} ${TABLE_WORD[table]} ${revision === null ? '草稿' : `V${revision}`} ${edition === 'exact' ? '上报版' : '公开版'}`;

/** Saves a table where the officer chooses; null when the dialog was closed. */
export const exportTable = effect<'reports.exportTable'>(async (ctx, { format, ...wanted }) => {
  const document = await tableDocument(readable(ctx), wanted);
  const target = await ctx.services.desktop.chooseTarget(`导出${TABLE_WORD[wanted.table]}`, `${tableFileName(document)}.${format}`, format);
  if (target === null) return { file: null };
  await saveFile(target, await versionBytes(ctx, wanted, document, format));
  await journalled(ctx, 'reports.exportTable', wanted, `导出 ${versionWord(wanted)}，${format}`, { format, digest: document.digest });
  return { file: ctx.services.files.written(target) };
});

/** Prints a table on the office printer: through the system's dialog, or silently to the chosen one. */
export const printTable = effect<'reports.printTable'>(async (ctx, { printer, copies, ...wanted }) => {
  const document = await tableDocument(readable(ctx), wanted);
  const paper = tablePaper(document);
  const pdf = await versionBytes(ctx, wanted, document, 'pdf');
  const outcome = await printOnOffice(ctx, { html: paperHtml(paper), page: pageOptions(paper), profile: 'letter', printer, copies, pdf, subject: { kind: 'table', id: tablePrintId(wanted) } });
  if (outcome === 'queued') await journalled(ctx, 'reports.printTable', wanted, `打印 ${versionWord(wanted)}，${copies} 份`, { printer, copies, digest: document.digest, at: shanghaiMinute(ctx.now) });
  return { outcome };
});

/** Under which a table's prints are kept: table, month, edition, revision (0 the draft). */
export function tablePrintId({ table, month, edition, revision }: Wanted): string {
  return `${table}/${month}/${edition}/${revision ?? 0}`;
}

type Readable = Pick<EffectContext, 'ledger' | 'services' | 'now'>;

/** An effect reads what a query reads. */
export function readable({ ledger, services, now }: Readable): QueryContext {
  return { reader: ledger.reader, ledger, services, now };
}

async function journalled({ ledger, actor, now }: EffectContext, operation: string, wanted: Wanted, summary: string, changes: OutputOf<'reports.printTable'> | Readonly<Record<string, unknown>>): Promise<void> {
  await ledger.command({ actor, now }, () => Promise.resolve({
    value: undefined, entry: { operation, subject: { kind: 'report', id: wanted.month, label: versionWord(wanted) }, summary, changes: { ...wanted, ...changes } }, topics: ['journal'],
  }));
}
