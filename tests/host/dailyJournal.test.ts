import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { dailyTasks } from '#electron/host/dailyTasks.ts';
import type { OpenLedger } from '#electron/host/opened.ts';
import { lastIntegrity } from '#electron/areas/settings/integrity.ts';
import { createLedger } from '#electron/ledger/create.ts';
import { openLedger } from '#electron/ledger/open.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { keepFinding } from '#electron/ledger/pages/finding.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';

const NOW = Date.UTC(2025, 3, 1, 2);
let place: TestLedger;
let ledger: Ledger;
beforeEach(async () => {
  place = await makeLedger();
  const folder = path.join(path.dirname(place.folder), 'real');
  await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: 'correct horse battery', keychain: null, now: NOW });
  ledger = await openLedger(folder, { now: NOW });
});
afterEach(async () => {
  await ledger.close();
  await place.close();
});

async function run(name: string, unlocked = true): Promise<void> {
  const keyring = await openKeyring(ledger, null);
  if (unlocked) await keyring.unlock('correct horse battery');
  const services = { ...(await testServices({ ...place, ledger }, { now: NOW })), keyring: () => keyring };
  const opened = { ledger, keyring, openedAt: NOW } as OpenLedger;
  const task = dailyTasks(services, opened, () => Promise.resolve()).find((one) => one.name === name) ?? expect.unreachable();
  await task.run();
}

it('the day\'s work anchors the journal, once for the same head, and lets a locked key wait', async () => {
  const files = (): Promise<string[]> => readdir(path.join(ledger.paths.outbox, 'anchors')).catch(() => []);
  await run('anchor', false);
  expect(await files()).toEqual([]);
  await run('anchor');
  await run('anchor');
  expect(await files()).toHaveLength(1);
});

it('each start tells what was changed in the file while the ledger was closed', async () => {
  await keepFinding(ledger.paths, ledger.reader, { madeAt: NOW - 60_000, pages: [1], transactions: 0 }, NOW);
  await run('journal');
  expect(await lastIntegrity(ledger.reader)).toEqual({ ok: false, at: NOW });
  const [entry] = await ledger.reader.rows<{ summary: string }>('SELECT summary FROM journal ORDER BY seq DESC LIMIT 1');
  expect(entry?.summary).toContain('pages（数据库文件在上次关闭（2025-04-01 09:59）之后被改动，不是本软件写的：1 页不同');
});

it('each start looks at the journal: what was altered meanwhile is told at once and by its number', async () => {
  await run('anchor');
  await run('journal');
  expect(await lastIntegrity(ledger.reader)).toBeNull();
  await ledger.exclusively(async (w) => {
    await w.run('DROP TRIGGER journal_no_update');
    await w.run(`UPDATE journal SET summary = '没有这回事' WHERE seq = 1`);
  });
  await run('journal');
  expect(await lastIntegrity(ledger.reader)).toEqual({ ok: false, at: NOW });
  const [entry] = await ledger.reader.rows<{ summary: string }>('SELECT summary FROM journal ORDER BY seq DESC LIMIT 1');
  expect(entry?.summary).toContain('journal（日志第 1 条被改动）');
});
