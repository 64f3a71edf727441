import { CELL_DOTS } from '#shared/devices/slips/model.ts';
import { cellsOf } from '#shared/devices/slips/text.ts';
import { Bits } from '../printers/escpos/bits.ts';
import { fontBytes } from '../printers/escpos/charset.ts';
import type { GlyphRaster } from '../printers/escpos/glyphs.ts';
import { previewSlip, profileOf, type SlipJob } from '../printers/printSlip.ts';
import type { DrawnGlyph, WantedGlyph } from './protocol.ts';

/** Draws characters on another side, where there are fonts: the window's process, or the runtime that makes PDFs. One answer for each, in order. */
export type GlyphSource = (wanted: readonly WantedGlyph[]) => Promise<readonly DrawnGlyph[]>;

/** What of a slip the printer's font lacks, every line with such a character whole: each once. */
export function wantedGlyphs(job: SlipJob): WantedGlyph[] {
  const { characters } = profileOf(job);
  const wanted = new Map<string, WantedGlyph>();
  for (const line of previewSlip(job)) {
    if (line.kind !== 'text') continue;
    const cells = cellsOf(line.text);
    if (cells.every((cell) => fontBytes(cell.text, characters) !== null)) continue;
    const scale = line.style === 'title' ? 2 : 1;
    for (const cell of cells) {
      const glyph = { cell: cell.text, width: (cell.columns * CELL_DOTS * scale) / 2, height: CELL_DOTS * scale, bold: line.style !== 'plain' };
      if (cell.text !== ' ') wanted.set(keyOf(glyph), glyph);
    }
  }
  return [...wanted.values()];
}

/** Everything that a slip needs drawn, drawn at once; null where the printer's own font is enough. */
export async function glyphsFor(job: SlipJob, draw: GlyphSource): Promise<GlyphRaster | null> {
  const wanted = wantedGlyphs(job);
  if (wanted.length === 0) return null;
  const drawn = await draw(wanted);
  const known = new Map(wanted.map((glyph, index) => [keyOf(glyph), bitsOf(glyph, drawn[index] ?? null)]));
  return { glyph: (cell, size) => Promise.resolve(known.get(keyOf({ cell, ...size })) ?? null) };
}

function keyOf({ cell, width, height, bold }: WantedGlyph): string {
  return `${String(width)}x${String(height)}${bold ? 'b' : ''} ${cell}`;
}

function bitsOf({ width, height }: WantedGlyph, drawn: DrawnGlyph): Bits | null {
  if (drawn === null) return null;
  const bits = new Bits(width, height);
  if (drawn.length !== bits.bytes.length) return null;
  bits.bytes.set(drawn);
  return bits;
}
