import type { Grid, GridCell, GridRow, List, OfficialPaper } from './model.ts';
import { balancedLines, breakLines, type Line } from './lines.ts';
import { isLatin } from './measure.ts';
import { FORM, FORM_TYPE, PAGE } from './page.ts';

/** A form cut into sheets: what docx and the page have in common. Heights are millimetres. */
export interface Sheet {
  /** The first sheet bears organ and title, every other one the title with 续页 and the number. */
  readonly head: 'first' | 'continued';
  readonly blocks: readonly SheetBlock[];
}

export type SheetBlock =
  | { readonly kind: 'rows'; readonly columns: readonly number[]; readonly rows: readonly SheetRow[] }
  /** Ruled lines of a continuation sheet; `struck` empty ones at the end. */
  | { readonly kind: 'ruled'; readonly label: string; readonly lines: readonly string[]; readonly empty: number; readonly struck: boolean };

export interface SheetRow { readonly height: number; readonly header: boolean; readonly cells: readonly SheetCell[] }
export interface SheetCell {
  readonly lines: readonly string[];
  /** The same as running text, for docx, which breaks lines itself. */
  readonly paragraphs: readonly string[];
  readonly as: GridCell['as'];
  readonly span: number;
  readonly align: 'left' | 'center' | 'right';
  readonly slot: string | null;
}

export const HEAD = { first: 34, continued: 24 } as const;
export const RULED_LINE = 10;
const CONTINUED_LABEL = 10;
const ROOM = PAGE.areaHeight;
/** A filling row with fewer lines is none. */
const FEWEST = 4;
export const CONTINUES = '（下转续页）';
/** What a signature takes below the words of a signed box, millimetres. */
export const SIGN_ROOM = 16;

interface Overflow { readonly label: string; readonly lines: readonly string[] }

/**
 * Cuts a form into sheets. Rows stay whole where a sheet can hold them; a text that is longer than its box goes on on ruled continuation sheets under
 * the same number (documents 1.1 Overflow), never in smaller type. Heads of lists repeat; unused lines are struck when the form is final.
 */
export function sheetsOf(paper: OfficialPaper): Sheet[] {
  const overflow: Overflow[] = [];
  const cutter = new Cutter();
  const fillLines = linesToFill(paper);
  for (const part of paper.parts) {
    if (part.kind === 'grid') for (const row of part.rows) cutter.row(part.columns, gridRow(part, row, overflow, fillLines), null);
    else if (part.kind === 'list') for (const { row, header } of listRows(part, paper.draft)) cutter.row(part.columns.map((column) => column.widthMm), row, header);
    else throw new Error(`${part.kind} belongs to letters`);
  }
  return [...cutter.sheets(), ...overflow.flatMap((one) => continuation(one, !paper.draft))];
}

class Cutter {
  readonly #sheets: { head: Sheet['head']; blocks: { kind: 'rows'; columns: readonly number[]; rows: SheetRow[] }[]; used: number }[] = [{ head: 'first', blocks: [], used: HEAD.first }];

  /** Adds a row; on a new sheet `header` comes first again. */
  row(columns: readonly number[], row: SheetRow, header: SheetRow | null): void {
    for (const piece of pieces(row, ROOM - (this.#sheets.at(-1)?.used ?? ROOM))) {
      let sheet = this.#sheets.at(-1);
      if (sheet === undefined || sheet.used + piece.height > ROOM + 1e-6) {
        sheet = { head: 'continued', blocks: [], used: HEAD.continued };
        this.#sheets.push(sheet);
        if (header !== null && !piece.header) this.#put(sheet, columns, header);
      }
      this.#put(sheet, columns, piece);
    }
  }

  #put(sheet: { blocks: { kind: 'rows'; columns: readonly number[]; rows: SheetRow[] }[]; used: number }, columns: readonly number[], row: SheetRow): void {
    const last = sheet.blocks.at(-1);
    if (last !== undefined && last.columns.join() === columns.join()) last.rows.push(row);
    else sheet.blocks.push({ kind: 'rows', columns, rows: [row] });
    sheet.used += row.height;
  }

  sheets(): Sheet[] {
    return this.#sheets;
  }
}

/**
 * A row higher than a whole sheet is cut by its lines; it begins in what is left of the present sheet (`left`, mm) where that holds a few. Who signs it signs below its last line, on
 * a sheet of its own where nothing else fits.
 */
function pieces(row: SheetRow, left: number): SheetRow[] {
  const most = linesIn(ROOM - HEAD.continued);
  const longest = Math.max(...row.cells.map((cell) => cell.lines.length));
  if (row.height <= ROOM - HEAD.continued) return [row];
  const here = linesIn(left);
  const first = here >= FEWEST ? Math.min(here, most) : most;
  const cuts = [0, ...Array.from({ length: Math.max(0, Math.ceil((longest - first) / most)) }, (_, i) => first + i * most), longest];
  // The signature does not fit below the lines of the last piece: they go before it, one line goes with it.
  const signed = row.cells.some((cell) => cell.slot !== null);
  if (signed && longest - (cuts.at(-2) ?? 0) > linesIn(ROOM - HEAD.continued - SIGN_ROOM)) cuts.splice(-1, 0, longest - 1);
  return cuts.slice(1).map((to, i) => {
    const last = i === cuts.length - 2;
    const cells = row.cells.map((cell) => {
      if (cell.as === 'label') return cell;
      const lines = cell.lines.slice(cuts[i], to);
      return { ...cell, lines, paragraphs: lines, slot: last ? cell.slot : null };
    });
    return { ...row, cells, height: heightOf(cells, FORM.minRow) };
  });
}

const linesIn = (mm: number): number => Math.floor((mm - 2 * FORM.padY) / FORM.line);

/** Lines that the filling row of a form has on the first sheet, after all others; null where they leave too few, so that it grows like any row. */
function linesToFill(paper: OfficialPaper): number | null {
  let others = 0;
  for (const part of paper.parts) {
    if (part.kind === 'grid') others += part.rows.reduce((sum, row) => sum + (row.fills === true ? 0 : gridRow(part, row, [], null).height), 0);
    else if (part.kind === 'list') others += listRows(part, paper.draft).reduce((sum, { row }) => sum + row.height, 0);
  }
  const lines = Math.floor((ROOM - HEAD.first - others - 2 * FORM.padY) / FORM.line);
  return lines >= FEWEST ? lines : null;
}

function gridRow(grid: Grid, row: GridRow, overflow: Overflow[], fillLines: number | null): SheetRow {
  const filled = row.fills === true ? fillLines : null;
  let column = 0;
  let label = '';
  const cells = row.cells.map((cell): SheetCell => {
    const span = cell.span ?? 1;
    const width = grid.columns.slice(column, column + span).reduce((a, b) => a + b, 0) - 2 * FORM.padX;
    column += span;
    if (cell.as === 'label') {
      label = cell.text;
      return labelCell(cell.text, width, span);
    }
    const most = cell.maxLines ?? filled;
    const lines = breakLines(cell.text, width, FORM_TYPE);
    const fit = most === null || lines.length <= most ? lines : lines.slice(0, most - 1);
    const cut = fit.length < lines.length;
    // What goes over is set anew for the full measure of the continuation sheet.
    if (cut) overflow.push({ label, lines: breakLines(paragraphsOf(lines.slice(fit.length)).join('\n'), PAGE.areaWidth, FORM_TYPE).map((line) => line.text) });
    return { lines: [...fit.map((line) => line.text), ...(cut ? [CONTINUES] : [])], paragraphs: [...paragraphsOf(fit), ...(cut ? [CONTINUES] : [])], as: cell.as, span, align: cell.align ?? 'left', slot: cell.slot ?? null };
  });
  return { height: filled === null ? heightOf(cells, row.minMm ?? FORM.minRow) : filled * FORM.line + 2 * FORM.padY, header: false, cells };
}

/** Labels use the box up to its lines: five characters stand side by side. */
function labelCell(text: string, width: number, span: number): SheetCell {
  return { lines: balancedLines(text, Math.floor((width + 2 * FORM.padX - 1) / FORM_TYPE.emMm)), paragraphs: text.split('\n'), as: 'label', span, align: 'center', slot: null };
}

/** Set lines put together again; a blank that fell away at a line's end comes back between Latin words. */
function paragraphsOf(lines: readonly Line[]): string[] {
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    const last = paragraphs.at(-1) ?? '';
    if (open) paragraphs[paragraphs.length - 1] = `${last}${isLatin(last.slice(-1)) && isLatin(line.text.slice(0, 1)) ? ' ' : ''}${line.text}`;
    else paragraphs.push(line.text);
    open = line.full;
  }
  return paragraphs;
}

function heightOf(cells: readonly SheetCell[], least: number): number {
  return Math.max(least, ...cells.map((cell) => cell.lines.length * FORM.line + 2 * FORM.padY + (cell.slot !== null && cell.lines.some((text) => text !== '') ? SIGN_ROOM : 0)));
}

function listRows(list: List, draft: boolean): { row: SheetRow; header: SheetRow | null }[] {
  const cellsOf = (texts: readonly string[], as: 'label' | 'value'): SheetCell[] => list.columns.map((column, i) => {
    const width = column.widthMm - 2 * FORM.padX;
    const text = texts[i] ?? '';
    if (as === 'label') return labelCell(text, width, 1);
    const lines = breakLines(text, width, FORM_TYPE);
    return { lines: lines.map((line) => line.text), paragraphs: paragraphsOf(lines), as, span: 1, align: column.align, slot: null };
  });
  const heads = cellsOf(list.columns.map((column) => column.head), 'label');
  const header: SheetRow = { height: heightOf(heads, FORM.minRow), header: true, cells: heads };
  const unused = Array.from({ length: Math.max(0, list.minRows - list.rows.length) }, () => list.columns.map(() => (draft ? '' : '/')));
  return [{ row: header, header: null }, ...[...list.rows, ...unused].map((texts) => {
    const cells = cellsOf(texts, 'value');
    return { row: { height: heightOf(cells, FORM.minRow), header: false, cells }, header };
  })];
}

function continuation({ label, lines }: Overflow, final: boolean): Sheet[] {
  const each = Math.floor((ROOM - HEAD.continued - CONTINUED_LABEL) / RULED_LINE);
  return Array.from({ length: Math.ceil(lines.length / each) }, (_, i) => {
    const part = lines.slice(i * each, (i + 1) * each);
    return { head: 'continued', blocks: [{ kind: 'ruled', label, lines: part, empty: each - part.length, struck: final && part.length < each }] };
  });
}
