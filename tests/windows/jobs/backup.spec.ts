import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, firstRun, test } from '../fixtures.ts';
import { answerDialogs, goTo } from './district.ts';

const PASSPHRASE = firstRun('').passphrase ?? '';

test('a backup is restored after a look at what would be lost, and the restore is undone', async ({ start, place }) => {
  const { page, read, run } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  await run('settings.setStreetName', { code: '990101001', name: '清河街道', seen: '' });
  await goTo(page, '/settings?section=safety');
  await page.getByRole('button', { name: '现在备份' }).click();
  await expect(page.getByRole('table', { name: '备份' })).toContainText('手工');
  await run('settings.setStreetName', { code: '990101002', name: '东山街道', seen: '' });
  await run('settings.setStreetName', { code: '990101003', name: '西河街道', seen: '' });

  await page.getByRole('button', { name: /^恢复 ledger-/ }).click();
  const dialog = page.getByRole('dialog', { name: '恢复这份备份？' });
  // Making the backup is itself an entry that the backup does not have.
  await expect(dialog).toContainText('将失去 3 项操作');
  await expect(dialog.getByRole('table', { name: '将失去的操作' }).locator('tbody tr').first()).toContainText('西河街道');
  await expect(dialog.getByRole('table', { name: '记录变化' })).toContainText('街道名称');
  // The dangerous step is not what Enter does.
  await expect(dialog.getByRole('button', { name: '不恢复' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect((await read('settings.streets', {})).streets).toHaveLength(3);

  await page.getByRole('button', { name: /^恢复 ledger-/ }).click();
  await dialog.getByRole('button', { name: '恢复', exact: true }).click();
  await expect(page.getByText('恢复过备份')).toBeVisible();
  expect((await read('settings.streets', {})).streets).toEqual([{ code: '990101001', name: '清河街道' }]);
  expect(readdirSync(place.ledgerFolder).filter((name) => name.startsWith('replaced-'))).toHaveLength(1);
  expect((await run('settings.verify', {})).checks.filter(({ ok }) => !ok)).toEqual([]);

  await page.getByRole('button', { name: '撤销恢复…' }).click();
  const undo = page.getByRole('dialog', { name: '撤销这次恢复？' });
  await expect(undo).toContainText(/换回后会重新出现 \d 项/);
  await undo.getByRole('button', { name: '撤销恢复', exact: true }).click();
  await expect(page.getByText('恢复过备份')).toBeHidden();
  expect((await read('settings.streets', {})).streets).toHaveLength(3);
});

test('an encrypted backup goes to a stick, and a new PC gets its ledger from it on the first page', async ({ start, place }) => {
  const stick = path.join(place.folder, 'stick');
  mkdirSync(stick);
  const old = await start();
  await old.run('settings.createLedger', firstRun(place.ledgerFolder));
  await old.run('settings.setStreetName', { code: '990101001', name: '清河街道', seen: '' });
  await answerDialogs(old.app, { open: [stick] });
  await goTo(old.page, '/settings?section=safety');
  await old.page.getByRole('button', { name: '备份到 U 盘…' }).click();
  const dialog = old.page.getByRole('dialog', { name: '加密备份到 U 盘' });
  await dialog.getByRole('button', { name: '选择文件夹…' }).click();
  await expect(dialog.getByText(stick)).toBeVisible();
  await dialog.getByLabel('恢复口令').fill('not this one');
  await dialog.getByRole('button', { name: '开始备份' }).click();
  await expect(dialog).toContainText('口令');
  expect(readdirSync(stick)).toEqual([]);
  await dialog.getByLabel('恢复口令').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: '开始备份' }).click();
  await expect(old.page.getByText('已写好并读回核对')).toBeVisible();
  const [name = ''] = readdirSync(stick);
  expect(name).toMatch(/^劳监台账-990101-.*\.blbak$/);
  expect(readFileSync(path.join(stick, name)).includes('清河街道')).toBe(false);
  await old.close();

  // The disk of the old PC is gone; the new one has never seen a ledger.
  rmSync(place.ledgerFolder, { recursive: true });
  rmSync(place.userData, { recursive: true });
  const { app, page, read } = await start();
  await answerDialogs(app, { open: [path.join(stick, name)] });
  await page.getByRole('button', { name: '从 U 盘恢复或从旧电脑搬来…' }).click();
  await page.getByRole('button', { name: '选择备份包…' }).click();
  await expect(page.getByText('清河区劳动保障监察大队（990101）')).toBeVisible();
  await page.getByLabel('台账文件夹').fill(place.ledgerFolder);
  await page.getByLabel('恢复口令').fill('not this one');
  await page.getByRole('button', { name: '恢复并打开' }).click();
  await expect(page.locator('form')).toContainText('恢复口令不对');
  await page.getByLabel('恢复口令').fill(PASSPHRASE);
  await page.getByRole('button', { name: '恢复并打开' }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  expect((await read('settings.streets', {})).streets).toEqual([{ code: '990101001', name: '清河街道' }]);
  await expect.poll(async () => (await read('settings.status', {})).keyUnlocked, { timeout: 20_000 }).toBe(true);
});

test('a ledger that another PC has open, and one in a synchronised folder, are told with the way out', async ({ start, place }) => {
  const first = await start();
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  const inUse = path.join(place.ledgerFolder, 'in-use.json');
  expect(existsSync(inUse)).toBe(true);
  await first.close();
  expect(existsSync(inUse)).toBe(false);

  writeFileSync(inUse, JSON.stringify({ machine: 'another', name: '二楼办公室', kind: 'window', pid: 1, started: '', holder: 'x', beat: 5, at: 0 }));
  const second = await start();
  await expect(second.page.getByRole('heading', { name: '台账正在另一台电脑上使用' })).toBeVisible();
  await expect(second.page.getByText('此台账正在“二楼办公室”电脑上使用')).toBeVisible();
  await second.page.getByRole('button', { name: '接管…' }).click();
  const dialog = second.page.getByRole('dialog', { name: '接管这份台账？' });
  await expect(dialog.getByRole('button', { name: '不接管' })).toBeFocused();
  await second.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  rmSync(inUse);
  await second.page.getByRole('button', { name: '重试' }).click();
  await expect(second.page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await second.close();

  writeFileSync(path.join(place.folder, '.dropbox'), '');
  const third = await start();
  await expect(third.page.getByRole('heading', { name: '台账放错了地方' })).toBeVisible();
  await expect(third.page.getByText('台账不能放在 Dropbox 的同步文件夹里')).toBeVisible();
});

test('moving to a new PC: the old window only reads, with the way back', async ({ start, place }) => {
  const stick = path.join(place.folder, 'stick');
  mkdirSync(stick);
  const { app, page, run, refused } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  await answerDialogs(app, { open: [stick] });
  await goTo(page, '/settings?section=safety');
  await page.getByRole('button', { name: '开始搬家…' }).click();
  const dialog = page.getByRole('dialog', { name: '搬到新电脑' });
  await dialog.getByRole('button', { name: '选择文件夹…' }).click();
  await dialog.getByLabel('恢复口令').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: '写出并停用本机' }).click();
  await expect(page.getByText('这份台账已搬到新电脑，本机只供查看。')).toBeVisible();
  expect(readdirSync(stick)).toHaveLength(1);
  expect((await refused('run', 'settings.setStreetName', { code: '990101001', name: '清河街道', seen: '' })).code).toBe('ledger.moved');
  await page.getByRole('button', { name: '不搬了，在本机继续…' }).click();
  const back = page.getByRole('dialog', { name: '不搬了，在本机继续使用？' });
  await back.getByLabel('理由').fill('新电脑坏了');
  await back.getByRole('button', { name: '在本机继续', exact: true }).click();
  await expect(page.getByText('这份台账已搬到新电脑，本机只供查看。')).toBeHidden();
  await run('settings.setStreetName', { code: '990101001', name: '清河街道', seen: '' });
});

test('a damaged ledger: what the backup does not have is listed, then the backup takes its place', async ({ start, place }) => {
  const first = await start();
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  await first.run('settings.backupNow', {});
  for (let i = 1; i <= 9; i += 1) await first.run('settings.setStreetName', { code: `99010100${i}`, name: `第${i}街道`, seen: '' });
  await first.close();
  const database = path.join(place.ledgerFolder, 'ledger.sqlite');
  const bytes = readFileSync(database);
  bytes.fill(0x5a, 0, 100);
  writeFileSync(database, bytes);

  const { page } = await start();
  await expect(page.getByRole('heading', { name: '台账文件已损坏' })).toBeVisible();
  await page.getByRole('button', { name: '列出能抢救的内容' }).click();
  await expect(page.getByText(/还能读出 \d+ 条备份里没有的记录/)).toBeVisible();
  await expect(page.getByText(/街道名称新增 9 条/)).toBeVisible();
  expect(readdirSync(place.ledgerFolder).filter((name) => name.startsWith('抢救清单-'))).toHaveLength(1);
  await page.getByRole('button', { name: '换上最近的备份…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '换上备份', exact: true }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await goTo(page, '/settings?section=safety');
  await page.getByRole('button', { name: '列出能抢救的内容' }).click();
  await expect(page.getByText(/街道名称新增 9 条/)).toBeVisible();
});
