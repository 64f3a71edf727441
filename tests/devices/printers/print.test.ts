import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printBytes, printerState } from '#electron/devices/printers/print.ts';
import { printSlip, slipBytes } from '#electron/devices/printers/printSlip.ts';
import { printerPlace } from '#electron/devices/printers/place.ts';
import { pipeLine } from '#electron/devices/printers/lines/pipeLine.ts';
import { openTcp } from '#electron/devices/printers/lines/tcp.ts';
import { PRINTER_WORDS } from '#electron/devices/printers/escpos/status.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { virtualPort } from '../../simulators/pty.ts';
import { SAMPLES } from '../slips/samples.ts';

let printer: PrinterSimulator;
let folder: string;
const JOB = { slip: SAMPLES.S03, width: 58 } as const;

beforeEach(async () => {
  printer = await PrinterSimulator.start();
  folder = mkdtempSync(path.join(tmpdir(), 'slip-'));
});
afterEach(async () => {
  await printer.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function refused(work: Promise<unknown>): Promise<{ code: string; message: string; begun: unknown }> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.message).toMatch(/[\u4E00-\u9FFF]/);
    return { code: error.code, message: error.message, begun: error.data.begun };
  }
  return { code: 'printed', message: '', begun: null };
}

describe('over TCP', () => {
  it('a good printer confirms, and has got exactly the bytes', async () => {
    const bytes = await slipBytes(JOB, null);
    const outcome = await printSlip(printer.place, JOB, null);
    expect(outcome).toEqual({ bytes: bytes.length, status: 'confirmed', state: 'ready', copies: 1 });
    expect(printer.jobs.map((job) => job.equals(Buffer.from(bytes)))).toEqual([true]);
    expect(printer.asked).toEqual([4, 1, 4, 1]);
  });
  it('answers within 500 ms count', async () => {
    printer.mode = 'late';
    expect((await printSlip(printer.place, JOB, null)).status).toBe('confirmed');
  });
  it('one that never answers prints unconfirmed', async () => {
    printer.mode = 'mute';
    const began = performance.now();
    expect(await printSlip(printer.place, { ...JOB, copies: 2 }, null)).toMatchObject({ status: 'unconfirmed', state: 'unanswered', copies: 2 });
    expect(performance.now() - began).toBeLessThan(2500);
    expect(printer.jobs.length).toBe(1);
    expect(printer.asked).toEqual([4, 1]);
  });
  it('says that paper runs low', async () => {
    printer.mode = 'paper-low';
    const outcome = await printSlip(printer.place, JOB, null);
    expect([outcome.status, PRINTER_WORDS[outcome.state]]).toEqual(['confirmed', '纸将尽']);
  });
  it.each([['paper-out', 'devices.outOfPaper', '缺纸'], ['cover-open', 'devices.coverOpen', '上盖打开'], ['offline', 'devices.printerOffline', '脱机']] as const)('%s is refused before anything is sent', async (mode, code, words) => {
    printer.mode = mode;
    const refusal = await refused(printSlip(printer.place, JOB, null));
    expect(refusal).toMatchObject({ code, begun: false });
    expect(refusal.message).toContain(words);
    expect(printer.jobs).toEqual([]);
    expect(PRINTER_WORDS[await printerState(printer.place)]).toBe(words);
  });
  it('paper that runs out in the middle, a cover opened in the middle', async () => {
    printer.later = { after: 300, mode: 'paper-out' };
    expect(await refused(printSlip(printer.place, JOB, null))).toMatchObject({ code: 'devices.paperRanOut', begun: true });
    printer.mode = 'good';
    printer.later = { after: 300, mode: 'cover-open' };
    expect(await refused(printSlip(printer.place, JOB, null))).toMatchObject({ code: 'devices.wentOffline', begun: true });
  });
  it('a line that breaks in the middle is an error and is not repeated', async () => {
    for (const mode of ['good', 'mute'] as const) {
      printer.mode = mode;
      printer.dropAfter = 100;
      expect(await refused(printSlip(printer.place, JOB, null))).toMatchObject({ code: 'devices.printerBroke', begun: true });
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(printer.jobs.length).toBe(2);
  });
  it('a printer that stands still is left', async () => {
    printer.stuckAfter = 1000;
    const line = pipeLine(await openTcp('127.0.0.1', printer.port, new AbortController().signal), 300);
    expect(await refused(line.write(new Uint8Array(30_000_000), new AbortController().signal))).toMatchObject({ code: 'devices.printerStuck', begun: true });
    await line.drop();
  });
  it('nobody there', async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)));
    await new Promise((resolve) => server.close(resolve));
    expect(await refused(printSlip(`tcp://127.0.0.1:${String(port)}`, JOB, null))).toMatchObject({ code: 'devices.printerUnreachable', begun: false });
  });
  it('cancelled before it began', async () => {
    expect(await refused(printSlip(printer.place, JOB, null, AbortSignal.abort()))).toMatchObject({ code: 'devices.cancelled', begun: false });
  });
});

describe('over a serial port', () => {
  it('prints and is confirmed', async () => {
    const port = await virtualPort(printer.port);
    const bytes = await slipBytes(JOB, null);
    expect(await printSlip(`serial:${port.path}`, JOB, null)).toMatchObject({ status: 'confirmed', bytes: bytes.length });
    expect(printer.jobs.map((job) => job.equals(Buffer.from(bytes)))).toEqual([true]);
    await port.close();
  });
  it('breaks in the middle', async () => {
    const port = await virtualPort(printer.port);
    printer.dropAfter = 100;
    expect(await refused(printBytes(`serial:${port.path}`, await slipBytes({ ...JOB, copies: 9 }, null)))).toMatchObject({ code: 'devices.printerBroke', begun: true });
    await port.close();
  });
  it('is not there', async () => {
    expect(await refused(printSlip(`serial:${folder}/none`, JOB, null))).toMatchObject({ code: 'devices.noPort' });
  });
});

describe('into a file', () => {
  it('keeps the bytes, unconfirmed, and overwrites nothing', async () => {
    const file = path.join(folder, 'slip.bin');
    const outcome = await printSlip(`file:${file}`, JOB, null);
    expect(outcome).toMatchObject({ status: 'unconfirmed', bytes: readFileSync(file).length });
    writeFileSync(file, 'mine');
    expect(await refused(printSlip(`file:${file}`, JOB, null))).toMatchObject({ code: 'devices.outputExists', begun: false });
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect(await refused(printSlip(`file:${folder}/none/slip.bin`, JOB, null))).toMatchObject({ code: 'devices.outputTrouble' });
    expect(await printSlip('file:/dev/null', JOB, null)).toMatchObject({ status: 'unconfirmed' });
  });
});

describe('places', () => {
  it('are read', () => {
    expect(printerPlace('tcp://192.0.2.7')).toEqual({ kind: 'tcp', host: '192.0.2.7', port: 9100 });
    expect(printerPlace('tcp://printer.example:9101/')).toEqual({ kind: 'tcp', host: 'printer.example', port: 9101 });
    expect(printerPlace('tcp://[::1]:9100')).toEqual({ kind: 'tcp', host: '::1', port: 9100 });
    expect(printerPlace('serial:COM5')).toEqual({ kind: 'serial', path: 'COM5' });
    expect(printerPlace('spooler:小票机')).toEqual({ kind: 'spooler', name: '小票机' });
  });
  it.each(['', 'COM5', 'tcp://', 'tcp://h:99999', 'http://h', 'spooler:-o raw', 'spooler:a/b', 'usb:1'])('refuses %s', (place) => {
    expect(() => printerPlace(place)).toThrow('打印机写法不对');
  });
});
