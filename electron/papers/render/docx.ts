import {
  AlignmentType, BorderStyle, convertMillimetersToTwip, Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TabStopType, TextRun,
  VerticalAlign, WidthType, type IBorderOptions, type ISectionPropertiesOptions,
} from 'docx';
import type { Align, Block, Paper, PaperTable } from '../model.ts';

/** Names that the docx asks for; Word and WPS fall back by themselves where a face is missing. */
const FONT = { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312' } as const;
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const INNER: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const OUTER: IBorderOptions = { style: BorderStyle.SINGLE, size: 12, color: '000000' };

/** A paper as an editable docx: A4, its margins, heads of tables repeated on each page, rows not split, page of pages at the foot. */
export async function paperDocx(paper: Paper): Promise<Uint8Array> {
  const widthMm = (paper.page.landscape ? 297 : 210) - paper.page.margins[1] - paper.page.margins[3];
  const document = new Document({
    title: paper.name,
    creator: '劳监台账',
    styles: { default: { document: { run: { font: font('body'), size: paper.page.textPt * 2 } } } },
    sections: [{ properties: section(paper), footers: { default: foot(paper, widthMm) }, children: paper.blocks.flatMap((block) => render(block, paper, widthMm)) }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function section(paper: Paper): ISectionPropertiesOptions {
  const [top, right, bottom, left] = paper.page.margins.map((mm) => convertMillimetersToTwip(mm)) as [number, number, number, number];
  return {
    page: {
      size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297), orientation: paper.page.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin: { top, right, bottom, left, footer: convertMillimetersToTwip(10) },
    },
  };
}

function foot(paper: Paper, widthMm: number): Footer {
  const run = (text: string): TextRun => new TextRun({ text, size: 16, font: font('body') });
  return new Footer({
    children: [new Paragraph({
      tabStops: [{ type: TabStopType.CENTER, position: convertMillimetersToTwip(widthMm / 2) }, { type: TabStopType.RIGHT, position: convertMillimetersToTwip(widthMm) }],
      children: [
        run(`${paper.footLeft}\t第 `), new TextRun({ children: [PageNumber.CURRENT], size: 16 }), run(' 页　共 '), new TextRun({ children: [PageNumber.TOTAL_PAGES], size: 16 }), run(` 页\t${paper.footRight}`),
      ],
    })],
  });
}

function render(block: Block, paper: Paper, widthMm: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return block.lines.map((line) => paragraph(line, 'center', 'title', block.sizePt));
    case 'heading':
      return [new Paragraph({ spacing: { before: 170, after: 85 }, keepNext: true, children: [new TextRun({ text: block.text, font: font('heading'), size: (paper.page.textPt + 1) * 2 })] })];
    case 'text':
      return [paragraph(block.text, block.align, block.strong === true ? 'heading' : 'body', paper.page.textPt)];
    case 'gap':
      return [new Paragraph({ spacing: { before: convertMillimetersToTwip(block.mm), line: 20 }, children: [] })];
    case 'facts':
      return [factsTable(block.columns, block.facts, paper.page.tablePt, widthMm)];
    case 'table':
      return [dataTable(block, paper.page.tablePt, widthMm)];
  }
}

function paragraph(text: string, align: Align, face: keyof typeof FONT, sizePt: number): Paragraph {
  return new Paragraph({ alignment: ALIGN[align], spacing: { after: 40 }, children: [new TextRun({ text, font: font(face), size: sizePt * 2 })] });
}

function cell(lines: readonly string[], options: { widthMm: number; align: Align; face: keyof typeof FONT; sizePt: number; span?: number }): TableCell {
  return new TableCell({
    width: { size: convertMillimetersToTwip(options.widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 45, right: 45, top: 30, bottom: 30 },
    ...(options.span === undefined ? {} : { columnSpan: options.span }),
    children: lines.map((text) => new Paragraph({ alignment: ALIGN[options.align], children: [new TextRun({ text, font: font(options.face), size: options.sizePt * 2 })] })),
  });
}

function ruled(rows: TableRow[], widths: readonly number[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: convertMillimetersToTwip(widths.reduce((a, b) => a + b, 0)), type: WidthType.DXA },
    columnWidths: widths.map((mm) => convertMillimetersToTwip(mm)),
    borders: { top: OUTER, bottom: OUTER, left: OUTER, right: OUTER, insideHorizontal: INNER, insideVertical: INNER },
    rows,
  });
}

function dataTable(table: PaperTable, sizePt: number, widthMm: number): Table {
  const total = table.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const widths = table.columns.map((column) => (column.widthMm * widthMm) / total);
  const at = (index: number): number => widths[index] ?? 10;
  const rows: TableRow[] = [];
  if (table.groups.length > 0) {
    let column = 0;
    rows.push(new TableRow({
      tableHeader: true, cantSplit: true,
      children: table.groups.map(([text, span]) => {
        const width = widths.slice(column, column + span).reduce((a, b) => a + b, 0);
        column += span;
        return cell([text], { widthMm: width, align: 'center', face: 'heading', sizePt, span });
      }),
    }));
  }
  rows.push(new TableRow({ tableHeader: true, cantSplit: true, children: table.columns.map((column, i) => cell(column.head, { widthMm: at(i), align: 'center', face: 'heading', sizePt })) }));
  table.rows.forEach((row, index) => {
    const face = index >= table.rows.length - table.strongRows ? 'heading' : 'body';
    rows.push(new TableRow({ cantSplit: true, children: row.map((lines, i) => cell(lines, { widthMm: at(i), align: table.columns[i]?.align ?? 'left', face, sizePt })) }));
  });
  if (table.rows.length === 0) rows.push(new TableRow({ children: [cell([table.empty], { widthMm, align: 'center', face: 'body', sizePt, span: table.columns.length })] }));
  return ruled(rows, widths);
}

function factsTable(columns: number, facts: readonly (readonly [string, string])[], sizePt: number, widthMm: number): Table {
  const label = widthMm * 0.12;
  const value = widthMm / columns - label;
  const rows: TableRow[] = [];
  for (let i = 0; i < facts.length; i += columns) {
    const slice = facts.slice(i, i + columns);
    rows.push(new TableRow({
      cantSplit: true,
      children: slice.flatMap(([name, text], index) => {
        const rest = index === slice.length - 1 ? (columns - slice.length) * 2 : 0;
        return [
          cell([name], { widthMm: label, align: 'left', face: 'heading', sizePt }),
          cell([text], { widthMm: value, align: 'left', face: 'body', sizePt, ...(rest > 0 ? { span: rest + 1 } : {}) }),
        ];
      }),
    }));
  }
  return ruled(rows, Array.from({ length: columns }, () => [label, value]).flat());
}

function font(face: keyof typeof FONT): { ascii: string; hAnsi: string; eastAsia: string; cs: string } {
  return { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: FONT[face], cs: 'Times New Roman' };
}
