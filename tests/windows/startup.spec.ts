import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeBackup } from '#electron/ledger/backup.ts';
import { createHash } from 'node:crypto';
import { openLedger } from '#electron/ledger/open.ts';
import { makeReadOnly, mountTinyDisk } from '../support/readOnly.ts';
import { expect, firstRun, test, type Place, type Product } from './fixtures.ts';

/* Each failure really breaks the disk under the product; the window must name the path and the way out, and the files must be as they were. */

/** Runs the product once, as at the very first start, so that the PC remembers a good ledger. */
async function withLedger(place: Place, start: () => Promise<Product>): Promise<void> {
  const first = await start();
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  await first.close();
}

/** Digest of every file of a folder, by its name; the engine's own working files (-wal, -shm) come and go with an attempt. */
function digests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !/-(wal|shm)$/.test(entry.name));
  return Object.fromEntries(files.map((entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')];
  }));
}

const database = (place: Place): string => path.join(place.ledgerFolder, 'ledger.sqlite');

const EMPLOYER = { name: '清河测试有限公司', uscc: '', industry: 'construction' as const, streetCode: '990101001', unitType: '', address: '河东街道七号院', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '' };

test('first run, then the same ledger at the next start', async ({ start, place }) => {
  const first = await start();
  expect(await first.read('settings.session', {})).toMatchObject({ stage: 'first-run', suggestedFolder: path.join(place.home, 'Documents', '劳监台账') });
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  expect((await first.read('settings.status', {})).keyUnlocked).toBe(true);
  expect(await first.read('settings.session', {})).toMatchObject({ stage: 'open', ledger: { folder: place.ledgerFolder, districtCode: '990101' }, officer: { staffNo: '0001' } });
  await first.close();
  const second = await start();
  expect(await second.read('settings.session', {})).toMatchObject({ stage: 'open', recentFolders: [place.ledgerFolder] });
  expect(await second.read('settings.status', {})).toMatchObject({ outboxWaiting: 0, outboxAttention: 0, backup: null, integrity: null, keyUnlocked: false });
  await second.close();
  expect(place.log().match(/ closed /g)).toHaveLength(2);
  expect(place.log()).not.toMatch(/ problem (?!operation.(reports|imports))/);
});

test('the clock was set back by a year: nothing is written, every screen says why, and an officer can say that the time is right now', async ({ start, place }) => {
  await withLedger(place, start);
  const ledger = await openLedger(place.ledgerFolder, { now: Date.now() });
  const actor = { staffNo: '0001', name: '大队长', posts: ['captain'] } as const;
  await ledger.command({ actor, now: Date.now() + 365 * 86_400_000 }, () => Promise.resolve({ value: undefined, topics: [], entry: { operation: 't', subject: { kind: 't', id: '', label: '' }, summary: '一年以后', changes: {} } }));
  await ledger.close();
  const { page, read, run, refused } = await start();
  const before = (await read('journal.proof', {})).entries;
  await expect(page.getByText('电脑时间不对，暂不能写入。')).toBeVisible();
  expect((await refused('run', 'employers.create', { fields: EMPLOYER, tags: [] })).code).toBe('ledger.clockBehind');
  expect((await read('journal.proof', {})).entries).toBe(before);
  await page.getByRole('button', { name: '现在的时间是对的…' }).click();
  await page.getByLabel('理由').fill('换主板电池后时间快了一年');
  await page.getByRole('button', { name: '确认时间无误' }).click();
  await expect(page.getByText('电脑时间不对，暂不能写入。')).toHaveCount(0);
  await run('employers.create', { fields: EMPLOYER, tags: [] });
});

test('a bit turned in the closed file, inside of a text: the check says so with the kind of record, and an officer can answer for it', async ({ start, place }) => {
  const first = await start();
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  await first.run('employers.create', { fields: EMPLOYER, tags: [] });
  await first.close();
  const bytes = readFileSync(database(place));
  const at = bytes.lastIndexOf('河东街道七号院');
  bytes[at + 2] = (bytes[at + 2] ?? 0) ^ 1;
  writeFileSync(database(place), bytes);
  const { page } = await start();
  await page.evaluate(() => { window.location.hash = '#/settings?section=ledger'; });
  await page.getByRole('button', { name: '现在核验' }).click();
  await expect(page.getByRole('table', { name: '核验结果' })).toContainText(/之后被改动，不是本软件写的：1 页不同，涉及：用人单位/);
  await page.getByRole('button', { name: '已核对，继续使用…' }).click();
  await page.getByLabel('理由').fill('与备份对照，只差一个字，已改正');
  await page.getByRole('button', { name: '核对无误，继续使用' }).click();
  await expect(page.getByText('已核对，继续使用…')).toBeHidden();
  await expect(page.locator('body')).toContainText('台账完整');
});

test('the folder is missing; it comes back and is opened again', async ({ start, place }) => {
  await withLedger(place, start);
  const away = `${place.ledgerFolder}-unplugged`;
  renameSync(place.ledgerFolder, away);
  const { page, read, run, refused } = await start();
  const { stage, problem } = await read('settings.session', {});
  expect({ stage, ...problem }).toMatchObject({ stage: 'failed', code: 'folder-missing', path: place.ledgerFolder });
  expect(problem?.message).toContain(place.ledgerFolder);
  expect(problem?.todo).not.toBe('');
  await expect(page.locator('body')).toContainText(place.ledgerFolder);
  expect((await refused('read', 'settings.status', {})).message).toBe(problem?.message);
  renameSync(away, place.ledgerFolder);
  await run('settings.openLedger', { folder: place.ledgerFolder });
  expect((await read('settings.session', {})).stage).toBe('open');
});

test('the folder is read-only', async ({ start, place }) => {
  await withLedger(place, start);
  const before = digests(place.ledgerFolder);
  const undo = makeReadOnly(place.ledgerFolder);
  test.skip(undo === null, 'root without the right to mount cannot make a folder read-only');
  try {
    const { page, read } = await start();
    expect((await read('settings.session', {})).problem).toMatchObject({ code: 'folder-read-only', path: place.ledgerFolder });
    await expect(page.locator('body')).toContainText(place.ledgerFolder);
    expect(digests(place.ledgerFolder)).toEqual(before);
  } finally {
    undo?.();
  }
});

test('the disk is full', async ({ start, place }) => {
  mkdirSync(place.ledgerFolder);
  const undo = mountTinyDisk(place.ledgerFolder, 3000);
  test.skip(undo === null, 'this account may not mount a small disk');
  try {
    const inside = path.join(place.ledgerFolder, 'ledger');
    const first = await start();
    await first.run('settings.createLedger', firstRun(inside));
    await first.close();
    const before = readFileSync(path.join(inside, 'ledger.sqlite')).toString('base64');
    fillUp(path.join(place.ledgerFolder, 'filling'));
    const { read, refused } = await start();
    const { stage, problem } = await read('settings.session', {});
    // Reading needs no space: the ledger may open, but every write must be refused with the path.
    if (stage === 'open') {
      const failure = await refused('run', 'settings.setStreetName', { code: '990101001', name: '城关街道', seen: '' });
      expect(failure).toMatchObject({ code: 'ledger.diskFull' });
      expect(failure.message).toContain(inside);
    } else {
      expect(problem).toMatchObject({ code: 'disk-full', path: inside });
    }
    expect(readFileSync(path.join(inside, 'ledger.sqlite')).toString('base64')).toBe(before);
    rmSync(path.join(place.ledgerFolder, 'filling'));
  } finally {
    undo?.();
  }
});

function fillUp(file: string): void {
  for (const size of [1_000_000, 100_000, 10_000, 4096, 512]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size, 1), { flag: 'a' });
    } catch {
      // this size does not fit any more
    }
  }
}

test('the ledger is damaged: a good backup takes its place, and the damaged one is kept', async ({ start, place }) => {
  await withLedger(place, start);
  const ledger = await openLedger(place.ledgerFolder, { now: Date.now() });
  const backup = await makeBackup(ledger.paths, 'schedule', Date.now());
  await ledger.close();
  writeFileSync(database(place), Buffer.concat([readFileSync(database(place)).subarray(0, 100), Buffer.alloc(200_000, 0x5a)]));
  const before = digests(place.ledgerFolder);
  const { page, read, run } = await start();
  const { problem } = await read('settings.session', {});
  expect(problem).toMatchObject({ code: 'ledger-damaged', path: database(place), backup: { name: backup.name } });
  await expect(page.locator('body')).toContainText(database(place));
  expect(digests(place.ledgerFolder)).toEqual(before);
  const { keptAside } = await run('settings.restoreNewestBackup', { folder: place.ledgerFolder });
  expect((await read('settings.session', {})).stage).toBe('open');
  expect(digests(keptAside)['ledger.sqlite']).toBe(before['ledger.sqlite']);
});

test('the ledger is of a newer version and is not touched', async ({ start, place }) => {
  await withLedger(place, start);
  const ledger = await openLedger(place.ledgerFolder, { now: 0 });
  await ledger.exclusively((w) => w.run(`INSERT INTO schema_migrations (id, name, applied_at) VALUES (4711, 'from the future', 0)`));
  await ledger.close();
  const before = digests(place.ledgerFolder);
  const { page, read } = await start();
  const { problem } = await read('settings.session', {});
  expect(problem).toMatchObject({ code: 'ledger-newer', path: database(place), backup: null });
  expect(problem?.message).toContain('4711');
  await expect(page.locator('body')).toContainText(database(place));
  expect(digests(place.ledgerFolder)).toEqual(before);
});

test('the folder holds no ledger', async ({ start, place }) => {
  mkdirSync(place.ledgerFolder);
  writeFileSync(path.join(place.ledgerFolder, 'letter.txt'), 'mine');
  place.remember(place.ledgerFolder);
  const { page, read } = await start();
  expect((await read('settings.session', {})).problem).toMatchObject({ code: 'not-a-ledger', path: place.ledgerFolder });
  await expect(page.locator('body')).toContainText(place.ledgerFolder);
  expect(readdirSync(place.ledgerFolder)).toEqual(['letter.txt']);
});

test('a file under the ledger\'s name that is none', async ({ start, place }) => {
  mkdirSync(place.ledgerFolder);
  writeFileSync(database(place), 'a letter, and a long one. '.repeat(400));
  const before = digests(place.ledgerFolder);
  place.remember(place.ledgerFolder);
  const { read } = await start();
  expect((await read('settings.session', {})).problem).toMatchObject({ code: 'ledger-damaged', path: database(place), backup: null });
  expect(digests(place.ledgerFolder)).toEqual(before);
});
