import { CELL_DOTS, LINE_DOTS } from '#shared/devices/slips/model.ts';
import { cellsOf, columnsOf } from '#shared/devices/slips/text.ts';
import { Bits } from './bits.ts';

/** Draws characters that the printer's font lacks. The window has one; the command line asks the runtime that makes its PDFs. */
export interface GlyphRaster {
  /** One printed place, `width` × `height` dots, black on white; null where no font of this PC has it. */
  glyph(cell: string, size: { readonly width: number; readonly height: number; readonly bold: boolean }): Promise<Bits | null>;
}

export interface RasterText {
  readonly text: string;
  readonly align: 'left' | 'center';
  readonly style: 'plain' | 'bold' | 'title';
}

/**
 * A whole line as a picture of the paper's width and a text line's height, with the same cells as the printer's own font.
 * Null with the count of characters that nothing here can draw.
 */
export async function rasterLine(line: RasterText, dots: number, glyphs: GlyphRaster): Promise<{ readonly bits: Bits } | { readonly missing: number }> {
  const scale = line.style === 'title' ? 2 : 1;
  const column = (CELL_DOTS / 2) * scale;
  const bits = new Bits(dots, LINE_DOTS * scale);
  let x = line.align === 'center' ? Math.floor((dots - columnsOf(line.text) * column) / 2) : 0;
  let missing = 0;
  for (const cell of cellsOf(line.text)) {
    const width = cell.columns * column;
    if (cell.text !== ' ') {
      const glyph = await glyphs.glyph(cell.text, { width, height: CELL_DOTS * scale, bold: line.style !== 'plain' });
      if (glyph === null) missing += 1;
      else bits.draw(glyph, x, 0);
    }
    x += width;
  }
  return missing > 0 ? { missing } : { bits };
}
