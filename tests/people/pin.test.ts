import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPin, type KeptPin } from '#electron/areas/people/pin.ts';
import type { Host, Services } from '#electron/areas/services.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { pinProblem } from '#shared/rules/people/pin.ts';
import { acting, testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';

const PASSWORD = '河边三棵柳树 7';
const clock = { now: Date.parse('2026-11-24T09:00:00+08:00') };
let made: TestLedger;
let services: Services;
let person: Actor | null;
let kept: KeptPin | null;
let uncovered: number;

beforeEach(async () => {
  made = await makeLedger();
  person = { staffNo: '0001', name: '大队长', posts: ['captain'] };
  kept = null;
  uncovered = 0;
  const host: Partial<Host> = { signIn: (who) => { person = who; uncovered += 1; }, signOut: () => { person = null; kept = null; }, person: () => person, locked: () => false, pin: () => kept, keepPin: (pin) => { kept = pin; } };
  services = { ...await testServices(made, clock), actor: () => person ?? expect.unreachable(), host: host as Host };
  await people()('addOfficer', { staffNo: '0015', name: '王芳', certNo: 'SY-80 4471', certUntil: null, posts: ['handler'], password: PASSWORD });
  await people()('signIn', { staffNo: '0015', password: PASSWORD });
  await people()('changePassword', { old: PASSWORD, next: '屋后一亩菜园 9' });
  uncovered = 0;
});
afterEach(() => made.close());

const people = () => acting('people', services);
const set = (pin = '4729') => people()('setPin', { password: '屋后一亩菜园 9', pin });
const entries = async (operation: string) => (await made.ledger.reader.rows<{ summary: string }>('SELECT summary FROM journal WHERE operation = ? ORDER BY seq', [operation])).map((row) => row.summary);

test('a PIN is four to six digits that nobody guesses from the desk', () => {
  for (const bad of ['', '123', '1234567', '12a4', '1111', '1212', '1234', '4321', '567890', '0015', '990015', '4471']) expect(pinProblem(bad, ['0015', 'SY-80 4471']), bad).not.toBeNull();
  for (const good of ['4729', '90817', '135790']) expect(pinProblem(good, ['0015', 'SY-80 4471']), good).toBeNull();
});

test('it is set with the password only, unlocks, and stands nowhere in the ledger', async () => {
  await expect(people()('setPin', { password: '别人猜的 1', pin: '4729' })).rejects.toMatchObject({ code: 'people.wrongPassword' });
  await expect(people()('setPin', { password: '屋后一亩菜园 9', pin: '1234' })).rejects.toMatchObject({ code: 'people.weakPin' });
  expect(kept).toBeNull();
  await expect(people()('unlock', { pin: '4729' })).rejects.toMatchObject({ code: 'people.noPin' });
  await set();
  await people()('unlock', { pin: '4729' });
  expect([uncovered, person?.posts]).toEqual([1, ['handler']]);
  expect(await entries('people.unlock')).toHaveLength(1);
  const all = JSON.stringify([await made.ledger.reader.rows('SELECT * FROM journal'), await made.ledger.reader.rows('SELECT * FROM officers')]);
  expect(all.includes('"4729"') || all.includes((kept ?? expect.unreachable()).hash)).toBe(false);
});

test('after five wrong ones the PIN is gone, also when they come all at once, and the right one helps no more', async () => {
  await set();
  const tries = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => people()('unlock', { pin: i === 20 ? '4729' : '9999' })));
  expect(tries.filter((one) => one.status === 'fulfilled')).toEqual([]);
  expect(kept).toBeNull();
  await expect(people()('unlock', { pin: '4729' })).rejects.toMatchObject({ code: 'people.noPin' });
  expect(uncovered).toBe(0);
  expect(await entries('people.pinFailed')).toHaveLength(5);
  expect((await entries('people.pinFailed')).filter((text) => text.includes('作废'))).toHaveLength(1);
});

test('right ones between wrong ones begin the count anew', async () => {
  await set();
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 4; i += 1) await expect(people()('unlock', { pin: '9999' })).rejects.toMatchObject({ code: 'people.wrongPin' });
    await people()('unlock', { pin: '4729' });
  }
  expect(kept).not.toBeNull();
});

test('it ends with another password, with the account, and with the sign-in', async () => {
  await set();
  await people()('changePassword', { old: '屋后一亩菜园 9', next: '山前两条小路 5' });
  expect(kept).toBeNull();
  await people()('setPin', { password: '山前两条小路 5', pin: '4729' });
  const own = person;
  person = { staffNo: '0001', name: '大队长', posts: ['captain'] };
  const line = async () => (await people()('officers', {})).officers.find((one) => one.staffNo === '0015') ?? expect.unreachable();
  await people()('addOfficer', { staffNo: '0002', name: '副大队长', certNo: '', certUntil: null, posts: ['captain'], password: PASSWORD });
  await made.ledger.transaction(async (w) => { await w.run("UPDATE officers SET must_change = 0 WHERE staff_no = '0002'"); return { commit: true }; });
  await people()('setPassword', { staffNo: '0015', rowVersion: (await line()).rowVersion, password: PASSWORD, by: { kind: 'second', staffNo: '0002', password: PASSWORD } });
  person = own;
  await expect(people()('unlock', { pin: '4729' })).rejects.toMatchObject({ code: 'people.noPin' });
  await people()('signIn', { staffNo: '0015', password: PASSWORD });
  await people()('setPin', { password: PASSWORD, pin: '4729' }).catch(() => undefined);
  person = { staffNo: '0001', name: '大队长', posts: ['captain'] };
  await people()('editOfficer', { staffNo: '0015', rowVersion: (await line()).rowVersion, name: '王芳', certNo: '', certUntil: null, active: false, reason: '调离' });
  person = own;
  await expect(people()('unlock', { pin: '4729' })).rejects.toMatchObject({ code: 'people.inactive' });
  await expect(checkPin(services, '4729')).rejects.toMatchObject({ code: 'people.noPin' });
});
