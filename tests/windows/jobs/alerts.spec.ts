import { expect, test } from '../fixtures.ts';
import { goTo, open, optionOf, sampleDistrict } from './district.ts';

test('an alert is treated, verified and closed with a reason; it stays in the history after a restart', async ({ place }) => {
  await sampleDistrict(place);
  const first = await open(place);
  await goTo(first.page, '/alerts');
  const link = first.page.getByRole('link', { name: '清河物业服务有限公司' });
  await link.click();
  await expect(first.page.locator('main')).toContainText('为什么是橙色');
  await expect(first.page.getByRole('table', { name: '依据' })).toContainText('相邻 2 个月');
  const step = async (button: string, words: string, act: string): Promise<void> => {
    await first.page.getByRole('button', { name: button, exact: true }).click();
    await first.page.getByRole('dialog').getByRole('textbox').fill(words);
    await first.page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
    await expect(first.page.getByRole('dialog')).toHaveCount(0);
  };
  await step('开始处置', '约谈财务', '开始处置');
  await step('已核实', '一人入职未满月', '记为已核实');
  await first.page.getByRole('button', { name: '销号', exact: true }).click();
  await first.page.getByRole('dialog').getByRole('combobox').click();
  await expect(optionOf(first.page, '已参保')).toHaveCount(0); // the condition still holds
  await optionOf(first.page, '其他').click();
  await first.page.getByRole('dialog').getByRole('textbox').last().fill('已补缴，等下月数据');
  await first.page.getByRole('dialog').getByRole('button', { name: '销号', exact: true }).click();
  await expect(first.page.getByRole('button', { name: '重新打开' })).toBeVisible();
  const address = await first.page.evaluate(() => window.location.hash);
  await first.close();

  const second = await open(place);
  await goTo(second.page, address.slice(1));
  await expect(second.page.locator('main')).toContainText('已补缴，等下月数据');
  for (const words of ['约谈财务', '一人入职未满月']) await expect(second.page.locator('body')).toContainText(words);
  await second.close();
});

test('unknown is shown as unknown, with what is missing and whom to ask', async ({ place }) => {
  await sampleDistrict(place);
  const { page, close } = await open(place);
  await goTo(page, '/alerts');
  await page.getByRole('tab', { name: /数据不足/ }).or(page.getByRole('link', { name: /数据不足/ })).or(page.getByRole('button', { name: /数据不足/ })).first().click();
  await expect(page.locator('main')).toContainText(/缺|没有/);
  await expect(page.locator('main')).toContainText(/银行|社保|总承包/);
  await close();
});
