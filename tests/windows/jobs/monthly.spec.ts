import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type Product } from '../fixtures.ts';
import { startCity } from './city.ts';
import { answerDialogs, cli, goTo, open, optionOf, sampleDistrict } from './district.ts';

const MONTH = '2026-09';

async function submitAndApprove(page: Page): Promise<void> {
  await goTo(page, `/reports/${MONTH}`);
  await page.getByRole('button', { name: '核对完毕，送大队长' }).click();
  await page.getByRole('button', { name: '批准两张表' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: /批准/ }).last().click();
  await expect(dialog).toHaveCount(0);
}

test('two tables: looked through cell by cell, approved, printed to PDF, delivered with receipts, corrected after a restart', async ({ place }) => {
  await sampleDistrict(place);
  const key = path.join(place.folder, '990101.jwk.json');
  const first = await open(place);
  await answerDialogs(first.app, { save: key });
  expect((await first.run('settings.exportEnrolment', {})).file).not.toBeNull();
  const city = await startCity(path.join(place.folder, 'city'), key);
  try {
    await enrol(first, city.url, city.publicKeyFile);
    await goTo(first.page, `/reports/${MONTH}/wage-risk`);
    await first.page.getByRole('gridcell', { name: /^0\.[1-9]\d$/ }).first().click();
    await expect(first.page.getByLabel('这一格的来历')).toContainText('窗口内最后一条');
    await expect(first.page.getByLabel('这一格的来历')).toContainText('只舍不入');
    await first.page.keyboard.press('ArrowRight');
    await expect(first.page.getByLabel('这一格的来历')).toContainText('黄色专户');
    await first.page.keyboard.press('Escape');
    await submitAndApprove(first.page);

    const pdf = path.join(place.folder, '预警表.pdf');
    await answerDialogs(first.app, { save: pdf });
    await goTo(first.page, `/reports/${MONTH}/wage-risk?revision=1`);
    await expect(first.page.getByText('V1　已冻结')).toBeVisible();
    await first.page.getByRole('button', { name: '更多' }).click();
    await first.page.getByRole('menuitem', { name: '导出 PDF' }).click();
    await expect.poll(() => existsSync(pdf) && statSync(pdf).size > 5000, { timeout: 20_000 }).toBe(true);
    const words = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
    const [approved] = (await first.read('reports.revisions', { table: 'wage-risk', month: MONTH })).revisions;
    expect(words).toContain('990101-QX-202609-V1');
    expect(words.replaceAll(/\s/g, '')).toContain(approved?.digest ?? 'no digest');

    await goTo(first.page, '/outbox');
    await expect(first.page.getByText('支队已签收')).toHaveCount(2, { timeout: 30_000 });
    await expect(first.page.locator('main')).toContainText('回执');
    await first.close();

    await listedLate(place.ledgerFolder, place.folder);
    const second = await open(place);
    await goTo(second.page, `/reports/${MONTH}/wage-risk`);
    await expect(second.page.locator('body')).toContainText('批准后数据有变');
    await second.page.getByRole('button', { name: '已核对，送大队长' }).click();
    await expect(second.page.getByRole('button', { name: '批准并送上报箱' })).toBeDisabled();
    await second.page.locator('body').getByRole('combobox').last().click();
    await optionOf(second.page, '迟到').first().click();
    await second.page.getByRole('checkbox').last().check();
    await second.page.getByRole('button', { name: '批准并送上报箱' }).click();
    await expect(second.page.locator('body')).toContainText('已批准 V2');
    const [latest, before] = (await second.read('reports.revisions', { table: 'wage-risk', month: MONTH })).revisions;
    expect([latest?.revision, latest?.supersedes, latest?.reasonCode, before?.digest]).toEqual([2, 1, 'late_data', approved?.digest]);
    expect(latest?.changedCells).toBeGreaterThan(0);
    await goTo(second.page, '/outbox');
    await expect(second.page.locator('main')).toContainText('990101-QX-202609-V2');
    await expect.poll(async () => (await second.read('reports.revisions', { table: 'wage-risk', month: MONTH })).revisions[0]?.receiptId ?? null, { timeout: 30_000 }).not.toBeNull();
    await second.close();
    expect(await cli('verify', '--ledger', place.ledgerFolder)).toMatchObject([{ ok: true }]);
  } finally {
    await city.stop();
  }
});

test('without a network the tables stay in the outbox, and the window says so', async ({ place }) => {
  await sampleDistrict(place, ['01', '07', '09']);
  const { page, run, close } = await open(place);
  await run('settings.setCityUrl', { baseUrl: 'http://127.0.0.1:9', seen: '' });
  await submitAndApprove(page);
  await goTo(page, '/outbox');
  await expect(page.locator('main')).toContainText('990101-ZD-202609-V1');
  await expect(page.getByText('支队已签收')).toHaveCount(0);
  await expect(page.locator('main')).toContainText(/待发 2/);
  await close();
});

/** The city's address and public key, entered as an officer would. */
async function enrol(product: Product, url: string, publicKeyFile: string): Promise<void> {
  const { app, page } = product;
  await goTo(page, '/settings?section=city');
  await page.getByRole('textbox', { name: '网址' }).fill(url);
  await page.getByRole('button', { name: '保存网址' }).click();
  await answerDialogs(app, { open: [publicKeyFile] });
  await page.getByRole('button', { name: '装入支队公钥' }).click();
  await expect(page.getByRole('button', { name: '更换' })).toBeVisible();
}

/** A court sends late that an employer stood in its list in September. */
async function listedLate(ledger: string, folder: string): Promise<void> {
  const file = path.join(folder, '法院补送.csv');
  writeFileSync(file, '执行案号,被执行人名称,统一社会信用代码,立案时间,结束时间,已核实\r\n(2026)清0101执1999号,丙餐饮管理有限公司,91990101MA1A000325,2026-09-12 09:00,,是\r\n');
  await cli('import', '--ledger', ledger, 'court', file);
}
