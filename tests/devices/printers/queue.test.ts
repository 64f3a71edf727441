import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printSlip } from '#electron/devices/printers/printSlip.ts';
import { PrintQueue, type QueueStore, type QueuedSlip } from '#electron/devices/printers/queue/queue.ts';
import { first, nextState, pauseAfter, type JobEvent, type JobState } from '#electron/devices/printers/queue/state.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { SAMPLES } from '../slips/samples.ts';

const JOB = { slip: SAMPLES.S03, width: 58 } as const;

/** A store that keeps text, as a disk would. */
class MemoryStore implements QueueStore {
  readonly kept = new Map<string, string>();
  failing = false;
  load(): Promise<QueuedSlip[]> {
    return Promise.resolve([...this.kept.values()].map((text) => JSON.parse(text) as QueuedSlip));
  }
  save(job: QueuedSlip): Promise<void> {
    if (this.failing) return Promise.reject(new Error('disk full'));
    this.kept.set(job.id, JSON.stringify(job));
    return Promise.resolve();
  }
}

let printer: PrinterSimulator;
let store: MemoryStore;
let clock: number;
let ids: number;
const troubles: unknown[] = [];
const queues: PrintQueue[] = [];

const open = async (print?: (job: QueuedSlip, signal: AbortSignal) => ReturnType<typeof printSlip>): Promise<PrintQueue> => {
  const queue = await PrintQueue.open({
    store, print: print ?? ((job, signal) => printSlip(job.printer, job.job, null, signal)), now: () => clock, newId: () => String((ids += 1)), onChange: () => undefined,
    onTrouble: (error) => troubles.push(error),
  });
  queues.push(queue);
  return queue;
};
const until = async (condition: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !condition(); i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(condition()).toBe(true);
};
const states = (queue: PrintQueue): string[] => queue.list().map((job) => job.state.is);

beforeEach(async () => {
  printer = await PrinterSimulator.start();
  store = new MemoryStore();
  clock = 1000;
  ids = 0;
  troubles.length = 0;
});
afterEach(async () => {
  await Promise.all(queues.splice(0).map((queue) => queue.stop()));
  await printer.stop();
});

describe('the queue', () => {
  it('prints in order and keeps what became of it', async () => {
    const queue = await open();
    await queue.add(printer.place, 'a', JOB);
    await queue.add(printer.place, 'b', JOB);
    await until(() => states(queue).join() === 'printed,printed');
    expect(printer.jobs.length).toBe(2);
    expect((await store.load()).map((job) => [job.subject, job.state])).toEqual([['a', { is: 'printed', at: 1000, confirmed: true }], ['b', { is: 'printed', at: 1000, confirmed: true }]]);
  });
  it('survives a missing printer and a restart, and prints once when it is back', async () => {
    const { port } = printer;
    const { place } = printer;
    await printer.stop();
    const before = await open();
    await before.add(place, 'a', JOB);
    await until(() => JSON.stringify(before.list()[0]?.state).includes('devices.printerUnreachable'));
    await before.stop();
    printer = await PrinterSimulator.start(port);
    const after = await open();
    expect(states(after)).toEqual(['waiting']);
    await after.wake();
    await until(() => states(after).join() === 'printed');
    await after.wake();
    expect(printer.jobs.length).toBe(1);
  });
  it('waits while there is no paper', async () => {
    printer.mode = 'paper-out';
    const queue = await open();
    await queue.add(printer.place, 'a', JOB);
    await until(() => queue.list()[0]?.state.is === 'waiting' && printer.asked.length > 0);
    printer.mode = 'good';
    await queue.wake(printer.place);
    clock += 60_000;
    await queue.wake(printer.place);
    await until(() => states(queue).join() === 'printed');
    expect(printer.jobs.length).toBe(1);
  });
  it('leaves a broken line to a person, goes on with the next, and marks what is printed again', async () => {
    printer.dropAfter = 100;
    const queue = await open();
    const broken = await queue.add(printer.place, 'a', JOB);
    await until(() => states(queue)[0] === 'doubtful');
    printer.dropAfter = null;
    clock += 3_600_000;
    await queue.wake();
    await queue.add(printer.place, 'b', JOB);
    await until(() => states(queue)[1] === 'printed');
    expect(states(queue)).toEqual(['doubtful', 'printed']);
    await queue.again(broken.id);
    await until(() => states(queue)[0] === 'printed');
    expect(queue.list()[0]?.job.reprint).toBe(1);
    expect(printer.jobs.length).toBe(3);
  });
  it('a crash in the middle is in doubt after the restart, and not printed by itself', async () => {
    const never = await open(() => new Promise(() => undefined));
    queues.splice(0);
    const job = await never.add(printer.place, 'a', JOB);
    await until(() => states(never)[0] === 'sending');
    const again = await open();
    expect(again.list()[0]?.state).toMatchObject({ is: 'doubtful', code: 'devices.printInterrupted' });
    await again.wake();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(printer.jobs.length).toBe(0);
    await again.seen(job.id);
    expect(states(again)).toEqual(['printed']);
  });
  it('what cannot be printed is refused and does not hold up the next', async () => {
    const queue = await open();
    await queue.add(printer.place, 'a', { slip: SAMPLES.S05, width: 80 });
    await queue.add(printer.place, 'b', JOB);
    await until(() => states(queue).join() === 'refused,printed');
    await queue.cancel(queue.list()[0]?.id ?? '');
    expect(states(queue)).toEqual(['cancelled', 'printed']);
  });
  it('sends nothing that it could not keep', async () => {
    const queue = await open();
    store.failing = true;
    await expect(queue.add(printer.place, 'a', JOB)).rejects.toThrow('disk full');
    store.failing = false;
    printer.mode = 'paper-out';
    await queue.add(printer.place, 'b', JOB);
    await until(() => queue.list()[0]?.state.is === 'waiting' && printer.asked.length > 0);
    printer.mode = 'good';
    await new Promise((resolve) => setTimeout(resolve, 50));
    store.failing = true;
    clock += 60_000;
    await queue.wake();
    await until(() => troubles.length > 0);
    expect(printer.jobs.length).toBe(0);
    expect(states(queue)).toEqual(['waiting']);
  });
});

describe('states', () => {
  const events = fc.oneof(
    fc.constantFrom<JobEvent['kind'][]>('begin', 'restarted', 'wake', 'seen', 'again', 'cancel').map((kind) => ({ kind, at: 0 }) as JobEvent),
    fc.boolean().map((confirmed): JobEvent => ({ kind: 'done', at: 0, confirmed })),
    fc.boolean().map((begun): JobEvent => ({ kind: 'stopped', at: 0, begun })),
    fc.tuple(fc.boolean(), fc.boolean()).map(([begun, lasting]): JobEvent => ({ kind: 'failed', at: 0, code: 'x', begun, lasting })),
  );
  it('bytes that may have left are never followed by another sending without a person', () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 40 }), (list) => {
        let state: JobState = first(0);
        let left = false;
        for (const [index, event] of list.entries()) {
          const before = state;
          state = nextState(state, { ...event, at: index * 1e9 });
          if (event.kind === 'again' && state !== before) left = false;
          if (before.is === 'waiting' && state.is === 'sending') expect(left).toBe(false);
          if (before.is === 'sending' && state !== before && !((event.kind === 'failed' || event.kind === 'stopped') && !event.begun)) left = true;
          if (before.is === 'printed' || before.is === 'cancelled') expect(state).toBe(before);
        }
      }),
      { numRuns: 2000 },
    );
  });
  it('pauses grow to a minute', () => {
    expect([1, 2, 3, 6, 60].map(pauseAfter)).toEqual([2000, 4000, 8000, 60_000, 60_000]);
    let state = nextState(first(0), { kind: 'begin', at: 0 });
    state = nextState(state, { kind: 'failed', at: 0, code: 'x', begun: false, lasting: false });
    state = nextState(nextState(state, { kind: 'begin', at: 2000 }), { kind: 'failed', at: 2000, code: 'x', begun: false, lasting: false });
    expect(state).toEqual({ is: 'waiting', tries: 2, notBefore: 6000, code: 'x' });
  });
});
