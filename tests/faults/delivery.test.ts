import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSetting } from '#electron/ledger/meta.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { CITY_URL } from '#electron/outbox/address.ts';
import { makeCity, type City } from '../outbox/support/city.ts';
import { makeDistrict, PASSPHRASE, type District } from '../outbox/support/district.ts';
import type { Act } from '../outbox/support/front.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';

/* kill -9 in the midst of delivery, again and again: nothing is sent to waste, nothing acknowledged is lost, nothing is delivered twice. */

const MONTHS = ['2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12', '2025-01', '2025-02'];
let child = '';
let district: District;
let city: City;

beforeAll(async () => {
  child = await bundleChild('deliveryChild');
  district = await makeDistrict({ now: Date.now() });
  city = await makeCity({ enrol: [district.publicKeyFile] });
  await district.pin(city.inbox.publicKeyFile);
  for (const month of MONTHS) {
    await district.freeze({ month });
    await district.freeze({ month, table: 'major-cases' });
    await district.freeze({ month, revision: 2 });
  }
  await district.ledger.transaction(async (w) => { await writeSetting(w, CITY_URL, city.url); return { commit: true }; });
}, 120_000);

afterAll(async () => {
  await city.close();
  await district.close();
  await rm(path.dirname(child), { recursive: true, force: true });
});

/** Slow before and after the city has written it down, by turns, so that deaths fall on both sides. */
const slow: Act = async (_arrived, pass) => {
  await pause(Math.random() * 30);
  const given = await pass();
  await pause(Math.random() * 30);
  return given;
};
const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

describe('kill -9 during delivery', () => {
  it('at random moments: all is delivered exactly once in the end', async () => {
    const acknowledged = new Set<string>();
    let kills = 0;
    for (let round = 0; round < 60; round += 1) {
      city.front.puts.push(...Array.from({ length: 40 }, () => slow));
      const running = spawnChild(child, [district.folder, PASSPHRASE]);
      await running.line('ready');
      await pause(Math.random() * 250);
      running.child.kill('SIGKILL');
      kills += 1;
      await running.ended;
      for (const line of running.lines) if (line !== 'ready') acknowledged.add(line);
      const rows = await district.rows();
      const delivered = new Set(rows.filter((row) => row.state === 'delivered').map((row) => row.serial));
      for (const serial of acknowledged) expect(delivered.has(serial), `${serial} was acknowledged`).toBe(true);
      expect(rows.filter((row) => row.state === 'needs-attention')).toEqual([]);
      if (delivered.size === rows.length) break;
    }
    expect(kills).toBeGreaterThan(3);
    await everythingDeliveredOnce();
  }, 180_000);
});

async function everythingDeliveredOnce(): Promise<void> {
  const rows = await district.rows();
  expect(rows).toHaveLength(MONTHS.length * 3);
  const held = await city.inbox.store.list('990101', null);
  expect(held).toHaveLength(rows.length);
  for (const row of rows) {
    const [mine, others] = [held.filter((one) => one.digest === row.jwsDigest), held.filter((one) => one.receiptId === row.receiptId)];
    expect(row).toMatchObject({ state: 'delivered', receiptId: mine[0]?.receiptId });
    expect([mine.length, others.length]).toEqual([1, 1]);
    expect((await district.events(row.id)).filter((event) => event === 'delivered')).toEqual(['delivered']);
  }
  const entries = await district.ledger.reader.rows(`SELECT subject_id FROM journal WHERE operation = 'outbox.delivered' GROUP BY subject_id HAVING count(*) <> 1`);
  expect(entries).toEqual([]);
  expect(await firstBrokenEntry(district.ledger.reader)).toBeNull();
  // The city never saw two texts under one name, and corrections always after what they correct.
  const texts = new Map<string, Set<string>>();
  for (const { path: where, body } of city.front.arrived.filter((one) => one.method === 'PUT')) texts.set(where, (texts.get(where) ?? new Set()).add(body));
  expect([...texts.values()].every((bodies) => bodies.size === 1)).toBe(true);
  const order = held.map((one) => `${one.table} ${one.month} ${one.revision}`).reverse();
  for (const month of MONTHS) expect(order.indexOf(`wage-risk ${month} 1`)).toBeLessThan(order.indexOf(`wage-risk ${month} 2`));
}
