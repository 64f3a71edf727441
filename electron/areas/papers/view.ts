import type { z } from 'zod';
import type { setPages } from '#shared/contract/papers.ts';
import type { PaperKind } from '#electron/papers/kinds/kind.ts';
import { composed, PAGE_CSS, pagesMarkup } from '#electron/papers/official/html.ts';
import type { OfficialPaper, SignatureMark } from '#electron/papers/official/model.ts';

export const kindHead = (kind: PaperKind): { id: string; title: string; sealed: boolean; reviewed: boolean; numbered: boolean; copies: number; profile: 'letter' | 'form'; byRecord: boolean } => ({
  id: kind.id, title: kind.title, sealed: kind.carriesIdentity, reviewed: kind.acts.review.length > 0, numbered: kind.class !== null, copies: kind.copies, profile: kind.profile === 'form' ? 'form' : 'letter', byRecord: kind.byRecord === true,
});

/** The very pages that are printed, for the window. */
export function shownPages(paper: OfficialPaper, marks: readonly SignatureMark[] = []): z.infer<typeof setPages> {
  const pages = composed(paper, marks);
  return { css: PAGE_CSS, markup: pagesMarkup(pages), pages: pages.length };
}

/** Places to be signed, in the order of the paper. */
export function slotsOf(paper: OfficialPaper): { slot: string; label: string }[] {
  return paper.parts.flatMap((part) => {
    if (part.kind === 'signLine') return [{ slot: part.slot, label: part.label.replace(/：$/, '') }];
    if (part.kind !== 'grid') return [];
    return part.rows.flatMap((row) => row.cells.flatMap((cell, index) => (cell.as === 'sign' && cell.slot !== undefined ? [{ slot: cell.slot, label: row.cells[index - 1]?.text ?? '签名' }] : [])));
  });
}
