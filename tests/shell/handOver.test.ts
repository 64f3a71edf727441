import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { spawnedPress } from '#electron/cli/press.ts';
import { jobKey, openJob, PRESS_KEY, sealJob, takeJobKey } from '#electron/shell/press/handOver.ts';

test('what a command hands to the press lies sealed in the temporary folder, and its key does not go on to other processes', () => {
  const key = jobKey();
  const text = Buffer.from('举报人 欧阳翠花 11010519491231002X');
  const sealed = sealJob(key, text);
  expect(sealed.includes('欧阳翠花')).toBe(false);
  expect(sealed.includes('11010519491231002X')).toBe(false);
  expect(openJob(key, sealed).equals(text)).toBe(true);
  expect(() => openJob(jobKey(), sealed)).toThrow();
  const env = { [PRESS_KEY]: key.toString('base64'), PATH: '/bin' };
  expect(takeJobKey(env).equals(key)).toBe(true);
  expect(env).toEqual({ PATH: '/bin' });
});

test.skipIf(process.platform === 'win32')('a press that is killed leaves nothing in the clear', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'hand-over-'));
  const before = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    // Stands in for the runtime: keeps what was handed over, and dies.
    await writeFile(path.join(folder, 'electron'), `#!/bin/sh\nfor word; do last=$word; done\ncp "$last" '${folder}/handed'\nkill -9 $$\n`, { mode: 0o755 });
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = folder;
    await expect(spawnedPress(folder).pdf('<p>举报人 欧阳翠花</p>', { footer: null, landscape: false, margins: [20, 20, 20, 20], title: '举报登记表' } as never)).rejects.toMatchObject({ code: 'cli.pressFailed' });
    const handed = await readFile(path.join(folder, 'handed'));
    expect(handed.length).toBeGreaterThan(50);
    for (const text of ['欧阳翠花', '举报登记表', '<p>']) expect(handed.includes(text), text).toBe(false);
  } finally {
    if (before === undefined) delete process.env['ELECTRON_OVERRIDE_DIST_PATH'];
    else process.env['ELECTRON_OVERRIDE_DIST_PATH'] = before;
    await rm(folder, { recursive: true, force: true });
  }
});
