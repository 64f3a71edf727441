import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { constants, open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFile } from '#electron/devices/printers/lines/file.ts';
import { lpJob } from '#electron/devices/printers/lines/spooler.ts';
import { printBytes } from '#electron/devices/printers/print.ts';
import { PrintQueue, type QueuedSlip } from '#electron/devices/printers/queue/queue.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { SAMPLES } from '../slips/samples.ts';

/** More than a pipe holds while nobody reads. */
const MUCH = Buffer.alloc(300_000, 0x41);
const never = new AbortController().signal;
const PATH = process.env['PATH'];
let folder = '';
let reader: FileHandle;
const fifo = (): string => path.join(folder, 'lp0');

const refused = async (work: Promise<unknown>): Promise<{ code: string; begun: unknown }> =>
  work.then(() => ({ code: 'printed', begun: null }), (error: unknown) => (error instanceof Refusal ? { code: error.code, begun: error.data.begun } : { code: String(error), begun: null }));

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'stuck-'));
  execFileSync('mkfifo', [fifo()]);
  reader = await open(fifo(), constants.O_RDWR | constants.O_NONBLOCK);
});
afterEach(async () => {
  process.env['PATH'] = PATH;
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A stand-in `lp`. */
const standIn = (script: string): void => {
  writeFileSync(path.join(folder, 'lp'), `#!/bin/sh\n${script}\n`);
  chmodSync(path.join(folder, 'lp'), 0o755);
  process.env['PATH'] = `${folder}:${PATH ?? ''}`;
};

describe('a device file that takes nothing', () => {
  it('ends in doubt, and closes', async () => {
    const line = await openFile(fifo(), 200);
    expect(await refused(line.write(MUCH, never))).toEqual({ code: 'devices.printerStuck', begun: true });
    await line.drop();
  });
  it('is cut off when a person stops it', async () => {
    const stop = new AbortController();
    const printing = refused(printBytes(`file:${fifo()}`, MUCH, { signal: stop.signal }));
    // The first bytes have arrived: the job has begun.
    for (let read = 0; read === 0; ) read = (await reader.read(Buffer.alloc(16)).catch(() => ({ bytesRead: 0 }))).bytesRead;
    stop.abort();
    expect(await printing).toEqual({ code: 'devices.printStopped', begun: true });
  });
  it('goes on where the reader is only slow, and every byte arrives in order', async () => {
    const line = await openFile(fifo(), 5000);
    const sent = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
    const writing = line.write(sent, never);
    const got: Buffer[] = [];
    for (let size = 0; size < sent.length; ) {
      const part = Buffer.alloc(8192);
      const { bytesRead } = await reader.read(part).catch(() => ({ bytesRead: 0 }));
      got.push(part.subarray(0, bytesRead));
      size += bytesRead;
      if (bytesRead === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await writing;
    await line.finish(never);
    expect(Buffer.concat(got).equals(sent)).toBe(true);
  });
});

describe('a spooler that hangs', () => {
  it('ends in doubt, whatever it left running', async () => {
    standIn('trap "" TERM\nsleep 30 &\nwait');
    expect(await refused(lpJob('slip58', Uint8Array.of(10), never, 200))).toEqual({ code: 'devices.printerStuck', begun: true });
  });
  it('is ended when a person stops it, and one stopped before got nothing', async () => {
    standIn(`echo > ${folder}/began\nexec sleep 30`);
    const stop = new AbortController();
    const printing = refused(lpJob('slip58', Uint8Array.of(10), stop.signal));
    stop.abort();
    expect(await printing).toEqual({ code: 'devices.printStopped', begun: true });
    expect(await refused(lpJob('slip58', Uint8Array.of(10), stop.signal))).toEqual({ code: 'devices.cancelled', begun: false });
  });
});

describe('a slip stopped in the queue while it is being sent', () => {
  const queueOf = (print: (job: QueuedSlip, signal: AbortSignal) => ReturnType<typeof printBytes>): Promise<PrintQueue> =>
    PrintQueue.open({ store: { load: () => Promise.resolve([]), save: () => Promise.resolve() }, print, now: () => 1000, newId: () => 'never', onChange: () => undefined, onTrouble: (error) => expect.unreachable(String(error)) });
  const until = async (condition: () => boolean): Promise<void> => {
    for (let i = 0; i < 400 && !condition(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(condition()).toBe(true);
  };
  const JOB = { slip: SAMPLES.S03, width: 58 } as const;

  it('is in doubt, is not printed again by itself, and the next one goes on', async () => {
    let prints = 0;
    const queue = await queueOf((job, signal) => {
      prints += 1;
      return job.id === 'a' ? printBytes(job.printer, MUCH, { signal }) : Promise.resolve({ bytes: 1, status: 'confirmed', state: 'ready' });
    });
    await queue.add(`file:${fifo()}`, 'a', JOB, 'a');
    await queue.add(`file:${fifo()}`, 'b', JOB, 'b');
    for (let read = 0; read === 0; ) read = (await reader.read(Buffer.alloc(16)).catch(() => ({ bytesRead: 0 }))).bytesRead;
    await queue.cancel('a');
    await until(() => queue.list().map((job) => job.state.is).join() === 'doubtful,printed');
    expect(queue.list()[0]?.state).toEqual({ is: 'doubtful', at: 1000, code: 'devices.printStopped' });
    await queue.wake();
    expect(prints).toBe(2);
    await queue.stop();
  });
  it('is simply cancelled where no byte left', async () => {
    let asked = false;
    const queue = await queueOf((job, signal) => {
      asked = true;
      return new Promise<never>((_resolve, reject) => signal.addEventListener('abort', () => reject(new Refusal('devices.cancelled', { message: '', todo: '' }, { data: { begun: false } }))));
    });
    await queue.add('tcp://192.0.2.7', 'a', JOB, 'a');
    await until(() => asked);
    await queue.cancel('a');
    await until(() => queue.list()[0]?.state.is === 'cancelled');
    await queue.stop();
  });
});
