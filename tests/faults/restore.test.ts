import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBackup } from '#electron/ledger/backup.ts';
import { checkLedger } from '#electron/ledger/integrity.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import { sweepAbandoned } from '#electron/ledger/abandoned.ts';
import { bringParts, readUndo, sweepUnpacked } from '#electron/areas/backups/source.ts';
import { makeLedger } from '../support/ledger.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';

/*
 * kill -9 in the midst of restores: there is always a ledger, whole, and it is the one or the other; what was replaced is still beside it, and named for the undo; of the files that come along
 * each is there whole or not at all, and the next restore brings the rest.
 */

const ROUNDS = 10;
let child = '';
let folder = '';
const sources: string[] = [];
/** What lies on the stick beside the ledger: files of records, by name. */
const FILES = new Map(Array.from({ length: 30 }, (_, n): [string, Buffer] => [`11111111-2222-4333-8444-${String(n).padStart(12, '0')}.sealed`, randomBytes(50_000 + n * 20_000)]));
let stick = '';

beforeAll(async () => {
  child = await bundleChild('restoreChild');
  const made = await makeLedger();
  ({ folder } = made);
  for (const name of ['甲', '乙']) {
    await made.ledger.transaction(async (w) => { await w.run('INSERT INTO streets (code, name) VALUES (?, ?)', [`99010100${sources.length + 1}`, name]); return { commit: true }; });
    const backup = await makeBackup(made.ledger.paths, 'hand', Date.UTC(2026, 0, 1 + sources.length));
    const copy = path.join(path.dirname(folder), `${name}.sqlite`);
    await copyFile(path.join(made.ledger.paths.backups, backup.name), copy);
    sources.push(copy);
  }
  await made.ledger.close();
  stick = path.join(path.dirname(folder), 'stick');
  mkdirSync(ledgerPaths(stick).attachments, { recursive: true });
  for (const [name, bytes] of FILES) writeFileSync(path.join(ledgerPaths(stick).attachments, name), bytes);
}, 60_000);

afterAll(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true });
  await rm(path.dirname(child), { recursive: true, force: true });
});

it('a ledger stands there after every death', async () => {
  let restored = 0;
  let partly = 0;
  const { attachments } = ledgerPaths(folder);
  for (let round = 0; round < ROUNDS; round += 1) {
    rmSync(attachments, { recursive: true, force: true });
    mkdirSync(attachments);
    const running = spawnChild(child, [folder, stick, ...sources]);
    await running.line(round % 3 === 2 ? 'ready' : 'restoring 1');
    await new Promise((resolve) => { setTimeout(resolve, Math.random() * (round % 3 === 2 ? 300 : 60)); });
    running.child.kill('SIGKILL');
    await running.ended;
    restored += running.lines.filter((line) => line.startsWith('restored')).length;
    await sweepUnpacked(ledgerPaths(folder));
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    const ledger = await openLedger(folder, { now: Date.now() });
    try {
      expect((await checkLedger(ledger)).filter((found) => !found.ok)).toEqual([]);
      expect([1, 2]).toContain((await ledger.reader.first<{ n: number }>('SELECT count(*) AS n FROM streets'))?.n);
    } finally {
      await ledger.close();
    }
    // Named before it is done: what it names is there, or it names nothing.
    const undo = await readUndo(ledgerPaths(folder));
    if (undo !== null) expect(readdirSync(path.join(folder, undo.aside))).toContain('ledger.sqlite');
    const came = readdirSync(attachments).filter((name) => !name.startsWith('.'));
    for (const name of came) expect(readFileSync(path.join(attachments, name)).equals(FILES.get(name) ?? Buffer.alloc(0)), name).toBe(true);
    if (came.length > 0 && came.length < FILES.size) partly += 1;
    await bringParts(ledgerPaths(stick), ledgerPaths(folder));
    await sweepAbandoned(folder, Date.now() + 3_600_000);
    expect(readdirSync(attachments).sort()).toEqual([...FILES.keys()].sort());
    const aside = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
    for (const name of aside) await rm(path.join(folder, name), { recursive: true, force: true });
  }
  expect(restored + partly).toBeGreaterThan(2);
  expect(partly).toBeGreaterThan(0);
}, 120_000);
