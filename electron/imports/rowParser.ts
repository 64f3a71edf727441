import { CellProblem, textIn, type CellValue, type ReadContext } from './cells/type.ts';
import { concealed, concealedBeyond } from './conceal.ts';
import type { MatchedHeads } from './heads.ts';
import type { Column, ImportKind, Values } from './kinds/types.ts';
import { cellText, FlawCell, ownText, type Cell, type SheetRow } from './reading/cell.ts';
import type { Sealer } from './sealing.ts';

/** One thing that is wrong with a row: column, what was found, what is expected. */
export interface Problem { readonly head: string; readonly found: string; readonly reason: string }

/** A row as it was read, with its cells as they were. */
export interface ParsedRow {
  readonly row: number;
  /** Key of its record, null for a refused row. */
  readonly key: string | null;
  /** Natural key of what it hangs on, null where it hangs on nothing. */
  readonly parent: string | null;
  /** Its values as JSON, fields in the order of the kind's columns: equal rows have equal texts. */
  readonly data: string;
  readonly cells: readonly Cell[];
  readonly problems: readonly Problem[];
}

const NONE: readonly Problem[] = [];
const SHOWN = 60;
const shorten = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);

interface Place { readonly column: Column; readonly index: number; readonly read: (cell: Cell) => CellValue | CellProblem }

/** Reads the rows of one file. Pure but for what it was made with. */
export class RowParser {
  readonly #places: readonly Place[];
  readonly #keys: readonly string[];

  constructor(private readonly kind: ImportKind, private readonly matched: MatchedHeads, private readonly context: ReadContext, private readonly format: 'xlsx' | 'csv', private readonly sealer: Sealer | null = null) {
    this.#places = kind.columns.flatMap((column) => {
      const index = matched.columns.indexOf(column);
      return index < 0 ? [] : [{ column, index, read: remembering(column, context) }];
    });
    this.#keys = kind.columns.filter((column) => column.key).map((column) => column.field);
  }

  /** Null for a row that holds nothing but blanks. */
  parse({ row, cells }: SheetRow): ParsedRow | null {
    let values: Record<string, string | number> = {};
    let problems: Problem[] | null = null;
    for (const { column, index, read } of this.#places) {
      const cell = cells[index] ?? null;
      const found = read(cell);
      if (found === null) {
        if (column.required) (problems ??= []).push({ head: column.head, found: '（空）', reason: '空白，必须填写' });
      } else if (found instanceof CellProblem) {
        // An error or a lost formula in a column that need not be there says as little as an empty cell.
        if (column.required || !(cell instanceof FlawCell)) (problems ??= []).push({ head: column.head, found: this.#shown(column, cell), reason: found.reason });
      } else {
        values[column.field] = found;
      }
    }
    const beyond = this.#beyond(cells);
    if (beyond !== null) (problems ??= []).push({ head: '（表头之外）', found: shorten(concealedBeyond(this.kind, beyond)), reason: '这一行的格数多于表头，可能有未加引号的逗号' });
    if (problems === null && this.kind.check !== undefined) {
      const wrong = this.kind.check(values, this.context);
      if (wrong.length > 0) problems = wrong.map(({ field, reason }) => this.#contradiction(field, reason, cells));
    }
    if (problems !== null) return cells.every((cell) => textOf(cell) === '') ? null : { row, key: null, parent: null, data: '{}', cells, problems };
    if (this.kind.derive !== undefined) Object.assign(values, this.kind.derive(values));
    const { seal } = this.kind;
    if (seal !== undefined) {
      if (this.sealer === null) throw new Error(`${this.kind.kind} is sealed as it is read`);
      values = { ...seal.row(values, this.sealer) };
    }
    const parent = this.kind.parent === null ? undefined : values[this.kind.parent.field];
    return { row, key: seal === undefined ? this.#key(values) : seal.key(values), parent: parent === undefined ? null : String(parent), data: JSON.stringify(values), cells, problems: NONE };
  }

  /** Cells of the file's columns as text. */
  texts(cells: readonly Cell[]): string[] {
    return this.matched.heads.map((head, index) => concealed(this.kind, this.matched.columns[index] ?? null, head, cellText(cells[index])));
  }

  #key(values: Values): string {
    const [only, second] = this.#keys;
    if (only !== undefined && second === undefined) return ownText(String(values[only]));
    return this.#keys.map((field) => String(values[field])).join('|');
  }

  #contradiction(field: string, reason: string, cells: readonly Cell[]): Problem {
    const place = this.#places.find(({ column }) => column.field === field);
    return { head: place?.column.head ?? field, found: place === undefined ? '' : this.#shown(place.column, cells[place.index] ?? null), reason };
  }

  /** What a problem shows of a cell. */
  #shown(column: Column, cell: Cell): string {
    return shorten(concealed(this.kind, column, column.head, cellText(cell).trim()));
  }

  /** A csv row with more cells than heads has most likely slipped; beside a sheet somebody may well have noted something. */
  #beyond(cells: readonly Cell[]): string | null {
    if (this.format !== 'csv' || cells.length <= this.matched.heads.length) return null;
    const text = cells.slice(this.matched.heads.length).map((cell) => textOf(cell)).filter((found) => found !== '').join(' ');
    return text === '' ? null : text;
  }
}

function textOf(cell: Cell): string {
  const found = textIn(cell);
  return typeof found === 'string' ? found : cellText(cell).trim();
}

/** Texts that are remembered of one column, and how many misses it may have before it is taken for one whose cells all differ. */
const REMEMBERED = 2000;

/** Reads cells of a column; words, streets and days recur thousands of times and are read once. */
function remembering(column: Column, context: ReadContext): (cell: Cell) => CellValue | CellProblem {
  const known = new Map<string, CellValue | CellProblem>();
  return (cell) => {
    if (cell === null) return null;
    if (typeof cell !== 'string' || known.size >= REMEMBERED) return column.type.read(cell, context);
    const found = known.get(cell);
    if (found !== undefined) return found;
    const answer = column.type.read(cell, context);
    known.set(ownText(cell), answer);
    return answer;
  };
}
