import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DeviceDesk } from '#electron/devices/desk/desk.ts';
import type { DeskWork, JobOutcome, PrintWish, WorkName } from '#electron/devices/desk/protocol.ts';
import { parseJob } from '../../simulators/escposParser.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { citizenText, SAMPLE } from '../../simulators/cardBytes.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { virtualPort, type VirtualPort } from '../../simulators/pty.ts';
import { SAMPLES } from '../slips/samples.ts';

let folder = '';
const desks: DeviceDesk[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'desk-'));
});
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openDesk(settled: (key: string, outcome: JobOutcome) => void = () => undefined) {
  const desk = await DeviceDesk.open(folder, { changed: () => undefined, settled }, (wanted) => Promise.resolve(wanted.map(() => null)));
  desks.push(desk);
  const ask = <N extends WorkName>(name: N, input: DeskWork[N]['in'], signal = new AbortController().signal) => desk.work(name, input, signal);
  return { desk, ask };
}

const PRINTER = { label: '大厅', width: 58, cutter: false, characters: 'gbk', codes: 'native', baud: 9600 } as const;
const wish = (key: string, more: Partial<PrintWish> = {}): PrintWish => ({ slip: SAMPLES.S05, of: '第7号', key, reprint: 0, copies: 1, printer: null, ...more });

describe('slips that wait', () => {
  it('a missing printer, a restart, and the printer back: printed once, and its end is told', async () => {
    const gone = await PrinterSimulator.start();
    const { port, place } = gone;
    await gone.stop();
    const before = await openDesk();
    await before.ask('configure', { do: 'addPrinter', place, ...PRINTER });
    expect((await before.ask('print', wish('slip-1'))).state).toMatch(/waiting|sending/);
    await vi.waitFor(async () => expect((await before.ask('queue', null))[0]).toMatchObject({ state: 'waiting', message: expect.stringContaining('连不上打印机') as string }));
    await before.desk.close();

    const told: [string, JobOutcome][] = [];
    const back = await PrinterSimulator.start(port);
    const after = await openDesk((key, outcome) => told.push([key, outcome]));
    await after.ask('look', null);
    await vi.waitFor(() => expect(told).toEqual([['slip-1', 'confirmed']]), 10_000);
    await after.ask('look', null);
    expect(back.jobs).toHaveLength(1);
    await after.desk.close();
    const again = await openDesk();
    expect((await again.ask('queue', null)).map((job) => job.state)).toEqual(['printed']);
    expect(back.jobs).toHaveLength(1);
    await back.stop();
  });

  it('a line that drops waits for a person; printed again it bears the mark', async () => {
    const printer = await PrinterSimulator.start();
    printer.dropAfter = 40;
    const { ask } = await openDesk();
    await ask('configure', { do: 'addPrinter', place: printer.place, ...PRINTER });
    await ask('print', wish('slip-2'));
    await vi.waitFor(async () => expect((await ask('queue', null))[0]?.state).toBe('doubtful'));
    expect((await ask('list', null)).printers[0]).toMatchObject({ state: 'trouble', doubtful: 1 });
    printer.dropAfter = null;
    await ask('settleJob', { id: 'slip-2', act: 'again' });
    await vi.waitFor(async () => expect((await ask('queue', null))[0]).toMatchObject({ state: 'printed', reprint: 1 }));
    expect(parseJob(printer.jobs.at(-1) ?? Buffer.alloc(0)).printed).toContainEqual(expect.objectContaining({ text: '【补打】第1次' }));
    await printer.stop();
  });

  it('a slip that this printer can never print is refused at once and not queued', async () => {
    const { ask } = await openDesk();
    await expect(ask('print', wish('slip-3'))).rejects.toMatchObject({ code: 'devices.notPrintedOn' });
    await ask('configure', { do: 'addPrinter', place: 'tcp://127.0.0.1:9', ...PRINTER, width: 80 });
    await expect(ask('print', wish('slip-3'))).rejects.toMatchObject({ code: 'devices.slipWidth' });
    expect(await ask('queue', null)).toEqual([]);
    await expect(ask('settleJob', { id: 'slip-3', act: 'again' })).rejects.toMatchObject({ code: 'devices.jobGone' });
  });

  it('queue files that are cut off or foreign are passed over', async () => {
    const first = await openDesk();
    await first.ask('configure', { do: 'addPrinter', place: 'tcp://127.0.0.1:9', ...PRINTER });
    await first.ask('print', wish('slip-4'));
    await first.desk.close();
    writeFileSync(path.join(folder, 'queue', 'half.json'), '{"id":"x","state":');
    writeFileSync(path.join(folder, 'queue', 'other.json'), '[]');
    const { ask } = await openDesk();
    expect((await ask('queue', null)).map((job) => job.id)).toEqual(['slip-4']);
  });
});

describe('readers', () => {
  let simulator: CardReaderSimulator;
  let port: VirtualPort;
  beforeEach(async () => {
    simulator = await CardReaderSimulator.start();
    port = await virtualPort(simulator.port, folder);
  });
  afterEach(async () => {
    await port.close();
    await simulator.stop();
  });

  it('one port is one device; two at once are told, a cancelled wait is no fault of the reader', async () => {
    const { ask } = await openDesk();
    const { id } = await ask('configure', { do: 'addReader', label: '', kind: 'serial', place: port.path });
    await expect(ask('configure', { do: 'addReader', label: '', kind: 'serial', place: port.path })).rejects.toMatchObject({ code: 'devices.portTaken' });
    await expect(ask('configure', { do: 'addPrinter', place: `serial:${port.path}`, ...PRINTER })).rejects.toMatchObject({ code: 'devices.portTaken' });
    // Under the name that the system keeps for it, it is the same port.
    const kept = path.join(folder, 'by-id-reader');
    symlinkSync(port.path, kept);
    await expect(ask('configure', { do: 'addReader', label: '', kind: 'serial', place: kept })).rejects.toMatchObject({ code: 'devices.portTaken' });
    const stop = new AbortController();
    const waiting = expect(ask('readCard', { reader: id, waitMs: 20_000 }, stop.signal)).rejects.toMatchObject({ code: 'devices.cancelled' });
    await vi.waitFor(() => expect(simulator.asked).toContain('find'));
    await expect(ask('readCard', { reader: null, waitMs: 1000 })).rejects.toMatchObject({ code: 'devices.readerBusy' });
    expect((await ask('list', null)).readers[0]?.state).toBe('busy');
    stop.abort();
    await waiting;
    expect((await ask('list', null)).readers[0]).toMatchObject({ lastError: null });
  });

  it('the card goes to whoever asked; settings, log and queue hold no part of it', async () => {
    const { ask } = await openDesk();
    await ask('configure', { do: 'addReader', label: '一号', kind: 'serial', place: port.path });
    simulator.place(citizenText(SAMPLE));
    expect(await ask('readCard', { reader: null, waitMs: 5000 })).toMatchObject({ reader: '一号', fields: { name: SAMPLE.name, number: SAMPLE.number } });
    expect((await ask('list', null)).readers[0]).toMatchObject({ state: 'ready', detail: '115200 波特' });
    const kept = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).join('\n');
    expect(kept).toContain('读卡成功');
    for (const secret of [SAMPLE.name, SAMPLE.number, SAMPLE.address.slice(0, 6), SAMPLE.number.slice(6, 14)]) expect(kept).not.toContain(secret);
  });

  it('two readers: the usual one, and while it is unplugged the other', async () => {
    const second = await CardReaderSimulator.start();
    const other = await virtualPort(second.port);
    const { ask } = await openDesk();
    const first = await ask('configure', { do: 'addReader', label: '一号', kind: 'serial', place: port.path });
    await ask('configure', { do: 'addReader', label: '二号', kind: 'serial', place: other.path });
    await ask('configure', { do: 'makeDefault', id: first.id ?? '' });
    second.place(citizenText(SAMPLE));
    await port.close();
    await vi.waitFor(async () => expect((await ask('list', null)).readers[0]?.state).toBe('missing'), 5000);
    expect(await ask('readCard', { reader: null, waitMs: 5000 })).toMatchObject({ reader: '二号' });
    await other.close();
    await second.stop();
    port = await virtualPort(simulator.port, folder);
  });

  it('unplugged in the midst of reading, said in words, back by itself', async () => {
    const { ask } = await openDesk();
    await ask('configure', { do: 'addReader', label: '一号', kind: 'serial', place: port.path });
    simulator.place(citizenText(SAMPLE));
    simulator.behave = (asked, _count, usual) => (asked === 'read' ? [{ after: 0, bytes: usual.subarray(0, 400) }] : null);
    const reading = expect(ask('readCard', { reader: null, waitMs: 5000 })).rejects.toMatchObject({ code: 'devices.unplugged' });
    await vi.waitFor(() => expect(simulator.asked).toContain('read'));
    await port.close();
    await reading;
    await vi.waitFor(async () => expect((await ask('list', null)).readers[0]?.state).toBe('missing'), 5000);
    simulator.behave = null;
    port = await virtualPort(simulator.port, folder);
    await vi.waitFor(async () => expect((await ask('list', null)).readers[0]).toMatchObject({ state: 'present', lastError: null }), 5000);
    simulator.place(citizenText(SAMPLE));
    expect(await ask('readCard', { reader: null, waitMs: 5000 })).toMatchObject({ fields: { name: SAMPLE.name } });
  });

  it('a damaged settings file is kept aside', async () => {
    writeFileSync(path.join(folder, 'devices.json'), '{"readers": 7');
    const { ask } = await openDesk();
    expect((await ask('list', null)).readers).toEqual([]);
    expect(readFileSync(path.join(folder, 'devices.json.broken'), 'utf8')).toBe('{"readers": 7');
  });
});
