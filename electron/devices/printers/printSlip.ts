import { layoutSlip } from '#shared/devices/slips/layout.ts';
import type { Slip, SlipLine, SlipWidth } from '#shared/devices/slips/model.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { encodeSlip } from './escpos/encode.ts';
import type { GlyphRaster } from './escpos/glyphs.ts';
import { printBytes, type PrintOutcome } from './print.ts';
import { commonProfile, type PrinterProfile } from './profile.ts';

export interface SlipJob {
  readonly slip: Slip;
  /** Times this slip was printed before. */
  readonly reprint?: number;
  readonly copies?: number;
  readonly width: SlipWidth;
  /** What is known of the printer; the common one of that width unless told. */
  readonly profile?: Partial<Omit<PrinterProfile, 'width'>>;
}

/** Lines for the preview; the paper gets the same. */
export function previewSlip(job: Pick<SlipJob, 'slip' | 'reprint' | 'width'>): SlipLine[] {
  return layoutSlip(job.slip, job.width, job.reprint ?? 0);
}

/** All bytes of a job: each copy complete with its cut. */
export async function slipBytes(job: SlipJob, glyphs: GlyphRaster | null): Promise<Uint8Array> {
  const copies = job.copies ?? 1;
  if (!Number.isInteger(copies) || copies < 1 || copies > 9) throw deviceRefusal('devices.copies', {});
  const one = await encodeSlip(previewSlip(job), profileOf(job), glyphs);
  return Buffer.concat(Array<Uint8Array>(copies).fill(one));
}

/**
 * Lays out, encodes and prints a slip, once.
 * @param printer `tcp://HOST[:PORT]`, `serial:PATH`, `file:PATH`, `spooler:NAME`.
 * @param glyphs draws characters that the printer lacks; with null such a slip is refused (`devices.noGlyphs`).
 * @example await printSlip('tcp://192.0.2.7:9100', { slip: complaintSlip(data), width: 58 }, glyphs);
 */
export async function printSlip(printer: string, job: SlipJob, glyphs: GlyphRaster | null, signal?: AbortSignal): Promise<PrintOutcome & { readonly copies: number }> {
  const bytes = await slipBytes(job, glyphs);
  const outcome = await printBytes(printer, bytes, { baud: profileOf(job).baud, ...(signal === undefined ? {} : { signal }) });
  return { ...outcome, copies: job.copies ?? 1 };
}

/** Abilities of the printer of a job. */
export function profileOf(job: Pick<SlipJob, 'width' | 'profile'>): PrinterProfile {
  return { ...commonProfile(job.width), ...job.profile, width: job.width };
}
