import iconv from 'iconv-lite';

export type CsvEncoding = 'UTF-8' | 'GB18030';

const MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Encoding of a csv file by its first row. A mark says UTF-8. Without one the first row decides: UTF-8 when its bytes are valid, unless only the
 * other reading yields heads that are known; a list that says UTF-8 in its heads is never read as GB18030 because of a broken byte later.
 */
export function encodingOf(start: Buffer, isKnownHead: (text: string) => boolean): CsvEncoding {
  if (start.subarray(0, 3).equals(MARK)) return 'UTF-8';
  const end = start.indexOf(0x0a);
  const row = end < 0 ? start : start.subarray(0, end);
  const utf8 = tryUtf8(row);
  if (utf8 === null) return 'GB18030';
  const knows = (text: string): boolean => text.split(/[,"\r\n]/).some((head) => isKnownHead(head));
  return !knows(utf8) && knows(iconv.decode(row, 'gb18030')) ? 'GB18030' : 'UTF-8';
}

function tryUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Decodes piece by piece. Where bytes are broken it hands out what came before, with a mark that keeps the row open, then nothing more; `broken`
 * tells so. Nothing is replaced or guessed.
 */
export class StrictDecoder {
  broken = false;
  readonly #next: (piece: Buffer | null) => { text: string; whole: boolean };

  constructor(encoding: CsvEncoding) {
    this.#next = encoding === 'UTF-8' ? utf8Decoder() : gb18030Decoder();
  }

  /** Text of the next piece, `null` at the end. */
  write(piece: Buffer | null): string {
    if (this.broken) return '';
    const { text, whole } = this.#next(piece);
    if (whole) return text;
    this.broken = true;
    return text.slice(0, text.indexOf(REPLACED) + 1);
  }
}

const REPLACED = '\uFFFD';

function utf8Decoder(): (piece: Buffer | null) => { text: string; whole: boolean } {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder('utf-8');
  let carried: Buffer = Buffer.alloc(0);
  return (piece) => {
    const bytes = piece === null ? carried : Buffer.concat([carried, piece]);
    const cut = piece === null ? bytes.length : wholeCharacters(bytes);
    carried = bytes.subarray(cut);
    try {
      return { text: strict.decode(bytes.subarray(0, cut)), whole: true };
    } catch {
      return { text: lenient.decode(bytes.subarray(0, cut)), whole: false };
    }
  };
}

/** The decoder marks what it cannot read by the same character as a list that was damaged before; neither is data. */
function gb18030Decoder(): (piece: Buffer | null) => { text: string; whole: boolean } {
  const decoder = iconv.getDecoder('gb18030');
  return (piece) => {
    const text = piece === null ? decoder.end() ?? '' : decoder.write(piece);
    return { text, whole: !text.includes(REPLACED) };
  };
}

/** Bytes up to the last whole UTF-8 character; up to three bytes of an unfinished one are left for the next piece. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}
