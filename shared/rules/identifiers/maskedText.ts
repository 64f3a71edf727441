import { maskCitizenNumber, maskPhone } from './mask.ts';

/**
 * A free text with the ID numbers and mobile phone numbers in it masked (domain 12: lists, prints, exports and logs). A unified code begins with 9
 * or has no date in it; an amount is no run of eleven digits that begins as mobile numbers do.
 */
export function maskedText(text: string): string {
  return text
    .replace(/(?<![0-9A-Za-z])[1-8]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])/g, (found) => maskCitizenNumber(found))
    .replace(/(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g, (found) => maskPhone(found));
}
