import type { Reader } from '#electron/ledger/access.ts';
import type { Stage } from './engine/stage.ts';
import { ELSEWHERE } from './engine/statements.ts';
import type { MatchedHeads } from './heads.ts';
import type { ImportKind } from './kinds/types.ts';
import type { Problem } from './rowParser.ts';

/** A refused row with everything that is wrong with it. */
export interface RefusedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
}

interface StoredRow { row_no: number; cells: string | null; problems: string | null; first_row: number | null; clash: number | null; data: string }

export interface RefusedFrom {
  readonly kind: ImportKind;
  readonly matched: MatchedHeads;
  readonly stage: Stage;
  /** Known once the sheet has been read to its end. */
  isMerged(row: number): boolean;
}

export async function refusedCount(reader: Reader, stage: Stage): Promise<number> {
  return (await reader.first<{ n: number }>(`SELECT count(*) AS n FROM ${stage.verdict} WHERE state = 'refused'`))?.n ?? 0;
}

/** Refused rows in the order of the file, from a row number on. */
export async function refusedRows(reader: Reader, from: RefusedFrom, page: { after: number; limit: number } | { offset: number; limit: number }): Promise<RefusedRow[]> {
  const paging = 'after' in page ? `AND v.row_no > ${page.after} ORDER BY v.row_no LIMIT ${page.limit}` : `ORDER BY v.row_no LIMIT ${page.limit} OFFSET ${page.offset}`;
  const rows = await reader.rows<StoredRow>(
    `SELECT v.row_no, st.cells, st.problems, v.first_row, v.clash, json(st.data) AS data FROM ${from.stage.verdict} v JOIN ${from.stage.rows} st ON st.row_no = v.row_no WHERE v.state = 'refused' ${paging}`,
  );
  return rows.map((row) => refusedRow(row, from));
}

function refusedRow(stored: StoredRow, from: RefusedFrom): RefusedRow {
  const cells = stored.cells === null ? cellsOf(stored.data, from) : (JSON.parse(stored.cells) as string[]);
  if (stored.problems === null) return { row: stored.row_no, cells, problems: [stored.first_row === null ? clashing(stored.clash ?? 0, cells, from) : repeated(stored.first_row, cells, from)] };
  const problems = (JSON.parse(stored.problems) as [string, string, string][]).map(([head, found, reason]) => ({ head, found, reason }));
  return { row: stored.row_no, cells, problems: from.isMerged(stored.row_no) ? problems.map(withMergedHint) : problems };
}

function withMergedHint(problem: Problem): Problem {
  return problem.found === '（空）' ? { ...problem, reason: `${problem.reason}；合并的单元格只有左上角一格有值，请取消合并后逐行填写` } : problem;
}

/** Two rows of one key: which columns make the key, what stands in them, and which row was first. */
function repeated(firstRow: number, cells: readonly string[], { kind, matched }: RefusedFrom): Problem {
  const keys = kind.columns.filter((column) => column.key);
  const found = keys.map((column) => cells[matched.columns.indexOf(column)]?.trim() ?? '').join('，');
  return { head: keys.map((column) => column.head).join('、'), found, reason: `与第 ${firstRow} 行是同一条而内容不同，只写入了第 ${firstRow} 行` };
}

/** A row that contradicts what the ledger already holds of its record, or that another way takes. */
function clashing(number: number, cells: readonly string[], { kind, matched }: RefusedFrom): Problem {
  const clash = number === ELSEWHERE ? { field: kind.parent?.field ?? '', reason: kind.parent?.elsewhere?.reason ?? '' } : kind.target.clashes?.[number];
  const column = kind.columns.find(({ field }) => field === clash?.field);
  return { head: column?.head ?? '', found: cells[matched.columns.indexOf(column ?? null)]?.trim() ?? '', reason: clash?.reason ?? '' };
}

/** Cells rebuilt from the values that were read, for the rare row that turned out to be a repetition only when it met the ledger. */
function cellsOf(data: string, { matched }: RefusedFrom): string[] {
  const values = JSON.parse(data) as Record<string, string | number>;
  return matched.columns.map((column) => {
    const value = column === null ? undefined : values[column.field];
    return column === null || value === undefined ? '' : column.type.show(value);
  });
}

/** All that is wrong with a row in one text: row, column, what was found, what is expected. */
export function reasonText({ row, problems }: RefusedRow): string {
  return `第 ${row} 行：${problems.map(({ head, found, reason }) => `${head}“${found}”，${reason}`).join('；')}`;
}
