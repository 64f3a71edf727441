import { describe, expect, it } from 'vitest';
import { barsOf, code128 } from '#shared/devices/slips/code128.ts';
import { caseShortCode, labelSlip } from '#shared/devices/slips/kinds/label.ts';
import { materialsSlip } from '#shared/devices/slips/kinds/materials.ts';
import { layoutSlip } from '#shared/devices/slips/layout.ts';
import type { SlipLine } from '#shared/devices/slips/model.ts';
import { qrSize } from '#shared/devices/slips/qrSize.ts';
import { columnsOf } from '#shared/devices/slips/text.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { SAMPLES } from './samples.ts';

const texts = (lines: readonly SlipLine[]): string[] => lines.map((line) => (line.kind === 'text' ? line.text : `[${line.kind} ${line.text}]`));
const code = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.code;
  }
};

describe('slips in lines', () => {
  it('S03 on 58 mm', () => {
    expect(texts(layoutSlip(SAMPLES.S03, 58))).toEqual([
      '投诉受理回执', '某区劳动保障监察大队', '回执编号：K7M2X9PAB4', '登记时间：2026-11-24 10:02', '-'.repeat(32), '接下来：', '1.一小时内分派承办人员，不迟于', '  2026-11-24 11:02',
      '2.二十四小时内电话联系，不迟于', '  2026-11-25 10:02', '3.答复是否立案，不迟于', '  2026-12-01 23:59', '-'.repeat(32), '查询电话：0000-1234567', '[qr K7M2X9PAB4]', '凭回执编号查询办理进度',
    ]);
  });
  it('every slip fits its paper, with a double title and bold for the number only', () => {
    for (const slip of Object.values(SAMPLES)) {
      for (const width of slip.widths) {
        const columns = width === 58 ? 32 : 48;
        const lines = layoutSlip(slip, width);
        for (const line of lines) if (line.kind === 'text') expect(columnsOf(line.text) * (line.style === 'title' ? 2 : 1)).toBeLessThanOrEqual(columns);
        expect(lines.filter((line) => line.kind === 'text' && line.style === 'title').length).toBe(slip.id === 'S05' || slip.id === 'L01' ? 0 : 1);
        expect(lines.every((line) => line.kind !== 'text' || line.style !== 'bold' || slip.id !== 'S02')).toBe(true);
      }
    }
  });
  it('a reprint says so', () => {
    expect(texts(layoutSlip(SAMPLES.S04, 58, 2)).slice(0, 2)).toEqual(['材料接收单', '【补打】第2次']);
    expect(texts(layoutSlip(SAMPLES.S05, 58, 1))[0]).toBe('【补打】第1次');
  });
  it('a label is for 58 mm', () => {
    expect(code(() => layoutSlip(SAMPLES.S05, 80))).toBe('devices.slipWidth');
  });
  it('refuses identity numbers and personal phones in what people typed', () => {
    const materials = (name: string) => materialsSlip({ caseNo: '某立字〔2026〕第7号', items: [{ name, pages: 1 }], receivedAt: 0, receiverCertNo: '1', receiverStaffNo: '0001', receipt: 1 });
    expect(code(() => layoutSlip(materials('身份证11010519491231002X复印件'), 58))).toBe('devices.slipIdentity');
    expect(code(() => layoutSlip(materials('联系人13800001111'), 58))).toBe('devices.slipIdentity');
    expect(code(() => layoutSlip(materials('编号110105194912310021'), 58))).toBe('done');
    expect(code(() => layoutSlip(labelSlip({ caseNo: '13800001111', employerShortName: '某某', retention: '长期', shortCode: '13800001111' }), 58))).toBe('done');
  });
});

describe('QR size', () => {
  it('is the largest whole module within the limit, at least 4 dots', () => {
    expect(qrSize('K7M2X9PAB4', 58)).toEqual({ version: 1, modules: 21, moduleDots: 7 });
    expect(qrSize('K7M2X9PAB4', 80)).toEqual({ version: 1, modules: 21, moduleDots: 10 });
    expect(qrSize('x'.repeat(84), 58)).toEqual({ version: 5, modules: 37, moduleDots: 4 });
    expect(qrSize('x'.repeat(85), 58)).toBeNull();
    expect(qrSize('x'.repeat(180), 80)).toEqual({ version: 9, modules: 53, moduleDots: 4 });
    expect(qrSize('x'.repeat(181), 80)).toBeNull();
    expect(qrSize('劳'.repeat(28), 58)?.version).toBe(5);
  });
});

describe('Code 128', () => {
  it('a label has the fewest symbols and fits 58 mm', () => {
    const encoded = code128('990101L202600007');
    expect(encoded.symbols).toEqual([105, 99, 1, 1, 100, 44, 18, 99, 2, 60, 0, 7, 17, 106].map((value, i, all) => (i === all.length - 2 ? checkOf(all) : value)));
    expect(encoded.modules).toBe(13 * 11 + 13);
    expect(barsOf(encoded).length).toBe(encoded.modules);
    expect(encoded.modules * 2).toBeLessThanOrEqual(384);
  });
  it('known symbols of the standard', () => {
    // "PJJ123C" in code set B has check 55.
    expect(code128('PJJ123C').symbols.slice(-2)).toEqual([55, 106]);
    expect(barsOf(code128('A')).map((bar) => (bar ? '1' : '0')).join('')).toBe('11010010000101000110001000101100011000111010110'.slice(0, 11) + '10100011000' + '10001011000' + '1100011101011');
  });
  it('escapes the brace and refuses Chinese', () => {
    expect(code128('a{b').printerData).toEqual([0x7b, 0x42, 0x61, 0x7b, 0x7b, 0x62]);
    expect(() => code128('案1')).toThrow(RangeError);
  });
  it('short codes', () => {
    expect(caseShortCode({ district: '990101', classLetter: 'L', year: 2026, seq: 7 })).toBe('990101L202600007');
    expect(caseShortCode({ imported: 'AJ-2024/0015' })).toBe('AJ-2024/0015');
    expect(caseShortCode({ imported: '某立字第7号' })).toBeNull();
    expect(caseShortCode({ imported: 'A234567890123456' })).toBeNull();
  });
  it('15 letters lie along the paper', () => {
    const lines = layoutSlip(labelSlip({ caseNo: 'ABCDEFGHIJKLMNO', employerShortName: '某某', retention: '长期', shortCode: 'ABCDEFGHIJKLMNO' }), 58);
    expect(lines.find((line) => line.kind === 'barcode')).toMatchObject({ upright: false });
  });
});

function checkOf(all: readonly number[]): number {
  return all.slice(0, -2).reduce((sum, value, i) => sum + value * Math.max(i, 1), 0) % 103;
}
