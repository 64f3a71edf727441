import { FACES, type Block, type Paper, type PaperTable } from '../model.ts';

/**
 * A paper as one self-contained HTML page for preview, print and PDF. No script, no outside reference; heads of tables repeat on every page and rows
 * are never split between pages. The foot stands in the page margin (Chromium's footer template, see `footTemplate`).
 */
export function paperHtml(paper: Paper): string {
  const { landscape, margins, tablePt, textPt } = paper.page;
  const [top, right, bottom, left] = margins;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(paper.name)}</title><style>
@page { size: A4 ${landscape ? 'landscape' : 'portrait'}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm }
* { box-sizing: border-box }
html, body { margin: 0; color: #000; background: #fff; font: ${textPt}pt/1.5 ${faces('body')} }
h1 { margin: 0; text-align: center; font: normal 16pt/1.35 ${faces('title')} }
h2 { margin: 3mm 0 1.5mm; font: normal ${textPt + 1}pt/1.4 ${faces('heading')}; break-after: avoid }
p { margin: 0 0 1mm } .center { text-align: center } .right { text-align: right } .left { text-align: left } .strong { font-family: ${faces('heading')} }
table { border-collapse: collapse; width: calc(100% - 0.6mm); margin: 0 0.3mm; table-layout: fixed; font-size: ${tablePt}pt; line-height: 1.28; border: 0.5mm solid #000; font-variant-numeric: tabular-nums }
thead { display: table-header-group } tr { break-inside: avoid }
/* What is said below a table never stands alone on a sheet: its last row comes along. */
table + p, table + div, table + div + p, p + p { break-before: avoid }
th, td { border: 0.25mm solid #000; padding: 0.6mm 0.6mm; vertical-align: middle; overflow-wrap: anywhere }
th { font: normal ${tablePt}pt/1.2 ${faces('heading')}; text-align: center }
.facts th { text-align: left; white-space: nowrap } .facts td { text-align: left }
</style></head><body>${paper.blocks.map(block).join('\n')}</body></html>`;
}

/** Chromium footer template: left note, page of pages in the middle, right note (its lines one above the other). */
export function footTemplate(paper: Paper): string {
  const [, right, , left] = paper.page.margins;
  return `<div style="width:100%;margin:0 ${right}mm 0 ${left}mm;font:8pt ${FACES.body.map((f) => `'${f}'`).join(',')};display:grid;grid-template-columns:1fr auto 1fr;align-items:end;color:#000">`
    + `<span style="text-align:left">${escape(paper.footLeft)}</span><span>第 <span class="pageNumber"></span> 页　共 <span class="totalPages"></span> 页</span>`
    + `<span style="text-align:right;font-size:${paper.footRight.length > 40 ? 6.5 : 8}pt;line-height:1.3">${inTwo(paper.footRight).map(escape).join('<br>')}</span></div>`;
}

/** A long note is broken at the wide space nearest to its middle; one without (a digest) in the middle itself. */
function inTwo(text: string): string[] {
  if (text.length <= 40) return [text];
  const middle = Math.ceil(text.length / 2);
  const spaces = [...text.matchAll(/　/g)].map((found) => found.index).toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
  const [space] = spaces;
  return space === undefined ? [text.slice(0, middle), text.slice(middle)] : [text.slice(0, space), text.slice(space + 1)];
}

function block(b: Block): string {
  switch (b.kind) {
    case 'title': return `<h1 style="font-size:${b.sizePt}pt">${b.lines.map(escape).join('<br>')}</h1>`;
    case 'heading': return `<h2>${escape(b.text)}</h2>`;
    case 'text': return `<p class="${b.align}${b.strong === true ? ' strong' : ''}">${escape(b.text)}</p>`;
    case 'gap': return `<div style="height:${b.mm}mm"></div>`;
    case 'facts': return facts(b.columns, b.facts);
    case 'table': return table(b);
  }
}

function facts(columns: number, pairs: readonly (readonly [string, string])[]): string {
  const rows: string[] = [];
  for (let i = 0; i < pairs.length; i += columns) {
    const slice = pairs.slice(i, i + columns);
    const cells = slice.map(([label, value], index) => {
      const last = index === slice.length - 1 && slice.length < columns;
      return `<th>${escape(label)}</th><td${last ? ` colspan="${(columns - slice.length) * 2 + 1}"` : ''}>${escape(value)}</td>`;
    });
    rows.push(`<tr>${cells.join('')}</tr>`);
  }
  // Five characters of a label keep off the line beside them.
  const label = 12;
  const columnWidths = `<col style="width:${label}%"><col style="width:${100 / columns - label}%">`.repeat(columns);
  return `<table class="facts"><colgroup>${columnWidths}</colgroup><tbody>${rows.join('')}</tbody></table>`;
}

function table(t: PaperTable): string {
  const total = t.columns.reduce((sum, column) => sum + column.widthMm, 0);
  const cols = t.columns.map((column) => `<col style="width:${((100 * column.widthMm) / total).toFixed(3)}%">`).join('');
  const groups = t.groups.length === 0 ? '' : `<tr>${t.groups.map(([text, span]) => `<th colspan="${span}">${escape(text)}</th>`).join('')}</tr>`;
  const heads = `<tr>${t.columns.map((column) => `<th>${column.head.map(escape).join('<br>')}</th>`).join('')}</tr>`;
  const body = t.rows.length === 0
    ? `<tr><td class="center" colspan="${t.columns.length}">${escape(t.empty)}</td></tr>`
    : t.rows.map((row, index) => `<tr${index >= t.rows.length - t.strongRows ? ' class="strong"' : ''}>${row.map((cell, i) => `<td class="${t.columns[i]?.align ?? 'left'}">${cell.map(escape).join('<br>')}</td>`).join('')}</tr>`).join('\n');
  return `<table><colgroup>${cols}</colgroup><thead>${groups}${heads}</thead><tbody>${body}</tbody></table>`;
}

function faces(purpose: keyof typeof FACES): string {
  return FACES[purpose].map((face) => (face === 'serif' || face === 'sans-serif' ? face : `'${face}'`)).join(', ');
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
