import { isUtf8 } from 'node:buffer';
import type { FileHandle } from 'node:fs/promises';

/** What a file is by its bytes; its name does not count. */
export type FileKind = 'zip' | 'encrypted-workbook' | 'old-workbook' | 'web-page' | 'utf-16' | 'empty' | 'text';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const SAMPLE = 64 * 1024;

export async function fileKindOf(file: FileHandle, size: number): Promise<FileKind> {
  if (size === 0) return 'empty';
  const head = await sample(file, 0, SAMPLE);
  if (head.subarray(0, 2).toString('latin1') === 'PK') return 'zip';
  if (head.subarray(0, 8).equals(OLE)) return (await holdsEncryptedPackage(file, head, size)) ? 'encrypted-workbook' : 'old-workbook';
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return 'utf-16';
  if (looksLikeUtf16(head)) return 'utf-16';
  const text = head.subarray(0, 512).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase();
  if (/^<(!doctype|html|table|\?xml)/.test(text)) return 'web-page';
  return head.every((byte) => byte <= 0x20) && size <= SAMPLE ? 'empty' : 'text';
}

async function sample(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}

/** Names of streams stand in UTF-16 in the directory of the container, usually near its start, else near its end. */
async function holdsEncryptedPackage(file: FileHandle, head: Buffer, size: number): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  if (head.includes(name)) return true;
  const directory = (head.readUInt32LE(48) + 1) * (1 << Math.min(16, head.readUInt16LE(30)));
  const [named, tail] = [await sample(file, directory, SAMPLE), await sample(file, Math.max(0, size - SAMPLE * 4), SAMPLE * 4)];
  return named.includes(name) || tail.includes(name);
}

/**
 * Without a mark at its start: commas or line ends of two bytes in a first row that is no UTF-8. A single stray NUL in other text is not meant, and NULs
 * in a run of three are no text at all: a file that was cut off while it was copied, or a picture.
 */
function looksLikeUtf16(head: Buffer): boolean {
  const first = head.subarray(0, 4096);
  if (first.includes(Buffer.alloc(3))) return false;
  const pairs = (high: number, low: number): number => {
    let found = 0;
    for (let i = 0; i + 1 < first.length; i += 2) if (first[i + high] === 0 && [0x2c, 0x0a, 0x0d].includes(first[i + low] ?? -1)) found += 1;
    return found;
  };
  if (Math.max(pairs(1, 0), pairs(0, 1)) === 0) return false;
  const end = first.indexOf(0x0a);
  return !isUtf8(end < 0 ? first.subarray(0, -3) : first.subarray(0, end)) || first.filter((byte) => byte === 0).length > first.length / 4;
}
