import { cellText, DateCell, FlawCell, NumberCell, tidyText, type Cell } from '../reading/cell.ts';

/** Value of a cell as it is kept: text, whole number (fen, milliseconds, people), null for an empty cell. */
export type CellValue = string | number | null;

/** Why a cell cannot be taken, in plain Chinese: what is expected, not what is wrong with the person. */
export class CellProblem {
  constructor(readonly reason: string) {}
}

export interface ReadContext {
  /** Present instant, UTC milliseconds, and its day in Asia/Shanghai: what has happened cannot lie later. */
  readonly now: number;
  readonly today: string;
}

/** How the cells of one column are read and shown. Pure: the same cell on the same day gives the same value. */
export interface CellType {
  /** One line for the help beside the drop area. */
  readonly hint: string;
  read(cell: Cell, context: ReadContext): CellValue | CellProblem;
  /** The value as a person reads it. */
  show(value: string | number): string;
}

// oxlint-disable-next-line no-control-regex -- these are exactly what a row is refused for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
// oxlint-disable-next-line no-control-regex
const CONTROL_IN_NOTE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/** Reads text and hands it on; null when there is none, a problem for what no column takes. */
export function textIn(cell: Cell, multiline = false): string | CellProblem | null {
  if (cell === null || cell === undefined) return null;
  if (cell instanceof FlawCell) return new CellProblem(cell.reason);
  const text = typeof cell === 'string' ? tidyText(cell) : cellText(cell);
  if (text === '') return null;
  if (multiline ? CONTROL_IN_NOTE.test(text) : CONTROL.test(text)) return new CellProblem(/^[^\n\r\t]*[\n\r\t]/.test(text) && !CONTROL_IN_NOTE.test(text) ? '含有换行或制表符，应为一行文字' : '含有不可见的控制字符');
  return text;
}

/** True for a cell that a spreadsheet keeps as a number too long to be exact: the code in it is not what somebody typed any more. */
export function hasLostDigits(cell: Cell): boolean {
  return cell instanceof NumberCell && cell.digitsLost;
}

export function isDate(cell: Cell): cell is DateCell {
  return cell instanceof DateCell;
}
