import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeSetting } from '#electron/ledger/meta.ts';
import { CITY_URL } from '#electron/outbox/address.ts';
import { makeCity, type City } from '../outbox/support/city.ts';
import { makeReportsDesk } from '../reports/support/desk.ts';
import { enterMarch, MARCH } from '../reports/support/march.ts';
import { bundleChild, spawnChild, type Spawned } from './deliveryProcess.ts';
import { seat } from '../support/seat.ts';
import { afterDeath, type Proven } from './mixed/afterDeath.ts';
import { OFFICER, STAFF } from './mixed/brigade.ts';

/*
 * kill -9 in the midst of everything at once, by one process or by two (window and command line): no acknowledged write is lost, the chain is whole, nothing is half done, no file is left over.
 * The long form: BRIGADE_KILLS=200 npm test -- unit tests/faults/mixed.test.ts
 */

const KILLS = Number(process.env['BRIGADE_KILLS'] ?? 12);
/** A ledger dies this often, then another begins: what it must hold grows with each round, and so does the time to look for it. */
const LIVES = 25;
const resources = path.resolve(import.meta.dirname, '../../resources');
let child = '';

interface Victim { readonly folder: string; readonly caseId: number; readonly city: City; close(): Promise<void> }

beforeAll(async () => { child = await bundleChild('mixedChild'); }, 60_000);
afterAll(() => rm(path.dirname(child), { recursive: true, force: true }));

/** A district with its sample month, and the city that it sends to. */
async function makeVictim(): Promise<Victim> {
  const desk = await makeReportsDesk();
  const city = await makeCity({ enrol: [desk.publicKeyFile] });
  const { caseId } = await enterMarch(desk);
  await desk.pin(city.inbox.publicKeyFile);
  await desk.ledger.transaction(async (w) => {
    await writeSetting(w, CITY_URL, city.url);
    return { commit: true };
  });
  await seat(desk, OFFICER, ...STAFF);
  await desk.ledger.close();
  return { folder: desk.folder, caseId, city, close: async () => { await city.close(); await rm(desk.parent, { recursive: true, force: true }); } };
}

const ledgers = Array.from({ length: Math.ceil(KILLS / LIVES) }, (_, n) => ({ ledger: n + 1, rounds: Math.min(LIVES, KILLS - n * LIVES) }));

it.each(ledgers)('ledger $ledger opens and is whole after each of $rounds deaths, and whatever was acknowledged is there', async ({ rounds }) => {
  const victim = await makeVictim();
  try {
    const told: string[] = [];
    const proven: Proven = new Set();
    for (let round = 1; round <= rounds; round += 1) {
      const life = await Promise.all(start(victim, round));
      // A random moment; now and then late, so that the longer works come to their end. The last life goes on until every kind of work has come to its end once.
      await pause(Math.random() * (round % 4 === 0 ? 4000 : 1200));
      if (round === rounds) await until(() => missing([...told, ...life.flatMap(done)]).length === 0, 60_000);
      told.push(...await die(life));
      await afterDeath(victim.folder, told, victim.city, proven);
    }
    // At the end every byte of every backup is read again.
    await afterDeath(victim.folder, told, victim.city, new Set());
    expect(missing(told)).toEqual([]);
  } finally {
    await victim.close();
  }
}, 60_000 + LIVES * 30_000);

/** Lets one process work, or two at once. */
function start({ folder, caseId }: Victim, round: number): Promise<Spawned>[] {
  return (round % 3 === 0 ? ['first', 'second'] : ['first']).map(async (which) => {
    const process = spawnChild(child, [folder, resources, MARCH, String(caseId), String(round), which]);
    await Promise.race([process.line('ready'), process.ended]);
    return process;
  });
}

/** What they told as done until they were killed. */
async function die(life: readonly Spawned[]): Promise<string[]> {
  for (const one of life) one.child.kill('SIGKILL');
  await Promise.all(life.map((one) => one.ended));
  expect(life.flatMap((one) => one.lines).filter((line) => line.startsWith('failed'))).toEqual([]);
  return life.flatMap((one) => acknowledged(done(one)));
}

const KINDS = ['anchor', 'attachment', 'backup', 'batch', 'case', 'complaint', 'delivered', 'draft', 'employer', 'filed', 'frozen', 'issued', 'paper', 'payment', 'revision', 'signature', 'takenBack', 'takenOff', 'void'];
const missing = (told: readonly string[]): string[] => KINDS.filter((kind) => !told.some((line) => line.startsWith(`${kind} `)));

const done = ({ lines }: Spawned): string[] => lines.filter((line) => line.startsWith('done ')).map((line) => line.slice('done '.length));

/** The last draft may have become a complaint of which nobody heard any more. */
function acknowledged(told: readonly string[]): string[] {
  const last = told.findLastIndex((line) => line.startsWith('draft '));
  return told.slice(last).some((line) => line.startsWith('complaint ')) ? [...told] : told.filter((_, index) => index !== last);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Waits for something, and no longer than so many milliseconds. */
async function until(holds: () => boolean, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !holds() && Date.now() < end;) await pause(50);
}
