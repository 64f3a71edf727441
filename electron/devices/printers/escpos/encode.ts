import { code128 } from '#shared/devices/slips/code128.ts';
import { LINE_DOTS, PAPERS, QUIET_DOTS, type SlipLine } from '#shared/devices/slips/model.ts';
import { cellsOf } from '#shared/devices/slips/text.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import type { PrinterProfile } from '../profile.ts';
import type { Bits } from './bits.ts';
import { fontBytes } from './charset.ts';
import * as command from './commands.ts';
import { rasterLine, type GlyphRaster } from './glyphs.ts';
import { barcodePicture, qrPicture } from './pictures.ts';

const BAR_HEIGHT = 80;
/** Bars that lie along the paper are as long as this across it. */
const LYING_BAR_WIDTH = 160;
const FEED_AT_END = 4;

/**
 * Bytes of one slip: initialise, Chinese mode on, lines, feed, cut, Chinese mode off. A line with a character that the printer's font lacks is
 * sent as a picture of the same height. Refusal `devices.noGlyphs` when such a character can't be drawn either.
 */
export async function encodeSlip(lines: readonly SlipLine[], profile: PrinterProfile, glyphs: GlyphRaster | null): Promise<Uint8Array> {
  const bytes: number[] = [...command.INITIALISE, ...command.CHINESE_ON, ...command.lineSpacing(LINE_DOTS)];
  let missing = 0;
  for (const line of lines) {
    if (line.kind === 'text') {
      const encoded = await textLine(line, profile, glyphs);
      if (typeof encoded === 'number') missing += encoded;
      else bytes.push(...encoded);
    } else if (line.kind === 'qr') bytes.push(...qrLine(line, profile));
    else bytes.push(...barcodeLine(line, profile));
  }
  if (missing > 0) throw deviceRefusal('devices.noGlyphs', { count: missing });
  bytes.push(...command.feedLines(FEED_AT_END), ...(profile.cutter ? command.CUT : []), ...command.CHINESE_OFF);
  return Uint8Array.from(bytes);
}

type TextLine = Extract<SlipLine, { kind: 'text' }>;

/** Bytes of a text line, or how many of its characters nothing can draw. */
async function textLine(line: TextLine, profile: PrinterProfile, glyphs: GlyphRaster | null): Promise<number[] | number> {
  const own = cellsOf(line.text).map((cell) => fontBytes(cell.text, profile.characters));
  const lacking = own.filter((bytes) => bytes === null).length;
  if (lacking > 0) {
    if (glyphs === null) return lacking;
    const drawn = await rasterLine(line, PAPERS[profile.width].dots, glyphs);
    return 'missing' in drawn ? drawn.missing : picture(drawn.bits);
  }
  const text = [...own.flatMap((bytes) => [...(bytes ?? [])]), command.LINE_FEED];
  const centred = line.align === 'center';
  const before = [...(centred ? command.align('center') : []), ...styleOn(line.style)];
  const after = [...styleOff(line.style), ...(centred ? command.align('left') : [])];
  return [...before, ...text, ...after];
}

function styleOn(style: TextLine['style']): number[] {
  if (style === 'plain') return [];
  return style === 'bold' ? command.bold(true) : [...command.bold(true), ...command.twice(true), ...command.lineSpacing(LINE_DOTS * 2)];
}

function styleOff(style: TextLine['style']): number[] {
  if (style === 'plain') return [];
  return style === 'bold' ? command.bold(false) : [...command.lineSpacing(LINE_DOTS), ...command.twice(false), ...command.bold(false)];
}

/** Pictures have the paper's width and place themselves. */
function picture(bits: Bits): number[] {
  return command.raster(bits);
}

function quiet(bytes: readonly number[]): number[] {
  return [...command.feedDots(QUIET_DOTS), ...bytes, ...command.feedDots(QUIET_DOTS)];
}

function centred(bytes: readonly number[]): number[] {
  return [...command.align('center'), ...bytes, ...command.align('left')];
}

function qrLine(line: Extract<SlipLine, { kind: 'qr' }>, profile: PrinterProfile): number[] {
  if (profile.codes === 'native') return quiet(centred(command.nativeQr(Buffer.from(line.text, 'utf8'), line.moduleDots)));
  return quiet(picture(qrPicture(line.text, line.modules, line.moduleDots, PAPERS[profile.width].dots)));
}

function barcodeLine(line: Extract<SlipLine, { kind: 'barcode' }>, profile: PrinterProfile): number[] {
  const code = code128(line.text);
  if (line.upright && profile.codes === 'native') return quiet(centred(command.nativeCode128(code.printerData, line.moduleDots, BAR_HEIGHT)));
  const dots = PAPERS[profile.width].dots;
  return quiet(picture(barcodePicture(code, line.moduleDots, line.upright ? BAR_HEIGHT : LYING_BAR_WIDTH, dots, line.upright)));
}
