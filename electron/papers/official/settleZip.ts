import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { crc32 } from './ink.ts';

/** 1 January 1980, the earliest date that a zip can bear. */
const DOS_DATE = 0x21;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

interface Entry { readonly name: string; readonly data: Buffer }

/**
 * Rewrites a docx or xlsx so that the same document always has the same bytes: entries in the order of their names, one date, one way of packing, and the day of the
 * document in its properties instead of the moment at which it was made. `[Content_Types].xml` stays first.
 */
export function settleOffice(docx: Uint8Array, madeAt: number): Uint8Array {
  const moment = new Date(madeAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const entries = entriesOf(Buffer.from(docx.buffer, docx.byteOffset, docx.byteLength))
    .filter((entry) => !entry.name.endsWith('/'))
    .map((entry) => ({ ...entry, data: settled(entry, moment) }))
    .sort((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1));
  return zipOf(entries);
}

/** No blank between Han and figures: the paper is set on a grid, and the library has no word for it. Every paragraph has its spacing, before which it stands. */
const PARAGRAPH_SPACING = /<w:spacing (?=[^>]*w:(?:after|before|line)=)/g;
const NO_AUTO_SPACE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>$&';

function settled({ name, data }: Entry, moment: string): Buffer {
  if (name === 'docProps/core.xml') return Buffer.from(data.toString('utf8').replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${moment}`), 'utf8');
  if (name === 'word/document.xml') {
    let drawings = 0;
    // The library counts pictures over all documents that it has made.
    return Buffer.from(data.toString('utf8').replace(PARAGRAPH_SPACING, NO_AUTO_SPACE).replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${(drawings += 1)}"`), 'utf8');
  }
  return data;
}

const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : 1);

function entriesOf(zip: Buffer): Entry[] {
  let end = zip.length - 22;
  while (end > 0 && zip.readUInt32LE(end) !== END) end -= 1;
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: count }, () => {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('not a zip of our own making');
    const [method, size, nameLength, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    at += 46 + nameLength + extra + comment;
    return { name, data: method === 0 ? Buffer.from(packed) : inflateRawSync(packed) };
  });
}

function zipOf(entries: readonly Entry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const bytes = Buffer.from(name, 'utf8');
    const packed = deflateRawSync(data, { level: 6 });
    const common = Buffer.alloc(26);
    // Version 2.0, names in UTF-8, deflated.
    [20, 0x0800, 8, 0, DOS_DATE].forEach((value, i) => common.writeUInt16LE(value, i * 2));
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    parts.push(word(LOCAL), common, bytes, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(word(CENTRAL), Buffer.from([20, 0]), common, tail, bytes);
    offset += 30 + bytes.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...parts, central, word(END), end]));
}

function word(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value, 0);
  return buffer;
}
