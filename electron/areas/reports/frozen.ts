import type { TablePayload } from '#shared/city/payload.ts';
import type { AnyTable } from '#shared/rules/tables/compare.ts';
import type { MajorCaseTable, MajorRow, TableName, WageRow, WageSummary } from '#shared/rules/tables/types.ts';
import { refuse } from '#shared/messages/index.ts';
import { TABLE_WORD } from '#shared/rules/tables/words.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { contentDigest } from './draft/reckon.ts';
import type { RowLink } from './draft/types.ts';
import { latestHead, revisionHead, revisionLinks, revisionTexts, type RevisionHead } from './repository/revisions.ts';

/** A frozen revision, whole. */
export interface FrozenTable {
  readonly head: RevisionHead;
  readonly exact: AnyTable;
  readonly publicEdition: AnyTable;
  readonly links: readonly RowLink[];
  /** Digest of the content alone, comparable with a draft's. */
  readonly contentDigest: string;
}

type Body = Omit<FrozenTable, 'head'>;

/** What is frozen never changes: the last few of a ledger are kept parsed. */
const parsed = new WeakMap<Reader, Map<number, Body>>();
const KEPT = 8;

/** The given revision, or a refusal when there is none. */
export async function frozenTable(reader: Reader, table: TableName, month: string, revision: number): Promise<FrozenTable> {
  const head = await revisionHead(reader, table, month, revision);
  if (head === undefined) throw refuse('reports.noRevision', { table: TABLE_WORD[table], month, revision });
  return { head, ...(await bodyOf(reader, head)) };
}

export async function latestFrozen(reader: Reader, table: TableName, month: string): Promise<FrozenTable | undefined> {
  const head = await latestHead(reader, table, month);
  return head === undefined ? undefined : { head, ...(await bodyOf(reader, head)) };
}

export async function frozenOf(reader: Reader, head: RevisionHead): Promise<FrozenTable> {
  return { head, ...(await bodyOf(reader, head)) };
}

async function bodyOf(reader: Reader, head: RevisionHead): Promise<Body> {
  const kept = parsed.get(reader) ?? new Map<number, Body>();
  parsed.set(reader, kept);
  const known = kept.get(head.id);
  if (known !== undefined) return known;
  const [texts, links] = [await revisionTexts(reader, head.id), await revisionLinks(reader, head.id)];
  const { rows, totals, rulePack } = JSON.parse(texts.payload) as TablePayload;
  const exact = tableFrom(head.table_name, rows, totals);
  const edition = JSON.parse(texts.public_json) as { rows: unknown; totals: unknown };
  const body: Body = {
    exact, publicEdition: tableFrom(head.table_name, edition.rows, edition.totals), contentDigest: contentDigest(head.table_name, head.month, rulePack, exact),
    links: links.map((link, index) => ({ key: link.row_key, name: nameOf(exact.rows[index]), employerId: link.employer_id, caseId: link.case_id, level: link.level, run: link.run })),
  };
  const oldest = kept.keys().next();
  if (kept.size >= KEPT && oldest.done !== true) kept.delete(oldest.value);
  kept.set(head.id, body);
  return body;
}

/** Our own canonical text back as a table; what stands in it was written by `approve`. */
export function tableFrom(table: TableName, rows: unknown, totals: unknown): AnyTable {
  return table === 'wage-risk' ? { rows: rows as WageRow[], summary: totals as WageSummary } : { rows: rows as MajorRow[], totals: totals as MajorCaseTable['totals'] };
}

export function nameOf(row: WageRow | MajorRow | undefined): string {
  if (row === undefined) return '';
  return 'W04' in row ? row.W04 : row.P04;
}
