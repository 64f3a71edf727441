import QRCode from 'qrcode';
import { barsOf, type Code128 } from '#shared/devices/slips/code128.ts';
import { Bits } from './bits.ts';

/** A QR code in the middle of the paper, for printers that draw none. Byte mode and a given version, as the native one is sized. */
export function qrPicture(text: string, modules: number, moduleDots: number, dots: number): Bits {
  const version = (modules - 17) / 4;
  const code = QRCode.create([{ data: Buffer.from(text, 'utf8'), mode: 'byte' }], { errorCorrectionLevel: 'M', version });
  const bits = new Bits(dots, modules * moduleDots);
  const left = Math.floor((dots - modules * moduleDots) / 2);
  for (let y = 0; y < modules; y += 1) {
    for (let x = 0; x < modules; x += 1) if (code.modules.get(y, x) !== 0) bits.fill(left + x * moduleDots, y * moduleDots, moduleDots, moduleDots);
  }
  return bits;
}

/** Bars in the middle of the paper: upright across it, or lying along it where they would be too wide. */
export function barcodePicture(code: Code128, moduleDots: number, height: number, dots: number, upright: boolean): Bits {
  const bars = barsOf(code);
  const length = bars.length * moduleDots;
  const bits = upright ? new Bits(dots, height) : new Bits(dots, length);
  const left = Math.floor((dots - (upright ? length : height)) / 2);
  for (const [index, bar] of bars.entries()) {
    if (!bar) continue;
    if (upright) bits.fill(left + index * moduleDots, 0, moduleDots, height);
    else bits.fill(left, index * moduleDots, height, moduleDots);
  }
  return bits;
}
