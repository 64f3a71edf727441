/** Widths in em of the Latin face of papers (Times metrics, which Times New Roman, Liberation Serif and Tinos share). Han and full-width signs are 1. */
const LATIN = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
  921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
  333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
] as const;

/** True for characters that are set in the Latin face. */
export function isLatin(char: string): boolean {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0x20 && code < 0x7f;
}

/** Width of one character in em. */
export function emOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code >= 0x20 && code < 0x7f ? (LATIN[code - 0x20] ?? 500) / 1000 : 1;
}

/** How characters are set: size and what is added after each, millimetres. */
export interface Setting { readonly emMm: number; readonly spacingMm: number }

export function widthMm(text: string, { emMm, spacingMm }: Setting): number {
  let sum = 0;
  for (const char of text) sum += emOf(char) * emMm + spacingMm;
  return sum;
}
