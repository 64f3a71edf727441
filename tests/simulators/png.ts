import { crc32, deflateSync } from 'node:zlib';
import type { Bits } from '#electron/devices/printers/escpos/bits.ts';

/** A black-and-white PNG of one bit a dot. */
export function pngOf(bits: Bits): Uint8Array {
  const rows = Buffer.alloc((bits.stride + 1) * bits.height);
  for (let y = 0; y < bits.height; y += 1) {
    for (let x = 0; x < bits.stride; x += 1) rows[y * (bits.stride + 1) + 1 + x] = ~(bits.bytes[y * bits.stride + x] ?? 0) & 0xff;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(bits.width, 0);
  head.writeUInt32BE(bits.height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
