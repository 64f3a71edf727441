import type { Bits } from './bits.ts';

/** ESC/POS commands as bytes. Only what nearly every printer sold in China understands. */

export const INITIALISE = [0x1b, 0x40] as const;
export const CHINESE_ON = [0x1c, 0x26] as const;
export const CHINESE_OFF = [0x1c, 0x2e] as const;
export const LINE_FEED = 0x0a;

export const lineSpacing = (dots: number): number[] => [0x1b, 0x33, dots];
export const align = (where: 'left' | 'center'): number[] => [0x1b, 0x61, where === 'center' ? 1 : 0];
export const bold = (on: boolean): number[] => [0x1b, 0x45, on ? 1 : 0];
/** Twice as wide and high, for both the printer's fonts: GS ! for the half-width one, FS ! for the Chinese one. */
export const twice = (on: boolean): number[] => [0x1d, 0x21, on ? 0x11 : 0, 0x1c, 0x21, on ? 0x0c : 0];
export const feedDots = (dots: number): number[] => [0x1b, 0x4a, dots];
export const feedLines = (lines: number): number[] => [0x1b, 0x64, lines];
export const CUT = [0x1d, 0x56, 0x01] as const;

/** A QR code that the printer draws: model 2, error level M, so many dots a module. */
export function nativeQr(data: Uint8Array, moduleDots: number): number[] {
  const length = data.length + 3;
  return [
    0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0,
    0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots,
    0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31,
    0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data,
    0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30,
  ];
}

/** Code 128 that the printer draws, without text below it. */
export function nativeCode128(data: readonly number[], moduleDots: number, height: number): number[] {
  return [0x1d, 0x48, 0, 0x1d, 0x68, height, 0x1d, 0x77, moduleDots, 0x1d, 0x6b, 73, data.length, ...data];
}

const BAND_ROWS = 96;

/** A picture of the full width in bands that small printers can hold. */
export function raster(bits: Bits): number[] {
  const bytes: number[] = [];
  for (let top = 0; top < bits.height; top += BAND_ROWS) {
    const rows = Math.min(BAND_ROWS, bits.height - top);
    bytes.push(0x1d, 0x76, 0x30, 0, bits.stride & 0xff, bits.stride >> 8, rows & 0xff, rows >> 8, ...bits.bytes.subarray(top * bits.stride, (top + rows) * bits.stride));
  }
  return bytes;
}

/** Real-time questions: 1 printer, 2 cause of being offline, 4 paper. */
export const askStatus = (which: 1 | 2 | 4): Uint8Array => Uint8Array.of(0x10, 0x04, which);
