/** A black-and-white picture: rows of whole bytes, the leftmost dot in the highest bit, 1 is black. */
export class Bits {
  readonly width: number;
  readonly height: number;
  readonly stride: number;
  readonly bytes: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.stride = Math.ceil(width / 8);
    this.bytes = new Uint8Array(this.stride * height);
  }

  get(x: number, y: number): boolean {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return false;
    return ((this.bytes[y * this.stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0;
  }

  set(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = y * this.stride + (x >> 3);
    this.bytes[at] = (this.bytes[at] ?? 0) | (0x80 >> (x & 7));
  }

  /** Blackens a rectangle; what lies outside is cut off. */
  fill(left: number, top: number, width: number, height: number): void {
    for (let y = top; y < top + height; y += 1) for (let x = left; x < left + width; x += 1) this.set(x, y);
  }

  /** Copies another picture's black dots, each `scale` times as large. */
  draw(other: Bits, left: number, top: number, scale = 1): void {
    for (let y = 0; y < other.height; y += 1) for (let x = 0; x < other.width; x += 1) if (other.get(x, y)) this.fill(left + x * scale, top + y * scale, scale, scale);
  }
}
