import { describe, expect, it } from 'vitest';
import { layoutSlip } from '#shared/devices/slips/layout.ts';
import { PAPERS, type SlipLine } from '#shared/devices/slips/model.ts';
import { encodeSlip } from '#electron/devices/printers/escpos/encode.ts';
import { fontBytes } from '#electron/devices/printers/escpos/charset.ts';
import { commonProfile } from '#electron/devices/printers/profile.ts';
import { previewSlip, slipBytes } from '#electron/devices/printers/printSlip.ts';
import { labelSlip } from '#shared/devices/slips/kinds/label.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { parseJob, type Printed } from '../../simulators/escposParser.ts';
import { pngOf } from '../../simulators/png.ts';
import { drawSlip } from '../../simulators/slipImage.ts';
import { drawTiny, tinyFont } from '../../simulators/tinyFont.ts';
import { SAMPLES } from '../slips/samples.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase().replace(/(..)(?!$)/g, '$1 ');
const dump = (bytes: Uint8Array): string => `${hex(bytes).replace(/((?:.. ){31}..) /g, '$1\n')}\n`;
const plain = (text: string): SlipLine => ({ kind: 'text', text, align: 'left', style: 'plain' });
const encoded = async (lines: readonly SlipLine[], changes = {}) => hex(await encodeSlip(lines, { ...commonProfile(58), ...changes }, tinyFont));

describe('bytes by hand', () => {
  it('a line of Chinese and ASCII in GB18030, inside Chinese mode', async () => {
    expect(await encoded([plain('劳动A1￥')])).toBe('1B 40 1C 26 1B 33 1E C0 CD B6 AF 41 31 A3 A4 0A 1B 64 04 1C 2E');
  });
  it('bold for a number, double for a title, which takes two lines', async () => {
    expect(await encoded([{ kind: 'text', text: '号', align: 'left', style: 'bold' }])).toBe('1B 40 1C 26 1B 33 1E 1B 45 01 BA C5 0A 1B 45 00 1B 64 04 1C 2E');
    expect(await encoded([{ kind: 'text', text: '单', align: 'center', style: 'title' }])).toBe(
      '1B 40 1C 26 1B 33 1E 1B 61 01 1B 45 01 1D 21 11 1C 21 0C 1B 33 3C B5 A5 0A 1B 33 1E 1D 21 00 1C 21 00 1B 45 00 1B 61 00 1B 64 04 1C 2E',
    );
  });
  it('a cutter cuts after the feed', async () => {
    expect(await encoded([], { cutter: true })).toBe('1B 40 1C 26 1B 33 1E 1B 64 04 1D 56 01 1C 2E');
  });
  it('QR: model 2, size, level M, data, print, inside its quiet zone', async () => {
    expect(await encoded([{ kind: 'qr', text: 'AB', modules: 21, moduleDots: 7 }])).toBe(
      '1B 40 1C 26 1B 33 1E 1B 4A 18 1B 61 01 1D 28 6B 04 00 31 41 32 00 1D 28 6B 03 00 31 43 07 1D 28 6B 03 00 31 45 31 1D 28 6B 05 00 31 50 30 41 42 1D 28 6B 03 00 31 51 30 1B 61 00 1B 4A 18 1B 64 04 1C 2E',
    );
  });
  it('Code 128 with its code sets', async () => {
    expect(await encoded([{ kind: 'barcode', text: 'A12', moduleDots: 2, upright: true }])).toBe(
      '1B 40 1C 26 1B 33 1E 1B 4A 18 1B 61 01 1D 48 00 1D 68 50 1D 77 02 1D 6B 49 05 7B 42 41 31 32 1B 61 00 1B 4A 18 1B 64 04 1C 2E',
    );
  });
});

describe('golden slips', () => {
  for (const slip of Object.values(SAMPLES)) {
    for (const width of slip.widths) {
      it(`${slip.id} on ${String(width)} mm`, async () => {
        await expect(dump(await slipBytes({ slip, width }, null))).toMatchFileSnapshot(`golden/${slip.id}-${String(width)}.hex`);
      });
    }
  }
});

describe('the paper equals the preview', () => {
  const asPreviewed = (printed: readonly Printed[]) =>
    printed.flatMap((item) => {
      if (item.kind === 'text') return [{ kind: 'text', text: item.text, align: item.align, style: item.twice ? 'title' : item.bold ? 'bold' : 'plain' }];
      return item.kind === 'qr' ? [{ kind: 'qr', text: item.text, moduleDots: item.moduleDots }] : item.kind === 'code128' ? [{ kind: 'barcode' }] : [];
    });
  const reduced = (lines: readonly SlipLine[]) =>
    lines.map((line) => (line.kind === 'qr' ? { kind: 'qr', text: line.text, moduleDots: line.moduleDots } : line.kind === 'barcode' ? { kind: 'barcode' } : line));
  it.each(Object.values(SAMPLES).flatMap((slip) => slip.widths.map((width) => [slip.id, width] as const)))('%s on %i mm', async (id, width) => {
    const slip = SAMPLES[id];
    const job = parseJob(await slipBytes({ slip, width, reprint: 1 }, null));
    expect(asPreviewed(job.printed)).toEqual(reduced(previewSlip({ slip, width, reprint: 1 })));
    expect(job.chineseAtEnd).toBe(false);
    expect(job.printed.filter((item) => item.kind === 'text' && !item.twice).every((item) => item.kind === 'text' && item.spacing === 30)).toBe(true);
    expect(job.printed.some((item) => item.kind === 'cut')).toBe(width === 80);
    const paper = await drawSlip(job.printed, PAPERS[width].dots, tinyFont);
    expect(paper.width).toBe(PAPERS[width].dots);
    expect(Buffer.from(pngOf(paper)).subarray(1, 4).toString()).toBe('PNG');
  });
  it('codes as pictures are the same picture that the printer draws', async () => {
    for (const id of ['S03', 'S05'] as const) {
      const [native, drawn] = await Promise.all(
        (['native', 'raster'] as const).map(async (codes) => drawSlip(parseJob(await slipBytes({ slip: SAMPLES[id], width: 58, profile: { codes } }, null)).printed, 384, tinyFont)),
      );
      expect(drawn?.height).toBe(native?.height);
      expect(Buffer.from(drawn?.bytes ?? []).equals(Buffer.from(native?.bytes ?? []))).toBe(true);
    }
  });
});

describe('characters that the printer lacks', () => {
  it('knows what GBK has', () => {
    const has = (cell: string, characters: 'gbk' | 'full' = 'gbk') => fontBytes(cell, characters) !== null;
    expect(['劳', '￥', '〔', '·', '—', 'A', '√', '℃', '镕'].every((cell) => has(cell))).toBe(true);
    expect(['㛃', '𬭼', '¥', '€', '\uE863', '😀', '•'].some((cell) => has(cell))).toBe(false);
    expect(has('㛃', 'full')).toBe(true);
    expect(['𬭼', '•', '€'].some((cell) => has(cell, 'full'))).toBe(false);
    expect(hex(fontBytes('㛃', 'full') ?? new Uint8Array())).toMatch(/^82 3. .. 3.$/);
  });
  it('are printed as a picture of the line, of the same height and in the same cells', async () => {
    const printed = parseJob(await encodeSlip([plain('姓𬭼A:1')], commonProfile(58), tinyFont)).printed;
    expect(printed.map((item) => item.kind)).toEqual(['picture', 'feed']);
    const picture = printed[0];
    if (picture?.kind !== 'picture') throw new Error('no picture');
    expect([picture.bits.width, picture.bits.height]).toEqual([384, 30]);
    const expected = drawTiny('𬭼', 24, 24);
    for (let y = 0; y < 24; y += 1) for (let x = 0; x < 24; x += 1) expect(picture.bits.get(24 + x, y)).toBe(expected.get(x, y));
    const letter = drawTiny('A', 12, 24);
    for (let y = 0; y < 24; y += 1) for (let x = 0; x < 12; x += 1) expect(picture.bits.get(48 + x, y)).toBe(letter.get(x, y));
  });
  it('a full character set prints a name of the basic plane as text', async () => {
    const job = parseJob(await encodeSlip([plain('㛃')], { ...commonProfile(58), characters: 'full' }, null));
    expect(job.printed[0]).toMatchObject({ kind: 'text', text: '㛃' });
  });
  it('a slip is refused, not falsified, when nothing can draw them', async () => {
    const slip = labelSlip({ caseNo: '某立字〔2026〕第7号', employerShortName: '𬭼㛃建筑', retention: '永久', shortCode: '990101L202600007' });
    const refusal = async (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
    const nothing = await refusal(slipBytes({ slip, width: 58 }, null));
    expect(nothing instanceof Refusal && nothing.message).toContain('2 个字');
    const blind = await refusal(slipBytes({ slip, width: 58 }, { glyph: () => Promise.resolve(null) }));
    expect(blind instanceof Refusal && blind.code).toBe('devices.noGlyphs');
    expect((await slipBytes({ slip, width: 58 }, tinyFont)).length).toBeGreaterThan(1000);
  });
});

describe('long barcodes', () => {
  it('lie along the paper in bands, each bar as wide as its module', async () => {
    const slip = labelSlip({ caseNo: 'ABCDEFGHIJKLMNO', employerShortName: '某某', retention: '长期', shortCode: 'ABCDEFGHIJKLMNO' });
    const printed = parseJob(await slipBytes({ slip, width: 58 }, null)).printed;
    const rows = printed.reduce((sum, item) => sum + (item.kind === 'picture' ? item.bits.height : 0), 0);
    expect(rows).toBe(400);
    expect(layoutSlip(slip, 58).length).toBeGreaterThan(3);
  });
});

describe('copies', () => {
  it('are complete slips one after another', async () => {
    const one = await slipBytes({ slip: SAMPLES.S03, width: 80 }, null);
    const two = await slipBytes({ slip: SAMPLES.S03, width: 80, copies: 2 }, null);
    expect(hex(two)).toBe(`${hex(one)} ${hex(one)}`);
    await expect(slipBytes({ slip: SAMPLES.S03, width: 80, copies: 0 }, null)).rejects.toThrow('份数');
  });
});
