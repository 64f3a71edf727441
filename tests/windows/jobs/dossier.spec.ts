import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { answerDialogs, goTo, open, sampleDistrict } from './district.ts';

test('any employer is found by name, pinyin, initials, code and case number, by keyboard alone', async ({ place }) => {
  await sampleDistrict(place, ['01', '07']);
  const { page, close } = await open(place);
  await expect(page.getByRole('heading', { name: '工作台' })).toBeVisible();
  for (const words of ['乙建筑', 'yijianzhu', 'yjzgc', '91990101MA1A00024A', '清人社监急字〔2025〕第1号']) {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(words);
    await expect(page.getByRole('option').filter({ hasText: '乙建筑工程有限公司' }).first(), words).toBeVisible();
  }
  await page.keyboard.press('Control+a');
  await page.keyboard.type('91990101MA1A00024A');
  await expect(page.getByRole('option').first()).toContainText('乙建筑工程有限公司');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '乙建筑工程有限公司' })).toBeVisible();
  await close();
});

test('a dossier is edited with its history kept, and exported as docx and PDF', async ({ place }) => {
  await sampleDistrict(place, ['01', '02', '03', '04']);
  const { app, page, close } = await open(place);
  await goTo(page, '/employers');
  await page.locator('main').getByPlaceholder(/名称/).fill('乙建筑工程');
  await page.getByRole('link', { name: '乙建筑工程有限公司' }).click();
  await page.getByRole('button', { name: '改档案' }).click();
  await page.getByLabel('单位名称').fill('乙建筑工程（集团）有限公司');
  await page.getByLabel('修改理由').fill('变更登记');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '乙建筑工程（集团）有限公司' })).toBeVisible();
  await page.getByRole('tab', { name: /资料变更史/ }).or(page.getByRole('link', { name: /资料变更史/ })).or(page.getByRole('button', { name: /资料变更史/ })).first().click();
  await expect(page.locator('main')).toContainText('变更登记');
  await expect(page.locator('main')).toContainText('乙建筑工程有限公司');
  for (const [word, ending, magic] of [['Word', 'docx', 'PK'], ['PDF', 'pdf', '%PDF']] as const) {
    const target = path.join(place.folder, `档案.${ending}`);
    await answerDialogs(app, { save: target });
    await page.getByRole('button', { name: '导出档案' }).click();
    await page.getByRole('menuitem', { name: new RegExp(word) }).click();
    await expect.poll(() => start(target), { timeout: 20_000 }).toBe(magic.slice(0, 2));
  }
  const kept = readFileSync(path.join(place.folder, '档案.pdf'));
  const again = path.join(place.folder, '再取.pdf');
  await answerDialogs(app, { save: again });
  await page.getByRole('button', { name: '导出档案' }).click();
  await page.getByRole('menuitem', { name: '以前交出去的…' }).click();
  await page.getByRole('row', { name: /PDF/ }).getByRole('button', { name: '原样导出' }).click();
  await expect.poll(() => start(again)).toBe('%P');
  expect(readFileSync(again).equals(kept)).toBe(true);
  await close();
});

const start = (file: string): string => {
  try {
    return readFileSync(file).subarray(0, 2).toString('latin1');
  } catch {
    return '';
  }
};
