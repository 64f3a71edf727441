import { describe, expect, it } from 'vitest';
import { maskCitizenNumber, maskName, maskPhone } from '#shared/rules/identifiers/mask.ts';

describe('masks', () => {
  it.each([
    ['11010519491231002x', '110***********002X'], ['110105 19491231 002X', '110***********002X'], ['110105491231002', '1************02'], ['H01234567', 'H******67'], ['123', '***'], ['', ''],
  ])('citizen number %s → %s', (text, masked) => expect(maskCitizenNumber(text)).toBe(masked));

  it.each([
    ['13812345678', '138****5678'], ['+86 138-1234-5678', '138****5678'], ['0991-1234567', '*********67'], ['110', '***'], ['', ''],
  ])('phone %s → %s', (text, masked) => expect(maskPhone(text)).toBe(masked));

  it.each([['张三', '张**'], ['张三丰', '张**'], [' 欧阳震华 ', '欧**'], ['𠮷野', '𠮷**'], ['阿卜杜拉·买买提', '阿**'], ['', '']])('name %s → %s', (text, masked) => expect(maskName(text)).toBe(masked));
});
