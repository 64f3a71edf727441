import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import { expect, firstRun, test } from '../fixtures.ts';
import { answerDialogs, goTo, optionOf } from './district.ts';

const CODE = '91990101MA0000001'; // its check character follows
const uscc = (): string => `${CODE}${usccCheckCharacter(CODE)}`;
const fields = (name: string, code: string) => ({ name, uscc: code, industry: 'construction' as const, streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '' });

test('the captain reads the exceptions of the week, filters the journal, takes it out, and an outsider checks it', async ({ start, place }) => {
  const { app, page, run, read } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  const first = await run('employers.create', { fields: fields('清河第一建筑有限公司', uscc()), tags: [] });
  const second = await run('employers.create', { fields: fields('清河第一建筑公司', ''), tags: [] });
  await run('employers.edit', { id: second.id, rowVersion: 1, fields: fields('清河第一建筑公司', uscc()), allowDuplicateCode: true, reason: '两份档案待合并，先保留' });
  expect(first.id).not.toBe(second.id);

  // The workbench tells of it; reading it is one button.
  await goTo(page, '/');
  await page.getByRole('link', { name: '读例外清单' }).click();
  const list = page.getByRole('table', { name: /^例外/ });
  await expect(list).toContainText('越过系统提示');
  await expect(list).toContainText('两份档案待合并，先保留');
  await page.getByRole('button', { name: '读过' }).click();
  await expect(page.getByText('没有未读的例外。')).toBeVisible();
  await goTo(page, '/');
  await expect(page.getByRole('link', { name: '读例外清单' })).toHaveCount(0);

  await goTo(page, '/journal');
  const journal = page.getByRole('grid', { name: '日志' }).or(page.getByRole('table', { name: '日志' })).first();
  await page.getByText('只看例外', { exact: true }).click();
  await expect(page.getByText(/^1 条/)).toBeVisible();
  await journal.getByText(/改档案/).first().click();
  const rail = page.locator('[data-region="rail"]');
  await expect(rail).toContainText('统一社会信用代码');
  await expect(rail).toContainText(uscc());
  await page.getByText('只看例外', { exact: true }).click();
  await page.getByRole('combobox', { name: '操作' }).click();
  await optionOf(page, '单位台账 · 建立单位档案').click();
  await expect(page.getByText(/^2 条/)).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).first().click();

  // Taken out, and checked where this product is not.
  const target = path.join(place.folder, '日志.xlsx');
  await answerDialogs(app, { save: target });
  await page.getByRole('button', { name: '导出' }).click();
  await page.getByRole('menuitem', { name: /xlsx/ }).click();
  await expect(page.getByText('已导出', { exact: true })).toBeVisible();
  expect(existsSync(target)).toBe(true);
  const said = execFileSync(process.execPath, [path.join(place.folder, '日志.核验.cjs')], { encoding: 'utf8' });
  expect(said).toContain('核验通过');
  expect(readFileSync(path.join(place.folder, '日志.说明.txt'), 'utf8')).toContain((await read('journal.proof', {})).kid);
});

test('closing anchors the journal; a lost anchor file is shown and settled with a reason', async ({ start, place }) => {
  const before = await start();
  await before.run('settings.createLedger', firstRun(place.ledgerFolder));
  await before.close();
  const folder = path.join(place.ledgerFolder, 'outbox', 'anchors');
  expect(readdirSync(folder)).toHaveLength(1);
  rmSync(folder, { recursive: true });

  const { page } = await start();
  await goTo(page, '/journal?show=proof');
  const alarm = page.locator('main').getByRole('alert');
  await expect(alarm).toContainText('日志锚第 1 号的文件不在上报文件夹了');
  await page.getByRole('button', { name: '核对锚文件' }).click();
  await page.getByRole('dialog').getByLabel('理由').fill('文件夹被误删');
  await page.getByRole('dialog').getByRole('button', { name: '核对' }).click();
  await expect(alarm).toHaveCount(0);
  await page.getByRole('button', { name: '现在核验全部' }).click();
  await expect(page.getByText('日志、附件、上报件和密钥全部相符。')).toBeVisible();
});
