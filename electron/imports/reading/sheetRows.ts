import { refuse } from '#shared/messages/index.ts';
import { MAX_COLUMNS, MAX_SHEET_ROW } from '../limits.ts';
import { FlawCell, NumberCell, type Cell, type SheetRow } from './cell.ts';
import { dateOfSerial } from './excelDates.ts';
import { unescape } from './sharedStrings.ts';
import type { XmlHandlers } from './xml.ts';

export interface SheetFacts {
  readonly strings: readonly string[];
  readonly dateStyles: readonly boolean[];
  readonly epoch1904: boolean;
}

/** Turns the XML of one sheet into rows. Rows without any content are left out; their numbers stay those of the sheet. */
export class SheetRows implements XmlHandlers {
  rows: SheetRow[] = [];
  /** Ranges of merged cells as first and last row; only their upper left cell has a value. Known at the end of the sheet. */
  readonly merged: (readonly [first: number, last: number])[] = [];
  #row = 0;
  #cells: Cell[] = [];
  #column = 0;
  #filled = false;
  #type = '';
  #date = false;
  #text = '';
  #listening = false;
  #phonetic = 0;
  #formula = false;
  #valued = false;

  constructor(private readonly facts: SheetFacts) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case 'c': return this.#openCell(attributes);
      case 'v': this.#valued = true; this.#listening = true; break;
      case 't': this.#valued = true; this.#listening = this.#phonetic === 0; break;
      case 'row': return this.#openRow(attributes['r']);
      case 'f': this.#formula = true; break;
      case 'rPh': this.#phonetic += 1; break;
      case 'mergeCell': return this.#mergedRange(attributes['ref'] ?? '');
    }
  }

  close(name: string): void {
    switch (name) {
      case 'c': {
        const cell = this.#cellValue();
        if (cell !== null) {
          this.#cells[this.#column - 1] = cell;
          this.#filled = true;
        }
        break;
      }
      case 'v': case 't': this.#listening = false; break;
      case 'rPh': this.#phonetic -= 1; break;
      case 'row':
        if (this.#filled) this.rows.push({ row: this.#row, cells: this.#cells });
        break;
    }
  }

  text(text: string): void {
    if (this.#listening) this.#text += text;
  }

  forbiddenCharacter(): void {
    this.#text += '\u0000';
  }

  #openRow(stated: string | undefined): void {
    const row = stated === undefined ? this.#row + 1 : Number(stated);
    if (!Number.isInteger(row) || row <= this.#row || row > MAX_SHEET_ROW) throw refuse('imports.broken', {});
    this.#row = row;
    this.#cells = [];
    this.#column = 0;
    this.#filled = false;
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r'];
    const column = reference === undefined ? this.#column + 1 : columnOf(reference);
    if (column <= this.#column || column > MAX_COLUMNS) throw refuse('imports.broken', {});
    while (this.#cells.length < column) this.#cells.push(null);
    this.#column = column;
    this.#type = attributes['t'] ?? 'n';
    const style = attributes['s'];
    this.#date = style !== undefined && this.facts.dateStyles[Number(style)] === true;
    this.#text = '';
    this.#formula = false;
    this.#valued = false;
  }

  #cellValue(): Cell {
    const text = this.#text;
    if (!this.#valued || (text === '' && this.#type !== 'str')) return this.#formula ? new FlawCell('公式', '公式没有存下结果，请在表格软件中重新计算并保存') : null;
    switch (this.#type) {
      case 's': return blankless(this.facts.strings[Number(text)] ?? outside());
      case 'str': case 'inlineStr': return blankless(unescape(text));
      case 'b': return text === '1' || text === 'true' ? '1' : '0';
      case 'e': return new FlawCell(text, '单元格是错误值');
      case 'd': return text;
      default: return this.#number(text);
    }
  }

  #number(text: string): Cell {
    const value = Number(text);
    if (text.trim() === '') return null;
    if (!Number.isFinite(value)) return text;
    return this.#date ? dateOfSerial(value, this.facts.epoch1904) : new NumberCell(value);
  }

  #mergedRange(reference: string): void {
    const match = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(reference);
    if (match !== null && this.merged.length < 20_000) this.merged.push([Number(match[1]), Number(match[2])]);
  }
}

function blankless(text: string): string | null {
  return text === '' ? null : text;
}

function outside(): never {
  throw refuse('imports.broken', {});
}

/** Number of a column by its letters, A is 1. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}
