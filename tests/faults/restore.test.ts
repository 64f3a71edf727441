import { readdirSync } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeBackup } from '#electron/ledger/backup.ts';
import { checkLedger } from '#electron/ledger/integrity.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import { sweepUnpacked } from '#electron/areas/backups/source.ts';
import { makeLedger } from '../support/ledger.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';

/* kill -9 in the midst of restores: there is always a ledger, whole, and it is the one or the other; what was replaced is still beside it. */

const ROUNDS = 10;
let child = '';
let folder = '';
const sources: string[] = [];

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
}, 60_000);

afterAll(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true });
  await rm(path.dirname(child), { recursive: true, force: true });
});

it('a ledger stands there after every death', async () => {
  let restored = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const running = spawnChild(child, [folder, ...sources]);
    await running.line(round % 3 === 2 ? 'ready' : `restoring ${1 + Math.floor(Math.random() * 3)}`);
    await new Promise((resolve) => { setTimeout(resolve, Math.random() * (round % 3 === 2 ? 300 : 15)); });
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
    const aside = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
    for (const name of aside) await rm(path.join(folder, name), { recursive: true, force: true });
  }
  expect(restored).toBeGreaterThan(2);
}, 120_000);
