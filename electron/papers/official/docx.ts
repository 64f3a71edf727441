import {
  AlignmentType, BorderStyle, Document, Footer, HeightRule, LineRuleType, Packer, PageNumber, Paragraph, TextRun, VerticalAlign, Table, TableCell, TableLayoutType, TableRow, WidthType, ImageRun, UnderlineType, type IParagraphOptions, type ParagraphChild,
} from 'docx';
import type { OfficialPaper, Part, SignatureMark } from './model.ts';
import { signaturePng } from './ink.ts';
import { widthMm } from './measure.ts';
import { BODY, FORM, GRID, MM_PER_PT, PAGE, type Face } from './page.ts';
import { settleOffice } from './settleZip.ts';
import { CONTINUES, HEAD, RULED_LINE, sheetsOf, type Sheet, type SheetCell } from './sheets.ts';

/** 28.95 pt: 22 lines fit (29 pt would let only 21), and −0.25 pt between characters lets 28 of 16 pt fit (documents 1.1). */
const LINE = 579;
const SPACING = -5;
const NAMES: Readonly<Record<Face, string>> = { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312', kai: '楷体_GB2312', song: '宋体' };
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;

type Spacing = NonNullable<IParagraphOptions['spacing']>;

const twips = (mm: number): number => Math.round((mm * 1440) / 25.4);
const font = (face: Face): { ascii: string; hAnsi: string; eastAsia: string; cs: string } => {
  const latin = face === 'song' ? '宋体' : 'Times New Roman';
  return { ascii: latin, hAnsi: latin, eastAsia: NAMES[face], cs: latin };
};

/** The paper as an editable docx from the same definition as the set pages. The same paper always has the same bytes. */
export async function officialDocx(paper: OfficialPaper, marks: readonly SignatureMark[], madeAt: number): Promise<Uint8Array> {
  const children = paper.profile === 'gb9704' ? letter(paper, marks) : sheetsOf(paper).flatMap((sheet, index) => form(paper, sheet, index, marks));
  const document = new Document({
    title: paper.name, creator: paper.organ, evenAndOddHeaderAndFooters: paper.profile === 'gb9704',
    styles: { default: { document: { run: { font: font('body'), size: 32 } } } },
    sections: [{
      properties: { page: { size: { width: twips(PAGE.width), height: twips(PAGE.height) }, margin: { top: twips(PAGE.top), left: twips(PAGE.left), right: twips(PAGE.right), bottom: twips(35), footer: twips(35 - 7 - 6), header: twips(15) } } },
      footers: paper.profile === 'gb9704' ? { default: numberFoot('right'), even: numberFoot('left') } : { default: formFoot() },
      children,
    }],
  });
  return settleOffice(new Uint8Array(await Packer.toBuffer(document)), madeAt);
}

/** `— 1 —`, one character in. */
function numberFoot(side: 'left' | 'right'): Footer {
  return new Footer({ children: [new Paragraph({ alignment: ALIGN[side], indent: { [side]: twips(GRID.pitch) }, children: [new TextRun({ size: 28, font: font('song'), children: ['— ', PageNumber.CURRENT, ' —'] })] })] });
}

function formFoot(): Footer {
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 21, font: font('song'), children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'] })] })] });
}

function line(text: string | readonly ParagraphChild[], face: Face, more: IParagraphOptions & { pt?: number; colour?: string } = {}): Paragraph {
  const { pt = GRID.pt, colour, ...options } = more;
  const run = (words: string): TextRun => new TextRun({ text: words, font: font(face), size: pt * 2, ...(pt === GRID.pt ? { characterSpacing: SPACING } : {}), ...(colour === undefined ? {} : { color: colour }) });
  return new Paragraph({ spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, ...options, children: typeof text === 'string' ? [run(text)] : [...text] });
}

function letter(paper: OfficialPaper, marks: readonly SignatureMark[]): Paragraph[] {
  const number = paper.draft ? '（草稿）' : paper.number;
  const centred: IParagraphOptions = { alignment: AlignmentType.CENTER };
  const title = line(paper.title, 'title', { ...centred, pt: 22 });
  const numbered = number === '' ? [] : [line(number, 'body', centred)];
  const head = paper.redHead
    ? [...blank(3), line(paper.organ, 'title', { ...centred, pt: Math.min(48, Math.floor(PAGE.areaWidth / Array.from(paper.organ).length / MM_PER_PT)), colour: 'DD0000', spacing: { line: LINE * 2, lineRule: LineRuleType.EXACT } }), ...blank(2),
      line(number, 'body', { ...centred, border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: 'DD0000', space: 6 } } }), ...blank(2), title]
    : [line(paper.organ, 'title', { ...centred, pt: 22 }), title, ...numbered];
  return [...head, ...blank(1), ...paper.parts.flatMap((part) => partOf(part, marks))];
}

const blank = (count: number, keepNext = false): Paragraph[] => Array.from({ length: count }, () => line('', 'body', { keepNext }));
const INDENT = twips(2 * GRID.pitch);

function partOf(part: Part, marks: readonly SignatureMark[]): Paragraph[] {
  const paragraphs = (text: string, face: Face, firstLine: number): Paragraph[] => text.split('\n').map((words) => line(words, face, { alignment: AlignmentType.BOTH, indent: { firstLine } }));
  switch (part.kind) {
    case 'addressee': return paragraphs(part.text, 'body', 0);
    case 'paragraph': return paragraphs(part.text, 'body', INDENT);
    case 'heading': return paragraphs(part.text, part.level === 1 ? 'heading' : 'kai', INDENT);
    case 'note': return [...blank(1), ...paragraphs(`（${part.text}）`, 'body', INDENT)];
    case 'attachments': return [...blank(1), ...part.names.map((name, index) => line(`${index === 0 ? '附件：' : ''}${part.names.length > 1 ? `${index + 1}.` : ''}${name}`, 'body', { indent: { left: index === 0 ? INDENT : INDENT + twips(3 * GRID.pitch) } }))];
    case 'seal': {
      const [organ, day] = [widthMm(part.organ, BODY), widthMm(part.day, BODY)];
      const centre = Math.min(PAGE.areaWidth - 4 * GRID.pitch - day / 2, PAGE.areaWidth - organ / 2);
      const at = (width: number): IParagraphOptions => ({ alignment: AlignmentType.RIGHT, indent: { right: Math.max(0, twips(PAGE.areaWidth - centre - width / 2)) } });
      return [...blank(2, true), line(part.organ, 'body', { ...at(organ), keepNext: true }), line(part.day, 'body', at(day))];
    }
    case 'signLine': return [line('', 'body', { keepNext: true }), line(signRuns(part.label, marks.find((mark) => mark.slot === part.slot)), 'body', { indent: { left: INDENT }, ...(marks.some((mark) => mark.slot === part.slot) ? { spacing: { line: LINE, lineRule: LineRuleType.AT_LEAST } } : {}) })];
    case 'grid': case 'list': throw new Error('ruled boxes belong to forms');
  }
}

function signRuns(label: string, mark: SignatureMark | undefined): ParagraphChild[] {
  const run = (text: string, size = 32): TextRun => new TextRun({ text, font: font('body'), size, characterSpacing: SPACING });
  if (mark === undefined) return [run(label), new TextRun({ text: '　'.repeat(10), underline: { type: UnderlineType.SINGLE }, size: 32 }), run('　年　月　日')];
  if ('refusal' in mark) return [run(label), run(mark.refusal, 21)];
  return [run(label), picture(mark.strokes, 42), run(`　${mark.caption}`, 21)];
}

function picture(strokes: Extract<SignatureMark, { strokes: unknown }>['strokes'], widthInMm: number): ImageRun {
  const pixels = (mm: number): number => Math.round((mm * 96) / 25.4);
  return new ImageRun({ type: 'png', data: signaturePng(strokes), transformation: { width: pixels(widthInMm), height: pixels(widthInMm / 3) }, altText: { name: '签名', title: '签名', description: '手写签名' } });
}

const INNER = { style: BorderStyle.SINGLE, size: 2, color: '000000' } as const;
const OUTER = { style: BorderStyle.SINGLE, size: 12, color: '000000' } as const;
/** What a table is lower in docx than on the set page: its lines and the paragraph after it need room. */
const SLACK_MM = 9;

function form(paper: OfficialPaper, sheet: Sheet, index: number, marks: readonly SignatureMark[]): (Paragraph | Table)[] {
  const number = paper.draft ? '（草稿）' : paper.number;
  const exact = (mm: number): Spacing => ({ line: twips(mm), lineRule: LineRuleType.EXACT, before: 0, after: 0 });
  const start = index > 0 ? { pageBreakBefore: true } : {};
  const head: Paragraph[] = sheet.head === 'first'
    ? [line(paper.organ, 'title', { alignment: AlignmentType.CENTER, pt: 22, spacing: exact(11), ...start }), line(paper.title, 'title', { alignment: AlignmentType.CENTER, pt: 22, spacing: exact(11) }), line(number, 'body', { alignment: AlignmentType.RIGHT, pt: FORM.pt, spacing: exact(HEAD.first - 22) })]
    : [line(`${paper.title}（续页）`, 'title', { alignment: AlignmentType.CENTER, pt: 22, spacing: exact(11), ...start }), line(number, 'body', { alignment: AlignmentType.RIGHT, pt: FORM.pt, spacing: exact(HEAD.continued - 11) })];
  const total = sheet.blocks.reduce((sum, block) => sum + (block.kind === 'rows' ? block.rows.reduce((rows, row) => rows + row.height, 0) : 0), 0);
  const spare = Math.max(0, HEAD[sheet.head] + total + SLACK_MM - PAGE.areaHeight);
  return [...head, ...sheet.blocks.flatMap((block): (Paragraph | Table)[] => (block.kind === 'rows' ? [tableOf(block, spare, marks)] : ruled(block))), line('', 'body', { pt: 1, spacing: exact(0.4) })];
}

function tableOf(block: Extract<Sheet['blocks'][number], { kind: 'rows' }>, spare: number, marks: readonly SignatureMark[]): Table {
  const tallest = Math.max(...block.rows.map((row) => row.height));
  return new Table({
    layout: TableLayoutType.FIXED, width: { size: twips(PAGE.areaWidth), type: WidthType.DXA }, columnWidths: block.columns.map(twips), borders: { top: OUTER, bottom: OUTER, left: OUTER, right: OUTER, insideHorizontal: INNER, insideVertical: INNER },
    rows: block.rows.map((row) => new TableRow({
      tableHeader: row.header, cantSplit: true, height: { value: twips(row.height - (row.height === tallest && row.height > 30 ? spare : 0)), rule: HeightRule.ATLEAST },
      children: row.cells.map((cell) => cellOf(cell, marks.find((mark) => mark.slot === cell.slot), row.height > 30)),
    })),
  });
}

function cellOf(cell: SheetCell, mark: SignatureMark | undefined, tall: boolean): TableCell {
  const face = cell.as === 'label' ? 'heading' : 'body';
  const spacing: Spacing = { line: twips(FORM.line), lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const side = twips(cell.as === 'label' ? 0.5 : FORM.padX);
  const texts = cell.as === 'label' ? cell.lines : cell.paragraphs;
  const words = texts.map((text) => line(text, face, { pt: FORM.pt, spacing, alignment: ALIGN[text === CONTINUES ? 'right' : cell.align] }));
  const signed = mark === undefined
    ? []
    : 'refusal' in mark
      ? [line(mark.refusal, 'body', { pt: 10.5, spacing })]
      : [line([picture(mark.strokes, 36)], 'body', { spacing: { before: 0, after: 0 } }), line(mark.caption, 'body', { pt: 10.5, spacing: { line: twips(5), lineRule: LineRuleType.EXACT } })];
  // What is signed for stands above its signature.
  const children = mark === undefined ? words : [...(texts.some((text) => text !== '') ? words : []), ...signed];
  return new TableCell({ columnSpan: cell.span, verticalAlign: (cell.as === 'value' && tall) || (cell.slot !== null && texts.some((text) => text !== '')) ? VerticalAlign.TOP : VerticalAlign.CENTER, margins: { left: side, right: side, top: twips(FORM.padY) - 10, bottom: twips(FORM.padY) - 10 }, children });
}

function ruled(block: Extract<Sheet['blocks'][number], { kind: 'ruled' }>): Paragraph[] {
  const spacing: Spacing = { line: twips(RULED_LINE) - 15, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
  const under: IParagraphOptions = { spacing, border: { bottom: { style: BorderStyle.SINGLE, size: 2, color: '000000', space: 0 }, between: { style: BorderStyle.SINGLE, size: 2, color: '000000', space: 0 } } };
  const empty = Math.max(0, block.empty - 1);
  return [line(`${block.label}（续）`, 'heading', { pt: FORM.pt, ...under }), ...block.lines.map((text) => line(text, 'body', { pt: FORM.pt, ...under })), ...Array.from({ length: empty }, () => line(block.struck ? '/' : '', 'body', { pt: FORM.pt, ...under }))];
}
