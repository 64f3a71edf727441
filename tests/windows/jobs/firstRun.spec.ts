import path from 'node:path';
import { expect, test } from '../fixtures.ts';

test('first run: wrong entries are told in words, the passphrase is confirmed, and the empty workbench says where to begin', async ({ start, place }) => {
  const { page } = await start();
  await expect(page.getByRole('heading', { name: '建立本大队的台账' })).toBeVisible();
  await page.getByLabel('行政区划代码').fill('9901');
  await page.getByRole('button', { name: '建立台账', exact: true }).click();
  await expect(page.getByText(/6 位/).first()).toBeVisible();
  await page.getByLabel('行政区划代码').fill('990101');
  await page.getByLabel('大队名称').fill('清河区劳动保障监察大队');
  await page.getByLabel('台账文件夹').fill(place.ledgerFolder);
  await page.getByLabel('工号').fill('0001');
  await page.getByLabel('姓名').fill('赵大队');
  await page.getByRole('radio', { name: /^没有专门的系统管理员/ }).check();
  await page.getByRole('button', { name: '建立台账', exact: true }).click();
  await expect(page.getByRole('heading', { name: '请抄写恢复口令' })).toBeVisible();
  const groups = await page.getByLabel('恢复口令').locator('span').allTextContents();
  await expect(page.getByText(/校验词/).first()).toBeVisible();
  await page.getByRole('checkbox').check();
  // It is typed back from the paper: the screen does not show it any more.
  await expect(page.getByLabel('恢复口令', { exact: true })).toHaveCount(0);
  await page.getByLabel(/照纸上的输入/).fill('XXXX');
  await expect(page.getByRole('button', { name: '打开台账', exact: true })).toBeDisabled();
  await page.getByLabel(/照纸上的输入/).fill(groups.join(' ').toLowerCase());
  await page.getByRole('button', { name: '打开台账', exact: true }).click();
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  await expect(page.getByText('赵大队').first()).toBeVisible();
  await expect(page.locator('main')).toContainText('导入');
  // The frame reaches down to the window's foot, where the status bar stands.
  expect(await page.evaluate(() => window.innerHeight - Math.max(...[...document.querySelectorAll('#root *')].map((one) => one.getBoundingClientRect().bottom).filter((bottom) => bottom <= window.innerHeight)))).toBeLessThan(2);
});

test('first run in a folder that is not empty is refused with the folder\'s name, and nothing is written there', async ({ start, place }) => {
  const { page } = await start();
  await page.getByLabel('行政区划代码').fill('990101');
  await page.getByLabel('大队名称').fill('清河区劳动保障监察大队');
  await page.getByLabel('台账文件夹').fill(path.dirname(place.ledgerFolder));
  await page.getByLabel('工号').fill('0001');
  await page.getByLabel('姓名').fill('赵大队');
  await page.getByRole('radio', { name: /^没有专门的系统管理员/ }).check();
  await page.getByRole('button', { name: '建立台账', exact: true }).click();
  await expect(page.locator('form')).toContainText('文件夹');
  await expect(page.locator('body')).toContainText(path.dirname(place.ledgerFolder));
  await expect(page.getByRole('heading', { name: '建立本大队的台账' })).toBeVisible();
});
