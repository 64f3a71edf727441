import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mountTinyDisk } from '../../support/readOnly.ts';
import { UpdateServer } from '../../simulators/updateServer.ts';
import { expect, test, firstRun, root, type Place } from '../fixtures.ts';
import { goTo } from './district.ts';

/*
 * 设置 → 软件更新, in a product that was built with a release key and runs as an AppImage: electron-updater's AppImageUpdater puts the fetched file in the
 * place of the running one. Both files are shell scripts that write down that they were started.
 */

/** The checkout as a build with this release key. */
function builtWith(publicKey: string, place: Place): string {
  const application = path.join(place.folder, 'application');
  mkdirSync(application);
  cpSync(path.join(root, 'package.json'), path.join(application, 'package.json'));
  for (const part of ['dist', 'resources']) cpSync(path.join(root, part), path.join(application, part), { recursive: true });
  symlinkSync(path.join(root, 'node_modules'), path.join(application, 'node_modules'));
  writeFileSync(path.join(application, 'resources', 'release-key.json'), publicKey);
  return application;
}

test('an update from settings: refusals in words, notes, progress, stop, backup, and the new program starts', async ({ start, place }) => {
  const served = path.join(place.folder, 'served');
  mkdirSync(served);
  const server = new UpdateServer(served, `linux-${process.arch}-appimage`, 'AppImage');
  const url = await server.start();
  const journal = path.join(place.folder, 'started.txt');
  const appImage = path.join(place.folder, 'Brigade-Ledger.AppImage');
  writeFileSync(appImage, '#!/bin/sh\necho old\n');
  chmodSync(appImage, 0o755);
  const content = `#!/bin/sh\nif [ -n "$APPIMAGE_EXIT_AFTER_INSTALL" ]; then echo installed >> '${journal}'; else echo started >> '${journal}'; fi\n# ${'x'.repeat(200_000)}\n`;

  const { app, page, run, refused } = await start({ application: builtWith(server.publicKey, place), env: { APPIMAGE: appImage } });
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  await goTo(page, '/settings?section=updates');
  const main = page.locator('main');
  const check = main.getByRole('button', { name: '检查更新' });
  await expect(main).toContainText('没有填，不会去查');
  await expect(check).toBeDisabled();
  expect((await refused('run', 'updates.check', {})).message).toContain('没有填更新服务器的地址');
  await main.getByLabel('地址').fill(url);
  await main.getByRole('button', { name: '保存地址' }).click();
  await expect(check).toBeEnabled();
  expect(server.asked).toEqual([]);

  const checked = async (words: string | RegExp): Promise<void> => {
    await check.click();
    await expect(main).toContainText(words);
  };
  await checked('那里没有更新文件');
  server.release({ version: '0.2.0', signer: generateKeyPairSync('ed25519').privateKey });
  await checked('签名不对');
  server.release({ version: '0.0.9' });
  await checked('得到的是旧版本 0.0.9');
  server.release({ version: '0.1.0' });
  await check.click();
  await expect(page.locator('body')).toContainText('已是最新版本 0.1.0');

  const take = main.getByRole('button', { name: '取更新' });
  const file = server.release({ version: '0.2.0', content });
  writeFileSync(file, content.replaceAll('x', 'y'));
  await checked('新版本 0.2.0');
  await take.click();
  await expect(main).toContainText('大小或摘要与签名的不符，已经丢弃');

  const unmount = mountTinyDisk(path.join(place.userData, 'updates'), 1200);
  if (unmount !== null) {
    try {
      server.release({ version: '0.2.0', content });
      await checked('新版本 0.2.0');
      await take.click();
      await expect(main).toContainText('空间不够，没有写入');
    } finally {
      unmount();
    }
  }

  server.release({ version: '0.2.0', content, notes: '改了两处：\n- 月报按新口径\n- 打印更快' });
  server.slow = true;
  await checked('- 月报按新口径');
  await take.click();
  const bar = main.getByRole('progressbar');
  await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
  await main.getByRole('button', { name: '停止' }).click();
  await expect(page.locator('body')).toContainText('已停止，没有留下什么');
  await expect(bar).toHaveCount(0);
  expect(existsSync(path.join(place.userData, 'updates', 'packages', 'pending', 'brigade-ledger-0.2.0.AppImage'))).toBe(false);

  server.slow = false;
  await take.click();
  await expect(main).toContainText('已取到，签名和摘要相符');
  expect(readFileSync(appImage, 'utf8')).toContain('echo old');
  await main.getByRole('button', { name: '安装', exact: true }).click();
  const ended = app.waitForEvent('close');
  await page.getByRole('dialog').getByRole('button', { name: '备份并安装' }).click();
  await ended;
  expect(readFileSync(appImage, 'utf8')).toBe(content);
  await expect.poll(() => (existsSync(journal) ? readFileSync(journal, 'utf8') : '')).toBe('installed\nstarted\n');
  await server.stop();

  // The ledger was backed up first, and closed in order.
  const again = await start();
  expect((await again.read('backups.overview', {})).backups.map(({ why }) => why)).toContain('update');
  await goTo(again.page, '/settings?section=updates');
  await expect(again.page.locator('main')).toContainText('这个安装包不能更新');
});
