import type { ReactNode } from 'react';

/** One column of a table of the house. */
export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  /** Width in pixels; with `grow` the least width, and the column shares what is left. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly cell: (row: Row) => ReactNode;
  /** The column is there from this width of the table on: columns are dropped before a text is shortened. */
  readonly from?: number;
  /** Sorting by this column is asked under this name. */
  readonly sort?: string;
}

export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

/** Columns that have room in a table of this width. */
export function fitting<Row>(columns: readonly Column<Row>[], width: number): readonly Column<Row>[] {
  return columns.filter((column) => column.from === undefined || width >= column.from);
}

/** CSS grid tracks of the columns. */
export function tracks<Row>(columns: readonly Column<Row>[], ticks: boolean): string {
  const own = columns.map((column) => (column.grow === undefined ? `${column.width}px` : `minmax(${column.width}px, ${column.grow}fr)`));
  return [...(ticks ? ['34px'] : []), ...own].join(' ');
}
