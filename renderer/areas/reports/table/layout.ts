import { MAJOR_COLUMNS, WAGE_COLUMNS, type TableColumn } from '#shared/rules/tables/columns.ts';
import type { TableName } from '#shared/rules/tables/types.ts';

/** How a column stands on the screen. `from`: width of the table from which it is shown; narrower it folds into the name's link. */
export interface ScreenColumn extends TableColumn {
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  readonly grow: boolean;
  readonly from: number;
}

const widths: Readonly<Record<string, number>> = {
  W01: 34, W03: 172, W04: 186, W05: 74, W06: 92, W07: 70, W08: 100, W09: 100, W10: 50, W11: 44, W12: 44, W13: 50, W14: 50, W15: 44, W16: 44, W17: 86, W18: 48, W19: 104, W20: 50, W21: 48,
  P01: 34, P02: 188, P03: 172, P04: 186, P05: 74, P06: 48, P07: 128, P08: 50, P09: 108, P10: 108, P11: 108, P12: 108, P13: 58, P14: 74, P15: 56, P16: 56, P17: 56, P18: 56, P19: 56, P20: 44, P21: 44, P22: 48, P23: 44, P24: 44, P25: 48,
};
const wideOnly = new Set(['W03', 'W05', 'W06', 'W07', 'P03', 'P05']);
/** The month stands in the title of the page. */
const never = new Set(['W02']);

function align(column: TableColumn): ScreenColumn['align'] {
  if (column.type === 'fen' || column.type === 'int' || column.type === 'ratio') return 'right';
  return column.type === 'bool' || column.id === 'W21' || column.id === 'P25' || column.id === 'P06' || /^P1[5-9]$/.test(column.id) ? 'center' : 'left';
}

/** Columns of a table that have room, in the order of its definition. */
export function screenColumns(table: TableName, width: number): ScreenColumn[] {
  const columns: readonly TableColumn[] = table === 'wage-risk' ? WAGE_COLUMNS : MAJOR_COLUMNS;
  return columns
    .filter((column) => !never.has(column.id))
    .map((column) => ({ ...column, width: widths[column.id] ?? 80, align: align(column), grow: column.id === 'W04' || column.id === 'P04', from: wideOnly.has(column.id) ? 1250 : 0 }))
    .filter((column) => width >= column.from);
}

/** Neighbouring columns of one group, for the head above. */
export function groupsOf(columns: readonly ScreenColumn[]): { readonly text: string; readonly span: number }[] {
  const groups: { text: string; span: number }[] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.text === column.group) last.span += 1;
    else groups.push({ text: column.group, span: 1 });
  }
  return groups;
}

/** First columns of a group, which have a line at their left. */
export function opensGroup(columns: readonly ScreenColumn[], index: number): boolean {
  return index > 0 && columns[index]?.group !== columns[index - 1]?.group;
}

export function tracksOf(columns: readonly ScreenColumn[]): string {
  return columns.map((column) => (column.grow ? `minmax(${column.width}px, 1fr)` : `${column.width}px`)).join(' ');
}

/** Room that the columns need at least: what is scrolled sideways is still a whole row. */
export function leastWidth(columns: readonly ScreenColumn[]): string {
  return `max(100%, ${columns.reduce((sum, { width }) => sum + width, 0)}px)`;
}

/** Key of a row: the code of the employer, or the number of the case. */
export function rowKeyOf(table: TableName, row: Readonly<Record<string, unknown>>): string {
  return String(row[table === 'wage-risk' ? 'W03' : 'P02'] ?? '');
}
