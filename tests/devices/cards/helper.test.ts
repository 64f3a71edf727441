import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HelperReader } from '#electron/devices/cards/helperReader.ts';
import { readFrom } from '#electron/devices/cards/readCard.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { SAMPLE, citizenText, portrait } from '../../simulators/cardBytes.ts';
import { runnable } from '../../simulators/runnable.ts';

let program: Awaited<ReturnType<typeof runnable>>;
beforeAll(async () => {
  program = await runnable('helperProgram.ts');
});
afterAll(() => program.remove());

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const helper = (how: string): HelperReader => new HelperReader({ program: process.execPath, args: [program.file, how, base64(citizenText(SAMPLE)), base64(portrait())] });

async function code(reader: HelperReader, signal = new AbortController().signal): Promise<string> {
  try {
    await readFrom(reader, { waitMs: 500, signal, now: () => Date.UTC(2026, 10, 24) });
    return 'read';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.message).not.toContain('must not');
    return error.code;
  } finally {
    await reader.close();
  }
}

describe('a reader behind a helper process', () => {
  it('gives the card, whatever else the library prints', async () => {
    const reader = helper('good');
    const card = await readFrom(reader, { waitMs: 1000, now: () => Date.UTC(2026, 10, 24) });
    expect(card.fields.number).toBe(SAMPLE.number);
    expect(Buffer.from(card.portrait).equals(Buffer.from(portrait()))).toBe(true);
    expect(reader.describe()).toMatchObject({ driver: 'helper', detail: '替身 1.0' });
    await reader.close();
  });
  it.each([
    ['dies', 'devices.helperTrouble'], ['nonsense', 'devices.helperTrouble'], ['broken', 'devices.helperTrouble'], ['unplugged', 'devices.unplugged'], ['nothing', 'devices.cardEmpty'],
    ['noreader', 'devices.noReader'],
  ])('%s', async (how, expected) => {
    expect(await code(helper(how))).toBe(expected);
  });
  it('one that hangs is left when the work is cancelled', async () => {
    const began = performance.now();
    expect(await code(helper('mute'), AbortSignal.timeout(400))).toBe('devices.cancelled');
    expect(performance.now() - began).toBeLessThan(2000);
  });
  it('one that is not there is named', async () => {
    expect(await code(new HelperReader({ program: '/nonexistent/helper', args: [] }))).toBe('devices.helperMissing');
  });
});
