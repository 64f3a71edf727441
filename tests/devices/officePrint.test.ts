import { afterEach, expect, test } from 'vitest';
import { printOnOffice, printsOf } from '#electron/areas/devices/office.ts';
import type { PrintOrder } from '#electron/papers/press.ts';
import { at, makeDesk, type Desk } from '../support/desk.ts';
import { CAPTAIN } from '../support/ledger.ts';

/* What became of a print lands on the paper's record, however soon the queue tells it. */

let desk: Desk;
afterEach(() => desk.close());
const subject = { kind: 'paper', id: '1' };
type Ended = NonNullable<PrintOrder['ended']>;

/** Prints with a queue that tells the end through `tell`; `writing` is called while the row of the print is on its way into the ledger. */
async function print(tell: (ended: Ended) => void, writing: (ended: Ended) => void = () => undefined): Promise<string[]> {
  desk = await makeDesk(at('2026-11-24 09:00'));
  let ended: Ended = () => undefined;
  const transaction: typeof desk.ledger.transaction = (work) => desk.ledger.transaction((w) => work(new Proxy(w, {
    get: (target, key) => {
      const own = Reflect.get(target, key, target) as unknown;
      if (key === 'insert') return (...args: Parameters<typeof w.insert>) => { writing(ended); return target.insert(...args); };
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  })));
  const ledger = new Proxy(desk.ledger, { get: (target, key) => {
    const own = key === 'transaction' ? transaction : (Reflect.get(target, key, target) as unknown);
    return typeof own === 'function' && key !== 'transaction' ? (own.bind(target) as unknown) : own;
  } });
  const press = { ...desk.services.press, print: (_html: string | null, order: PrintOrder) => {
    ended = order.ended ?? ended;
    tell(ended);
    return Promise.resolve('queued' as const);
  } };
  const page = { landscape: false, margins: [20, 20, 20, 20], header: '', footer: '', title: 'x' } as const;
  await printOnOffice({ services: { ...desk.services, press }, ledger, actor: CAPTAIN, now: desk.clock.now, progress: () => undefined }, { html: 'x', page, profile: 'letter', printer: 'P', copies: 2, subject });
  await expect.poll(async () => (await printsOf(desk.reader, subject))[0]?.outcome).not.toBe('queued');
  return (await printsOf(desk.reader, subject)).map((one) => `${one.copies} ${one.outcome}`);
}

test('told before the row is written', async () => {
  expect(await print((ended) => ended({ outcome: 'printed', words: '' }))).toEqual(['2 printed']);
});
test('told while it is being written', async () => {
  expect(await print(() => undefined, (ended) => ended({ outcome: 'failed', words: '' }))).toEqual(['2 failed']);
});
test('told later', async () => {
  expect(await print((ended) => void setTimeout(() => ended({ outcome: 'printed', words: '' }), 50))).toEqual(['2 printed']);
});
