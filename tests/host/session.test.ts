import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup } from '#electron/ledger/backup.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { openLog } from '#electron/host/log.ts';
import { readIdentity, type OpenLedger } from '#electron/host/opened.ts';
import { PcSettings } from '#electron/host/pcSettings.ts';
import { SessionKeeper } from '#electron/host/session.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';
import { makeReadOnly } from '../support/readOnly.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { keyringOfTest, sleepingCourier } from './parts.ts';

let made: TestLedger;
let home: string;
let changes: (OpenLedger | null)[];
let keepers: SessionKeeper[];

async function open(folder: string): Promise<OpenLedger> {
  const ledger = await openLedger(folder, { now: 0 });
  try {
    const { ino } = statSync(ledger.paths.database);
    return { ledger, ...(await readIdentity(ledger)), openedAt: 0, inode: ino, keyring: keyringOfTest, vault: await VaultKeeper.open(ledger, null), courier: sleepingCourier() };
  } catch (error) {
    await ledger.close();
    throw error;
  }
}

function keeper(): SessionKeeper {
  const pc = new PcSettings(home);
  const made = new SessionKeeper({
    version: '1.2.3', suggestedFolder: '/suggested', pc, log: openLog(home, () => 0), now: () => 0, open, endWork: () => Promise.resolve(), changed: (opened) => changes.push(opened), personChanged: () => undefined,
  });
  keepers.push(made);
  return made;
}

/** A keeper on a PC that remembers the folder. */
function remembering(folder: string): SessionKeeper {
  new PcSettings(home).rememberFolder(folder);
  const session = keeper();
  session.start();
  return session;
}

beforeEach(async () => {
  made = await makeLedger();
  await made.ledger.close();
  home = path.join(path.dirname(made.folder), 'home');
  mkdirSync(home);
  changes = [];
  keepers = [];
});
afterEach(async () => {
  for (const session of keepers) await session.close();
  rmSync(path.dirname(made.folder), { recursive: true, force: true });
});

describe('which ledger is open', () => {
  it('none at the first run', async () => {
    const session = keeper();
    session.start();
    expect(await session.view()).toMatchObject({ stage: 'first-run', ledger: null, officer: null, problem: null, version: '1.2.3', suggestedFolder: '/suggested', recentFolders: [] });
    expect(() => session.ledger()).toThrow('还没有打开台账');
  });

  it('the one that was open last, without waiting for it at start', async () => {
    const session = remembering(made.folder);
    expect(session.opened).toBeNull();
    expect(await session.view()).toMatchObject({ stage: 'open', ledger: { folder: made.folder, districtCode: '990101', districtName: '清河区' }, officer: { staffNo: '0001' }, demo: false });
    expect(changes).toHaveLength(1);
    expect(session.actor().staffNo).toBe('0001');
  });

  it('remembers a ledger that a person opened', async () => {
    const session = keeper();
    await session.openLedger(made.folder);
    expect(new PcSettings(home).recentFolders).toEqual([made.folder]);
  });

  it('stays with the open one when another cannot be opened', async () => {
    const session = remembering(made.folder);
    await session.settled();
    await expect(session.openLedger('/nowhere')).rejects.toMatchObject({ code: 'ledger.folderMissing' });
    expect((await session.view()).stage).toBe('open');
    expect(await session.ledger().reader.first('SELECT 1 AS n')).toEqual({ n: 1 });
  });

  it('stays at the first run when a person chose a wrong folder', async () => {
    const session = keeper();
    await expect(session.openLedger(home)).rejects.toMatchObject({ code: 'ledger.notALedger' });
    expect((await session.view()).stage).toBe('first-run');
  });
});

describe('start-up failures leave the ledger as it was', () => {
  const bytes = (): string => readFileSync(path.join(made.folder, 'ledger.sqlite')).toString('base64');

  it('folder missing', async () => {
    const away = `${made.folder}-away`;
    renameSync(made.folder, away);
    const { stage, problem } = await remembering(made.folder).view();
    expect({ stage, ...problem }).toMatchObject({ stage: 'failed', code: 'folder-missing', path: made.folder, backup: null });
    expect(problem?.message).toContain(made.folder);
    expect(existsSync(made.folder)).toBe(false);
  });

  it('nothing but the folder', async () => {
    rmSync(path.join(made.folder, 'ledger.sqlite'));
    expect((await remembering(made.folder).view()).problem).toMatchObject({ code: 'not-a-ledger', path: made.folder });
    expect(existsSync(path.join(made.folder, 'ledger.sqlite'))).toBe(false);
  });

  it('a file that is none of ours', async () => {
    writeFileSync(path.join(made.folder, 'ledger.sqlite'), 'PNG, perhaps'.repeat(500));
    const before = bytes();
    expect((await remembering(made.folder).view()).problem).toMatchObject({ code: 'ledger-damaged', path: path.join(made.folder, 'ledger.sqlite') });
    expect(bytes()).toBe(before);
  });

  it('a damaged one, with the newest good backup offered', async () => {
    const ledger = await openLedger(made.folder, { now: 0 });
    const good = await makeBackup(ledger.paths, 'schedule', Date.UTC(2025, 0, 1));
    const bad = await makeBackup(ledger.paths, 'schedule', Date.UTC(2025, 0, 2));
    await ledger.close();
    truncateSync(path.join(made.folder, 'backups', bad.name), bad.size - 1);
    writeFileSync(path.join(made.folder, 'ledger.sqlite'), Buffer.concat([readFileSync(path.join(made.folder, 'ledger.sqlite')).subarray(0, 100), Buffer.alloc(60_000, 7)]));
    const before = bytes();
    const session = remembering(made.folder);
    expect((await session.view()).problem).toMatchObject({ code: 'ledger-damaged', backup: { name: good.name, at: Date.UTC(2025, 0, 1) } });
    expect(bytes()).toBe(before);

    const { keptAside } = await session.restoreNewestBackup(made.folder);
    expect((await session.view()).stage).toBe('open');
    expect(readFileSync(path.join(keptAside, 'ledger.sqlite')).toString('base64')).toBe(before);
    expect(readdirSync(made.folder).filter((name) => name.includes('restoring'))).toEqual([]);
    await expect(session.restoreNewestBackup(made.folder)).rejects.toMatchObject({ code: 'settings.notDamaged' });
  });

  it('a damaged one without any backup', async () => {
    writeFileSync(path.join(made.folder, 'ledger.sqlite'), Buffer.alloc(8192, 1));
    const before = bytes();
    const session = remembering(made.folder);
    expect((await session.view()).problem).toMatchObject({ code: 'ledger-damaged', backup: null });
    await expect(session.restoreNewestBackup(made.folder)).rejects.toMatchObject({ code: 'settings.noGoodBackup' });
    expect(bytes()).toBe(before);
    expect((await session.view()).stage).toBe('failed');
  });

  it('one of a newer version', async () => {
    const ledger = await openLedger(made.folder, { now: 0 });
    await ledger.exclusively((w) => w.run(`INSERT INTO schema_migrations (id, name, applied_at) VALUES (999, 'future', 0)`));
    await ledger.close();
    const before = bytes();
    expect((await remembering(made.folder).view()).problem).toMatchObject({ code: 'ledger-newer', path: path.join(made.folder, 'ledger.sqlite') });
    expect(bytes()).toBe(before);
  });

  it('a folder that cannot be written', async (context) => {
    const undo = makeReadOnly(made.folder);
    if (undo === null) return context.skip('root without the right to mount cannot make a folder read-only');
    try {
      expect((await remembering(made.folder).view()).problem).toMatchObject({ code: 'folder-read-only', path: made.folder });
    } finally {
      undo();
    }
  });
});

describe('a ledger that breaks while it is open', () => {
  it('is closed and shown as damaged', async () => {
    const session = remembering(made.folder);
    await session.settled();
    const refusal = session.suspect(Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' }));
    expect(refusal?.code).toBe('ledger.damaged');
    expect(await session.view()).toMatchObject({ stage: 'failed', ledger: null, problem: { code: 'ledger-damaged' } });
    expect(() => session.ledger()).toThrow('台账文件已损坏');
    expect(changes).toHaveLength(2);
  });

  it('is not blamed for the error of another file', async () => {
    const session = remembering(made.folder);
    await session.settled();
    expect(session.suspect(Object.assign(new Error('no'), { code: 'EACCES' }))).toBeNull();
    expect((await session.view()).stage).toBe('open');
  });

  it('is closed when its file was taken away or another one put in its place', async () => {
    const session = remembering(made.folder);
    await session.settled();
    expect(await session.stillThere()).toBe(true);
    renameSync(made.folder, `${made.folder}-away`);
    expect(await session.stillThere()).toBe(false);
    expect((await session.view()).problem?.code).toBe('folder-missing');
    renameSync(`${made.folder}-away`, made.folder);
    await session.openLedger(made.folder);
    expect((await session.view()).stage).toBe('open');
  });

  it('tells the same problem again when the way out leads nowhere', async () => {
    rmSync(made.folder, { recursive: true });
    const session = remembering(made.folder);
    await session.settled();
    await expect(session.openLedger(made.folder)).rejects.toMatchObject({ code: 'ledger.folderMissing' });
    expect((await session.view()).problem?.code).toBe('folder-missing');
  });
});
