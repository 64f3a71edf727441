import { deflateSync } from 'node:zlib';
import type { InkPoint } from './model.ts';
import { SIGNATURE_BOX } from './signatures.ts';

/** Dots a millimetre of the picture of a signature: 400 dpi. */
const DOTS = 16;
const WIDTH = SIGNATURE_BOX.width * DOTS;
const HEIGHT = SIGNATURE_BOX.height * DOTS;

/** A signature as a greyscale PNG for docx, which takes no free lines. The same strokes always give the same bytes. */
export function signaturePng(strokes: readonly (readonly InkPoint[])[]): Uint8Array {
  const dots = new Uint8Array(WIDTH * HEIGHT).fill(255);
  for (const stroke of strokes) stroke.forEach((point, index) => drawBetween(dots, stroke[index - 1] ?? point, point));
  const rows = Buffer.alloc((WIDTH + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y += 1) rows.set(dots.subarray(y * WIDTH, (y + 1) * WIDTH), y * (WIDTH + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  head.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', head), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

/** Discs close to each other along the line. */
function drawBetween(dots: Uint8Array, from: InkPoint, to: InkPoint): void {
  const steps = Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) * DOTS));
  for (let i = 0; i <= steps; i += 1) {
    const part = i / steps;
    disc(dots, (from[0] + (to[0] - from[0]) * part) * DOTS, (from[1] + (to[1] - from[1]) * part) * DOTS, ((from[2] + (to[2] - from[2]) * part) * DOTS) / 2);
  }
}

function disc(dots: Uint8Array, cx: number, cy: number, radius: number): void {
  for (let y = Math.max(0, Math.floor(cy - radius - 1)); y <= Math.min(HEIGHT - 1, Math.ceil(cy + radius + 1)); y += 1) {
    for (let x = Math.max(0, Math.floor(cx - radius - 1)); x <= Math.min(WIDTH - 1, Math.ceil(cx + radius + 1)); x += 1) {
      const covered = Math.min(1, Math.max(0, radius + 0.5 - Math.hypot(x - cx, y - cy)));
      const at = y * WIDTH + x;
      dots[at] = Math.min(dots[at] ?? 255, Math.round(255 * (1 - covered)));
    }
  }
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  return crc >>> 0;
});

/** CRC-32 of ISO 3309, as PNG and zip use it. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
