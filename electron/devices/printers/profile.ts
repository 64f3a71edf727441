import type { SlipWidth } from '#shared/devices/slips/model.ts';

/** What a portable printer can do; kept per PC. */
export interface PrinterProfile {
  readonly width: SlipWidth;
  /** Cuts by itself; otherwise the paper is fed to the tear bar. */
  readonly cutter: boolean;
  /** Characters in its font: GBK, or `full` with the rest of GB18030's basic Han characters. */
  readonly characters: 'gbk' | 'full';
  /** Draws QR codes and Code 128 by itself, or is sent pictures of them. */
  readonly codes: 'native' | 'raster';
  /** Speed of a serial line; Bluetooth ports ignore it. */
  readonly baud: number;
}

/** A 58 or 80 mm printer of which nothing else is known: the commands that nearly all have. */
export function commonProfile(width: SlipWidth): PrinterProfile {
  return { width, cutter: width === 80, characters: 'gbk', codes: 'native', baud: 9600 };
}
