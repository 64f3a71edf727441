import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sweepIncoming } from '#electron/areas/attachments/attach.ts';
import { checkAttachments } from '#electron/areas/attachments/check.ts';
import { openSealed } from '#electron/areas/attachments/files.ts';
import { sweepAbandoned } from '#electron/ledger/abandoned.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { complaintOf, makeBrigade } from '../intake/support.ts';
import { seat } from '../support/seat.ts';
import { openKeychain } from '../support/vault.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';
import { OFFICER } from './mixed/brigade.ts';

/* kill -9 while a file is sealed into the ledger's folder: what was acknowledged opens to the very bytes, and nothing else stays. */

const ROUNDS = 10;
const LATER = 7_200_000;
const resources = path.resolve(import.meta.dirname, '../../resources');
let child = '';
let folder = '';
let complaintId = 0;

beforeAll(async () => {
  child = await bundleChild('attachChild');
  const desk = await makeBrigade(Date.now());
  ({ folder } = desk);
  complaintId = (await desk.clerk('register', complaintOf(null))).id;
  await seat(desk, OFFICER);
  await desk.ledger.close();
}, 60_000);

afterAll(async () => {
  await rm(path.dirname(folder), { recursive: true, force: true });
  await rm(path.dirname(child), { recursive: true, force: true });
});

it('every acknowledged file is there whole, and half ones are swept', async () => {
  const told = new Map<number, string>();
  let half = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const running = spawnChild(child, [folder, resources, String(complaintId)]);
    await running.line('ready');
    await new Promise((resolve) => { setTimeout(resolve, 60 + Math.random() * 400); });
    running.child.kill('SIGKILL');
    await running.ended;
    for (const line of running.lines) if (line.startsWith('attached ')) told.set(Number(line.split(' ')[1]), line.split(' ')[2] ?? '');
    const ledger = await openLedger(folder, { now: Date.now() });
    try {
      const { vault } = await VaultKeeper.open(ledger, openKeychain);
      half += (await ledger.reader.rows(`SELECT id FROM attachments WHERE state = 'incoming'`)).length;
      await sweepIncoming({ ledger, now: Date.now() + LATER });
      await sweepAbandoned(folder, Date.now() + LATER);
      const rows = await ledger.reader.rows<{ id: number; uuid: string; sha256: string; header: Uint8Array }>('SELECT id, uuid, sha256, header FROM attachments');
      for (const row of rows) expect(sha256(await openSealed(vault, ledger.paths.attachments, row))).toBe(row.sha256);
      const there = new Map(rows.map((row) => [row.id, row.sha256]));
      expect([...told].filter(([id, digest]) => there.get(id) !== digest)).toEqual([]);
      expect(readdirSync(ledger.paths.attachments).sort()).toEqual(rows.map(({ uuid }) => `${uuid}.sealed`).sort());
      expect((await checkAttachments(ledger.reader, ledger.paths.attachments)).ok).toBe(true);
      // Each has its entry, and no entry stands without its file.
      expect((await ledger.reader.rows(`SELECT seq FROM journal WHERE operation = 'attachments.attach'`))).toHaveLength(rows.length);
      expect(await firstBrokenEntry(ledger.reader)).toBeNull();
    } finally {
      await ledger.close();
    }
  }
  expect(half).toBeGreaterThan(0);
  expect(told.size).toBeGreaterThan(0);
}, 240_000);
