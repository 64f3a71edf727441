import { afterEach, beforeEach, expect, it } from 'vitest';
import { perform } from '#electron/areas/run.ts';
import type { Services } from '#electron/areas/services.ts';
import { acting, testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';

/*
 * Two people have the same setting on their screens. The second one to save is refused with the value that stands, who set it and when; nothing is overwritten. Both wanting
 * the same is no clash, and saving on what stands now goes through.
 */

let made: TestLedger;
let services: Services;
const clock = { now: Date.UTC(2026, 3, 1, 1) };
const post = (staffNo: string, ...posts: string[]): Services => ({ ...services, now: () => clock.now, actor: () => ({ staffNo, name: staffNo, posts: posts as never }) });
const holder = (name: string): string => (name.startsWith('intake.') ? 'captain' : 'sysAdmin');
const by = async (staffNo: string, name: string, args: unknown): Promise<unknown> => {
  // What a post gives is read from the account each time.
  await made.ledger.transaction(async (w) => { await w.update('officers', { posts: JSON.stringify([holder(name)]) }, { staff_no: staffNo }); return { commit: true }; });
  return perform(post(staffNo, holder(name)), name, args);
};
const first = (name: string, args: unknown): Promise<unknown> => by('0002', name, args);
const second = (name: string, args: unknown): Promise<unknown> => by('0001', name, args);

beforeEach(async () => {
  clock.now = Date.UTC(2026, 3, 1, 1);
  made = await makeLedger();
  await made.ledger.transaction(async (w) => {
    await w.insert('officers', { staff_no: '0002', name: '0002', posts: '[]', created_at: 0 });
    return { commit: true };
  });
  services = await testServices(made, clock);
});
afterEach(() => made.close());

const entries = async (): Promise<number> => (await made.ledger.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal'))?.n ?? 0;

const settings: readonly { readonly what: string; readonly name: string; readonly read: () => Promise<unknown>; readonly theirs: object; readonly mine: object; readonly seen: unknown; readonly now: object }[] = [
  {
    what: 'the city’s address', name: 'settings.setCityUrl', theirs: { baseUrl: 'https://a.example' }, mine: { baseUrl: 'https://b.example' }, seen: '', now: { baseUrl: 'https://a.example' },
    read: () => made.ledger.reader.first(`SELECT value FROM settings WHERE key = 'city.baseUrl'`),
  },
  {
    what: 'the name of a street', name: 'settings.setStreetName', theirs: { code: '990101001', name: '城关镇' }, mine: { code: '990101001', name: '城关街道' }, seen: '', now: { name: '城关镇' },
    read: () => made.ledger.reader.first('SELECT name FROM streets'),
  },
  {
    what: 'the rule of dispatching', name: 'intake.setDispatchRule', theirs: { automatic: true, capacity: 8 }, mine: { automatic: false, capacity: 20 }, seen: { automatic: false, capacity: 0 }, now: { automatic: true, capacity: 8 },
    read: () => made.ledger.reader.first(`SELECT value FROM settings WHERE key = 'intake.dispatchRule'`),
  },
];

for (const { what, name, read, theirs, mine, seen, now } of settings) {
  it(`${what}: the second saver is told what stands, and nothing is overwritten`, async () => {
    await first(name, { ...theirs, seen });
    const at = clock.now;
    const stands = await read();
    const before = await entries();
    clock.now += 60_000;
    await expect(second(name, { ...mine, seen })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now, staffNo: '0002', at } });
    expect(await read()).toEqual(stands);
    expect(await entries()).toBe(before);
    await second(name, { ...theirs, seen }); // the same wish: nothing to do and nothing to ask
    expect(await entries()).toBe(before);
    await second(name, { ...mine, seen: typeof seen === 'string' ? Object.values(now)[0] : now });
    expect(await read()).not.toEqual(stands);
  });
}

it('the update server: the same', async () => {
  const act = acting('updates', services);
  await act('setUrl', { url: 'https://a.example', seen: '' });
  await expect(act('setUrl', { url: 'https://b.example', seen: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now: { url: 'https://a.example' } } });
  await act('setUrl', { url: 'https://b.example', seen: 'https://a.example' });
});
