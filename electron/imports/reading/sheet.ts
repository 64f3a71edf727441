import type { SheetRow } from './cell.ts';

/** One opened sheet. It is read once, from its first row to its last. */
export interface Sheet {
  readonly format: 'xlsx' | 'csv';
  /** Name of the sheet; empty for csv. */
  readonly name: string;
  /** Its place in the workbook, from 1. */
  readonly position: number;
  /** `xlsx`, `UTF-8` or `GB18030`, as the officer sees it. */
  readonly encoding: string;
  /** Rows with any content, some at a time, in their order. Refuses the file where it turns out to be broken. */
  rows(): AsyncIterable<readonly SheetRow[]>;
  /** Share of the file that has been read, 0 to 1. */
  progress(): number;
  /** True when a row lies in merged cells, of which only the upper left one has a value. Known once all rows are read. */
  isMerged(row: number): boolean;
  close(): Promise<void>;
}
