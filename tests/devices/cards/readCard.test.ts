import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SerialPort } from 'serialport';
import { readCard } from '#electron/devices/cards/readCard.ts';
import { printedCard } from '#shared/devices/cards/printed.ts';
import { warmSerial } from '#electron/devices/lines/serial.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { FOUND, NO_CARD, SAMPLE, SELECTED, answer, citizenText, portrait, readAnswer } from '../../simulators/cardBytes.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { virtualPort, type VirtualPort } from '../../simulators/pty.ts';

const NOW = Date.UTC(2026, 10, 24);
const TEXT = citizenText(SAMPLE);
const now = (): number => NOW;

let simulator: CardReaderSimulator;
let port: VirtualPort;

beforeEach(async () => {
  simulator = await CardReaderSimulator.start();
  port = await virtualPort(simulator.port);
});
afterEach(async () => {
  await simulator.stop();
  await port.close();
});

const read = (options: { waitMs?: number; signal?: AbortSignal } = {}) => readCard({ port: port.path, now, ...options });

/** Code of the refusal; fails when a part of the card stands in it. */
async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const words = `${error.message}${error.todo}${error.stack ?? ''}${JSON.stringify(error.toFailure())}`;
    for (const secret of [SAMPLE.name, SAMPLE.number, SAMPLE.address, SAMPLE.issuer, '1949']) expect(words).not.toContain(secret);
    expect(error.message).toMatch(/[\u4E00-\u9FFF]/);
    return error.code;
  }
  return 'read';
}

describe('a card on a real serial port', () => {
  it('is found, selected and read', async () => {
    simulator.place(TEXT);
    const card = await read();
    expect(card.fields).toMatchObject({ type: 'citizen', name: '陈样例', sex: '女', nation: '汉', birth: '1949-12-31', number: SAMPLE.number, validTo: '长期' });
    expect(Buffer.from(card.portrait).equals(Buffer.from(portrait()))).toBe(true);
    expect(simulator.asked).toEqual(['find', 'select', 'read']);
  });
  it('is waited for, asking every 300 ms', async () => {
    setTimeout(() => simulator.place(TEXT), 700);
    const began = performance.now();
    expect((await read()).fields.name).toBe('陈样例');
    expect(performance.now() - began).toBeGreaterThan(690);
    expect(simulator.asked.filter((each) => each === 'find').length).toBeGreaterThanOrEqual(3);
    expect(simulator.asked.filter((each) => each === 'find').length).toBeLessThanOrEqual(5);
  });
  it('comes late, in pieces, twice and with noise', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked, _count, usual) => {
      const noise = Buffer.from([0x00, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xaa, 0xaa, 0xaa]);
      const third = Math.floor(usual.length / 3);
      return [
        { after: 100, bytes: noise }, { after: 150, bytes: usual.subarray(0, third) }, { after: 200, bytes: usual.subarray(third, 2 * third) }, { after: 260, bytes: usual.subarray(2 * third) },
        { after: 262, bytes: asked === 'read' ? noise : usual },
      ];
    };
    expect((await read()).fields.number).toBe(SAMPLE.number);
  });
  it('answers to earlier requests are not taken for the waiting one', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked, _count, usual) => [{ after: 0, bytes: Buffer.concat([asked === 'find' ? SELECTED : FOUND, NO_CARD.subarray(0, asked === 'find' ? 0 : 11), usual]) }];
    expect((await read()).fields.name).toBe('陈样例');
    expect(simulator.asked).toEqual(['find', 'select', 'read']);
  });
  it('is read on the second try after silence and after a wrong check', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked, count, usual) => {
      if (count > 1) return null;
      if (asked === 'select') return [];
      const wrong = Buffer.from(usual);
      wrong[wrong.length - 1] = (wrong[wrong.length - 1] ?? 0) ^ 0x55;
      return [{ after: 0, bytes: wrong }];
    };
    expect((await read()).fields.name).toBe('陈样例');
    expect(simulator.asked).toEqual(['find', 'find', 'select', 'select', 'read', 'read']);
  });
  it('is asked for again when the request did not come through', async () => {
    simulator.place(TEXT);
    simulator.behave = (_asked, count) => (count === 1 ? [{ after: 0, bytes: answer(0x10) }] : count === 2 ? [{ after: 0, bytes: answer(0x11) }] : null);
    expect((await read()).fields.name).toBe('陈样例');
  });
  it('is found again after a failed selection and a failed reading', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked, count) => (count > 1 ? null : asked === 'select' ? [{ after: 0, bytes: answer(0x81) }] : asked === 'read' ? [{ after: 0, bytes: answer(0x41) }] : null);
    expect((await read()).fields.name).toBe('陈样例');
    expect(simulator.asked).toEqual(['find', 'select', 'find', 'select', 'read', 'find', 'select', 'read']);
  });
});

describe('each way of failing has its own sentence', () => {
  it('no reader, no port, no serial port', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'port-'));
    const file = path.join(folder, 'file');
    writeFileSync(file, '');
    expect(await refused(readCard({ port: '' }))).toBe('devices.noReader');
    expect(await refused(readCard({ port: path.join(folder, 'none') }))).toBe('devices.noPort');
    expect(await refused(readCard({ port: file }))).toBe('devices.notAPort');
    expect(await refused(readCard({ port: '/dev/null' }))).toBe('devices.notAPort');
    rmSync(folder, { recursive: true });
  });
  it('busy', async () => {
    const other = new SerialPort({ path: port.path, baudRate: 115_200, autoOpen: false });
    await new Promise<void>((resolve, reject) => other.open((error) => (error === null ? resolve() : reject(error))));
    expect(await refused(read())).toBe('devices.portBusy');
    await new Promise((resolve) => other.close(resolve));
  });
  it('no card in time', async () => {
    const began = performance.now();
    expect(await refused(read({ waitMs: 1000 }))).toBe('devices.noCard');
    expect(performance.now() - began).toBeLessThan(1600);
  });
  it('a card that was read and not lifted is no card', async () => {
    simulator.place(TEXT);
    await read();
    expect(await refused(read({ waitMs: 500 }))).toBe('devices.noCard');
  });
  it('no answer', async () => {
    simulator.behave = () => [];
    expect(await refused(read({ waitMs: 1000 }))).toBe('devices.readerSilent');
  });
  it('wrong check, every time', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked, _count, usual) => {
      if (asked !== 'read') return null;
      const wrong = Buffer.from(usual);
      wrong[300] = (wrong[300] ?? 0) ^ 0x04;
      return [{ after: 0, bytes: wrong }];
    };
    expect(await refused(read({ waitMs: 1000 }))).toBe('devices.readerGarbled');
  });
  it('unplugged while waiting, and in the middle of an answer', async () => {
    setTimeout(() => simulator.unplug(), 300);
    const began = performance.now();
    expect(await refused(read())).toBe('devices.unplugged');
    expect(performance.now() - began).toBeLessThan(1500);
  });
  it('unplugged in the middle of the card', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked, _count, usual) => {
      if (asked !== 'read') return null;
      setTimeout(() => port.pull(), 100);
      return [{ after: 0, bytes: usual.subarray(0, 700) }];
    };
    expect(await refused(read())).toBe('devices.unplugged');
  });
  it('cancelled', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 200);
    expect(await refused(read({ signal: stop.signal }))).toBe('devices.cancelled');
    expect(await refused(read({ signal: AbortSignal.abort() }))).toBe('devices.cancelled');
  });
  it('a card that cannot be read, one without identity, one whose content is wrong', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked) => (asked === 'read' ? [{ after: 0, bytes: answer(0x41) }] : null);
    expect(await refused(read({ waitMs: 500 }))).toBe('devices.cardUnread');
    simulator.behave = (asked) => (asked === 'read' ? [{ after: 0, bytes: answer(0x91) }] : null);
    expect(await refused(read())).toBe('devices.cardEmpty');
    simulator.behave = null;
    simulator.place(citizenText({ ...SAMPLE, number: '110105194912310021' }));
    expect(await refused(read())).toBe('devices.cardWrong');
  });
});

describe('no wrong person', () => {
  it('the late answer to an abandoned read is not taken for the next card', async () => {
    simulator.place(TEXT);
    simulator.behave = (asked) => (asked === 'read' ? [{ after: 1200, bytes: readAnswer(TEXT) }] : null);
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    expect(await refused(read({ signal: stop.signal }))).toBe('devices.cancelled');
    simulator.behave = null;
    simulator.place(citizenText({ ...SAMPLE, name: '样本乙' }));
    expect((await read()).fields.name).toBe('样本乙');
  });
});

describe('the thread of the window', () => {
  it('is never held up while a reader hangs, floods the line or is unplugged', async () => {
    await warmSerial();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    simulator.behave = () => [];
    const silent = refused(read({ waitMs: 800 }));
    delay.enable();
    expect(await silent).toBe('devices.readerSilent');
    simulator.behave = () => [{ after: 0, bytes: Buffer.alloc(60_000, Buffer.from('aaaaaa96690508', 'hex')) }];
    expect(await refused(read({ waitMs: 800 }))).toBe('devices.readerGarbled');
    simulator.behave = () => [];
    setTimeout(() => port.pull(), 200);
    expect(await refused(read())).toBe('devices.unplugged');
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(150);
  });
});

describe('beside reading', () => {
  it('the command line prints nine fields', async () => {
    simulator.place(TEXT);
    expect(Object.keys(printedCard((await read()).fields))).toEqual(['name', 'sex', 'nation', 'birth', 'address', 'number', 'issuer', 'validFrom', 'validTo']);
  });
});
