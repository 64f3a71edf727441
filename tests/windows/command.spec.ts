import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { electronWords, environmentOf, expect, test, type Place } from './fixtures.ts';

/* The application offers the command line too (`brigade-ledger COMMAND …`), on machines without a display. */

function command(place: Place, ...words: readonly string[]): { code: number | null; out: string; err: string } {
  const { executablePath, args } = electronWords();
  const env: NodeJS.ProcessEnv = { ...environmentOf(place), LEDGER_PASSPHRASE: 'correct horse battery staple' };
  delete env['DISPLAY'];
  delete env['WAYLAND_DISPLAY'];
  const [application = '', ...switches] = args;
  const done = spawnSync(executablePath, [application, ...switches, ...words], { env, encoding: 'utf8', timeout: 60_000, maxBuffer: 1e8 });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test('a command runs without a display and answers on standard output alone', async ({ place }) => {
  const made = command(place, 'init', '--ledger', place.ledgerFolder, '--district', '990101', '--name', '清河区');
  expect(made.code).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ recoveryPassphrase: null });
  const checked = command(place, 'verify', '--ledger', place.ledgerFolder);
  expect(checked.code).toBe(0);
  expect(JSON.parse(checked.out)).toMatchObject({ ok: true });
});

test('refusals and wrong usage have their exit codes and Chinese sentences', async ({ place }) => {
  const missing = command(place, 'verify', '--ledger', path.join(place.folder, 'nowhere'));
  expect([missing.code, missing.out]).toEqual([1, '']);
  expect(missing.err).toContain('找不到台账文件夹');
  const unknown = command(place, 'improt');
  expect([unknown.code, unknown.out]).toEqual([2, '']);
  expect(unknown.err).toContain('没有命令 improt');
});

test('a command beside the open window reads the same ledger', async ({ place, start }) => {
  command(place, 'init', '--ledger', place.ledgerFolder, '--district', '990101', '--name', '清河区');
  place.remember(place.ledgerFolder);
  const { run, read } = await start();
  await run('settings.setStreetName', { code: '990101001', name: '城关街道', seen: '' });
  const target = path.join(place.folder, 'copy.sqlite');
  expect(command(place, 'backup', '--ledger', place.ledgerFolder, '--to', target).code).toBe(0);
  expect(readFileSync(target).subarray(0, 15).toString()).toBe('SQLite format 3');
  expect((await read('settings.session', {})).stage).toBe('open');
});
