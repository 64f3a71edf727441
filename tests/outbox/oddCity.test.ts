import { describe, expect, it } from 'vitest';
import { writeSetting } from '#electron/ledger/meta.ts';
import { CITY_URL } from '#electron/outbox/address.ts';
import { startCourier } from '#electron/outbox/courier.ts';
import { checkOutbox } from '#electron/outbox/integrity.ts';
import { pushOutbox } from '#electron/outbox/push.ts';
import { exportOutbox } from '#electron/outbox/usb.ts';
import type { City } from './support/city.ts';
import { makeDistrict, type District } from './support/district.ts';
import { districtAndCity } from './support/pair.ts';
import type { Act } from './support/front.ts';
import { run } from './support/running.ts';

/* A city that answers late, twice, drop by drop; two of us at once; and what a verification says of it all afterwards. */

let district: District;
let city: City;

const { push } = districtAndCity({
  before: async (pair) => {
    ({ district, city } = pair);
    await district.ledger.transaction(async (w) => { await writeSetting(w, CITY_URL, city.url); return { commit: true }; });
  },
  after: async () => {
    expect((await checkOutbox(district.ledger.reader)).filter(({ ok }) => !ok)).toEqual([]);
  },
});


it('late: the answer comes when nobody waits any more, the next try brings the same receipt', async () => {
  const late: Act = async (_arrived, forward) => {
    const given = await forward();
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    return given;
  };
  city.front.puts.push(late);
  const id = await district.freeze();
  const { courier, clock } = await run(district);
  expect(await district.row(id)).toMatchObject({ state: 'pending', attempts: 1 });
  await clock.advance(2000);
  expect(await district.row(id)).toMatchObject({ state: 'delivered', attempts: 2 });
  expect(await city.inbox.store.list('990101', null)).toHaveLength(1);
  await courier.stop();
});

it('drop by drop: given up when the time for one request is over', async () => {
  city.front.puts.push(() => Promise.resolve('drip'));
  const id = await district.freeze();
  const limit = { connectMs: 1000, idleMs: 300, totalMs: 400, maxBytes: 65_536 };
  const { courier } = await run(district, { put: limit, health: limit, list: limit });
  expect((await district.row(id)).problem?.detail).toBe('超过时限仍未答复完。');
  await courier.stop();
});

it('twice: a second answer on the same connection changes nothing', async () => {
  const twice: Act = async (_arrived, forward) => {
    const { body } = await forward();
    const one = `HTTP/1.1 201 Created\r\ncontent-type: application/jose\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    return { raw: `${one}HTTP/1.1 409 Conflict\r\ncontent-length: 0\r\n\r\n` };
  };
  city.front.puts.push(twice);
  const id = await district.freeze();
  expect((await push())[0]?.state).toBe('delivered');
  expect(await district.events(id)).toEqual(['signed', 'delivered']);
});

it('with what is no HTTP at all: tried again', async () => {
  city.front.puts.push(() => Promise.resolve({ raw: 'SSH-2.0-OpenSSH_9\r\n' }));
  const id = await district.freeze();
  expect((await push())[0]?.state).toBe('pending');
  expect((await district.row(id)).problem?.detail).toBe('对方的答复不是 HTTP。');
});

it('window and command line at once: one delivery in the ledger and its journal', async () => {
  const id = await district.freeze();
  const results = await Promise.all([push(), push(), push()]);
  expect(results.map(([line]) => line?.state)).toEqual(['delivered', 'delivered', 'delivered']);
  expect(await city.inbox.store.list('990101', null)).toHaveLength(1);
  expect((await district.events(id)).filter((event) => event === 'delivered')).toHaveLength(1);
  expect(await district.ledger.reader.rows(`SELECT seq FROM journal WHERE operation = 'outbox.delivered'`)).toHaveLength(1);
});

it('the product’s own courier delivers what is approved while it runs, and stops when told', async () => {
  const courier = await startCourier(district.services, district.ledger, district.keyring);
  const id = await district.freeze();
  while ((await district.row(id)).state !== 'delivered') await new Promise((resolve) => { setTimeout(resolve, 5); });
  expect(courier.network).toBe('online');
  await courier.stop();
  await district.freeze({ table: 'major-cases' });
  await new Promise((resolve) => { setTimeout(resolve, 50); });
  expect((await district.rows()).map((row) => row.state)).toEqual(['delivered', 'pending']);
});

describe('a verification', () => {
  it('finds every altered text', async () => {
    await district.freeze();
    await push();
    await exportOutbox(district.services, district.parent);
    expect(await checkOutbox(district.ledger.reader)).toEqual([
      { check: 'keys', ok: true, detail: '本机签名密钥完好；支队公钥 1 把' }, { check: 'outbox', ok: true, detail: '上报 1 份，签名与回执核验无误' },
    ]);
    const tampered = await makeDistrict();
    await tampered.pin(city.inbox.publicKeyFile);
    await tampered.freeze();
    await pushOutbox(tampered.services, { cityUrl: city.url, waitSeconds: 0 });
    await tampered.ledger.transaction(async (w) => {
      await w.run('DROP TRIGGER outbox_signed_once');
      await w.run('DROP TRIGGER outbox_delivered_once');
      await w.run(`UPDATE outbox SET jws = jws || 'A', receipt_jws = replace(receipt_jws, '.', '.A')`);
      await w.run(`UPDATE device_keys SET public_jwk = replace(public_jwk, '"x":"', '"x":"A')`);
      return { commit: true };
    });
    const checks = await checkOutbox(tampered.ledger.reader);
    expect(checks.map(({ ok }) => ok)).toEqual([false, false]);
    expect(checks[1]?.detail).toBe('990101-QX-202503-V1 的签名或内容被改动；990101-QX-202503-V1 的回执核验不通过');
    await tampered.close();
  });
});
