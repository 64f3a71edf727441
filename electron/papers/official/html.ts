import { FACES } from '../model.ts';
import type { PageOptions } from '../press.ts';
import { composeForm } from './composeForm.ts';
import { composeLetter } from './composeLetter.ts';
import { isLatin } from './measure.ts';
import type { InkPoint, OfficialPaper, SignatureMark } from './model.ts';
import { PAGE, type ComposedPage, type Face, type Item } from './page.ts';

/** The set pages of a paper. Preview, print and PDF show these and nothing else. */
export function composed(paper: OfficialPaper, marks: readonly SignatureMark[] = []): ComposedPage[] {
  return paper.profile === 'gb9704' ? composeLetter(paper, marks) : composeForm(paper, marks);
}

const LATIN_FACES = ['Times New Roman', 'Liberation Serif', 'Tinos', 'Nimbus Roman', 'serif'] as const;
const FAMILY: Readonly<Record<Face, readonly string[]>> = {
  title: FACES.title, heading: FACES.heading, body: FACES.body,
  kai: ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', 'STKaiti', ...FACES.body], song: ['宋体', 'SimSun', 'NSimSun', 'Noto Serif CJK SC', 'serif'],
};

const quoted = (faces: readonly string[]): string => faces.map((face) => (face === 'serif' || face === 'sans-serif' ? face : `'${face}'`)).join(', ');
const mm = (value: number): string => `${Number(value.toFixed(3))}mm`;

/** Styles of set pages, for the printed document and for the preview in the window. */
export const PAGE_CSS = `
.page { position: relative; width: ${PAGE.width}mm; height: ${PAGE.height}mm; overflow: hidden; background: #fff; color: #000; break-after: page; break-inside: avoid }
.page:last-child { break-after: auto }
.page > svg { position: absolute; left: 0; top: 0; width: ${PAGE.width}mm; height: ${PAGE.height}mm }
.l { position: absolute; white-space: pre; text-spacing-trim: space-all; font-kerning: none; font-variant-ligatures: none; font-weight: normal; line-break: anywhere }
.l b { font-weight: normal; font-family: ${quoted(LATIN_FACES)} }
.song b { font-family: inherit }
.center { text-align: center } .right { text-align: right }
.spread { white-space: pre-wrap; text-align: justify; text-align-last: justify; overflow: visible }
${(Object.keys(FAMILY) as Face[]).map((face) => `.${face} { font-family: ${quoted(FAMILY[face])} }`).join('\n')}
.red { color: #d00 }
`;

/** The pages as markup without head and styles. `mirrored`: margins of even pages change sides, for printing on both sides bound on the left. */
export function pagesMarkup(pages: readonly ComposedPage[], mirrored = false): string {
  return pages.map((page, index) => pageMarkup(page, mirrored && index % 2 === 1 ? PAGE.right : PAGE.left)).join('\n');
}

/** One self-contained document without scripts or outside references. */
export function officialHtml(paper: OfficialPaper, marks: readonly SignatureMark[] = [], mirrored = false): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(paper.name)}</title><style>@page { size: A4 portrait; margin: 0 } html, body { margin: 0 }${PAGE_CSS}</style></head><body>${pagesMarkup(composed(paper, marks), mirrored)}</body></html>`;
}

/** Margins and foot are set into the pages. */
export function officialPage(paper: OfficialPaper): PageOptions {
  return { landscape: false, margins: [0, 0, 0, 0], header: '', footer: '', title: paper.name };
}

function pageMarkup({ items }: ComposedPage, left: number): string {
  const drawn = items.map((item) => drawing(item, left)).join('');
  return `<section class="page">${drawn === '' ? '' : `<svg viewBox="0 0 ${PAGE.width} ${PAGE.height}" fill="none" stroke="#000">${drawn}</svg>`}${items.map((item) => (item.kind === 'line' ? lineMarkup(item, left) : '')).join('')}</section>`;
}

function lineMarkup(item: Extract<Item, { kind: 'line' }>, left: number): string {
  if (item.text === '') return '';
  const style = [`left:${mm(left + item.x)}`, `top:${mm(PAGE.top + item.y)}`, `width:${mm(item.width)}`, `height:${mm(item.height)}`, `line-height:${mm(item.height)}`, `font-size:${Number(item.pt.toFixed(2))}pt`, ...(item.spacingMm === 0 ? [] : [`letter-spacing:${item.spacingMm.toFixed(4)}mm`])];
  return `<div class="l ${item.face} ${item.align}${item.red === true ? ' red' : ''}" style="${style.join(';')}">${runs(item.text)}</div>`;
}

/** Latin letters and figures in the Latin face; quotation marks and dashes stay with the Han face, which has them full-width. */
function runs(text: string): string {
  let out = '';
  let latin = '';
  const flush = (): void => {
    if (latin !== '') out += `<b>${escape(latin)}</b>`;
    latin = '';
  };
  for (const char of text) {
    if (isLatin(char)) latin += char;
    else {
      flush();
      out += escape(char);
    }
  }
  flush();
  return out;
}

function drawing(item: Item, left: number): string {
  const x = (value: number): string => String(Number((left + value).toFixed(3)));
  const y = (value: number): string => String(Number((PAGE.top + value).toFixed(3)));
  switch (item.kind) {
    case 'line': return '';
    case 'rule': return `<path d="M${x(item.from[0])} ${y(item.from[1])}L${x(item.to[0])} ${y(item.to[1])}" stroke-width="${item.mm}"${item.red === true ? ' stroke="#d00"' : ''}/>`;
    case 'box': return `<rect x="${x(item.x)}" y="${y(item.y)}" width="${item.width}" height="${item.height}" stroke-width="${item.mm}"/>`;
    case 'sealPlace': return `<circle cx="${x(item.x)}" cy="${y(item.y)}" r="${item.radius}" stroke="#bbb" stroke-width="0.25" stroke-dasharray="1.5 1.5"/>`;
    case 'strokes': {
      const scale = Math.min(item.width / 60, item.height / 20);
      const ink = item.strokes.flatMap((stroke) => segments(stroke).map(([d, width]) => `<path d="${d}" stroke-width="${width}"/>`)).join('');
      return `<g transform="translate(${x(item.x)} ${y(item.y + (item.height - 20 * scale) / 2)}) scale(${scale.toFixed(4)})" stroke-linecap="round" stroke-linejoin="round">${ink}</g>`;
    }
  }
}

/** A stroke as short lines of their own width, so that pressure shows; a dot is a line of no length. */
function segments(stroke: readonly InkPoint[]): [d: string, width: string][] {
  const points = stroke.length === 1 ? [...stroke, ...stroke] : stroke;
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    return [`M${from[0].toFixed(2)} ${from[1].toFixed(2)}L${to[0].toFixed(2)} ${to[1].toFixed(2)}`, ((from[2] + to[2]) / 2).toFixed(2)];
  });
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
