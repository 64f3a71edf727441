import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../fixtures.ts';
import { answerDialogs, cli, drop, goTo, open, sampleDistrict, sampleFiles } from './district.ts';

test('several files at once: kinds are recognised, wrong rows come back as a file, the rest goes in and the window stays awake', async ({ place }) => {
  await sampleDistrict(place, []);
  const { app, page, close } = await open(place);
  await goTo(page, '/imports');
  await expect(page.getByText('把 Excel 或 csv 文件拖到这里')).toBeVisible();
  const wrong = path.join(place.folder, '市场监管-二批.csv');
  writeFileSync(wrong, [
    '统一社会信用代码,单位名称,行业,街道代码,成立日期', '91990101MA1A00016F,甲建筑工程有限公司,建筑,990101001,2015-03-01', '91990101MA1A00024B,错码有限公司,建筑,990101001,2015-03-01', '91990101MA1A000325,未来有限公司,建筑,990101001,2099-01-01', '',
  ].join('\r\n'));
  const [employers = '', accounts = '', payroll = ''] = [...sampleFiles('01'), ...sampleFiles('02'), ...sampleFiles('04')];
  await drop(page, [employers, accounts, payroll, wrong]);
  const item = (file: string) => page.getByRole('article', { name: path.basename(file) });
  await expect(item(employers)).toContainText('新增 640');
  await expect(item(accounts)).toContainText('工资专户');
  await expect(item(wrong)).toContainText('被拒');
  await item(wrong).getByRole('button', { name: '查看' }).click();
  await page.getByRole('tab', { name: /被拒/ }).click();
  await expect(page.getByText(/校验/).first()).toBeVisible();
  const refused = path.join(place.folder, '被拒的行.csv');
  await answerDialogs(app, { save: refused });
  await page.getByRole('button', { name: /导出被拒/ }).click();
  await expect.poll(() => readOr(refused)).toContain('错码有限公司');
  await page.getByRole('button', { name: '数据导入' }).first().click();
  await item(employers).getByRole('button', { name: /^写入/ }).click();
  await expect(item(employers)).toContainText('已写入　新增 640', { timeout: 30_000 });
  await item(accounts).getByRole('button', { name: /^写入/ }).click();
  await expect(item(accounts)).toContainText('已写入');
  expect(await cli('list', '--ledger', place.ledgerFolder, 'employers')).toHaveLength(640);
  await close();

  const again = await open(place);
  await goTo(again.page, '/imports');
  await drop(again.page, [employers]);
  await expect(again.page.getByRole('article', { name: path.basename(employers) })).toContainText('新增 0　变更 0　相同 640');
  await expect(again.page.getByRole('article', { name: path.basename(employers) })).toContainText('没有要写的');
  await again.close();
});

test('a batch is taken back with a reason, and a later change keeps it from being taken back', async ({ place }) => {
  await sampleDistrict(place, ['01', '11']);
  const { page, close } = await open(place);
  await goTo(page, '/imports');
  const batches = page.getByRole('table', { name: '最近批次' });
  await expect(batches).toContainText('不能撤回');
  await batches.getByRole('button', { name: '撤回整批' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('推送单位重发');
  await page.getByRole('dialog').getByRole('button', { name: '撤回整批' }).click();
  await expect(batches).toContainText('已撤回');
  await expect(batches.getByRole('button', { name: '撤回整批' })).toHaveCount(1);
  await close();
});

test('a row that somebody changed after the preview stops the writing: three versions, a choice, and the list goes in', async ({ place }) => {
  await sampleDistrict(place, []);
  const { page, run, read, close } = await open(place);
  const list = (name: string, phone: string): string => {
    const file = path.join(place.folder, name);
    writeFileSync(file, ['统一社会信用代码,单位名称,行业,街道代码,联系电话', `91990101MA1A00016F,甲建筑工程有限公司,建筑,990101001,${phone}`, `91990101MA1A000325,乙餐饮管理有限公司,餐饮,990101001,${phone}`, ''].join('\r\n'));
    return file;
  };
  await goTo(page, '/imports');
  const first = list('一批.csv', '0431-1111111');
  const second = list('二批.csv', '0431-2222222');
  const item = (file: string) => page.getByRole('article', { name: path.basename(file) });
  await drop(page, [first]);
  await item(first).getByRole('button', { name: /^写入/ }).click();
  await expect(item(first)).toContainText('已写入　新增 2');
  await drop(page, [second]);
  await expect(item(second)).toContainText('变更 2');
  // The first dossier of this ledger.
  const id = 1;
  const dossier = await read('employers.dossier', { id });
  expect(dossier.fields.name).toBe('甲建筑工程有限公司');
  await run('employers.edit', { id, rowVersion: dossier.rowVersion, fields: { ...dossier.fields, phone: '0431-3333333' }, allowDuplicateCode: false, reason: '电话核实' });
  await item(second).getByRole('button', { name: /^写入/ }).click();
  await expect(item(second).getByRole('alert')).toContainText('还没有写入任何内容');
  await item(second).getByRole('button', { name: '逐行对照' }).click();
  const dialog = page.getByRole('dialog', { name: '预览之后，有 1 行被他人改过' });
  await expect(dialog).toContainText('0431-1111111');
  await expect(dialog.getByRole('button', { name: '按所选写入' })).toBeDisabled();
  await dialog.getByText('留台账的', { exact: true }).click();
  await dialog.getByRole('button', { name: '按所选写入' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('变更 1，')).toBeVisible();
  expect((await read('employers.dossier', { id })).fields.phone).toBe('0431-3333333');
  await close();
});

test('files that are no table are refused in a sentence and nothing changes', async ({ place }) => {
  await sampleDistrict(place, []);
  const { page, close } = await open(place);
  await goTo(page, '/imports');
  const empty = path.join(place.folder, '空.csv');
  const fake = path.join(place.folder, '其实是图片.xlsx');
  writeFileSync(empty, '');
  writeFileSync(fake, readFileSync(path.join(import.meta.dirname, '../../../resources/manual/images/monthly-table.png')));
  await drop(page, [empty, fake]);
  for (const name of ['空.csv', '其实是图片.xlsx']) await expect(page.getByRole('article', { name })).toContainText(/。/);
  expect(await cli('list', '--ledger', place.ledgerFolder, 'employers')).toHaveLength(0);
  await close();
});

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
