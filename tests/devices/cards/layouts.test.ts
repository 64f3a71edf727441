import { describe, expect, it } from 'vitest';
import { nationByCode, nationByName } from '#shared/devices/cards/nations.ts';
import { readCardText } from '#shared/devices/cards/read.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { SAMPLE, citizenText, foreign2017Text, foreign2023Text, residentText, type CitizenCard } from '../../simulators/cardBytes.ts';

const TODAY = '2026-11-24';
const numbered = (first17: string): string => first17 + citizenCheckDigit(first17);
const citizen = (changes: Partial<CitizenCard> = {}, pad = ' ') => readCardText(citizenText({ ...SAMPLE, ...changes }, pad), TODAY);
const problem = (changes: Partial<CitizenCard>): string => {
  const reading = citizen(changes);
  return reading.ok ? 'ok' : reading.problem;
};

describe('citizen card', () => {
  it('reads every field, padded with spaces or NUL', () => {
    for (const pad of [' ', '\0']) {
      expect(citizen({}, pad)).toEqual({
        ok: true,
        card: {
          fields: {
            type: 'citizen', name: '陈样例', sex: '女', nation: '汉', birth: '1949-12-31', address: '某省某市某区样例路1号2单元303室', number: '11010519491231002X', issuer: '某市公安局某区分局',
            validFrom: '2020-01-01', validTo: '长期', otherName: null, nationality: null, passNumber: null, timesIssued: null,
          },
          warnings: [],
        },
      });
    }
  });
  it('keeps rare and minority names, and names that fill the field', () => {
    for (const name of ['㛃𬭼', '买买提·艾合买提', '一二三四五六七八九十一二三四五']) {
      const reading = citizen({ name });
      expect(reading.ok && reading.card.fields.name).toBe(name);
    }
  });
  it('warns of expired and future validity, another sex, private characters', () => {
    const warnings = (changes: Partial<CitizenCard>) => {
      const reading = citizen(changes);
      return reading.ok ? reading.card.warnings : reading.problem;
    };
    expect(warnings({ to: '20261123', from: '20161123' })).toEqual(['expired']);
    expect(warnings({ to: '20261124', from: '20161124' })).toEqual([]);
    expect(warnings({ from: '20270101', to: '20370101' })).toEqual(['not-yet-valid']);
    expect(warnings({ sex: '1' })).toEqual(['sex-differs']);
    expect(warnings({ name: '陈\uE863' })).toEqual(['private-characters']);
  });
  it('names what is wrong without saying what stood there', () => {
    expect(problem({ number: '110105194912310021' })).toBe('number');
    expect(problem({ birth: '19491230' })).toBe('number-birth');
    expect(problem({ birth: '19490230' })).toBe('birth');
    expect(problem({ birth: '20270101', number: numbered('11010520270101002') })).toBe('birth');
    expect(problem({ name: '' })).toBe('name');
    expect(problem({ name: '陈\uD840' })).toBe('text');
    expect(problem({ name: '陈\u0007例' })).toBe('text');
    expect(problem({ sex: '3' })).toBe('sex');
    expect(problem({ nation: '60' })).toBe('nation');
    expect(problem({ from: '20201301' })).toBe('valid-from');
    expect(problem({ to: '20191231' })).toBe('valid-to');
    expect(problem({ to: '很长' })).toBe('valid-to');
    expect(problem({ rest: '              K' })).toBe('unknown-type');
  });
  it('refuses a text of another length', () => {
    expect(readCardText(citizenText(SAMPLE).subarray(0, 254), TODAY)).toEqual({ ok: false, problem: 'text' });
  });
});

describe('other cards', () => {
  it('J: Hong Kong, Macau, Taiwan', () => {
    const number = numbered('81000019900307123');
    const reading = readCardText(residentText({ name: '李样本', sex: '1', birth: '19900307', address: '某市某区样例街2号', number, issuer: '某市公安局', from: '20220101', to: '20270101', pass: 'H12345678', times: '01' }), TODAY);
    expect(reading.ok && reading.card).toEqual({
      fields: {
        type: 'J', name: '李样本', sex: '男', nation: null, birth: '1990-03-07', address: '某市某区样例街2号', number, issuer: '某市公安局', validFrom: '2022-01-01', validTo: '2027-01-01',
        otherName: null, nationality: null, passNumber: 'H12345678', timesIssued: '01',
      },
      warnings: [],
    });
    expect(readCardText(residentText({ name: '李样本', sex: '1', birth: '19491231', address: '', number: '11010519491231002X', issuer: '', from: '20220101', to: '20270101', pass: '', times: '' }), TODAY)).toEqual({ ok: false, problem: 'number' });
  });
  it('I: foreign, 2017', () => {
    const reading = readCardText(foreign2017Text({ english: 'SAMPLE, PERSON MARIA', sex: '2', number: 'XYZ110085030701', nationality: 'XYZ', chinese: '样本', from: '20180102', to: '20280102', birth: '19850307', authority: '1100' }), TODAY);
    expect(reading.ok && reading.card.fields).toEqual({
      type: 'I', name: 'SAMPLE, PERSON MARIA', sex: '女', nation: null, birth: '1985-03-07', address: null, number: 'XYZ110085030701', issuer: '1100', validFrom: '2018-01-02', validTo: '2028-01-02',
      otherName: '样本', nationality: 'XYZ', passNumber: null, timesIssued: null,
    });
  });
  it('Y: foreign, 2023, with a name that runs on in a second stretch', () => {
    const number = numbered('91100119850307101');
    const english = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFG HIJ';
    const card = { chinese: '样本', sex: '1', times: '01', birth: '19850307', english, number, from: '20240102', to: '20340102', nationality: 'XYZ' };
    const reading = readCardText(foreign2023Text(card), TODAY);
    expect(reading.ok && reading.card.fields).toMatchObject({ type: 'Y', name: '样本', otherName: english, number, nationality: 'XYZ', timesIssued: '01', issuer: null, address: null });
    const nameless = readCardText(foreign2023Text({ ...card, chinese: '' }), TODAY);
    expect(nameless.ok && nameless.card.fields).toMatchObject({ name: english, otherName: null });
  });
});

describe('nations', () => {
  it('has the 56 and the rest of the table', () => {
    const codes = Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0'));
    expect(codes.slice(0, 56).every((code) => nationByCode(code) !== null)).toBe(true);
    expect(codes.slice(56).filter((code) => nationByCode(code) !== null)).toEqual(['81', '83', '97', '98']);
    expect([nationByCode('01'), nationByCode('11'), nationByCode('43'), nationByCode('56')]).toEqual(['汉', '满', '乌孜别克', '基诺']);
    expect([nationByName('汉族'), nationByName('维吾尔'), nationByName('03'), nationByName('某')]).toEqual(['汉', '维吾尔', '回', null]);
  });
});
