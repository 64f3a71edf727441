import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCitizenNumber, citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { checkStreetCode, isDistrictCode } from '#shared/rules/identifiers/division.ts';
import { checkPhone } from '#shared/rules/identifiers/phone.ts';
import { checkUscc, usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const anyBody = fc.tuple(fc.array(fc.constantFrom(...ALPHABET), { minLength: 2, maxLength: 2 }), fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 }), fc.array(fc.constantFrom(...ALPHABET), { minLength: 9, maxLength: 9 })).map((parts) => parts.flat().join(''));

describe('unified social credit code', () => {
  it.each(['91350100M000100Y43', '91512081MA62K0260E', '91990101MA1A00016F', '91990101MA1A00024A', '91990101MA1A000325', '91990101MA1A000400', '91990101MA1A00059W', '91990101MA1A00067P', '91990101MA1A00075J', '91990101MA1A00083D'])('%s is valid', (code) => {
    expect(checkUscc(code)).toEqual({ valid: true, normalised: code, expectedCheck: code[17] });
  });
  it('says the character that was expected', () => {
    expect(checkUscc('91350100M000100Y4Z')).toMatchObject({ valid: false });
    expect(checkUscc('91350100M000100Y44')).toEqual({ valid: false, normalised: '91350100M000100Y44', expectedCheck: '3' });
  });
  it('normalises width, case and blanks at the ends', () => {
    expect(checkUscc('　９１３５０１００ｍ０００１００ｙ４３ ')).toEqual({ valid: true, normalised: '91350100M000100Y43', expectedCheck: '3' });
    expect(checkUscc('91350100 M000100Y43').valid).toBe(false);
  });
  it.each(['', '91350100M000100Y4', '91350100M000100Y433', '9135O100M000100Y43', '91I50100M000100Y43', '91A50100M000100Y43'])('%s is refused', (code) => expect(checkUscc(code).valid).toBe(false));
  it('positions 1 and 2 are free, 3 to 8 are digits', () => {
    expect(checkUscc(`YY990101MA1A00016${usccCheckCharacter('YY990101MA1A00016')}`).valid).toBe(true);
    expect(() => usccCheckCharacter('91A90101MA1A00016')).toThrow(RangeError);
  });
  it('one wrong character or two swapped neighbours are found', () => {
    fc.assert(fc.property(anyBody, fc.integer({ min: 8, max: 16 }), fc.constantFrom(...ALPHABET), (body, place, other) => {
      const code = body + usccCheckCharacter(body);
      expect(checkUscc(code).valid).toBe(true);
      if (code[place] !== other) expect(checkUscc(code.slice(0, place) + other + code.slice(place + 1)).valid).toBe(false);
      const swapped = code.slice(0, place - 1) + code[place] + code[place - 1] + code.slice(place + 1);
      if (swapped !== code && place > 8) expect(checkUscc(swapped).valid).toBe(false);
    }));
  });
});

describe('citizen number', () => {
  const today = '2025-04-01';
  it('vectors', () => {
    expect(checkCitizenNumber('11010519491231002X', today)).toEqual({ valid: true, normalised: '11010519491231002X', birth: '1949-12-31', sex: '女' });
    expect(checkCitizenNumber('440524188001010014', today)).toMatchObject({ valid: true, birth: '1880-01-01' });
    expect(checkCitizenNumber('110105194912310021', today)).toMatchObject({ valid: false, problem: 'check' });
  });
  it('normalises', () => expect(checkCitizenNumber(' １１０１０５１９４９１２３１００２ｘ ', today)).toMatchObject({ valid: true, normalised: '11010519491231002X' }));
  const number = (birth: string, area = '110105'): string => `${area}${birth}001${citizenCheckDigit(`${area}${birth}001`)}`;
  it('dates must be real and not in the future', () => {
    expect(checkCitizenNumber(number('20250401'), today)).toMatchObject({ valid: true, sex: '男' });
    expect(checkCitizenNumber(number('20250402'), today)).toMatchObject({ valid: false, problem: 'future' });
    expect(checkCitizenNumber(number('20230229'), today)).toMatchObject({ valid: false, problem: 'birth' });
    expect(checkCitizenNumber(number('20240229'), today).valid).toBe(true);
  });
  it('residence permits and permanent resident cards carry the same check', () => {
    for (const area of ['810000', '820000', '830000', '911123']) expect(checkCitizenNumber(number('19900101', area), today).valid).toBe(true);
  });
  it.each(['', '110105491231002', 'X10105194912310021', '1101051949123100XX'])('%s has no such shape', (text) => expect(checkCitizenNumber(text, today)).toMatchObject({ valid: false, problem: 'shape' }));
});

describe('divisions and phones', () => {
  it('divisions', () => {
    expect([isDistrictCode('990101'), isDistrictCode('99010'), isDistrictCode('99010a')]).toEqual([true, false, false]);
    expect(checkStreetCode(' ９９０１０１００１ ')).toEqual({ ok: true, code: '990101001' });
    expect(checkStreetCode('990102001', '990101')).toEqual({ ok: false, code: '990102001', problem: 'other-district' });
    expect(checkStreetCode('99010100')).toMatchObject({ ok: false, problem: 'shape' });
  });
  it('phones', () => {
    expect(['13812340617', '138-1234-0617', '0990-8123456', '010-12345678', '8123456', '021-81234567-801', '１３８１２３４０６１７'].map((text) => checkPhone(text).valid)).toEqual([true, true, true, false, true, true, true]);
    expect(['', '12812340617', '1381234061', '电话'].map((text) => checkPhone(text).valid)).toEqual([false, false, false, false]);
  });
});
