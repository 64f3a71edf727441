import { halfWidth, normaliseCode } from '../text.ts';

/**
 * How personal data looks wherever the right to see it has not been proven (domain 12): enough to tell two rows apart for who knows them, too little
 * to find a person.
 */

/** `110***********002X`: three in front, four behind; another kind of document shows its first and its last two. */
export function maskCitizenNumber(text: string): string {
  const bare = normaliseCode(text).replace(/[\s-]/g, '');
  if (/^[0-9]{17}[0-9X]$/.test(bare)) return covered(bare, 3, 4);
  return bare.length >= 7 ? covered(bare, 1, 2) : covered(bare, 0, 0);
}

/** `138****5678`; a landline shows its last two digits. */
export function maskPhone(text: string): string {
  const digits = halfWidth(text).replace(/[^0-9+]/g, '').replace(/^(\+|00)86/, '').replace(/[^0-9]/g, '');
  if (/^1[3-9][0-9]{9}$/.test(digits)) return covered(digits, 3, 4);
  return digits.length >= 7 ? covered(digits, 0, 2) : covered(digits, 0, 0);
}

/** `****6789`: the last four digits of a bank card, as banks print them. */
export function maskBankCard(text: string): string {
  const digits = halfWidth(text).replace(/[^0-9]/g, '');
  return digits.length >= 12 ? `****${digits.slice(-4)}` : '*'.repeat(digits.length);
}

/** `张**`: the first character and always two stars, since the length of a name tells too much of it. Empty stays empty. */
export function maskName(text: string): string {
  const [first] = text.trim();
  return first === undefined ? '' : `${first}**`;
}

function covered(text: string, front: number, behind: number): string {
  const letters = [...text];
  const hidden = letters.length - front - behind;
  return letters.slice(0, front).join('') + '*'.repeat(hidden) + letters.slice(letters.length - behind).join('');
}
