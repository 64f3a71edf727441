import { describe, expect, it } from 'vitest';
import { judge } from '#shared/devices/cards/answers.ts';
import { FrameCutter, requestFrame } from '#shared/devices/cards/frames.ts';
import { FOUND, NO_CARD, SAMPLE, SELECTED, answer, citizenText, portrait, readAnswer } from '../../simulators/cardBytes.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase().replace(/(..)(?!$)/g, '$1 ');
const READ = readAnswer(citizenText(SAMPLE));

function all(cutter: FrameCutter): string[] {
  const found: string[] = [];
  for (let frame = cutter.next(); frame !== null; frame = cutter.next()) found.push(`${frame.status.toString(16)}/${String(frame.length)}`);
  return found;
}

describe('golden frames', () => {
  it('asks with the bytes of the protocol', () => {
    expect(hex(requestFrame('find'))).toBe('AA AA AA 96 69 00 03 20 01 22');
    expect(hex(requestFrame('select'))).toBe('AA AA AA 96 69 00 03 20 02 21');
    expect(hex(requestFrame('read'))).toBe('AA AA AA 96 69 00 03 30 01 32');
  });
  it('knows the answers of the protocol', () => {
    expect(hex(FOUND)).toBe('AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97');
    expect(hex(NO_CARD)).toBe('AA AA AA 96 69 00 04 00 00 80 84');
    expect(hex(SELECTED.subarray(0, 10))).toBe('AA AA AA 96 69 00 0C 00 00 90');
    expect(hex(READ.subarray(0, 14))).toBe('AA AA AA 96 69 05 08 00 00 90 01 00 04 00');
    expect(READ.length).toBe(7 + 0x508);
  });
});

describe('the cutter', () => {
  it('takes frames byte by byte, glued and with noise between', () => {
    const line = Buffer.concat([Buffer.from([0, 0xaa, 0xaa]), FOUND, Buffer.from('noise'), SELECTED, READ, NO_CARD, Buffer.from([0xaa])]);
    const expected = ['9f/8', '90/12', '90/1288', '80/4'];
    const whole = new FrameCutter();
    whole.push(line);
    expect(all(whole)).toEqual(expected);
    const slow = new FrameCutter();
    const found: string[] = [];
    for (const byte of line) {
      slow.push(Uint8Array.of(byte));
      found.push(...all(slow));
    }
    expect(found).toEqual(expected);
  });
  it('resynchronises on a longer run of AA', () => {
    const cutter = new FrameCutter();
    cutter.push(Buffer.concat([Buffer.from([0xaa, 0xaa, 0xaa, 0xaa]), NO_CARD]));
    expect(all(cutter)).toEqual(['80/4']);
  });
  it('passes over wrong checks and lengths that do not exist', () => {
    const wrong = Buffer.from(FOUND);
    wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 1;
    const endless = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff, 0, 0, 0x90]);
    const cutter = new FrameCutter();
    cutter.push(Buffer.concat([wrong, endless, NO_CARD]));
    expect(all(cutter)).toEqual(['80/4']);
    expect(cutter.wrongChecks).toBe(1);
  });
  it('finds the sound frame behind one that was cut short, and never one inside a whole one', () => {
    const cutter = new FrameCutter();
    cutter.push(Buffer.concat([READ.subarray(0, 60), NO_CARD]));
    expect(cutter.next()).toBeNull();
    expect(cutter.giveUpOnHead()?.status).toBe(0x80);
    expect(portrait().length).toBe(1024);
    cutter.clear();
    cutter.push(READ);
    expect(all(cutter)).toEqual(['90/1288']);
  });
  it('refuses frames whose first status bytes are not zero', () => {
    const odd = Buffer.from(NO_CARD);
    odd[7] = 1;
    odd[odd.length - 1] = (odd[odd.length - 1] ?? 0) ^ 1;
    const cutter = new FrameCutter();
    cutter.push(odd);
    expect(cutter.next()).toBeNull();
  });
});

describe('judging by status and length', () => {
  const only = (bytes: Uint8Array) => {
    const cutter = new FrameCutter();
    cutter.push(bytes);
    const frame = cutter.next();
    if (frame === null) throw new Error('no frame');
    return frame;
  };
  it.each([
    ['find', FOUND, 'done'], ['find', NO_CARD, 'no-card'], ['find', SELECTED, 'other'], ['find', READ, 'other'],
    ['select', SELECTED, 'done'], ['select', FOUND, 'other'], ['select', READ, 'other'], ['select', answer(0x81), 'select-failed'], ['select', NO_CARD, 'other'],
    ['read', READ, 'card'], ['read', SELECTED, 'other'], ['read', answer(0x41), 'read-failed'], ['read', answer(0x91), 'nothing'], ['read', answer(0x90), 'other'],
    ['find', answer(0x10), 'resend'], ['select', answer(0x11), 'resend'], ['read', answer(0x21), 'resend'], ['find', answer(0x41), 'other'], ['find', answer(0x55), 'other'],
  ] as const)('%s %#', (command, bytes, expected) => {
    expect(judge(command, only(bytes)).is).toBe(expected);
  });
  it('passes the portrait through untouched', () => {
    const answered = judge('read', only(READ));
    expect(answered.is === 'card' && Buffer.from(answered.card.portrait).equals(Buffer.from(portrait()))).toBe(true);
  });
});
