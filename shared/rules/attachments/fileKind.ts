/** Kinds of files that may be attached: what a scanner or a telephone makes, and what the product can show by itself. */
export type Media = 'image/jpeg' | 'image/png' | 'application/pdf';

export const MEDIA_EXTENSION: Readonly<Record<Media, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };
export const MEDIA_WORD: Readonly<Record<Media, string>> = { 'image/jpeg': '照片', 'image/png': '图片', 'application/pdf': 'PDF' };

/** Bytes of one file at most: a scan of some fifty pages. */
export const MOST_BYTES = 20 * 1024 * 1024;
/** Files of one record at most. */
export const MOST_FILES = 200;
/** Pixels of a picture at most: more is no photograph, but a bomb that fills memory when it is shown. */
const MOST_PIXELS = 80_000_000;

export type FileProblem = 'empty' | 'tooLarge' | 'otherKind' | 'heic' | 'wrongName' | 'damaged' | 'tooManyPixels' | 'password';
export type FileVerdict = { readonly media: Media } | { readonly problem: FileProblem };

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean => start.every((value, index) => bytes[at + index] === value);

/**
 * Judges a file by its bytes; its name only may not say something else (`账.pdf.exe`, a web page called `.jpg`). Sizes in bytes. What passes is what its first
 * bytes say, has the end that such a file has, and is small enough to be shown.
 */
export function judgeFile(name: string, bytes: Uint8Array): FileVerdict {
  if (bytes.length === 0) return { problem: 'empty' };
  if (bytes.length > MOST_BYTES) return { problem: 'tooLarge' };
  const media = mediaOf(bytes);
  if (media === null) return { problem: isHeic(bytes) ? 'heic' : 'otherKind' };
  if (!NAMES[media].test(name)) return { problem: 'wrongName' };
  return media === 'application/pdf' ? judgePdf(bytes) : judgePicture(media, bytes);
}

const NAMES: Readonly<Record<Media, RegExp>> = { 'image/jpeg': /\.jpe?g$/i, 'image/png': /\.png$/i, 'application/pdf': /\.pdf$/i };

function mediaOf(bytes: Uint8Array): Media | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  return startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]) ? 'application/pdf' : null;
}

/** Pictures of newer telephones, which the product cannot show. */
function isHeic(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x66, 0x74, 0x79, 0x70], 4) && ['heic', 'heix', 'mif1', 'hevc', 'avif'].includes(text(bytes, 8, 12));
}

function judgePdf(bytes: Uint8Array): FileVerdict {
  const end = text(bytes, Math.max(0, bytes.length - 2048), bytes.length);
  if (!end.includes('%%EOF')) return { problem: 'damaged' };
  // A key nobody here has: it could be kept, and never be read again.
  if (/\/Encrypt[\s\d<]/.test(end) || holds(bytes, '/Encrypt ')) return { problem: 'password' };
  return { media: 'application/pdf' };
}

function judgePicture(media: 'image/jpeg' | 'image/png', bytes: Uint8Array): FileVerdict {
  const size = media === 'image/png' ? pngSize(bytes) : jpegSize(bytes);
  if (size === null) return { problem: 'damaged' };
  return size[0] * size[1] > MOST_PIXELS ? { problem: 'tooManyPixels' } : { media };
}

/** Width and height of the first chunk, which must be the head; the end must be there. */
function pngSize(bytes: Uint8Array): readonly [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 45 || text(bytes, 12, 16) !== 'IHDR' || text(bytes, bytes.length - 8, bytes.length - 4) !== 'IEND') return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return width > 0 && height > 0 ? [width, height] : null;
}

/** Width and height of the first frame, found by walking the segments; null where they do not follow each other. */
function jpegSize(bytes: Uint8Array): readonly [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length;) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
      return width > 0 && height > 0 ? [width, height] : null;
    } else if (marker === 0xda || marker === 0xd9) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function holds(bytes: Uint8Array, words: string): boolean {
  const wanted = [...words].map((c) => c.charCodeAt(0));
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) if (startsWith(bytes, wanted, at)) return true;
  return false;
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}
