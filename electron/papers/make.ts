import type { PageOptions, PaperPress } from './press.ts';
import type { Paper } from './model.ts';
import { settlePdf } from './settlePdf.ts';
import { footTemplate, paperHtml } from './render/html.ts';

/** What a printer or the PDF maker must know of a paper's page. */
export function pageOptions(paper: Paper): PageOptions {
  return { landscape: paper.page.landscape, margins: paper.page.margins, header: '<span></span>', footer: footTemplate(paper), title: paper.name };
}

/** A paper's bytes in a format, the same for the same paper and moment; the docx library is loaded when it is needed. */
export async function makePaper(paper: Paper, format: 'docx' | 'pdf', press: PaperPress, madeAt: number): Promise<Uint8Array> {
  if (format === 'pdf') return settlePdf(await press.pdf(paperHtml(paper), pageOptions(paper)), madeAt);
  const [{ paperDocx }, { settleOffice }] = await Promise.all([import('./render/docx.ts'), import('./official/settleZip.ts')]);
  return settleOffice(await paperDocx(paper), madeAt);
}
