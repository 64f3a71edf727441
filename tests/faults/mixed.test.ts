import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileSha256 } from '#electron/ledger/digest.ts';
import { listBackups, makeBackup } from '#electron/ledger/backup.ts';
import { checkLedger } from '#electron/ledger/integrity.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { makeReportsDesk } from '../reports/support/desk.ts';
import { enterMarch, MARCH } from '../reports/support/march.ts';
import { bundleChild, spawnChild, type Spawned } from './deliveryProcess.ts';

/*
 * kill -9 in the midst of everything at once, by one process or by two (window and command line): no acknowledged write is lost, the chain is whole, no file is left over.
 * The long form: BRIGADE_KILLS=200 npm test -- unit tests/faults/mixed.test.ts
 */

const KILLS = Number(process.env['BRIGADE_KILLS'] ?? 12);
const resources = path.resolve(import.meta.dirname, '../../resources');
let child = '';
let parent = '';
let folder = '';
let caseId = 0;

beforeAll(async () => {
  child = await bundleChild('mixedChild');
  const desk = await makeReportsDesk();
  ({ caseId } = await enterMarch(desk));
  ({ parent, folder } = desk);
  await desk.ledger.close();
}, 60_000);

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
  await rm(path.dirname(child), { recursive: true, force: true });
});

it('the ledger opens and is whole after every death, and whatever was acknowledged is there', async () => {
  const told: string[] = [];
  for (let round = 1; round <= KILLS; round += 1) {
    const start = (which: string): Spawned => spawnChild(child, [folder, resources, MARCH, String(caseId), String(round), which]);
    const running = round % 3 === 0 ? [start('first'), start('second')] : [start('first')];
    await Promise.all(running.map((one) => Promise.race([one.line('ready'), one.ended])));
    await pause(Math.random() * 1200);
    for (const one of running) one.child.kill('SIGKILL');
    await Promise.all(running.map((one) => one.ended));
    const lines = running.flatMap((one) => one.lines);
    expect(lines.filter((line) => line.startsWith('failed'))).toEqual([]);
    told.push(...running.flatMap((one) => acknowledged(one.lines)));
    await afterDeath(told);
  }
  // Every kind of work was under way and came to an end.
  const kinds = new Set(told.map((line) => line.split(' ')[1] ?? ''));
  expect([...kinds].toSorted()).toEqual(['backup', 'batch', 'case', 'complaint', 'draft', 'employer', 'payment', 'revision']);
}, 60_000 + KILLS * 20_000);

/** What a process told as done. Its last draft may have become a complaint of which nobody heard any more. */
function acknowledged(lines: readonly string[]): string[] {
  const done = lines.filter((line) => line.startsWith('done '));
  const last = done.findLastIndex((line) => line.startsWith('done draft '));
  return done.slice(last).some((line) => line.startsWith('done complaint ')) ? done : done.filter((_, index) => index !== last);
}

/** Everything that must hold, looked at in the ledger as opened anew. */
async function afterDeath(told: readonly string[]): Promise<void> {
  const ledger = await openLedger(folder, { now: Date.now() });
  try {
    expect((await checkLedger(ledger)).filter((found) => !found.ok)).toEqual([]);
    expect(await lost(ledger, told)).toEqual([]);
    // A complaint and who stands behind it: both or neither.
    expect(await ledger.reader.rows(`SELECT id FROM complaints c WHERE (SELECT count(*) FROM person_subjects p WHERE p.subject_kind = 'complaint' AND p.subject_id = c.id) <> 1`)).toEqual([]);
    expect(await leftOver(ledger)).toEqual([]);
  } finally {
    await ledger.close();
  }
}

/** Acknowledged writes that the ledger does not hold. */
async function lost(ledger: Ledger, told: readonly string[]): Promise<string[]> {
  const texts = async (sql: string): Promise<Set<string>> => new Set((await ledger.reader.rows<{ v: string | number }>(sql)).map(({ v }) => String(v)));
  const there = {
    case: await texts('SELECT case_no AS v FROM cases'),
    payment: await texts('SELECT voucher AS v FROM payments'),
    batch: await texts(`SELECT id AS v FROM import_batches`),
    revision: await texts('SELECT payload_sha256 AS v FROM report_revisions'),
    complaint: await texts('SELECT receipt_no AS v FROM complaints'),
    // A draft goes with its registration, which may have come through although nobody heard of it.
    draft: new Set([...await texts('SELECT id AS v FROM complaint_drafts'), ...told.filter((line) => line.startsWith('done complaint')).map((line) => line.split(' ')[3] ?? '')]),
  };
  const addresses = new Map((await ledger.reader.rows<{ uscc: string; address: string }>('SELECT uscc, address FROM employers')).map((row) => [row.uscc, row.address]));
  return told.filter((line) => {
    const [, kind = '', fact = '', more = ''] = line.split(' ');
    // A later edit may have come through although nobody heard of it.
    if (kind === 'employer') return !addresses.has(fact) || (more !== '-' && (addresses.get(fact) ?? '') < more);
    return kind in there && !there[kind as keyof typeof there].has(fact);
  });
}

/** Files in the ledger's folder that belong to nothing, after a backup an hour later has swept; backups that are not what their manifest says. */
async function leftOver(ledger: Ledger): Promise<string[]> {
  await makeBackup(ledger.paths, 'hand', Date.now() + 3_600_000);
  const backups = await listBackups(ledger.paths);
  const broken = await Promise.all(backups.map(async (one) => ((await fileSha256(path.join(ledger.paths.backups, one.name))) === one.sha256 ? [] : [one.name])));
  const known = new Set(backups.flatMap((one) => [one.name, `${one.name}.json`]));
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const strange = files.filter((entry) => {
    if (path.basename(entry.parentPath) === 'backups') return !known.has(entry.name);
    return !/^ledger\.sqlite(-wal|-shm)?$|^.*-被拒\.csv$/.test(entry.name);
  });
  return [...broken.flat(), ...strange.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))];
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });
