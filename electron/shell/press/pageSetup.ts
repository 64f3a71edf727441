import type { PrintToPDFOptions, WebContentsPrintOptions } from 'electron';
import type { PageOptions, PrintOrder } from '#electron/papers/press.ts';

const MM_PER_INCH = 25.4;
/** Chromium counts printing margins in pixels of 1/96 inch. */
const PIXELS_PER_MM = 96 / MM_PER_INCH;
/** An empty template would be replaced by Chromium's own date and address. */
const NOTHING = '<span></span>';

/** A4, the paper's own margins, its head and foot in them. */
export function pdfOptions(options: PageOptions): PrintToPDFOptions {
  const [top, right, bottom, left] = options.margins;
  return {
    landscape: options.landscape,
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: false,
    displayHeaderFooter: options.header !== '' || options.footer !== '',
    headerTemplate: options.header === '' ? NOTHING : options.header,
    footerTemplate: options.footer === '' ? NOTHING : options.footer,
    margins: { top: top / MM_PER_INCH, right: right / MM_PER_INCH, bottom: bottom / MM_PER_INCH, left: left / MM_PER_INCH },
  };
}

/** For Chromium's own printing. It takes no templates: the foot comes from the page itself there (`marginBoxes`). */
export function printOptions(options: Pick<PrintOrder, keyof PageOptions | 'printer' | 'copies' | 'duplex'>): WebContentsPrintOptions {
  const [top, right, bottom, left] = options.margins.map((mm) => Math.round(mm * PIXELS_PER_MM));
  return {
    silent: options.printer !== null,
    ...(options.printer === null ? {} : { deviceName: options.printer }),
    copies: options.copies,
    ...(options.duplex === undefined ? {} : { duplexMode: options.duplex ? 'longEdge' as const : 'simplex' as const }),
    landscape: options.landscape,
    pageSize: 'A4',
    printBackground: true,
    margins: { marginType: 'custom', top: top ?? 0, right: right ?? 0, bottom: bottom ?? 0, left: left ?? 0 },
  };
}

/**
 * Rewrites the three parts of a foot template (left, page of pages, right) as margin boxes of CSS, which Chromium 131 and newer prints.
 * Older ones ignore them: a paper printed through the dialog has no foot there.
 */
export function marginBoxes(footer: string): string {
  const parts = topLevelSpans(footer);
  if (parts.length !== 3) return '';
  const names = ['bottom-left', 'bottom-center', 'bottom-right'];
  const boxes = parts.map((part, index) => `@${names[index] ?? ''} { content: ${contentOf(part)}; font-size: 8pt }`);
  return `<style>@page { ${boxes.join(' ')} }</style>`;
}

function topLevelSpans(template: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let from = 0;
  for (const tag of template.matchAll(/<(\/?)span\b[^>]*>/g)) {
    const closing = tag[1] === '/';
    if (!closing && depth === 0) from = tag.index + tag[0].length;
    depth += closing ? -1 : 1;
    if (closing && depth === 0) found.push(template.slice(from, tag.index));
  }
  return found;
}

/** Text and counters of one part as a CSS `content` value. */
function contentOf(part: string): string {
  const pieces = part.split(/(<span class="?(?:pageNumber|totalPages)"?><\/span>)/).filter((piece) => piece !== '');
  const values = pieces.map((piece) => {
    if (piece.includes('pageNumber')) return 'counter(page)';
    if (piece.includes('totalPages')) return 'counter(pages)';
    return `"${[...decodeEntities(piece)].map((c) => `\\${(c.codePointAt(0) ?? 0).toString(16)} `).join('')}"`;
  });
  return values.length === 0 ? '""' : values.join(' ');
}

function decodeEntities(text: string): string {
  return text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)));
}
