import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedLine } from '#shared/devices/cards/wedge.ts';

const TODAY = '2026-11-24';
const NUMBER = '11010519491231002X';
const fields = (line: string) => {
  const reading = readTypedLine(line, TODAY);
  return reading.ok ? reading.fields : reading.problem;
};
const FULL = {
  type: 'citizen', name: '陈样例', sex: '女', nation: '汉', birth: '1949-12-31', address: '某省某市样例路1号', number: NUMBER, issuer: '某市公安局某区分局', validFrom: '2020-01-01', validTo: '长期',
};

describe('a typed line', () => {
  it.each([
    ['in the order of the card', `陈样例\t女\t汉\t19491231\t某省某市样例路1号\t${NUMBER}\t某市公安局某区分局\t20200101\t长期`],
    ['with validity in one', `陈样例,女,汉族,1949年12月31日,某省某市样例路1号,${NUMBER},某市公安局某区分局,2020.01.01-长期`],
    ['labelled', `姓名：陈样例；性别：女；民族：汉；出生：1949-12-31；住址：某省某市样例路1号；公民身份号码：${NUMBER}；签发机关：某市公安局某区分局；有效期限：2020.01.01-长期`],
    ['labelled, in another order', `证件号码:${NUMBER}|有效期起:20200101|有效期止:长期|姓名:陈样例|民族:汉|性别:女|签发机关:某市公安局某区分局|住址:某省某市样例路1号`],
  ])('%s', (_how, line) => {
    expect(fields(line)).toEqual(FULL);
  });
  it('the number alone, also full-width and lower case', () => {
    const bare = { ...FULL, name: null, nation: null, address: null, issuer: null, validFrom: null, validTo: null };
    expect(fields(NUMBER)).toEqual(bare);
    expect(fields(' 11010519491231002x\r')).toEqual(bare);
  });
  it('is checked', () => {
    expect(fields('110105194912310021')).toBe('number');
    expect(fields('号码：1101051949123100')).toBe('number');
    expect(fields(`陈样例,19491230,${NUMBER}`)).toBe('birth');
    expect(fields(`${NUMBER}\t440524188001010014`)).toBe('two-people');
    expect(fields(`陈样例,${NUMBER},20200101-20190101`)).toBe('validity');
    expect(fields('91350100M000100Y43')).toBe('not-a-card');
    expect(fields('')).toBe('not-a-card');
  });
  it('the older foreign card, where the line says birth and sex; a code of its shape alone is no card', () => {
    expect(fields('SAMPLE ANN\t女\t19800102\tCAN110080010201\t20200101\t20300101')).toEqual({
      type: 'I', name: 'SAMPLE ANN', sex: '女', nation: null, birth: '1980-01-02', address: null, number: 'CAN110080010201', issuer: null, validFrom: '2020-01-01', validTo: '2030-01-01',
    });
    expect(fields('CAN110080010201')).toBe('not-a-card');
    expect(fields('证件号码：CAN110080010201；姓名：SAMPLE ANN')).toBe('number');
  });
  it('warns of characters that only one office knows', () => {
    const reading = readTypedLine(`陈\u{E000},${NUMBER}`, TODAY);
    expect(reading.ok && reading.warnings).toEqual(['private-characters']);
  });
  it('warns as the card does', () => {
    const reading = readTypedLine(`陈样例,男,${NUMBER},20100101-20200101`, TODAY);
    expect(reading.ok && reading.warnings).toEqual(['expired', 'sex-differs']);
  });
  it('never crashes, and never makes a person without a right number', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (line) => {
      const reading = readTypedLine(line, TODAY);
      if (reading.ok) expect(reading.fields.number).toMatch(/^[0-9]{17}[0-9X]$/);
    }), { numRuns: 500 });
  });
});
