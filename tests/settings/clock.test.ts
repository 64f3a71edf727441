import { afterEach, beforeEach, expect, test } from 'vitest';
import { perform } from '#electron/areas/run.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await makeDesk(at('2026-11-24 09:42'));
  await desk.employers('create', { fields: head('庚装饰工程有限公司', uscc(7)), tags: [] });
});
afterEach(() => desk.close());

const entries = async () => (await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal'))?.n;
const create = (n: number) => desk.employers('create', { fields: head(`${n}号有限公司`, uscc(n)), tags: [] });
const behind = async () => ((await perform({ ...desk.services, keyring: () => ({ unlocked: () => true }) as never, courier: () => ({ network: 'unset', offlineSince: null }) as never }, 'settings.status', {})) as { clockBehind: number | null }).clockBehind;

test('set back by a year: nothing is written, everything can be read, and both times are named', async () => {
  desk.clock.now = at('2025-11-24 09:42');
  await expect(create(8)).rejects.toMatchObject({ code: 'ledger.clockBehind', message: expect.stringMatching(/2025-11-24 09:42.*2026-11-24 09:42/) as string });
  expect(await entries()).toBe(1);
  expect(await behind()).toBe(at('2026-11-24 09:42'));
  desk.clock.now = at('2026-11-24 09:50');
  await create(8);
  expect(await behind()).toBeNull();
});

test('a correction of a few minutes is nobody\'s business', async () => {
  desk.clock.now = at('2026-11-24 09:33');
  await create(8);
});

test('had the clock run ahead, an officer says so with a reason, and writing goes on; signing in does not count as a time', async () => {
  desk.clock.now = at('2025-11-24 09:42');
  await desk.ledger.command({ actor: desk.services.actor(), now: desk.clock.now }, () => Promise.resolve({
    value: undefined, topics: [], entry: { operation: 'people.signIn', subject: { kind: 'officer', id: '0001', label: '' }, summary: '登录', changes: null },
  }));
  await expect(create(8)).rejects.toMatchObject({ code: 'ledger.clockBehind' });
  await perform(desk.services, 'settings.confirmClock', { reason: '上月主板电池更换后时间快了一年' });
  await create(8);
  await expect(perform(desk.services, 'settings.confirmClock', { reason: '再一次' })).rejects.toMatchObject({ code: 'settings.clockRight' });
  expect((await desk.reader.rows<{ reason: string }>(`SELECT reason FROM journal WHERE operation = 'settings.confirmClock'`)).map((row) => row.reason)).toEqual(['上月主板电池更换后时间快了一年']);
});
