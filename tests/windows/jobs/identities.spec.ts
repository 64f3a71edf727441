import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openLedger } from '#electron/ledger/open.ts';
import { writeSetting } from '#electron/ledger/meta.ts';
import { expect, test, firstRun } from '../fixtures.ts';
import { drop, goTo, withKey } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const OWN = '屋后一亩菜园 9';
const NAME = '欧阳铁柱';
const ID_NO = '11010519491231002X';
const PHONE = '13912345678';
const CARD = '6222020000000007788';
const CASE_NO = '清人社监立字〔2026〕第1号';

test('a list of workers goes in sealed; the handler sees one identity for a moment and cannot copy it; the captain knows at once', async ({ start, place }) => {
  const { app, page, run, refused, close } = await start(withKey);
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  const { id: employerId } = await run('employers.create', {
    fields: { name: '宏达建筑有限公司', uscc: '91990101MA1A00016F', industry: 'construction', streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '' }, tags: [],
  });
  const { id } = await run('cases.register', { caseNo: CASE_NO, fields: { employerId, cause: '拖欠工资', source: '投诉', filedAt: Date.now() - 86_400_000, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0003' } });
  await run('people.addOfficer', { staffNo: '0003', name: '张承办', posts: ['handler'], certNo: 'ZF0003', certUntil: '2099-12-31', password: GIVEN });
  await run('people.addOfficer', { staffNo: '0005', name: '王审核', posts: ['legalReviewer'], certNo: 'ZF0005', certUntil: '2099-12-31', password: GIVEN });
  const ledger = await openLedger(place.ledgerFolder, { now: Date.now() });
  await ledger.transaction(async (w) => { await writeSetting(w, 'identity.showSeconds', '6'); return { commit: true }; });
  await ledger.close();

  const list = path.join(place.home, 'Documents', '欠薪名册.csv');
  writeFileSync(list, ['案件编号,身份证号,姓名,联系电话,欠薪起月,欠薪止月,欠薪金额,已付金额,银行卡号', `${CASE_NO},${ID_NO},${NAME},${PHONE},2026-07,2026-09,"12,000.00",2000,${CARD}`, `${CASE_NO},510182199003151076,李满仓,,2026-07,2026-09,8000,0,`, `${CASE_NO},110105194912310021,赵四,,,,1,0,`, ''].join('\r\n'));
  await goTo(page, '/imports');
  await drop(page, [list]);
  const item = page.getByRole('article', { name: '欠薪名册.csv' });
  await expect(item).toContainText('欠薪名册');
  await expect(item).toContainText('新增 2');
  await item.getByRole('button', { name: '查看' }).click();
  await expect(page.getByText('110***********002X').first()).toBeVisible();
  await expect(page.locator('body')).not.toContainText(NAME);
  await page.getByRole('button', { name: '数据导入' }).first().click();
  await item.getByRole('button', { name: /^写入/ }).click();
  await expect(item).toContainText('已写入');

  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0003', password: GIVEN });
  await run('people.changePassword', { old: GIVEN, next: OWN });
  await goTo(page, `/cases/${id}`);
  const persons = page.getByRole('region', { name: '当事人', exact: true });
  await expect(persons).toContainText('劳动者甲');
  await expect(persons).toContainText('110***********002X');
  await expect(page.getByRole('region', { name: '欠薪', exact: true })).toContainText('20,000.00');
  await app.evaluate(({ clipboard }) => clipboard.writeText('before'));
  await persons.getByRole('button', { name: '查看身份：劳动者甲' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: '查看身份' })).toBeDisabled();
  await dialog.getByLabel('为什么要看').fill(`联系${NAME}`);
  await dialog.getByRole('button', { name: '查看身份' }).click();
  await expect(dialog).toContainText('理由里写了本人的姓名');
  await dialog.getByLabel('为什么要看').fill('通知领取补发工资');
  await dialog.getByRole('button', { name: '查看身份' }).click();
  await expect(dialog).toContainText(NAME);
  await expect(dialog).toContainText(ID_NO);
  await expect(dialog).toContainText(/还显示 \d 秒/);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+C');
  await dialog.getByText(NAME).dblclick();
  await page.keyboard.press('Control+C');
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('before');
  // It goes by itself, and nothing of it stays on the page.
  await expect(dialog).toHaveCount(0, { timeout: 15_000 });
  await expect(page.locator('body')).not.toContainText(NAME);
  expect(await page.content()).not.toContain(ID_NO);
  await expect(page.getByRole('region', { name: '谁查看过身份' })).toContainText('0003 张承办（A岗） 查看劳动者甲');
  await expect(page.getByRole('region', { name: '谁查看过身份' })).not.toContainText('通知领取');

  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0005', password: GIVEN });
  await run('people.changePassword', { old: GIVEN, next: OWN });
  await goTo(page, `/cases/${id}`);
  await expect(persons.getByText('不能查看').first()).toBeVisible();
  await expect(persons.getByRole('button', { name: /查看身份/ })).toHaveCount(0);
  // Who is not assigned finds nobody by a number; what was typed is offered as no name and stays nowhere.
  const box = page.getByRole('combobox', { name: '搜索' });
  const answers = page.locator('[data-region="search"]');
  await box.fill(ID_NO);
  await expect(answers).toContainText('没有登记这个号码');
  await page.keyboard.press('Enter');
  expect(page.url()).not.toContain(ID_NO);
  await expect(answers).not.toContainText(ID_NO);
  await page.getByRole('region', { name: '谁查看过身份' }).click();
  await expect(box).toHaveValue('');
  expect((await refused('read', 'identities.looks', { subject: null, offset: 0, limit: 1 })).message).toContain('大队长');

  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0001', password: CAPTAIN });
  await goTo(page, '/');
  for (const number of [ID_NO, PHONE]) {
    await goTo(page, '/');
    await page.keyboard.press('Control+K');
    await box.fill(number);
    const hit = answers.getByRole('option');
    await expect(hit).toHaveCount(1);
    await expect(hit).toContainText(CASE_NO);
    await expect(hit).toContainText('劳动者甲');
    await expect(answers).not.toContainText(number);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: '当事人', exact: true })).toBeVisible();
    await expect(box).toHaveValue('');
    expect(page.url()).not.toContain(number);
  }
  await goTo(page, '/');
  await page.getByRole('link', { name: '阅知身份查看' }).click();
  await expect(page.getByRole('heading', { name: '身份查看记录' })).toBeVisible();
  await expect(page.getByRole('row', { name: /张承办/ })).toContainText('通知领取补发工资');
  await page.getByRole('button', { name: '全部阅知' }).click();
  await expect(page.getByRole('button', { name: '全部阅知' })).toBeDisabled();
  await close();

  // Nothing that the product wrote on this PC holds it: ledger, profile of the window, log.
  const hits = readdirSync(place.folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name)).filter((file) => file !== list).flatMap((file) => {
    const bytes = readFileSync(file);
    return [NAME, ID_NO, PHONE, CARD].filter((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))).map((text) => `${path.relative(place.folder, file)}: ${text}`);
  });
  expect(hits).toEqual([]);
});

test('without a keychain the window asks for the passphrase at start; a new one counts once it was typed back', async ({ start, place }) => {
  const first = await start();
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  await first.close();
  const { page, close } = await start();
  const asks = page.getByLabel('恢复口令（打开保险箱）');
  await expect(asks).toBeVisible();
  await asks.fill('not this one');
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(page.getByText(/口令不对/).first()).toBeVisible();
  await asks.fill(firstRun('').passphrase ?? '');
  await page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(asks).toHaveCount(0);

  await goTo(page, '/settings?section=safety');
  const section = page.getByRole('region', { name: '恢复口令与保险箱' });
  await expect(section).toContainText('恢复口令还没有试过');
  await section.getByRole('button', { name: '换恢复口令…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('现在的恢复口令').fill('not this one');
  await dialog.getByRole('button', { name: '生成新口令' }).click();
  await expect(dialog.getByText(/口令不对/).first()).toBeVisible();
  await dialog.getByLabel('现在的恢复口令').fill(firstRun('').passphrase ?? '');
  await dialog.getByRole('button', { name: '生成新口令' }).click();
  await expect(dialog.getByLabel('新的恢复口令')).toBeVisible({ timeout: 20_000 });
  const groups = await dialog.getByLabel('新的恢复口令').locator('span').allTextContents();
  expect(groups).toHaveLength(6);
  await dialog.getByRole('checkbox').check();
  await dialog.getByLabel(/照纸上的输入/).fill(groups.slice(0, 5).join('-'));
  await expect(dialog.getByRole('button', { name: '换成新口令' })).toBeDisabled();
  await dialog.getByLabel(/照纸上的输入/).fill(groups.join(' ').toLowerCase());
  await dialog.getByRole('button', { name: '换成新口令' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 20_000 });
  await expect(section).not.toContainText('恢复口令还没有试过');
  await section.getByRole('button', { name: '换密钥…' }).click();
  await dialog.getByLabel('恢复口令').fill(groups.join('-'));
  await dialog.getByRole('button', { name: '更换密钥' }).click();
  await expect(dialog).toHaveCount(0, { timeout: 30_000 });
  await expect(section).not.toContainText('没有换过');
  await close();

  const again = await start();
  await again.page.getByLabel('恢复口令（打开保险箱）').fill(groups.join('').toLowerCase());
  await again.page.getByRole('button', { name: '打开', exact: true }).click();
  await expect(again.page.getByLabel('恢复口令（打开保险箱）')).toHaveCount(0);
});
