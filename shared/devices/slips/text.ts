/**
 * Text on a thermal slip: a character is one column (printable ASCII) or two (everything else), as the printer's own two fonts are.
 */

/** One printed place: a character with what sits on it (marks, variation selectors). */
export interface Cell {
  readonly text: string;
  readonly columns: 1 | 2;
}

/** What a printer may be sent: ¥ becomes ￥, control characters and line ends become blanks, so that no text can hold a command. */
export function printable(text: string): string {
  return text.replaceAll('\u00A5', '\uFFE5').replace(/[\p{Cc}\p{Cs}\u2028\u2029\uFEFF\u200B-\u200F\u2060]+/gu, ' ').replaceAll('\u00A0', ' ');
}

/** Splits a printable text into its places. */
export function cellsOf(text: string): Cell[] {
  return (text.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []).map((cell) => ({ text: cell, columns: /^[\x20-\x7E]$/.test(cell) ? 1 : 2 }));
}

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  return cellsOf(text).reduce((sum, cell) => sum + cell.columns, 0);
}

const NOT_FIRST = new Set('，。、；：！？）】》〉”’…％℃,.;:!?)]}%');
const NOT_LAST = new Set('（【《〈“‘([{');

/**
 * Breaks a text into lines of at most `columns` columns. Codes, dates and numbers stay whole where they fit on a line; closing marks do not
 * begin a line and opening ones do not end it. Lines after the first are indented by `hang` columns.
 */
export function wrap(text: string, columns: number, hang = 0): string[] {
  const lines: string[] = [];
  let line: Cell[] = [];
  let used = 0;
  const close = (rest: Cell[]): void => {
    lines.push(joined(line).trimEnd());
    line = [...Array<Cell>(hang).fill({ text: ' ', columns: 1 }), ...dropBlanks(rest)];
    used = width(line);
  };
  for (const word of words(cellsOf(printable(text)))) {
    if (used + width(word) <= columns) {
      line.push(...word);
      used += width(word);
      continue;
    }
    if (used > (lines.length === 0 ? 0 : hang)) close(backedUp(line, word));
    for (const cell of dropBlanks(word, line.length > hang)) {
      if (used + cell.columns > columns) close([]);
      line.push(cell);
      used += cell.columns;
    }
  }
  if (used > hang || lines.length === 0) lines.push(joined(line).trimEnd());
  return lines;

  /** What must leave the full line together with the next word. */
  function backedUp(full: Cell[], next: readonly Cell[]): Cell[] {
    const back: Cell[] = [];
    const first = next[0]?.text ?? '';
    const last = (): string => full.at(-1)?.text ?? '';
    if (NOT_FIRST.has(first) && full.length > hang + 1) back.unshift(...full.splice(-1));
    while (NOT_LAST.has(last()) && full.length > hang + 1) back.unshift(...full.splice(-1));
    return back;
  }
}

const MEASURES = new Set('号项页件份人日月年天元分');

/** Runs of ASCII without blanks are one word, with the measure behind a number and the 第 before it; every other place is a word of its own. */
function words(cells: readonly Cell[]): Cell[][] {
  const found: Cell[][] = [];
  for (const cell of cells) {
    const word = found.at(-1);
    if (word !== undefined && runsOn(word, cell)) word.push(cell);
    else found.push([cell]);
  }
  return found;
}

function runsOn(word: readonly Cell[], cell: Cell): boolean {
  const last = word.at(-1);
  if (last === undefined || last.text === ' ' || cell.text === ' ') return false;
  if (last.columns === 1) return cell.columns === 1 || (MEASURES.has(cell.text) && /[0-9]/.test(last.text));
  return last.text === '第' && /[0-9]/.test(cell.text);
}

function dropBlanks(cells: readonly Cell[], keep = false): Cell[] {
  if (keep) return [...cells];
  const start = cells.findIndex((cell) => cell.text !== ' ');
  return start < 0 ? [] : cells.slice(start);
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.columns, 0);
}

function joined(cells: readonly Cell[]): string {
  return cells.map((cell) => cell.text).join('');
}
