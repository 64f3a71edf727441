import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { floorMulDiv, formatYuan, formatYuanPaper, MAX_FEN, parseYuan, productLess, sumFen, yuanCapitals } from '#shared/rules/money.ts';

const fen = (text: string): number | string => {
  const parsed = parseYuan(text);
  return parsed.ok ? parsed.fen : parsed.reason;
};

describe('parseYuan', () => {
  it.each([
    ['0', 0], ['12', 1200], ['12.3', 1230], ['12.34', 1234], ['0012.00', 1200], ['1,234.50', 123450], ['12,345,678', 1234567800], [' 12.00 ', 1200], ['-12.00', -1200], ['(12.00)', -1200], ['（12.00）', -1200], ['（ 1,234.50 ）', -123450],
    ['１，２３４．５０', 123450], ['－１２．００', -1200], ['−12', -1200], ['-0.00', 0], ['(0)', 0], ['10000000000000.00', 1e15],
  ])('%s', (text, expected) => expect(Object.is(fen(text), expected)).toBe(true));
  it.each([
    ['', 'empty'], ['  ', 'empty'], ['12.345', 'decimals'], ['12.000', 'decimals'], ['0.001', 'decimals'], ['1,23.00', 'separators'], ['12,34', 'separators'], ['1234,567', 'separators'], [',123', 'not-a-number'],
    ['12.', 'not-a-number'], ['.5', 'not-a-number'], ['1e3', 'not-a-number'], ['(-12)', 'not-a-number'], ['--12', 'not-a-number'], ['12元', 'not-a-number'], ['1 234', 'not-a-number'], ['NaN', 'not-a-number'], ['0x10', 'not-a-number'],
    ['10000000000000.01', 'too-large'], ['99999999999999999999', 'too-large'], ['=1+1', 'not-a-number'],
  ])('%s is refused: %s', (text, reason) => expect(fen(text)).toBe(reason));
  it('reads back what it writes, in both forms', () => {
    fc.assert(fc.property(fc.integer({ min: -MAX_FEN, max: MAX_FEN }), (amount) => {
      expect(fen(formatYuan(amount))).toBe(amount);
      expect(fen(formatYuanPaper(amount))).toBe(amount);
    }), { numRuns: 2000 });
  });
});

describe('formatting', () => {
  it('data and paper', () => {
    expect([0, 5, 50, 123450, -1, -123456789].map(formatYuan)).toEqual(['0.00', '0.05', '0.50', '1234.50', '-0.01', '-1234567.89']);
    expect([0, 123450, 100000000, -123456789].map(formatYuanPaper)).toEqual(['0.00', '1,234.50', '1,000,000.00', '-1,234,567.89']);
    expect(() => formatYuan(1.5)).toThrow(RangeError);
  });
});

describe('exact arithmetic', () => {
  it('products and quotients beyond 2^53', () => {
    expect(productLess(1e15, 6, 1e15, 6)).toBe(false);
    expect(productLess(1e15 - 1, 1e15, 1e15, 1e15)).toBe(true);
    expect([floorMulDiv(2, 100, 3), floorMulDiv(-2, 100, 3), floorMulDiv(-3, 1, 3), floorMulDiv(1e15, 1e6, 1e15)]).toEqual([66, -67, -1, 1e6]);
    expect(Object.is(floorMulDiv(0, 5, 3), 0)).toBe(true);
    fc.assert(fc.property(fc.integer({ min: -1e6, max: 1e6 }), fc.integer({ min: 0, max: 1e4 }), fc.integer({ min: 1, max: 1e6 }), (a, b, c) => {
      expect(floorMulDiv(a, b, c)).toBe(Math.floor((a * b) / c) + 0);
    }));
  });
  it('a sum that would lose a fen throws', () => {
    expect(sumFen([1, 2, -5])).toBe(-2);
    expect(() => sumFen([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
  });
});

describe('yuanCapitals', () => {
  it.each([
    [0, '零元整'], [5, '伍分'], [50, '伍角整'], [55, '伍角伍分'], [100, '壹元整'], [101, '壹元零壹分'], [140950, '壹仟肆佰零玖元伍角整'], [600714, '陆仟零柒元壹角肆分'], [168032, '壹仟陆佰捌拾元零叁角贰分'], [10700053, '壹拾万柒仟元零伍角叁分'],
    [1640902, '壹万陆仟肆佰零玖元零贰分'], [32504, '叁佰贰拾伍元零肆分'], [18000000, '壹拾捌万元整'], [100000000, '壹佰万元整'], [10000123400, '壹亿零壹仟贰佰叁拾肆元整'], [1000000000000, '壹佰亿元整'], [1000500, '壹万零伍元整'], [20000000000000, '贰仟亿元整'],
    [1e15, '壹拾万亿元整'], [123456789012345, '壹万贰仟叁佰肆拾伍亿陆仟柒佰捌拾玖万零壹佰贰拾叁元肆角伍分'], [100000000000001, '壹万亿元零壹分'], [-12345, '负壹佰贰拾叁元肆角伍分'], [100000100, '壹佰万零壹元整'], [10010000, '壹拾万零壹佰元整'],
  ])('%d', (amount, text) => expect(yuanCapitals(amount)).toBe(text));
  it('reads back to the same amount', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e15 }), (amount) => {
      expect(readCapitals(yuanCapitals(amount))).toBe(amount);
    }), { numRuns: 3000 });
  });
});

/** Reads capitals by value alone: 零 and 整 say nothing. */
function readCapitals(text: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const [, whole = '', rest = ''] = /^(?:(.*)元)?(.*)$/.exec(text) ?? [];
  const group = (part: string): number => {
    let value = 0;
    for (const [, digit = '', unit = ''] of part.matchAll(/([壹贰叁肆伍陆柒捌玖])([仟佰拾]?)/g)) value += digits.indexOf(digit) * ({ 仟: 1000, 佰: 100, 拾: 10 }[unit] ?? 1);
    return value;
  };
  const below = (part: string): number => {
    const [wan, ge] = part.includes('万') ? part.split('万') : ['', part];
    return group(wan ?? '') * 10_000 + group(ge ?? '');
  };
  const [high, low] = whole.includes('亿') ? whole.split('亿') : ['', whole];
  const yuan = below(high ?? '') * 1e8 + below(low ?? '');
  const small = (unit: string): number => digits.indexOf(new RegExp(`(.)${unit}`).exec(rest)?.[1] ?? '零');
  return yuan * 100 + small('角') * 10 + small('分');
}
