/**
 * Small text helpers that every reader of typed or imported text shares (formats: common rules).
 */

/** Full-width ASCII (U+FF01 to U+FF5E) and the ideographic space become half-width; everything else stays. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

/** A code as it is compared: half-width, trimmed, upper case. Nothing inside is taken out. */
export function normaliseCode(text: string): string {
  return halfWidth(text).trim().toUpperCase();
}

/** Order of two texts by UTF-16 code unit: the same on every machine, unlike a locale's. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Digits only, for codes whose length is fixed. */
export function isDigits(text: string, length: number): boolean {
  return text.length === length && /^[0-9]+$/.test(text);
}
