import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CITY_URL } from '#electron/outbox/address.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import { acting } from '../support/acting.ts';
import { makeCity, type City } from './support/city.ts';
import { makeDistrict, PASSPHRASE, type District } from './support/district.ts';
import { answer, problem, reset, silence } from './support/front.ts';
import { run, type Running } from './support/running.ts';

/* The courier beside the window: when it sends, when it waits, when it probes. Time moves only where a test moves it. */

let district: District;
let city: City;
const couriers: Running[] = [];

beforeEach(async () => {
  district = await makeDistrict();
  city = await makeCity({ enrol: [district.publicKeyFile], now: () => district.clock.now });
});
afterEach(async () => {
  for (const { courier } of couriers.splice(0)) await courier.stop();
  await city.close();
  await district.close();
});

async function start(options: { pinned?: boolean; url?: string } = {}): Promise<Running> {
  if (options.pinned ?? true) await district.pin(city.inbox.publicKeyFile);
  await setUrl(options.url ?? city.url);
  const running = await run(district);
  couriers.push(running);
  return running;
}

async function setUrl(url: string): Promise<void> {
  await district.ledger.transaction(async (w) => { await writeSetting(w, CITY_URL, url); return { commit: true }; });
  district.ledger.announce(['settings']);
}

const puts = (): number => city.front.arrived.filter((one) => one.method === 'PUT').length;
const probes = (): number => city.front.arrived.filter((one) => one.path === '/v1/health').length;
const state = async (id: number): Promise<string> => (await district.row(id)).state;
const operations = (running: Running): ReturnType<typeof acting<'outbox'>> => acting('outbox', { ...district.services, courier: () => running.courier });

describe('a table that was approved', () => {
  it('is delivered at once, without being told, and the window hears of it', async () => {
    const running = await start();
    const id = await district.freeze();
    await running.clock.advance(0);
    expect(await state(id)).toBe('delivered');
    expect(running.courier.network).toBe('online');
    expect(running.told()).toBeGreaterThan(0);
  });

  it('and lay in the outbox before the start goes as well', async () => {
    const id = await district.freeze();
    await start();
    expect(await state(id)).toBe('delivered');
  });

  it('waits frozen while the key is closed and is signed as soon as it opens', async () => {
    const locked = await makeDistrict({ unlocked: false });
    const other = await makeCity({ enrol: [locked.publicKeyFile], now: () => locked.clock.now });
    await locked.pin(other.inbox.publicKeyFile);
    await locked.ledger.transaction(async (w) => { await writeSetting(w, CITY_URL, other.url); return { commit: true }; });
    const running = await run(locked);
    const id = await locked.freeze();
    await running.clock.advance(60_000);
    expect(await locked.row(id)).toMatchObject({ state: 'pending', signed: false });
    const list = acting('outbox', { ...locked.services, courier: () => running.courier });
    expect((await list('list', {})).lines[0]).toMatchObject({ state: 'frozen', problem: { title: '签名密钥尚未打开' } });
    await locked.keyring.unlock(PASSPHRASE);
    running.courier.kick();
    await running.clock.advance(0);
    expect((await locked.row(id)).state).toBe('delivered');
    expect(await locked.events(id)).toEqual(['signed', 'delivered']);
    await running.courier.stop();
    await other.close();
    await locked.close();
  });

  it('waits while no key of the city is pinned, says so, and goes when it is', async () => {
    const running = await start({ pinned: false });
    const id = await district.freeze();
    await running.clock.advance(120_000);
    expect(puts()).toBe(0);
    expect((await operations(running)('list', {}))).toMatchObject({ cityKeyPinned: false, lines: [{ state: 'queued', problem: { title: '还没有登记支队公钥' } }] });
    await district.pin(city.inbox.publicKeyFile);
    await running.clock.advance(0);
    expect(await state(id)).toBe('delivered');
  });

  it('waits while no address is set: nothing is probed either', async () => {
    const running = await start({ url: '' });
    const id = await district.freeze();
    await running.clock.advance(600_000);
    expect(running.courier.network).toBe('unset');
    expect(city.front.arrived).toEqual([]);
    await setUrl(city.url);
    await running.clock.advance(0);
    expect(await state(id)).toBe('delivered');
  });
});

describe('tries', () => {
  it('come 2, 4, 8 … and at most 300 s apart', async () => {
    city.front.puts.push(...Array.from({ length: 12 }, () => answer(503)));
    const id = await district.freeze();
    const running = await start();
    const waits: number[] = [];
    for (let n = 1; n <= 12; n += 1) {
      const row = await district.row(id);
      expect(row.attempts).toBe(n);
      waits.push(((row.nextTryAt ?? 0) - district.clock.now) / 1000);
      await running.clock.advance((row.nextTryAt ?? 0) - district.clock.now - 1);
      expect(puts()).toBe(n);
      await running.clock.advance(1);
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
    expect(await state(id)).toBe('delivered');
  });

  it('wait for the time that the city asks for, in seconds or as a date, and go on after a restart', async () => {
    city.front.puts.push(answer(503, '', { 'retry-after': '90' }), answer(429, '', { 'retry-after': new Date(district.clock.now + 400_000).toUTCString() }));
    const id = await district.freeze();
    const first = await start();
    await first.clock.advance(89_999);
    expect(puts()).toBe(1);
    await first.clock.advance(10_000);
    expect(puts()).toBe(2);
    await first.courier.stop();
    const second = await run(district);
    couriers.push(second);
    await second.clock.advance(299_000);
    expect(puts()).toBe(2);
    await second.clock.advance(30_000);
    expect(await state(id)).toBe('delivered');
  });

  it('of one that fails alone do not hold up the others', async () => {
    city.front.puts.push(answer(500));
    const bad = await district.freeze();
    const good = await district.freeze({ table: 'major-cases' });
    await start();
    expect([await state(bad), await state(good)]).toEqual(['pending', 'delivered']);
  });

  it('are made at once when a person asks', async () => {
    city.front.puts.push(answer(503, '', { 'retry-after': '3600' }));
    const id = await district.freeze();
    const running = await start();
    await operations(running)('deliverNow', {});
    await running.clock.advance(0);
    expect(await state(id)).toBe('delivered');
  });

  it('end where a person must look, until it is put back', async () => {
    city.front.puts.push(problem(403, '密钥'));
    const id = await district.freeze();
    const running = await start();
    await running.clock.advance(3_600_000);
    expect(puts()).toBe(1);
    expect(await state(id)).toBe('needs-attention');
    await operations(running)('requeue', { id });
    await running.clock.advance(0);
    expect(await state(id)).toBe('delivered');
    await expect(operations(running)('requeue', { id })).rejects.toMatchObject({ code: 'outbox.notWaiting' });
  });

  it('a city that is silent is given up after a while and asked again', async () => {
    city.front.puts.push(silence);
    const id = await district.freeze();
    const running = await start();
    expect((await district.row(id)).problem).toMatchObject({ title: '没有连上支队', detail: '等候答复超时。' });
    await running.clock.advance(2000);
    expect(await state(id)).toBe('delivered');
  });
});

describe('probes', () => {
  it('come every ten seconds while nobody answers, and delivery starts within thirty seconds of the network coming back, however long it was away', async () => {
    const running = await start();
    await city.front.shut();
    const id = await district.freeze();
    await running.clock.advance(0);
    expect(running.courier).toMatchObject({ network: 'offline', offlineSince: district.clock.now });
    await running.clock.advance(3_600_000);
    expect((await district.row(id)).nextTryAt ?? 0).toBeGreaterThan(district.clock.now);
    expect((running.courier.nextProbeAt ?? 0) - district.clock.now).toBeLessThanOrEqual(10_000);
    await city.front.open();
    const before = probes();
    await running.clock.advance(10_000);
    expect(probes() - before).toBe(1);
    expect(await state(id)).toBe('delivered');
    expect(running.courier).toMatchObject({ network: 'online', offlineSince: null, nextProbeAt: null });
  });

  it('are never closer together than ten seconds, whoever kicks', async () => {
    city.front.health = answer(503);
    const running = await start();
    const times: number[] = [];
    let seen = probes();
    for (let second = 0; second < 60; second += 1) {
      running.courier.kick();
      await running.clock.advance(1000);
      if (probes() > seen) times.push(second);
      seen = probes();
    }
    expect(times.map((at, index) => (index === 0 ? 10 : at - (times[index - 1] ?? 0)))).toEqual(times.map(() => 10));
    expect(times.length).toBe(6);
  });

  it('are not believed when a web page answers them', async () => {
    city.front.health = answer(200, '<html>请登录</html>', { 'content-type': 'text/html' });
    const running = await start();
    expect(running.courier.network).toBe('offline');
  });

  it('do not hurry a city that answers them but takes no tables: the waits still grow', async () => {
    city.front.puts.push(...Array.from({ length: 40 }, () => reset));
    await district.freeze();
    const running = await start();
    await running.clock.advance(600_000);
    // 2 + 4 + … + 256 = 510 s: nine tries, and one more at the most for the first answered probe.
    expect(puts()).toBeLessThanOrEqual(10);
    expect(puts()).toBeGreaterThanOrEqual(8);
  });

  it('bring the waits of a server that asked for time no nearer', async () => {
    city.front.puts.push(answer(503, '', { 'retry-after': '300' }));
    const id = await district.freeze();
    const running = await start();
    await city.front.shut();
    await running.clock.advance(100_000);
    await city.front.open();
    await running.clock.advance(150_000);
    expect(puts()).toBe(1);
    await running.clock.advance(60_000);
    expect(await state(id)).toBe('delivered');
  });

  it('go to the new address at once when it is changed', async () => {
    const running = await start({ url: 'http://127.0.0.1:9' });
    expect(running.courier.network).toBe('offline');
    await setUrl(city.url);
    await running.clock.advance(0);
    expect(running.courier.network).toBe('online');
  });
});

describe('sending', () => {
  it('lives only in the process: after a stop in the midst of it the revision is pending, and goes again', async () => {
    city.front.puts.push(silence);
    await district.pin(city.inbox.publicKeyFile);
    await setUrl(city.url);
    const id = await district.freeze();
    const limit = { connectMs: 2000, idleMs: 30_000, totalMs: 60_000, maxBytes: 65_536 };
    const starting = run(district, { put: limit, health: limit, list: limit });
    while (puts() === 0) await new Promise((resolve) => { setTimeout(resolve, 1); });
    expect(await district.row(id)).toMatchObject({ state: 'pending', attempts: 0 });
    // A second process on the same ledger, as the command line is one.
    const second = await start();
    expect(await state(id)).toBe('delivered');
    expect(second.courier.sending.size).toBe(0);
    const quick = starting.then(({ courier }) => courier.stop()).catch(() => undefined);
    await city.front.shut();
    await quick;
    expect(await district.row(id)).toMatchObject({ state: 'delivered', attempts: 1 });
    await city.front.open();
  });

  it('shows in the list while it lasts', async () => {
    const running = await start();
    let seen = '';
    city.front.puts.push(async (_arrived, forward) => {
      seen = (await operations(running)('list', {})).lines[0]?.state ?? '';
      return forward();
    });
    await district.freeze();
    await running.clock.advance(0);
    expect(seen).toBe('sending');
    expect((await operations(running)('list', {})).lines[0]).toMatchObject({ state: 'delivered', receipt: { via: 'network' } });
  });
});
