import { mkdirSync, readdirSync, writeFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { WindowHost } from '#electron/host/host.ts';
import { dailyTasks } from '#electron/host/dailyTasks.ts';
import { TokenDesk } from '#electron/host/fileDesk.ts';
import { openLog } from '#electron/host/log.ts';
import { PcSettings } from '#electron/host/pcSettings.ts';
import { listBackups } from '#electron/ledger/backup.ts';
import { connect } from '#electron/ledger/driver.ts';
import { migrations } from '#electron/ledger/migrations/index.ts';
import { NEWEST } from '#electron/ledger/migrate.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { ledgerPaths } from '#electron/ledger/paths.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { sleepingCourier } from '../host/parts.ts';
import { DAY, makePc, PASSPHRASE, type Pc } from './support.ts';

/* When a backup is made by itself: at start, on schedule, before migrations, before a new version, before a restore. */

let pc: Pc;
let hosts: WindowHost[];
beforeEach(async () => {
  pc = await makePc();
  hosts = [];
});
afterEach(async () => {
  for (const host of hosts) await host.close();
  await pc.close();
});

const whys = async (): Promise<string[]> => (await listBackups(ledgerPaths(pc.folder))).map(({ why }) => why);

function host(version: string): WindowHost {
  const { services } = pc;
  const made = new WindowHost({
    version, resources: services.resources, suggestedFolder: pc.parent, pc: new PcSettings(pc.home), log: openLog(pc.home, () => pc.clock.now), rulePacks: services.rulePacks, files: new TokenDesk(),
    desktop: services.desktop, press: services.press, keychain: null, workshop: { run: () => Promise.reject(new Error('none')), cancel: () => undefined, close: () => Promise.resolve() },
    now: () => pc.clock.now, openKeyring, startCourier: () => Promise.resolve(sleepingCourier()), openWritten: () => Promise.resolve(), announce: () => undefined,
  });
  hosts.push(made);
  return made;
}

it('at start, and on schedule when the product runs through the night; not where nothing was written', async () => {
  await pc.work();
  const running = host('1.0.0');
  await running.session.openLedger(pc.folder);
  const opened = running.session.need();
  const backup = dailyTasks(running.services, opened, () => Promise.resolve()).find((task) => task.name === 'backup') ?? expect.unreachable();
  await backup.run();
  expect(await whys()).toEqual(['start']);
  await backup.run();
  pc.clock.now += DAY;
  await backup.run();
  expect(await whys()).toEqual(['start']);
  await pc.work();
  await backup.run();
  expect(await whys()).toEqual(['schedule', 'start']);
});

it('before another version of the product opens the ledger, and only then', async () => {
  for (const [version, expected] of [['1.0.0', []], ['1.0.0', []], ['1.1.0', ['update']], ['1.1.0', ['update']], ['1.0.0', ['update', 'update']]] as const) {
    pc.clock.now += 1000;
    const running = host(version);
    await running.session.openLedger(pc.folder);
    await running.close();
    expect(await whys()).toEqual(expected);
  }
});

it('before a migration', async () => {
  const old = path.join(pc.parent, 'old');
  mkdirSync(old);
  const connection = connect({ file: path.join(old, 'ledger.sqlite'), readOnly: false, connections: 1, busyTimeoutMs: 1000 });
  await connection.run('CREATE TABLE schema_migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL)');
  const [first] = migrations;
  const w = { rows: connection.rows, first: async <R>(sql: string) => (await connection.rows<R>(sql))[0], run: connection.run, insert: () => Promise.resolve(0), update: () => Promise.resolve(0) };
  await first?.up(w as never);
  await connection.run(`INSERT INTO schema_migrations (id, name, applied_at) VALUES (1, 'start', 0)`);
  await connection.close();
  const ledger = await openLedger(old, { now: pc.clock.now });
  await ledger.close();
  const [made] = await listBackups(ledgerPaths(old));
  expect(made).toMatchObject({ why: 'migration', schema: 1 });
  expect(NEWEST).toBeGreaterThan(1);
});

it('before a restore from the command line', async () => {
  await pc.work();
  writeFileSync(path.join(pc.folder, 'attachments', 'c'.repeat(64)), 'sealed');
  writeFileSync(path.join(pc.folder, 'attachments', '.half.part'), 'half');
  const file = path.join(pc.parent, 'copy.sqlite');
  const words: string[] = [];
  const output = { out: () => undefined, err: (line: string) => void words.push(line) };
  expect(await runCli(['backup', '--ledger', pc.folder, '--to', file], output)).toBe(0);
  await pc.work();
  await pc.ledger().close();
  rmSync(path.join(pc.folder, 'attachments', 'c'.repeat(64)));
  expect(await runCli(['restore', '--from', file, '--ledger', pc.folder], output)).toBe(0);
  expect(words).toEqual([]);
  expect(readdirSync(path.join(`${file}.files`, 'attachments'))).toEqual(['c'.repeat(64)]);
  expect(readdirSync(path.join(pc.folder, 'attachments'))).toContain('c'.repeat(64));
  const [kept] = await listBackups(ledgerPaths(pc.folder));
  expect(kept?.why).toBe('restore');
  const again = await openLedger(pc.folder, { now: pc.clock.now });
  expect(await again.reader.first('SELECT count(*) AS n FROM streets')).toEqual({ n: 1 });
  await again.close();
});

it('from the command line also out of a package, by the passphrase of the environment', async () => {
  await pc.work();
  const stick = path.join(pc.parent, 'stick');
  mkdirSync(stick);
  writeFileSync(path.join(pc.folder, 'attachments', 'b'.repeat(64)), 'picture');
  await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
  const words: string[] = [];
  const restore = (into: string): Promise<number> => runCli(['restore', '--from', path.join(stick, readdirSync(stick)[0] ?? ''), '--ledger', into], { out: () => undefined, err: (line) => void words.push(line) });
  const into = path.join(pc.parent, 'restored');
  expect(await restore(into)).toBe(1);
  expect(words.join()).toContain('恢复口令');
  process.env['LEDGER_PASSPHRASE'] = PASSPHRASE;
  expect(await restore(into).finally(() => { delete process.env['LEDGER_PASSPHRASE']; })).toBe(0);
  expect(readdirSync(into).filter((name) => name.startsWith('.') || name.startsWith('in-use'))).toEqual([]);
  expect(readdirSync(path.join(into, 'attachments'))).toEqual(['b'.repeat(64)]);
  const again = await openLedger(into, { now: pc.clock.now });
  expect(await again.reader.first('SELECT count(*) AS n FROM streets')).toEqual({ n: 1 });
  await again.close();
});
