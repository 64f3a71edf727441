import type { SignatureMark } from './model.ts';
import type { Item } from './page.ts';
import { breakLines } from './lines.ts';
import { MM_PER_PT } from './page.ts';

export const SIGNATURE_BOX = { width: 60, height: 20 } as const;
const CAPTION_PT = 10.5;

interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A signature in its box with who signed and when: under it, or beside it in so many millimetres; or the note of a refusal. */
export function signatureItems(mark: SignatureMark, box: Box, { beside }: { readonly beside: number | null }): Item[] {
  const caption = 'refusal' in mark ? mark.refusal : mark.caption;
  const place = 'refusal' in mark && beside === null ? { x: box.x, y: box.y, width: box.width } : beside !== null ? { x: box.x + box.width + 3, y: box.y, width: beside } : { x: box.x, y: box.y + box.height - 10, width: box.width };
  const texts = breakLines(caption, place.width, { emMm: CAPTION_PT * MM_PER_PT, spacingMm: 0 });
  const lines = texts.map((line, index): Item => ({
    kind: 'line', text: line.text, x: place.x, y: place.y + index * 4.8, width: place.width, height: 4.8, face: 'body', pt: CAPTION_PT, align: 'left', spacingMm: 0,
  }));
  if ('refusal' in mark) return lines;
  return [{ kind: 'strokes', strokes: mark.strokes, x: box.x, y: box.y, width: box.width, height: beside !== null ? box.height : Math.max(8, box.height - 10.5) }, ...lines];
}
