import { cpSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '#electron/ledger/backup.ts';
import { dailyTasks } from '#electron/host/dailyTasks.ts';
import { readIdentity, type OpenLedger } from '#electron/host/opened.ts';
import { arriveInFolder } from '#electron/packages/arrive.ts';
import { sleepingCourier } from '../host/parts.ts';
import { DAY, makePc, PASSPHRASE, type Pc } from './support.ts';

let pc: Pc;
let drive: string;
beforeEach(async () => {
  pc = await makePc();
  drive = path.join(pc.parent, 'drive');
  mkdirSync(drive);
});
afterEach(() => pc.close());

const copies = (): string[] => readdirSync(path.join(drive, '劳监台账备份')).filter((name) => name.endsWith('.blbak')).sort();
const NOWHERE = { folder: '', days: 0 };
const choose = (): Promise<unknown> => pc.backups('setSecondPlace', { folder: drive, passphrase: PASSPHRASE, days: 7, seen: NOWHERE });

/** The day's work, as the scheduler does it. */
async function runTask(name: string): Promise<void> {
  const opened: OpenLedger = { ledger: pc.ledger(), ...(await readIdentity(pc.ledger())), openedAt: pc.clock.now, inode: 0, keyring: pc.services.keyring(), vault: pc.services.vaultKeeper(), courier: sleepingCourier() };
  await dailyTasks(pc.services, opened, () => Promise.resolve()).find((task) => task.name === name)?.run();
}

describe('the second place', () => {
  it('gets a copy at once, that opens by the passphrase', async () => {
    await pc.work();
    await choose();
    expect(copies()).toHaveLength(1);
    expect(await pc.backups('overview', {})).toMatchObject({ state: 'fresh', reminds: false, second: { folder: drive, there: true, days: 7, problem: '' } });
    await arriveInFolder(path.join(drive, '劳监台账备份', copies()[0] ?? ''), PASSPHRASE, path.join(pc.parent, 'again'), pc.clock.now);
  });

  it('gets each day\'s backup without anybody typing the passphrase', async () => {
    await choose();
    for (let day = 1; day <= 3; day += 1) {
      pc.clock.now += DAY;
      await pc.work();
      await runTask('backup');
      await runTask('second-copy');
    }
    expect(copies()).toHaveLength(4);
    expect((await pc.backups('overview', {})).second?.lastAt).toBe(pc.clock.now);
    await runTask('second-copy');
    expect(copies()).toHaveLength(4);
    await arriveInFolder(path.join(drive, '劳监台账备份', copies().at(-1) ?? ''), PASSPHRASE, path.join(pc.parent, 'again'), pc.clock.now);
  });

  it('thins its copies as the backups are thinned', async () => {
    await choose();
    for (let day = 1; day <= 40; day += 1) {
      pc.clock.now += DAY;
      await pc.work();
      await makeBackup(pc.ledger().paths, 'schedule', pc.clock.now);
      await runTask('second-copy');
    }
    expect(copies().length).toBeGreaterThan(14);
    expect(copies().length).toBeLessThan(25);
  });

  it('reminds when the drive is away and something waits, and catches up when it is back', async () => {
    await choose();
    renameSync(drive, `${drive}-away`);
    expect(await pc.backups('overview', {})).toMatchObject({ state: 'fresh', second: { there: false } });
    pc.clock.now += DAY;
    await pc.work();
    await runTask('backup');
    await expect(runTask('second-copy')).rejects.toMatchObject({ code: 'backups.placeMissing' });
    expect(await pc.backups('overview', {})).toMatchObject({ state: 'missing', reminds: true });
    renameSync(`${drive}-away`, drive);
    await runTask('second-copy');
    expect(await pc.backups('overview', {})).toMatchObject({ state: 'fresh', reminds: false });
  });

  it('takes no other drive under the same name for its own', async () => {
    await choose();
    rmSync(drive, { recursive: true });
    mkdirSync(drive);
    await expect(pc.backups('copyToSecond', {})).rejects.toMatchObject({ code: 'backups.placeMissing' });
    expect(readdirSync(drive)).toEqual([]);
  });

  it('is no folder inside of the ledger, none that is not there, and none without the right passphrase', async () => {
    const wish = { passphrase: PASSPHRASE, days: 7, seen: NOWHERE };
    await expect(pc.backups('setSecondPlace', { ...wish, folder: path.join(pc.folder, 'backups') })).rejects.toMatchObject({ code: 'backups.placeInside' });
    await expect(pc.backups('setSecondPlace', { ...wish, folder: path.join(pc.parent, 'nowhere') })).rejects.toMatchObject({ code: 'backups.placeMissing' });
    await expect(pc.backups('setSecondPlace', { ...wish, folder: drive, passphrase: 'wrong' })).rejects.toMatchObject({ code: 'outbox.wrongPassphrase' });
    expect((await pc.backups('overview', {})).second).toBeNull();
    expect(readdirSync(drive)).toEqual([]);
  });

  it('tells that the passphrase was changed, and is late after the days that were set', async () => {
    await choose();
    pc.clock.now += 8 * DAY;
    expect((await pc.backups('overview', {})).state).toBe('late');
    const kept = pc.pc.secondPlace(pc.ledgerId) ?? expect.unreachable();
    pc.pc.keepSecondPlace(pc.ledgerId, { ...kept, passphraseMark: 'of another one' });
    expect(await pc.backups('overview', {})).toMatchObject({ state: 'passphraseChanged', reminds: true });
  });

  it('is forgotten without losing its copies', async () => {
    await choose();
    await pc.backups('forgetSecondPlace', { seen: { folder: drive, days: 7 } });
    expect(copies()).toHaveLength(1);
    expect((await pc.backups('overview', {})).second).toBeNull();
    await expect(pc.backups('copyToSecond', {})).rejects.toMatchObject({ code: 'backups.noPlace' });
  });

  it('is not overwritten by whoever saw another one', async () => {
    await choose();
    const other = path.join(pc.parent, 'other');
    mkdirSync(other);
    await expect(pc.backups('setSecondPlace', { folder: other, passphrase: PASSPHRASE, days: 3, seen: NOWHERE })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile', data: { now: { folder: drive, days: 7 }, staffNo: '0001', at: pc.clock.now } });
    await expect(pc.backups('forgetSecondPlace', { seen: { folder: drive, days: 9 } })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile' });
    expect((await pc.backups('overview', {})).second).toMatchObject({ folder: drive, days: 7 });
    expect(readdirSync(other)).toEqual([]);
    await pc.backups('setSecondPlace', { folder: other, passphrase: PASSPHRASE, days: 3, seen: { folder: drive, days: 7 } });
    expect((await pc.backups('overview', {})).second).toMatchObject({ folder: other, days: 3 });
  });

  it('two ledgers share a drive', async () => {
    await choose();
    const other = await makePc();
    try {
      await other.backups('setSecondPlace', { folder: drive, passphrase: PASSPHRASE, days: 7, seen: NOWHERE });
      expect(copies()).toHaveLength(2);
      expect((await pc.backups('overview', {})).second?.there).toBe(true);
      expect((await other.backups('overview', {})).second?.there).toBe(true);
    } finally {
      await other.close();
    }
  });
});

it('a backup whose bytes changed is told when it is looked at', async () => {
  await pc.work();
  const { name } = await makeBackup(pc.ledger().paths, 'hand', pc.clock.now);
  expect(await pc.backups('check', { name })).toEqual({ ok: true });
  expect((await pc.backups('overview', {})).backups[0]).toMatchObject({ name, state: 'good' });
  const file = path.join(pc.folder, 'backups', name);
  cpSync(file, `${file}.x`);
  const bytes = await import('node:fs').then((fs) => fs.readFileSync(file));
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  (await import('node:fs')).writeFileSync(file, bytes);
  expect(await pc.backups('check', { name })).toEqual({ ok: false });
  expect((await pc.backups('overview', {})).backups[0]).toMatchObject({ name, state: 'bad' });
  await expect(pc.backups('check', { name: 'none' })).rejects.toMatchObject({ code: 'backups.gone' });
});
