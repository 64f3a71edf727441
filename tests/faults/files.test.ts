import { cp, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/messages/index.ts';
import { listBackups, makeBackup, newestGoodBackup } from '#electron/ledger/backup.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { checkLedger } from '#electron/ledger/integrity.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import { verifyLedger } from '#electron/areas/settings/verify.ts';
import { restoreNewestBackup } from '#electron/host/restoreBackup.ts';
import { head, makeDesk, uscc, type Desk } from '../support/desk.ts';

/* Files of the ledger that a power cut or a dying disk left in pieces. `image` is the folder as it lay on the disk at that moment, with its write-ahead log. */

const EMPLOYERS = 40;
let desk: Desk;
let parent = '';
let image = '';

beforeAll(async () => {
  desk = await makeDesk();
  parent = await mkdtemp(path.join(tmpdir(), 'ledger-files-'));
  image = path.join(parent, 'image');
  for (let n = 1; n <= EMPLOYERS / 2; n += 1) await desk.employers('create', { fields: head(`${n}号有限公司`, uscc(n)), tags: ['重点'] });
  await makeBackup(desk.ledger.paths, 'hand', desk.clock.now);
  for (let n = EMPLOYERS / 2 + 1; n <= EMPLOYERS; n += 1) await desk.employers('create', { fields: head(`${n}号有限公司`, uscc(n)), tags: [] });
  await cp(desk.folder, image, { recursive: true });
});
afterAll(async () => {
  await desk.close();
  await rm(parent, { recursive: true, force: true });
});

let copies = 0;
async function copy(): Promise<string> {
  copies += 1;
  const folder = path.join(parent, `copy-${copies}`);
  await cp(image, folder, { recursive: true });
  return folder;
}

async function flip(file: string, offset: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[offset] = (bytes[offset] ?? 0) ^ 0xff;
  await writeFile(file, bytes);
}

describe('a write-ahead log that was cut off', () => {
  it('whole, nothing is lost; at any other length the ledger opens, is whole, and holds the first entries without a gap', async () => {
    const { size } = await stat(path.join(image, 'ledger.sqlite-wal'));
    expect(size).toBeGreaterThan(100_000);
    const lengths = [size, size - 1, size - 4096, Math.floor(size * 0.7), Math.floor(size / 3) + 17, 4152, 33, 32, 31, 1, 0];
    const found: number[] = [];
    for (const length of lengths) {
      const folder = await copy();
      await truncate(path.join(folder, 'ledger.sqlite-wal'), length);
      await rm(path.join(folder, 'ledger.sqlite-shm'), { force: true });
      const ledger = await openLedger(folder, { now: desk.clock.now }).catch((error: unknown) => {
        // Cut off before the first commit that the log holds, the file under it is older than the ledger itself.
        expect(error).toMatchObject({ code: 'ledger.notALedger' });
        return null;
      });
      if (ledger === null) continue;
      expect((await checkLedger(ledger)).filter((one) => !one.ok)).toEqual([]);
      const { n = -1 } = (await ledger.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal')) ?? {};
      expect(await ledger.reader.first('SELECT count(*) AS n FROM employers')).toEqual({ n });
      found.push(n);
      await ledger.close();
    }
    expect(found[0]).toBe(EMPLOYERS);
    expect(found).toEqual(found.toSorted((a, b) => b - a));
  });
});

describe('bytes that turned', () => {
  it('in the write-ahead log: the ledger opens with all entries before, is whole, and says that later ones are lost', async () => {
    const { size } = await stat(path.join(image, 'ledger.sqlite-wal'));
    const silent: number[] = [];
    for (const place of [Math.floor(size * 0.4), Math.floor(size * 0.55), Math.floor(size * 0.7), size - 20]) {
      const folder = await copy();
      await flip(path.join(folder, 'ledger.sqlite-wal'), place);
      await rm(path.join(folder, 'ledger.sqlite-shm'), { force: true });
      const ledger = await openLedger(folder, { now: desk.clock.now, prove: true }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'ledger.notALedger' });
        return null;
      });
      if (ledger === null) continue;
      const { n = -1 } = (await ledger.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal')) ?? {};
      expect(await ledger.reader.first('SELECT count(*) AS n FROM employers')).toEqual({ n });
      expect((await checkLedger(ledger)).filter((one) => !one.ok)).toEqual([]);
      const { checks } = await verifyLedger({ ...desk.services, ledger: () => ledger });
      const found = checks.find(({ check }) => check === 'pages');
      // One transaction may be the one that a power cut met.
      if (found?.ok === true) silent.push(EMPLOYERS - n);
      else expect(found?.detail).toContain(`写前日志损坏，最后至少 ${EMPLOYERS - n - 1} 次写入读不出来`);
      await ledger.close();
    }
    expect(silent.filter((missing) => missing > 1)).toEqual([]);
  });

  it('in no place of the log of a process that died: nothing is alleged', async () => {
    const folder = await copy();
    await truncate(path.join(folder, 'ledger.sqlite-wal'), (await stat(path.join(folder, 'ledger.sqlite-wal'))).size - 3000);
    const ledger = await openLedger(folder, { now: desk.clock.now, prove: true });
    expect((await verifyLedger({ ...desk.services, ledger: () => ledger })).checks.find(({ check }) => check === 'pages')?.ok).toBe(true);
    await ledger.close();
  });

  it('anywhere in the database: it opens or says in words that it is damaged; a check says what it found; the backup can always take its place', async () => {
    const whole = await copy();
    await (await openLedger(whole, { now: desk.clock.now })).close(); // the log is in the file now
    const { size } = await stat(path.join(whole, 'ledger.sqlite'));
    const places = [0, 17, 18, 24, 28, 56, 60, 99, 100, 107, ...Array.from({ length: 40 }, (_, i) => Math.floor(((i * 0.618_034) % 1) * size))];
    let damaged = 0;
    for (const place of places) {
      const folder = path.join(parent, `turned-${place}`);
      await cp(whole, folder, { recursive: true });
      await flip(path.join(folder, 'ledger.sqlite'), place);
      if (!(await opensAndAnswers(folder))) damaged += 1;
      const { backups } = ledgerPaths(folder);
      expect((await stat(backups)).isDirectory()).toBe(true);
      await rm(folder, { recursive: true, force: true });
    }
    expect(damaged).toBeGreaterThan(5);
  }, 120_000);

  it('so that it cannot be read: the newest good backup takes its place, and the broken file is kept', async () => {
    const folder = await copy();
    const file = path.join(folder, 'ledger.sqlite');
    for (const extra of ['-wal', '-shm']) await rm(`${file}${extra}`, { force: true });
    await writeFile(file, (await readFile(file)).fill(0x5a, 0, 5000));
    await expect(openLedger(folder, { now: desk.clock.now })).rejects.toMatchObject({ code: expect.stringMatching(/^ledger\.(damaged|notALedger)$/) as string });
    await restoreNewestBackup(folder, desk.clock.now);
    const ledger = await openLedger(folder, { now: desk.clock.now });
    expect(await ledger.reader.first('SELECT count(*) AS n FROM employers')).toEqual({ n: EMPLOYERS / 2 });
    await ledger.close();
  });

  it('in a backup: it is not offered, the one before it is; in its manifest: neither', async () => {
    const folder = await copy();
    const paths = ledgerPaths(folder);
    const newer = await makeBackup(paths, 'hand', desk.clock.now + 60_000);
    expect((await newestGoodBackup(paths))?.name).toBe(newer.name);
    await flip(path.join(paths.backups, newer.name), 5000);
    const older = await newestGoodBackup(paths);
    expect(older?.name).not.toBe(newer.name);
    await writeFile(path.join(paths.backups, `${older?.name ?? ''}.json`), '{"name":');
    expect(await newestGoodBackup(paths)).toBeNull();
    expect(await listBackups(paths)).toHaveLength(1);
  });

  it('in an attachment: the check says so', async () => {
    const folder = await copy();
    const content = '现场照片';
    const place = path.join(folder, 'attachments', sha256(content).slice(0, 2));
    await mkdir(place, { recursive: true });
    await writeFile(path.join(place, sha256(content)), content);
    const ledger = await openLedger(folder, { now: desk.clock.now });
    const attachments = async () => (await verifyLedger({ ...desk.services, ledger: () => ledger })).checks.find((one) => one.check === 'attachments')?.ok;
    expect(await attachments()).toBe(true);
    await flip(path.join(place, sha256(content)), 3);
    expect(await attachments()).toBe(false);
    await ledger.close();
  });
});

/** True where the ledger opened and was found whole; whatever else came was words for a person. */
async function opensAndAnswers(folder: string): Promise<boolean> {
  const ledger = await openLedger(folder, { now: desk.clock.now }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return null;
  });
  if (ledger === null) return false;
  try {
    // The desk's ledger has no device key.
    const checks = (await verifyLedger({ ...desk.services, ledger: () => ledger })).checks.filter(({ check }) => check !== 'keys' && check !== 'publicKeys');
    for (const check of checks) expect(check.detail).toMatch(/[一-鿿]/);
    return checks.every(({ ok }) => ok);
  } finally {
    await ledger.close();
  }
}
