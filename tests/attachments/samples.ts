import { deflateSync } from 'node:zlib';

/* Small whole files of each kind, with words inside that nobody may find on the disk. */

const be32 = (n: number): Buffer => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };

function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let k = 0; k < 8; k += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

const chunk = (type: string, data: Buffer): Buffer => Buffer.concat([be32(data.length), Buffer.from(type), data, be32(crc(Buffer.concat([Buffer.from(type), data])))]);

/** A grey picture that any viewer shows; `words` stand in a text chunk. */
export function png(width: number, height: number, words = ''): Buffer {
  const head = Buffer.concat([be32(width), be32(height), Buffer.from([8, 0, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: Math.min(height, 2000) }, (_, y) => Buffer.concat([Buffer.from([0]), Buffer.alloc(Math.min(width, 2000), (y * 7) % 200)]))));
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), ...(words === '' ? [] : [chunk('tEXt', Buffer.from(`Comment\0${words}`))]), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** The segments of a photograph as far as they are judged; `words` stand in a comment. */
export function jpeg(width: number, height: number, words = ''): Buffer {
  const comment = Buffer.from(words, 'utf8');
  const size = (n: number): Buffer => Buffer.from([n >> 8, n & 0xff]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 0, 0]), Buffer.from([0xff, 0xfe]), size(comment.length + 2), comment,
    Buffer.from([0xff, 0xc0, 0, 11, 8]), size(height), size(width), Buffer.from([1, 1, 0x11, 0]), Buffer.from([0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]);
}

/** One page with a line of words. */
export function pdf(words = 'hello', trailer = ''): Buffer {
  const text = `BT /F1 24 Tf 72 700 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let out = '%PDF-1.4\n';
  const at = objects.map((body, index) => { const from = out.length; out += `${index + 1} 0 obj\n${body}\nendobj\n`; return from; });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((from) => `${String(from).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
