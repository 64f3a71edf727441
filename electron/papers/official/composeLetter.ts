import type { OfficialPaper, Part, SignatureMark } from './model.ts';
import { balancedLines, breakLines, type Line } from './lines.ts';
import { widthMm } from './measure.ts';
import { BODY, FOOT, GRID, MM_PER_PT, PAGE, type ComposedPage, type Face, type Item } from './page.ts';
import { signatureItems } from './signatures.ts';

const INDENT = 2 * GRID.pitch;
const TITLE_PT = 22;
/** Characters of 22 pt in the measure. */
const TITLE_CHARS = Math.floor(PAGE.areaWidth / (TITLE_PT * MM_PER_PT));
const SEAL_RADIUS = 21;

/** A line of the grid, or an empty one. */
interface Slot { readonly line: Line; readonly face: Face; readonly pt?: number; readonly align?: 'left' | 'center' }
/** Lines that stay together on one page, with the body line before them. */
interface Together { readonly lines: number; items(y: number): Item[] }

/**
 * Sets a letter, notice or decision on the grid of 22 lines × 28 characters. Every line of text stands on a line of the grid; organ and date stay
 * together with at least one line of the text, so that no page holds the seal alone.
 */
export function composeLetter(paper: OfficialPaper, marks: readonly SignatureMark[]): ComposedPage[] {
  const pages = new Pages();
  head(paper, pages);
  for (const part of paper.parts) place(part, paper, marks, pages);
  return pages.finished();
}

class Pages {
  readonly #pages: { items: Item[]; used: number }[] = [{ items: [], used: 0 }];
  /** The last line of text that was set, for being drawn over to the next page. */
  #last: { slot: Slot; page: number; index: number } | null = null;

  get #page() {
    return this.#pages.at(-1) ?? { items: [], used: 0 };
  }

  add(item: Item): void {
    this.#page.items.push(item);
  }

  skip(lines: number): void {
    this.#page.used = Math.min(GRID.lines, this.#page.used + lines);
  }

  text(slot: Slot): void {
    if (this.#page.used >= GRID.lines) this.#pages.push({ items: [], used: 0 });
    this.#set(slot);
  }

  #set(slot: Slot): void {
    const page = this.#page;
    this.#last = { slot, page: this.#pages.length - 1, index: page.items.length };
    page.items.push(itemOf(slot, page.used * GRID.line));
    page.used += 1;
  }

  /** Sets lines that may not be parted; where they need a new page the last line of the text goes with them. */
  together(block: Together): void {
    if (this.#page.used + block.lines > GRID.lines) {
      const last = this.#last;
      if (last !== null && last.page === this.#pages.length - 1 && this.#page.used > 1) {
        this.#page.items.splice(last.index, 1);
        this.#page.used -= 1;
        this.#pages.push({ items: [], used: 0 });
        this.#set(last.slot);
      } else this.#pages.push({ items: [], used: 0 });
    }
    for (const item of block.items(this.#page.used * GRID.line)) this.add(item);
    this.#page.used += block.lines;
  }

  finished(): ComposedPage[] {
    return this.#pages.map(({ items }, index) => ({ items: [...items, pageNumber(index + 1)] }));
  }
}

function itemOf({ line, face, pt = GRID.pt, align = 'left' }: Slot, y: number): Item {
  const spacingMm = pt === GRID.pt ? BODY.spacingMm : 0;
  return {
    kind: 'line', text: line.text, x: line.indentMm, y, width: PAGE.areaWidth - line.indentMm, height: GRID.line, face, pt, align: line.full ? 'spread' : align, spacingMm,
  };
}

/** `— 1 —`, odd pages right and even pages left, one character in. */
function pageNumber(number: number): Item {
  return {
    kind: 'line', text: `— ${number} —`, x: GRID.pitch, y: PAGE.areaHeight + FOOT.below, width: PAGE.areaWidth - 2 * GRID.pitch, height: FOOT.height, face: 'song', pt: FOOT.pt, align: number % 2 === 1 ? 'right' : 'left', spacingMm: 0,
  };
}

const plain = (text: string): Line => ({ text, indentMm: 0, full: false });

function head(paper: OfficialPaper, pages: Pages): void {
  const number = paper.draft ? '（草稿）' : paper.number;
  if (paper.redHead) {
    // The mark's upper edge is 35 mm below the type area's; it gets smaller rather than breaks.
    const pt = Math.min(48, (PAGE.areaWidth / Math.max(1, Array.from(paper.organ).length)) / MM_PER_PT);
    const height = pt * MM_PER_PT;
    pages.add({ kind: 'line', text: paper.organ, x: 0, y: 35, width: PAGE.areaWidth, height, face: 'title', pt, align: 'center', spacingMm: 0, red: true });
    const after = Math.ceil((35 + height) / GRID.line - 0.01) + 2;
    pages.skip(after);
    pages.text({ line: plain(number), face: 'body', align: 'center' });
    const y = (after + 1) * GRID.line - (GRID.line - BODY.emMm) / 2 + 4;
    pages.add({ kind: 'rule', from: [0, y], to: [PAGE.areaWidth, y], mm: 0.7, red: true });
    pages.skip(2);
  } else for (const text of balancedLines(paper.organ, TITLE_CHARS)) pages.text({ line: plain(text), face: 'title', pt: TITLE_PT, align: 'center' });
  for (const text of balancedLines(paper.title, TITLE_CHARS)) pages.text({ line: plain(text), face: 'title', pt: TITLE_PT, align: 'center' });
  if (!paper.redHead && number !== '') pages.text({ line: plain(number), face: 'body', align: 'center' });
  pages.skip(1);
}

function place(part: Part, paper: OfficialPaper, marks: readonly SignatureMark[], pages: Pages): void {
  const paragraph = (text: string, indent: number, face: Face): void => {
    for (const line of breakLines(text, PAGE.areaWidth, BODY, indent)) pages.text({ line, face });
  };
  switch (part.kind) {
    case 'addressee': return paragraph(part.text, 0, 'body');
    case 'paragraph': return paragraph(part.text, INDENT, 'body');
    case 'heading': return paragraph(part.text, INDENT, part.level === 1 ? 'heading' : 'kai');
    case 'note': pages.skip(1); return paragraph(`（${part.text}）`, INDENT, 'body');
    case 'attachments': {
      pages.skip(1);
      const many = part.names.length > 1;
      part.names.forEach((name, index) => {
        const lead = index === 0 ? INDENT : INDENT + 3 * GRID.pitch;
        paragraph(`${index === 0 ? '附件：' : ''}${many ? `${index + 1}.` : ''}${name}`, lead, 'body');
      });
      return undefined;
    }
    case 'seal': return pages.together(sealBlock(part, paper.draft));
    case 'signLine': return pages.together({ lines: 2, items: (y) => signLine(part, marks, y) });
    case 'grid': case 'list': throw new Error('ruled boxes belong to forms');
  }
}

/** Two empty lines, the organ, the date whose right edge is four characters from the margin; the organ is centred over it. */
function sealBlock({ organ, day }: Extract<Part, { kind: 'seal' }>, draft: boolean): Together {
  const [organWidth, dayWidth] = [widthMm(organ, BODY), widthMm(day, BODY)];
  const centre = Math.min(PAGE.areaWidth - 4 * GRID.pitch - dayWidth / 2, PAGE.areaWidth - organWidth / 2);
  const line = (text: string, width: number, y: number): Item => ({ kind: 'line', text, x: centre - width / 2, y, width: width + 1, height: GRID.line, face: 'body', pt: GRID.pt, align: 'left', spacingMm: BODY.spacingMm });
  return {
    lines: 4,
    items: (y) => [line(organ, organWidth, y + 2 * GRID.line), line(day, dayWidth, y + 3 * GRID.line), ...(draft ? [{ kind: 'sealPlace', x: centre, y: y + 3 * GRID.line, radius: SEAL_RADIUS } as const] : [])],
  };
}

function signLine({ slot, label }: Extract<Part, { kind: 'signLine' }>, marks: readonly SignatureMark[], y: number): Item[] {
  const width = widthMm(label, BODY);
  const box = { x: INDENT + width, y: y + GRID.line * 0.35, width: 55, height: GRID.line * 1.65 - 1 };
  const mark = marks.find((one) => one.slot === slot);
  const foot = y + 2 * GRID.line - 1.5;
  return [
    { kind: 'line', text: label, x: INDENT, y: y + GRID.line, width: width + 1, height: GRID.line, face: 'body', pt: GRID.pt, align: 'left', spacingMm: BODY.spacingMm },
    { kind: 'rule', from: [box.x, foot], to: [box.x + box.width, foot], mm: 0.25 },
    ...(mark === undefined
      ? [{ kind: 'line', text: '年　月　日', x: box.x + box.width + 4, y: y + GRID.line, width: 40, height: GRID.line, face: 'body', pt: GRID.pt, align: 'left', spacingMm: BODY.spacingMm } as const]
      : signatureItems(mark, box, { beside: 40 })),
  ];
}
