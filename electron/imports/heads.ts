import { refuse } from '#shared/messages/index.ts';
import { halfWidth } from '#shared/rules/text.ts';
import { cellText, type Cell, type SheetRow } from './reading/cell.ts';
import { importKinds } from './kinds/index.ts';
import type { Column, ImportKind } from './kinds/types.ts';

/** Head of the column that result files add; a list that comes back mended still has it, and it is not read. */
export const REASON_HEAD = '错误原因';

/** Which column of a file means which of a kind. */
export interface MatchedHeads {
  /** Heads as they stand in the file, by position. */
  readonly heads: readonly string[];
  /** The kind's column by position, null where the file's column is not read. */
  readonly columns: readonly (Column | null)[];
  readonly ignored: readonly string[];
}

/** A head without blanks, line breaks and the star that marks a column as necessary; money may name its unit. */
function tidyHead(text: string): string {
  return halfWidth(text).replace(/\s+/g, '').replace(/\*/g, '').replace(/\(元\)$/, '');
}

const KNOWN = new Set(importKinds.flatMap((kind) => kind.columns.map((column) => tidyHead(column.head))));

export function isKnownHead(text: string): boolean {
  return KNOWN.has(tidyHead(text));
}

const headsOf = (cells: readonly Cell[]): string[] => cells.map((cell) => cellText(cell).trim());
const missingIn = (kind: ImportKind, heads: ReadonlySet<string>): string[] => kind.columns.filter((column) => column.required && !heads.has(tidyHead(column.head))).map((column) => column.head);

/** Kinds whose necessary columns are all there. */
export function fittingKinds(cells: readonly Cell[]): ImportKind[] {
  const heads = new Set(headsOf(cells).map(tidyHead));
  return importKinds.filter((kind) => missingIn(kind, heads).length === 0);
}

/** The kind that fits and knows every column that any other fitting kind knows, and more; undefined when none or several fit. */
function clearlyBest(fitting: readonly ImportKind[], heads: ReadonlySet<string>): ImportKind | undefined {
  const known = (kind: ImportKind): string[] => kind.columns.map((column) => tidyHead(column.head)).filter((head) => heads.has(head));
  return fitting.find((kind) => fitting.every((other) => other === kind || (known(other).length < known(kind).length && known(other).every((head) => known(kind).includes(head)))));
}

/** Reads the heads for a kind, or finds the kind by them. `following` are the rows below, to tell a title row from wrong heads. Refuses the file otherwise. */
export function matchHeads(first: SheetRow, following: readonly SheetRow[], wanted: ImportKind | null): { kind: ImportKind; matched: MatchedHeads } {
  const heads = headsOf(first.cells);
  const tidy = new Set(heads.map(tidyHead));
  const kind = wanted ?? recognise(first, following, heads, tidy);
  const missing = missingIn(kind, tidy);
  if (missing.length > 0) {
    refuseTitleRow(following, (row) => missingIn(kind, new Set(headsOf(row.cells).map(tidyHead))).length === 0);
    throw refuse('imports.missingColumns', { kindName: kind.name, missing, fits: fittingKinds(first.cells).map((found) => found.name) });
  }
  const byHead = new Map(kind.columns.map((column) => [tidyHead(column.head), column]));
  const columns = heads.map((head) => byHead.get(tidyHead(head)) ?? null);
  const twice = columns.filter((column, index) => column !== null && columns.indexOf(column) !== index).map((column) => column?.head ?? '');
  if (twice.length > 0) throw refuse('imports.columnsTwice', { heads: [...new Set(twice)] });
  const ignored = heads.filter((head, index) => columns[index] === null && head !== '' && tidyHead(head) !== REASON_HEAD);
  return { kind, matched: { heads, columns, ignored } };
}

function recognise(first: SheetRow, following: readonly SheetRow[], heads: readonly string[], tidy: ReadonlySet<string>): ImportKind {
  const fitting = fittingKinds(first.cells);
  const [only, second] = fitting;
  if (only !== undefined && second === undefined) return only;
  const best = clearlyBest(fitting, tidy);
  if (best !== undefined) return best;
  if (fitting.length > 0) throw refuse('imports.ambiguousKind', { kinds: fitting.map((kind) => kind.name) }, { data: { kinds: fitting.map((kind) => kind.kind) } });
  refuseTitleRow(following, (row) => fittingKinds(row.cells).length > 0);
  throw refuse('imports.noKind', { heads: heads.filter((head) => head !== '').slice(0, 12) });
}

function refuseTitleRow(following: readonly SheetRow[], areHeads: (row: SheetRow) => boolean): void {
  const found = following.find(areHeads);
  if (found !== undefined) throw refuse('imports.titleRow', { row: found.row });
}
