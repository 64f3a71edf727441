import { PAPERS, type SlipWidth } from './model.ts';

/** Bytes that a QR code of version 1, 2, … holds in byte mode at level M. Byte mode is the widest; a printer that packs better stays below. */
const BYTES_AT_M = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213] as const;
const LEAST_MODULE_DOTS = 4;

/** Length of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Modules a side and dots a module: the largest whole module that stays within the paper's limit; null when the text is too long for 4 dots. */
export function qrSize(text: string, width: SlipWidth): { readonly version: number; readonly modules: number; readonly moduleDots: number } | null {
  const length = utf8Length(text);
  const index = BYTES_AT_M.findIndex((bytes) => length <= bytes);
  if (index < 0 || length === 0) return null;
  const modules = 21 + 4 * index;
  const moduleDots = Math.floor(PAPERS[width].qrDots / modules);
  return moduleDots < LEAST_MODULE_DOTS ? null : { version: index + 1, modules, moduleDots };
}

/** Longest text in bytes that a slip's QR code can hold. */
export function longestQr(width: SlipWidth): number {
  return Math.max(...BYTES_AT_M.filter((_, index) => Math.floor(PAPERS[width].qrDots / (21 + 4 * index)) >= LEAST_MODULE_DOTS));
}
