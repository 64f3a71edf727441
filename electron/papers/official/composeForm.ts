import type { OfficialPaper, SignatureMark } from './model.ts';
import { balancedLines } from './lines.ts';
import { FOOT, FORM, MM_PER_PT, PAGE, type ComposedPage, type Item } from './page.ts';
import { CONTINUES, HEAD, RULED_LINE, SIGN_ROOM, sheetsOf, type Sheet, type SheetBlock, type SheetCell } from './sheets.ts';
import { signatureItems } from './signatures.ts';

const OUTER = 0.5;
const INNER = 0.25;
/** How wide a signature is below the words that it stands for. */
const STROKES = 34;
const TITLE = { pt: 22, line: 11 } as const;
const TITLE_CHARS = Math.floor(PAGE.areaWidth / (TITLE.pt * MM_PER_PT));

/** Sets a form: ruled boxes, outer lines 0.5 mm and inner lines 0.25 mm, `第 x 页 共 y 页` below (documents 1.2). */
export function composeForm(paper: OfficialPaper, marks: readonly SignatureMark[]): ComposedPage[] {
  const sheets = sheetsOf(paper);
  return sheets.map((sheet, index) => {
    const items = headItems(paper, sheet);
    let y: number = HEAD[sheet.head];
    const top = y;
    for (const block of sheet.blocks) {
      items.push(...(block.kind === 'rows' ? rowItems(block, y, marks) : ruledItems(block, y)));
      y += heightOf(block);
    }
    if (sheet.blocks.some((block) => block.kind === 'rows')) items.push({ kind: 'box', x: 0, y: top, width: PAGE.areaWidth, height: y - top, mm: OUTER });
    items.push({ kind: 'line', text: `第 ${index + 1} 页　共 ${sheets.length} 页`, x: 0, y: PAGE.areaHeight + FOOT.below, width: PAGE.areaWidth, height: FOOT.height, face: 'song', pt: 10.5, align: 'center', spacingMm: 0 });
    return { items };
  });
}

function heightOf(block: SheetBlock): number {
  return block.kind === 'rows' ? block.rows.reduce((sum, row) => sum + row.height, 0) : 10 + (block.lines.length + block.empty) * RULED_LINE;
}

function headItems(paper: OfficialPaper, sheet: Sheet): Item[] {
  const line = (text: string, y: number, pt: number, height: number, align: 'center' | 'right', face: 'title' | 'body'): Item => ({ kind: 'line', text, x: 0, y, width: PAGE.areaWidth, height, face, pt, align, spacingMm: 0 });
  const number = paper.draft ? '（草稿）' : paper.number;
  if (sheet.head === 'continued') return [line(`${paper.title}（续页）`, 0, TITLE.pt, TITLE.line, 'center', 'title'), line(number, 13, FORM.pt, 8, 'right', 'body')];
  const [organ] = balancedLines(paper.organ, TITLE_CHARS);
  return [line(organ ?? '', 0, TITLE.pt, TITLE.line, 'center', 'title'), line(paper.title, TITLE.line, TITLE.pt, TITLE.line, 'center', 'title'), line(number, 24, FORM.pt, 8, 'right', 'body')];
}

function rowItems(block: Extract<SheetBlock, { kind: 'rows' }>, top: number, marks: readonly SignatureMark[]): Item[] {
  const items: Item[] = [];
  let y = top;
  for (const row of block.rows) {
    let x = 0;
    let column = 0;
    for (const cell of row.cells) {
      const width = block.columns.slice(column, column + cell.span).reduce((a, b) => a + b, 0);
      column += cell.span;
      items.push({ kind: 'box', x, y, width, height: row.height, mm: INNER }, ...cellItems(cell, cell.as === 'label' ? { x: x + 0.5, y, width: width - 1, height: row.height } : { x: x + FORM.padX, y, width: width - 2 * FORM.padX, height: row.height }, marks));
      x += width;
    }
    y += row.height;
  }
  return items;
}

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

function cellItems(cell: SheetCell, box: Box, marks: readonly SignatureMark[]): Item[] {
  const mark = cell.slot === null ? undefined : marks.find((one) => one.slot === cell.slot);
  const words = cell.lines.some((text) => text !== '') ? cell.lines.length * FORM.line + FORM.padY : 0;
  if (mark !== undefined && words === 0) return signatureItems(mark, { ...box, y: box.y + 1, height: box.height - 2 }, { beside: null });
  // What is signed for stands above its signature.
  const signed = mark === undefined ? [] : signatureItems(mark, { ...box, y: box.y + words + 1, height: SIGN_ROOM - 2, ...('refusal' in mark ? {} : { width: STROKES }) }, { beside: 'refusal' in mark ? null : box.width - STROKES - 3 });
  // A tall box of text is filled from its top, as if written by hand.
  const first = box.y + (cell.slot !== null || (cell.as === 'value' && box.height > 30) ? FORM.padY : (box.height - cell.lines.length * FORM.line) / 2);
  return [...cell.lines.map((text, index): Item => ({
    kind: 'line', text, x: box.x, y: first + index * FORM.line, width: box.width, height: FORM.line, face: cell.as === 'label' ? 'heading' : 'body', pt: FORM.pt, align: text === CONTINUES ? 'right' : cell.align, spacingMm: 0,
  })), ...signed];
}

function ruledItems({ label, lines, empty, struck }: Extract<SheetBlock, { kind: 'ruled' }>, top: number): Item[] {
  const start = top + 10;
  const line = (text: string, y: number, face: 'heading' | 'body'): Item => ({ kind: 'line', text, x: 0, y, width: PAGE.areaWidth, height: RULED_LINE, face, pt: FORM.pt, align: 'left', spacingMm: 0 });
  const end = start + (lines.length + empty) * RULED_LINE;
  return [
    line(`${label}（续）`, top, 'heading'),
    ...lines.map((text, index) => line(text, start + index * RULED_LINE, 'body')),
    ...Array.from({ length: lines.length + empty + 1 }, (_, index): Item => ({ kind: 'rule', from: [0, start + index * RULED_LINE], to: [PAGE.areaWidth, start + index * RULED_LINE], mm: INNER })),
    ...(struck ? [{ kind: 'rule', from: [PAGE.areaWidth, start + lines.length * RULED_LINE], to: [0, end], mm: INNER } as const] : []),
  ];
}
