import QRCode from 'qrcode';
import { barsOf, type Code128 } from '#shared/devices/slips/code128.ts';
import { Bits } from '#electron/devices/printers/escpos/bits.ts';
import type { GlyphRaster } from '#electron/devices/printers/escpos/glyphs.ts';
import type { Printed } from './escposParser.ts';

/** Draws what a printer was told on a strip of paper so many dots wide. A text wider than the paper is an error: a printer would break it. */
export async function drawSlip(printed: readonly Printed[], dots: number, font: GlyphRaster): Promise<Bits> {
  const pieces: { top: number; left: number; bits: Bits }[] = [];
  let y = 0;
  const place = (bits: Bits, align: 'left' | 'center'): void => {
    pieces.push({ top: y, left: align === 'center' ? Math.floor((dots - bits.width) / 2) : 0, bits });
  };
  for (const item of printed) {
    if (item.kind === 'text') {
      place(await drawText(item, dots, font), item.align);
      y += item.spacing;
    } else if (item.kind === 'picture') {
      place(item.bits, 'left');
      y += item.bits.height;
    } else if (item.kind === 'feed') y += item.dots;
    else if (item.kind === 'qr') {
      const code = QRCode.create([{ data: Buffer.from(item.text, 'utf8'), mode: 'byte' }], { errorCorrectionLevel: 'M' });
      const bits = new Bits(code.modules.size * item.moduleDots, code.modules.size * item.moduleDots);
      for (let row = 0; row < code.modules.size; row += 1) {
        for (let column = 0; column < code.modules.size; column += 1) {
          if (code.modules.get(row, column) !== 0) bits.fill(column * item.moduleDots, row * item.moduleDots, item.moduleDots, item.moduleDots);
        }
      }
      place(bits, item.align);
      y += bits.height;
    } else if (item.kind === 'code128') {
      const bars = barsOf(asCode(item.data));
      const bits = new Bits(bars.length * item.moduleDots, item.height);
      for (const [index, bar] of bars.entries()) if (bar) bits.fill(index * item.moduleDots, 0, item.moduleDots, item.height);
      if (bits.width > dots) throw new Error('the bars are wider than the paper');
      place(bits, item.align);
      y += item.height;
    } else if (item.kind === 'cut') {
      for (let x = 0; x < dots; x += 16) pieces.push({ top: y, left: x, bits: solid(8, 1) });
      y += 2;
    }
  }
  const paper = new Bits(dots, y);
  for (const piece of pieces) paper.draw(piece.bits, piece.left, piece.top);
  return paper;
}

async function drawText(item: Extract<Printed, { kind: 'text' }>, dots: number, font: GlyphRaster): Promise<Bits> {
  const scale = item.twice ? 2 : 1;
  const cells = [...item.text].map((cell) => ({ cell, width: (/^[\x20-\x7E]$/.test(cell) ? 12 : 24) * scale }));
  const width = cells.reduce((sum, each) => sum + each.width, 0);
  if (width > dots) throw new Error('a line is wider than the paper');
  const bits = new Bits(width, 24 * scale);
  let x = 0;
  for (const each of cells) {
    const glyph = each.cell === ' ' ? null : await font.glyph(each.cell, { width: each.width, height: 24 * scale, bold: item.bold });
    if (glyph !== null) bits.draw(glyph, x, 0);
    x += each.width;
  }
  return bits;
}

function solid(width: number, height: number): Bits {
  const bits = new Bits(width, height);
  bits.fill(0, 0, width, height);
  return bits;
}

/** Symbol values from a printer's data: `{B`, `{C`, then characters or pairs. */
function asCode(data: readonly number[]): Code128 {
  const symbols: number[] = [];
  let set = '';
  for (let i = 0; i < data.length; i += 1) {
    const byte = data[i] ?? 0;
    if (byte === 0x7b && data[i + 1] !== 0x7b) {
      const wanted = String.fromCharCode(data[i + 1] ?? 0);
      symbols.push(set === '' ? (wanted === 'C' ? 105 : 104) : wanted === 'C' ? 99 : 100);
      set = wanted;
      i += 1;
    } else {
      if (byte === 0x7b) i += 1;
      symbols.push(set === 'C' ? byte : byte - 32);
    }
  }
  symbols.push(symbols.reduce((sum, value, index) => sum + value * Math.max(index, 1), 0) % 103, 106);
  return { symbols, printerData: data, modules: 0 };
}
