import { expect, test, firstRun } from '../fixtures.ts';
import { goTo } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';

test('a PIN takes the cover off with what was typed still there; five wrong ones and only the password does', async ({ start, place }) => {
  const { page, run, refused, close } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  await goTo(page, '/employers');
  const typed = page.locator('main').getByPlaceholder(/名称/);
  await typed.fill('写到一半的话');

  await page.getByRole('button', { name: /0001/ }).click();
  await page.getByRole('menuitem', { name: '设置解锁 PIN' }).click();
  const dialog = page.getByRole('dialog', { name: '设置解锁 PIN' });
  const fields = dialog.locator('input[type=password]');
  await fields.nth(0).fill(CAPTAIN);
  await fields.nth(1).fill('１２３４');
  await expect(dialog).toContainText('不能是连着的数字');
  await fields.nth(1).fill('4729');
  await fields.nth(2).fill('4729');
  await dialog.getByRole('button', { name: '设为 PIN' }).click();
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Control+l');
  const cover = page.getByRole('dialog', { name: '窗口已锁定' });
  const entry = cover.locator('input[type=password]');
  await expect(cover.getByText('PIN', { exact: true })).toBeVisible();
  await page.keyboard.type('4729');
  await page.keyboard.press('Enter');
  await expect(cover).toHaveCount(0);
  await expect(typed).toHaveValue('写到一半的话');

  await page.keyboard.press('Control+l');
  for (let left = 4; left >= 1; left -= 1) {
    await entry.fill('9999');
    await cover.getByRole('button', { name: '继续' }).click();
    await expect(cover).toContainText(`还可以试 ${left} 次`);
  }
  await entry.fill('9999');
  await cover.getByRole('button', { name: '继续' }).click();
  await expect(cover).toContainText('已经作废');
  await expect(cover.getByText('密码', { exact: true })).toBeVisible();
  expect((await refused('run', 'people.unlock', { pin: '4729' })).code).toBe('people.noPin');
  expect((await refused('run', 'people.setPin', { password: CAPTAIN, pin: '4729' })).code).toBe('people.locked');
  await entry.fill(CAPTAIN);
  await cover.getByRole('button', { name: '继续' }).click();
  await expect(cover).toHaveCount(0);
  await expect(typed).toHaveValue('写到一半的话');
  await page.getByRole('button', { name: /0001/ }).click();
  await expect(page.getByRole('menuitem', { name: '设置解锁 PIN' })).toBeVisible();
  await close();
});
