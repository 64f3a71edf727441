import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '#shared/devices/cards/answers.ts';
import { FrameCutter, PREAMBLE, type Command } from '#shared/devices/cards/frames.ts';
import { readCardText } from '#shared/devices/cards/read.ts';
import { FOUND, NO_CARD, SAMPLE, SELECTED, answer, citizenText, portrait, readAnswer } from '../../simulators/cardBytes.ts';

const TODAY = '2026-11-24';
const TEXT = citizenText(SAMPLE);
const READ = readAnswer(TEXT);
const RIGHT = JSON.stringify(readCardText(TEXT, TODAY));

/** Everything that comes out of a line, the way a reader takes it: piece by piece, and once more when the time is over. */
function heard(pieces: readonly Uint8Array[], command: Command): string[] {
  const cutter = new FrameCutter();
  const found: string[] = [];
  const take = (frame: ReturnType<FrameCutter['next']>): boolean => {
    if (frame === null) return false;
    const judged = judge(command, frame);
    if (judged.is === 'card') {
      const reading = readCardText(judged.card.text, TODAY);
      found.push(reading.ok ? JSON.stringify(reading) : `refused ${reading.problem}`);
    } else found.push(judged.is);
    return true;
  };
  for (const piece of pieces) {
    cutter.push(piece);
    while (take(cutter.next()));
  }
  while (take(cutter.giveUpOnHead()));
  return found;
}

const cutUp = (line: Uint8Array, cuts: readonly number[]): Uint8Array[] => {
  const edges = [0, ...[...cuts].map((cut) => cut % (line.length + 1)).sort((a, b) => a - b), line.length];
  return edges.slice(1).map((edge, i) => line.subarray(edges[i] ?? 0, edge));
};

const commands = fc.constantFrom<Command[]>('find', 'select', 'read');
const cuts = fc.array(fc.nat(3000), { maxLength: 12 });
const piece = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom(FOUND, NO_CARD, SELECTED, READ, answer(0x41), Uint8Array.from(PREAMBLE), Uint8Array.of(0xaa), Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x08)),
  fc.nat(READ.length).map((length) => READ.subarray(0, length)),
);

describe('whatever comes over the line', () => {
  it('no crash, no hang, and no person but the one on the card', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), cuts, commands, (parts, at, command) => {
        for (const result of heard(cutUp(Buffer.concat(parts), at), command)) if (result.startsWith('{')) expect(result).toBe(RIGHT);
      }),
      { numRuns: 1500 },
    );
  });

  it('a sound answer is heard behind any noise that holds no preamble', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }).filter((noise) => !Buffer.from(noise).includes(0x69)), cuts, (noise, at) => {
        expect(heard(cutUp(Buffer.concat([noise, READ]), at), 'read')).toEqual([RIGHT]);
      }),
      { numRuns: 500 },
    );
  });

  it('one changed stretch of up to eight bits never gives another person', () => {
    fc.assert(
      fc.property(fc.nat(READ.length - 1), fc.integer({ min: 1, max: 255 }), cuts, (where, change, at) => {
        const line = Buffer.from(READ);
        line[where] = (line[where] ?? 0) ^ change;
        for (const result of heard(cutUp(line, at), 'read')) if (result.startsWith('{')) expect(result).toBe(RIGHT);
      }),
      { numRuns: 1500 },
    );
  });

  it('lost, doubled and inserted bytes never give another person', () => {
    fc.assert(
      fc.property(fc.nat(READ.length - 1), fc.integer({ min: 1, max: 6 }), fc.constantFrom('lost', 'doubled', 'inserted'), fc.uint8Array({ minLength: 6, maxLength: 6 }), (where, count, what, bytes) => {
        const [before, at, after] = [READ.subarray(0, where), READ.subarray(where, where + count), READ.subarray(where + count)];
        const line = Buffer.concat(what === 'lost' ? [before, after] : what === 'doubled' ? [before, at, at, after] : [before, bytes.subarray(0, count), at, after]);
        for (const result of heard([line, READ], 'read')) if (result.startsWith('{')) expect(result).toBe(RIGHT);
      }),
      { numRuns: 1500 },
    );
  });

  it('frames inside a portrait are not heard, whatever it holds', () => {
    fc.assert(
      fc.property(fc.nat(900), fc.constantFrom(FOUND, NO_CARD, SELECTED, answer(0x41)), cuts, commands, (where, inner, at, command) => {
        const image = Buffer.from(portrait());
        image.set(inner, where);
        const results = heard(cutUp(readAnswer(TEXT, image), at), command);
        expect(results).toEqual([command === 'read' ? RIGHT : 'other']);
      }),
      { numRuns: 500 },
    );
  });

  it('a megabyte of preambles takes no time', () => {
    const flood = Buffer.concat(Array.from({ length: 150_000 }, () => Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x08)));
    const began = performance.now();
    heard(cutUp(flood, [1000, 2000]), 'read');
    expect(performance.now() - began).toBeLessThan(3000);
  });

  it('any text of a card is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), fc.constantFrom(' ', 'J', 'I', 'Y'), (bytes, letter) => {
        const text = Uint8Array.from(bytes);
        text[248] = letter.charCodeAt(0);
        text[249] = 0;
        expect(typeof readCardText(text, TODAY).ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
