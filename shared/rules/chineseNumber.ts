const DIGITS = '〇一二三四五六七八九';

/** A whole number in Chinese numerals as official papers write small ones: 一, 十二, 二十四; from 100 on, and for anything but whole numbers, in figures. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 100) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return DIGITS.charAt(ones);
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${ones === 0 ? '' : DIGITS.charAt(ones)}`;
}
