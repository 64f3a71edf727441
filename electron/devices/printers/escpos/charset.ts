import iconv from 'iconv-lite';
import type { PrinterProfile } from '../profile.ts';

/**
 * Bytes of a printed place as the printer's own font has it, or null where it has none and a picture is due. GBK means two bytes of code page
 * 936 without its user-defined areas; a full set adds the four-byte Han characters of the basic plane.
 */
export function fontBytes(cell: string, characters: PrinterProfile['characters']): Uint8Array | null {
  if (/^[\x20-\x7E]$/.test(cell)) return Uint8Array.of(cell.charCodeAt(0));
  if (!/^[\0-\uFFFF]$/u.test(cell) || /\p{Co}/u.test(cell)) return null;
  const bytes = iconv.encode(cell, 'gb18030');
  if (bytes.length === 2) return iconv.encode(cell, 'gbk').equals(bytes) ? new Uint8Array(bytes) : null;
  if (bytes.length === 4 && characters === 'full' && /^\p{Script=Han}$/u.test(cell)) return new Uint8Array(bytes);
  return null;
}
