/**
 * Frames of the public serial protocol of second-generation ID card readers.
 *
 * Request: `AA AA AA 96 69 LENh LENl CMD PARA [data] CHK`. Answer: `AA AA AA 96 69 LENh LENl SW1 SW2 SW3 [data] CHK`. LEN counts the bytes
 * after it with CHK; CHK is the XOR of everything from LENh on. An answer does not say which request it belongs to.
 */

export const PREAMBLE = [0xaa, 0xaa, 0xaa, 0x96, 0x69] as const;
const HEAD = PREAMBLE.length + 2;

export type Command = 'find' | 'select' | 'read';

const REQUESTS: Readonly<Record<Command, readonly [number, number]>> = { find: [0x20, 0x01], select: [0x20, 0x02], read: [0x30, 0x01] };

/** LEN of the answers that exist: a bare status, a found card, a selected card, a read card. Anything else is noise. */
export const LENGTHS = { status: 0x0004, found: 0x0008, selected: 0x000c, card: 0x0508 } as const;
const KNOWN_LENGTHS: ReadonlySet<number> = new Set(Object.values(LENGTHS));

export const TEXT_BYTES = 256;
export const PORTRAIT_BYTES = 1024;

/** XOR of all bytes. */
export function xorOf(bytes: Uint8Array): number {
  let check = 0;
  for (const byte of bytes) check ^= byte;
  return check;
}

/** A whole frame around the bytes between LEN and CHK. */
export function frameOf(body: Uint8Array): Uint8Array {
  const length = body.length + 1;
  const frame = new Uint8Array(HEAD + length);
  frame.set(PREAMBLE);
  frame[5] = length >> 8;
  frame[6] = length & 0xff;
  frame.set(body, HEAD);
  frame[frame.length - 1] = xorOf(frame.subarray(5, frame.length - 1));
  return frame;
}

/** The bytes that ask a reader. */
export function requestFrame(command: Command): Uint8Array {
  return frameOf(Uint8Array.from(REQUESTS[command]));
}

export interface AnswerFrame {
  /** SW3, the status byte that tells; SW1 and SW2 are zero. */
  readonly status: number;
  readonly length: number;
  /** What stands between the status bytes and CHK. */
  readonly data: Uint8Array;
}

/**
 * Cuts frames out of whatever comes over the line: in pieces, glued together, with noise before, between and inside. Holds at most one
 * frame's worth of undecided bytes plus what came with it, and never waits for a frame of a length that does not exist.
 */
export class FrameCutter {
  #bytes = new Uint8Array(0);
  #wrongChecks = 0;

  /** Whole frames of a known length whose check byte was wrong, since the last `clear`. */
  get wrongChecks(): number {
    return this.#wrongChecks;
  }

  /** Throws away everything that has come so far. */
  clear(): void {
    this.#bytes = new Uint8Array(0);
    this.#wrongChecks = 0;
  }

  push(piece: Uint8Array): void {
    const joined = new Uint8Array(this.#bytes.length + piece.length);
    joined.set(this.#bytes);
    joined.set(piece, this.#bytes.length);
    this.#bytes = joined;
  }

  /** The next whole frame with a right check, or null until more bytes come. */
  next(): AnswerFrame | null {
    for (;;) {
      this.#drop(preambleAt(this.#bytes));
      const bytes = this.#bytes;
      if (bytes.length < HEAD) return null;
      const length = ((bytes[5] ?? 0) << 8) | (bytes[6] ?? 0);
      if (!KNOWN_LENGTHS.has(length)) {
        this.#drop(1);
        continue;
      }
      const end = HEAD + length;
      if (bytes.length < end) return null;
      if (xorOf(bytes.subarray(5, end - 1)) !== bytes[end - 1]) {
        // Bytes were lost or changed; a sound frame may begin inside what was taken for this one.
        this.#wrongChecks += 1;
        this.#drop(1);
        continue;
      }
      const sound = bytes[7] === 0 && bytes[8] === 0;
      const frame = { status: bytes[9] ?? 0, length, data: bytes.slice(HEAD + 3, end - 1) };
      this.#drop(end);
      if (sound) return frame;
    }
  }

  /**
   * Called when the time of a request is over: the frame that is still incomplete will not come. Looks for sound frames behind its
   * beginning, which may have been noise.
   */
  giveUpOnHead(): AnswerFrame | null {
    while (this.#bytes.length > 0) {
      this.#drop(1);
      const frame = this.next();
      if (frame !== null) return frame;
    }
    return null;
  }

  #drop(count: number): void {
    if (count > 0) this.#bytes = this.#bytes.subarray(count);
  }
}

/** Where the first preamble begins, or where the last bytes that may become one begin. */
function preambleAt(bytes: Uint8Array): number {
  for (let start = 0; start < bytes.length; start += 1) {
    let i = 0;
    while (i < PREAMBLE.length && start + i < bytes.length && bytes[start + i] === PREAMBLE[i]) i += 1;
    if (i === PREAMBLE.length || start + i === bytes.length) return start;
  }
  return bytes.length;
}
