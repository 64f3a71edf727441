import iconv from 'iconv-lite';
import { Bits } from '#electron/devices/printers/escpos/bits.ts';

/** What a printer was told, in order. Written from the commands' description, not from the product's encoder. */
export type Printed =
  | { kind: 'text'; text: string; align: 'left' | 'center'; bold: boolean; twice: boolean; spacing: number }
  | { kind: 'picture'; bits: Bits }
  | { kind: 'qr'; text: string; moduleDots: number; level: string; align: 'left' | 'center' }
  | { kind: 'code128'; data: number[]; moduleDots: number; height: number; align: 'left' | 'center' }
  | { kind: 'feed'; dots: number }
  | { kind: 'cut' }
  | { kind: 'asked'; which: number };

interface State { align: 'left' | 'center'; bold: boolean; twice: boolean; spacing: number; chinese: boolean; qrDots: number; qrLevel: string; qrData: Buffer; barDots: number; barHeight: number }

const fresh = (): State => ({ align: 'left', bold: false, twice: false, spacing: 34, chinese: false, qrDots: 3, qrLevel: 'L', qrData: Buffer.alloc(0), barDots: 3, barHeight: 162 });

/** Parses a whole job. Throws on a command it does not know: a real printer would print rubbish there. */
export function parseJob(bytes: Uint8Array): { printed: Printed[]; chineseAtEnd: boolean } {
  const job = Buffer.from(bytes);
  const printed: Printed[] = [];
  let state = fresh();
  let text: number[] = [];
  let at = 0;
  const next = (): number => {
    const byte = job[at];
    if (byte === undefined) throw new Error('the job ends in the middle of a command');
    at += 1;
    return byte;
  };
  const flush = (): void => {
    const decoded = iconv.decode(Buffer.from(text), 'gb18030');
    if (!state.chinese && text.some((byte) => byte > 0x7f)) throw new Error('Chinese text outside Chinese mode');
    printed.push({ kind: 'text', text: decoded, align: state.align, bold: state.bold, twice: state.twice, spacing: state.spacing });
    text = [];
  };
  const unknown = (...command: number[]): never => {
    throw new Error(`unknown command ${Buffer.from(command).toString('hex')} at ${String(at)}`);
  };

  const escape = (): void => {
    const command = next();
    switch (command) {
      case 0x40: state = fresh(); return;
      case 0x33: state.spacing = next(); return;
      case 0x61: state.align = next() === 1 ? 'center' : 'left'; return;
      case 0x45: state.bold = next() === 1; return;
      case 0x4a: printed.push({ kind: 'feed', dots: next() }); return;
      case 0x64: printed.push({ kind: 'feed', dots: next() * state.spacing }); return;
      default: unknown(0x1b, command);
    }
  };
  const group = (): void => {
    const command = next();
    switch (command) {
      case 0x21: state.twice = next() === 0x11; return;
      case 0x48: next(); return;
      case 0x68: state.barHeight = next(); return;
      case 0x77: state.barDots = next(); return;
      case 0x56: next(); printed.push({ kind: 'cut' }); return;
      case 0x6b: {
        if (next() !== 73) unknown(0x1d, 0x6b);
        const length = next();
        printed.push({ kind: 'code128', data: Array.from({ length }, next), moduleDots: state.barDots, height: state.barHeight, align: state.align });
        return;
      }
      case 0x76: {
        if (next() !== 0x30 || next() !== 0) unknown(0x1d, 0x76);
        const stride = next() + 256 * next();
        const rows = next() + 256 * next();
        const bits = new Bits(stride * 8, rows);
        for (let i = 0; i < stride * rows; i += 1) bits.bytes[i] = next();
        printed.push({ kind: 'picture', bits });
        return;
      }
      case 0x28: {
        if (next() !== 0x6b) unknown(0x1d, 0x28);
        const length = next() + 256 * next();
        qr(Buffer.from(Array.from({ length }, next)));
        return;
      }
      default: unknown(0x1d, command);
    }
  };
  const qr = (parameters: Buffer): void => {
    if (parameters[0] !== 0x31) unknown(0x1d, 0x28, 0x6b);
    switch (parameters[1]) {
      case 0x41: return;
      case 0x43: state.qrDots = parameters[2] ?? 0; return;
      case 0x45: state.qrLevel = 'LMQH'[(parameters[2] ?? 0x30) - 0x30] ?? '?'; return;
      case 0x50: state.qrData = parameters.subarray(3); return;
      case 0x51: printed.push({ kind: 'qr', text: state.qrData.toString('utf8'), moduleDots: state.qrDots, level: state.qrLevel, align: state.align }); return;
      default: unknown(0x1d, 0x28, 0x6b, parameters[1] ?? 0);
    }
  };

  while (at < job.length) {
    const byte = next();
    if (byte === 0x0a) flush();
    else if (byte === 0x1b) escape();
    else if (byte === 0x1d) group();
    else if (byte === 0x1c) {
      const command = next();
      if (command === 0x26) state.chinese = true;
      else if (command === 0x2e) state.chinese = false;
      else if (command === 0x21) next();
      else unknown(0x1c, command);
    } else if (byte === 0x10) {
      if (next() !== 0x04) unknown(0x10);
      printed.push({ kind: 'asked', which: next() });
    } else if (byte < 0x20) unknown(byte);
    else text.push(byte);
  }
  if (text.length > 0) throw new Error('text without a line feed is lost');
  return { printed, chineseAtEnd: state.chinese };
}
