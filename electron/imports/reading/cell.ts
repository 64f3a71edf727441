/**
 * What a cell holds, before anybody knows which column it belongs to. Text is by far the commonest and stays a bare string; an empty cell is null.
 * Formulas come as their stored value.
 */
export type Cell = string | NumberCell | DateCell | FlawCell | null;

/** A number, as a spreadsheet keeps it: 15 digits count, what follows is noise of binary fractions (1.1 is stored as 1.1000000000000001). */
export class NumberCell {
  constructor(readonly value: number) {}

  get text(): string {
    if (Number.isInteger(this.value)) return Math.abs(this.value) < 1e21 ? BigInt(this.value).toString() : String(this.value);
    return String(Number(this.value.toPrecision(15)));
  }

  /** Spreadsheets drop the digits of longer numbers: such a code is not what somebody typed any more. */
  get digitsLost(): boolean {
    return Math.abs(this.value) >= 1e15;
  }
}

/** A cell that a spreadsheet shows as a date or time, in Asia/Shanghai, to the nearest second. */
export class DateCell {
  /** `ms` instant; `text` `YYYY-MM-DD` or `YYYY-MM-DD HH:mm:ss`. */
  constructor(readonly ms: number, readonly text: string) {}
}

/** Nothing that can be read: a formula without a stored value, an error such as #N/A, a date that does not exist. */
export class FlawCell {
  constructor(readonly text: string, readonly reason: string) {}
}

/** One row of a sheet; `row` counts from 1 as the spreadsheet shows it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** A cell as a person reads it, for the result file and for refusals. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : cell.text;
}

/** Trims, and takes off the apostrophe that keeps a leading = + - @ from becoming a formula in spreadsheets (formats: text cells are data). */
export function tidyText(text: string): string {
  const tidy = text.trim();
  return /^'[=+\-@]/.test(tidy) ? tidy.slice(1) : tidy;
}

/**
 * A copy that holds on to nothing else. Pieces of a large text keep the whole of it in memory for as long as they live; what outlives the reading
 * of its chunk must be copied out.
 */
export function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8');
}
