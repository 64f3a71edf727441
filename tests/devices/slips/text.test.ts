import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, printable, wrap } from '#shared/devices/slips/text.ts';

describe('columns', () => {
  it('Han and full-width marks take two, ASCII one, marks on a character none of their own', () => {
    expect(columnsOf('abc 12')).toBe(6);
    expect(columnsOf('劳动〔2026〕·—')).toBe(4 + 2 + 4 + 2 + 2 + 2);
    expect(columnsOf('㛃𬭼')).toBe(4);
    expect(columnsOf('葛\u{E0100}')).toBe(2);
  });
  it('¥ becomes ￥, and no command gets through', () => {
    expect(printable('¥100')).toBe('￥100');
    expect(printable('a\x1b@b\x10\x04\x01c\r\nd\u2028e')).toBe('a @b c d e');
  });
});

describe('wrapping', () => {
  it('breaks between Han, keeps codes, dates and counted things whole', () => {
    expect(wrap('登记时间：2026-11-24 10:02', 24)).toEqual(['登记时间：2026-11-24', '10:02']);
    expect(wrap('某区人社监立字〔2026〕第12号', 26)).toEqual(['某区人社监立字〔2026〕', '第12号']);
    expect(wrap('检查32项，发现问题3项', 20)).toEqual(['检查32项，发现问题', '3项']);
  });
  it('indents what follows', () => {
    expect(wrap('用人单位：某某建筑工程有限公司', 16, 2)).toEqual(['用人单位：某某建', '  筑工程有限公司']);
  });
  it('closing marks do not begin a line, opening ones do not end it', () => {
    expect(wrap('一二三四，五', 8)).toEqual(['一二三', '四，五']);
    expect(wrap('一二三（四五', 8)).toEqual(['一二三', '（四五']);
  });
  it('a code longer than the line is cut', () => {
    expect(wrap('ABCDEFGHIJ', 4)).toEqual(['ABCD', 'EFGH', 'IJ']);
  });
  it('an empty text is an empty line', () => {
    expect(wrap('', 32)).toEqual(['']);
  });
  it('no line is too wide and nothing is lost, whatever the text', () => {
    const letters = fc.constantFrom('劳', '动', '第', '7', '号', 'A', ' ', '，', '（', '）', '𬭼', '-', '：', '¥');
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 80 }), fc.constantFrom(8, 16, 32, 48), fc.constantFrom(0, 2, 4), (parts, columns, hang) => {
        const text = parts.join('');
        const lines = wrap(text, columns, hang);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(printable(text).replaceAll(' ', ''));
      }),
      { numRuns: 1000 },
    );
  });
});
