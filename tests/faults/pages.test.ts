import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/messages/index.ts';
import { acceptPages, backupNow } from '#electron/areas/settings/safety.ts';
import { lookAtPages } from '#electron/areas/settings/pages.ts';
import { verifyLedger } from '#electron/areas/settings/verify.ts';
import { restoreNewestBackup } from '#electron/host/restoreBackup.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { connect } from '#electron/ledger/driver.ts';
import type { IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { putInstead, rehearse } from '#electron/ledger/replace.ts';
import { recordFile } from '#electron/ledger/pages/record.ts';
import { recordAtRest } from '#electron/ledger/pages/rest.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import { at } from '../support/desk.ts';
import { CAPTAIN } from '../support/ledger.ts';
import { head, makeReportsDesk, uscc, type ReportsDesk } from '../reports/support/desk.ts';

/* What a disk, or another program, changed in the file while the ledger was closed: SQLite has no check figures of its own, so the product takes them at closing. */

let desk: ReportsDesk;
let parent = '';
let image = '';
let copies = 0;

beforeAll(async () => {
  desk = await makeReportsDesk(at('2025-04-01 09:42'));
  parent = await mkdtemp(path.join(tmpdir(), 'pages-'));
  image = path.join(parent, 'image');
  for (let n = 1; n <= 30; n += 1) await desk.employers('create', { fields: head(`测试${n}号有限公司`, uscc(n), { address: `河东街道${n}号院` }), tags: [] });
  await makeBackup(desk.ledger.paths, 'hand', desk.clock.now);
  await cp(desk.folder, image, { recursive: true });
  await close(await openLedger(image, { now: desk.clock.now }));
});
afterAll(async () => {
  await desk.close();
  await rm(parent, { recursive: true, force: true });
});

/** As window and command line close. */
async function close(ledger: Ledger): Promise<void> {
  await ledger.close();
  await recordAtRest(ledger.paths, desk.clock.now);
}
const open = (folder: string): Promise<Ledger> => openLedger(folder, { now: desk.clock.now, prove: true });

async function copy(): Promise<string> {
  copies += 1;
  const folder = path.join(parent, `copy-${copies}`);
  await cp(image, folder, { recursive: true });
  return folder;
}
async function turn(folder: string, offset: number): Promise<void> {
  const file = path.join(folder, 'ledger.sqlite');
  const bytes = await readFile(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 1;
  await writeFile(file, bytes);
}
/** Makes 7 a 6 in an address: nothing that the engine could see. */
async function turnText(folder: string): Promise<void> {
  await turn(folder, (await readFile(path.join(folder, 'ledger.sqlite'))).lastIndexOf('河东街道7号院') + Buffer.byteLength('河东街道'));
}
async function pages(ledger: Ledger): Promise<IntegrityCheck | undefined> {
  return (await verifyLedger({ ...desk.services, ledger: () => ledger })).checks.find(({ check }) => check === 'pages');
}
const addressOf = (ledger: Ledger, id: number) => ledger.reader.first<{ address: string }>('SELECT address FROM employers WHERE id = ?', [id]);
const write = (ledger: Ledger): Promise<void> => ledger.command({ actor: CAPTAIN, now: desk.clock.now }, async () => ({ value: undefined, topics: [], entry: { operation: 't', subject: { kind: 't', id: '', label: '' }, summary: '', changes: {} } }));

describe('a bit that turned while the ledger was closed', () => {
  it('inside of a text, where the engine sees nothing: said at opening with the kind of record, still said after more work, until an officer answers for it', async () => {
    const folder = await copy();
    await turnText(folder);
    let ledger = await open(folder);
    expect(await addressOf(ledger, 7)).toEqual({ address: '河东街道6号院' }); // reads as if it were right
    const { ok, checks } = await verifyLedger({ ...desk.services, ledger: () => ledger });
    expect([ok, checks.filter((one) => !one.ok).map((one) => one.check)]).toEqual([false, ['pages']]);
    expect((await pages(ledger))?.detail).toMatch(/^数据库文件在上次关闭（2025-04-01 09:42）之后被改动，不是本软件写的：1 页不同，涉及：用人单位。/);
    await write(ledger);
    await close(ledger);
    ledger = await open(folder);
    expect((await pages(ledger))?.ok).toBe(false);
    const asking = { services: desk.services, ledger, actor: CAPTAIN, now: desk.clock.now, progress: () => undefined };
    await acceptPages.run(asking, { reason: '与备份逐条对照，已改正地址' });
    expect((await pages(ledger))?.ok).toBe(true);
    expect(await ledger.reader.first('SELECT reason, override_kind FROM journal ORDER BY seq DESC LIMIT 1')).toEqual({ reason: '与备份逐条对照，已改正地址', override_kind: 'refusal' });
    await expect(acceptPages.run(asking, { reason: '再一次' })).rejects.toMatchObject({ code: 'settings.pagesRight' });
    await close(ledger);
    ledger = await open(folder);
    expect((await pages(ledger))?.detail).toMatch(/^数据库文件的 \d+ 页与上次关闭时完全一致$/);
    await close(ledger);
  });

  it('anywhere: found, or the ledger says that it is damaged', async () => {
    const { size } = await stat(path.join(image, 'ledger.sqlite'));
    for (const place of [19, 27, 95, ...Array.from({ length: 40 }, (_, i) => Math.floor(((i * 0.618_034) % 1) * size))]) {
      const folder = await copy();
      await turn(folder, place);
      const ledger = await open(folder).catch((error: unknown) => {
        expect(error).toBeInstanceOf(Refusal);
        return null;
      });
      if (ledger !== null) {
        expect([place, (await verifyLedger({ ...desk.services, ledger: () => ledger })).ok]).toEqual([place, false]);
        await ledger.close();
      }
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('in the record itself: it proves nothing, and nothing is alleged', async () => {
    const folder = await copy();
    const record = recordFile(ledgerPaths(folder));
    const bytes = await readFile(record);
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    await writeFile(record, bytes);
    const ledger = await open(folder);
    expect((await pages(ledger))?.ok).toBe(true);
    await ledger.close();
  });
});

it('another program that writes into the closed ledger is found', async () => {
  const folder = await copy();
  const other = connect({ file: path.join(folder, 'ledger.sqlite'), readOnly: false, connections: 1, busyTimeoutMs: 1000 });
  await other.run(`UPDATE employers SET address = '别处' WHERE id = 3`);
  await other.close();
  const ledger = await open(folder);
  expect((await pages(ledger))?.ok).toBe(false);
  await ledger.close();
});

describe('nothing is alleged', () => {
  it('of what the product wrote: the record goes before the first byte, and comes back with the last closing', async () => {
    const folder = await copy();
    const paths = ledgerPaths(folder);
    const [window, commandLine] = [await open(folder), await openLedger(folder, { now: desk.clock.now })];
    await commandLine.reader.first('SELECT 1');
    expect(existsSync(recordFile(paths))).toBe(true);
    await write(window);
    expect(existsSync(recordFile(paths))).toBe(false);
    await write(commandLine);
    await close(commandLine); // the window is still there
    expect(existsSync(recordFile(paths))).toBe(false);
    await write(window);
    await close(window);
    expect(existsSync(recordFile(paths))).toBe(true);
    const again = await open(folder);
    expect((await pages(again))?.ok).toBe(true);
    await again.close();
  });

  it('of a backup in its place: by a restore, by the newest good one, and of what was found in the file before', async () => {
    const folder = await copy();
    const paths = ledgerPaths(folder);
    await turnText(folder);
    const ledger = await open(folder);
    expect((await pages(ledger))?.ok).toBe(false);
    const backup = await makeBackup(paths, 'hand', desk.clock.now + 1);
    await close(ledger);
    const staging = await rehearse(paths, path.join(paths.backups, backup.name), desk.clock.now);
    await putInstead(paths, staging, desk.clock.now);
    const restored = await open(folder);
    expect((await pages(restored))?.ok).toBe(true);
    await close(restored);
    await turnText(folder);
    await (await open(folder)).close();
    await restoreNewestBackup(folder, desk.clock.now);
    const newest = await open(folder);
    expect((await pages(newest))?.ok).toBe(true);
    await newest.close();
  });
});

describe('a bit that turned while the ledger was open', () => {
  /** By another process, as a disk would: this one has the file open. */
  async function turnOutside(folder: string, text: string): Promise<void> {
    const file = path.join(folder, 'ledger.sqlite');
    await promisify(execFile)(process.execPath, ['-e', `const fs = require('node:fs'); const b = fs.readFileSync(process.argv[1]); const at = b.lastIndexOf(process.argv[2]) + ${Buffer.byteLength('河东街道')}; const f = fs.openSync(process.argv[1], 'r+'); fs.writeSync(f, Buffer.from([b[at] ^ 1]), 0, 1, at); fs.closeSync(f);`, file, text]);
  }
  const flush = (ledger: Ledger): Promise<unknown> => ledger.exclusively((w) => w.rows('PRAGMA wal_checkpoint(PASSIVE)'));

  it('is found by the next look, told by verify and in the status, and no work of the engine is taken for it', async () => {
    const folder = await copy();
    const ledger = await open(folder);
    expect(await lookAtPages(ledger, desk.clock.now)).toBe(false);
    // Work goes through the log into the file: nothing to tell.
    for (let n = 0; n < 3; n += 1) {
      await write(ledger);
      await flush(ledger);
      expect(await lookAtPages(ledger, desk.clock.now)).toBe(false);
    }
    await turnOutside(folder, '河东街道7号院');
    expect(await lookAtPages(ledger, desk.clock.now)).toBe(true);
    expect((await pages(ledger))?.detail).toMatch(/^数据库文件在打开期间，上次核对（2025-04-01 09:42）之后被改动，不是本软件写的：1 页不同，涉及：用人单位。/);
    expect(await ledger.reader.first(`SELECT summary FROM journal WHERE operation = 'settings.verify' ORDER BY seq DESC LIMIT 1`)).toMatchObject({ summary: expect.stringContaining('打开期间') as string });
    // Told once; it stands until somebody answers for it, also after closing and opening.
    expect(await lookAtPages(ledger, desk.clock.now)).toBe(false);
    await close(ledger);
    const again = await open(folder);
    expect((await pages(again))?.ok).toBe(false);
    await again.close();
  });

  it('is found beside work that was done meanwhile, by the look before a backup', async () => {
    const folder = await copy();
    const ledger = await open(folder);
    await write(ledger);
    await lookAtPages(ledger, desk.clock.now);
    await write(ledger);
    await flush(ledger);
    await turnOutside(folder, '河东街道9号院');
    const asking = { services: { ...desk.services, ledger: () => ledger }, ledger, actor: CAPTAIN, now: desk.clock.now, progress: () => undefined };
    await backupNow.run(asking, {});
    expect((await pages(ledger))?.ok).toBe(false);
    await ledger.close();
  });

  it('a log that was begun anew meanwhile makes the look a new beginning: no false alarm, and what turns afterwards is found', async () => {
    const folder = await copy();
    const ledger = await open(folder);
    await write(ledger);
    await lookAtPages(ledger, desk.clock.now);
    for (let n = 0; n < 3; n += 1) {
      await ledger.exclusively((w) => w.rows('PRAGMA wal_checkpoint(RESTART)'));
      await write(ledger);
    }
    await flush(ledger);
    expect(await lookAtPages(ledger, desk.clock.now)).toBe(false);
    await turnOutside(folder, '河东街道7号院');
    expect(await lookAtPages(ledger, desk.clock.now)).toBe(true);
    await ledger.close();
  });
});
