import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spoolerLine } from '#electron/devices/printers/lines/spooler.ts';
import { printBytes } from '#electron/devices/printers/print.ts';
import { slipBytes } from '#electron/devices/printers/printSlip.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { privateCups, type PrivateCups } from '../../simulators/cups.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { SAMPLES } from '../slips/samples.ts';

let cups: PrivateCups;
const before = process.env.CUPS_SERVER;
beforeAll(async () => {
  cups = await privateCups();
  process.env.CUPS_SERVER = cups.server;
});
afterAll(async () => {
  if (before === undefined) delete process.env.CUPS_SERVER;
  else process.env.CUPS_SERVER = before;
  await cups.stop();
});

const refused = async (work: Promise<unknown>): Promise<{ code: string; begun: unknown }> =>
  work.then(() => ({ code: 'printed', begun: null }), (error: unknown) => (error instanceof Refusal ? { code: error.code, begun: error.data.begun } : { code: String(error), begun: null }));

describe('through the system\'s spooler (a real CUPS)', () => {
  it('the bytes arrive as they are, and the result stays unconfirmed', async () => {
    const printer = await PrinterSimulator.start();
    await cups.addRaw('slip58', printer.port);
    const bytes = await slipBytes({ slip: SAMPLES.S03, width: 58 }, null);
    expect(await printBytes('spooler:slip58', bytes)).toEqual({ bytes: bytes.length, status: 'unconfirmed', state: 'unanswered' });
    for (let i = 0; i < 200 && (printer.jobs[0]?.length ?? 0) < bytes.length; i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    expect(printer.jobs.map((job) => job.equals(Buffer.from(bytes)))).toEqual([true]);
    await printer.stop();
  });
  it('a printer that is not there is named, and nothing was begun', async () => {
    expect(await refused(printBytes('spooler:gone', Uint8Array.of(10)))).toEqual({ code: 'devices.noPrinter', begun: false });
  });
  it('a spooler that fails is told apart', async () => {
    const line = spoolerLine('x', () => Promise.reject(new Error('boom')));
    await line.write(Uint8Array.of(1), new AbortController().signal);
    await expect(line.finish(new AbortController().signal)).rejects.toThrow('boom');
  });
});
