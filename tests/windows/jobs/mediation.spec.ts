import { expect, firstRun, test } from '../fixtures.ts';
import { goTo, withKey } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const OWN = '屋后一亩菜园 9';
const NAME = '慕容秋';
const PHONE = '13900139001';

test('a grid worker mediates from one page, telephones the party through the gate, reports a failure in two clicks; the captain sees it all', async ({ start, place }) => {
  const { page, run, refused, close } = await start(withKey);
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  await run('people.addOfficer', { staffNo: '0031', name: '欧阳网格员', posts: ['gridWorker'], certNo: '', certUntil: null, password: GIVEN });
  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0031', password: GIVEN });
  await run('people.changePassword', { old: GIVEN, next: OWN });
  // The grid's desk: its own terms, and nothing that its post does not open.
  await goTo(page, '/');
  const desk = page.getByRole('region', { name: '我的时限' });
  await expect(desk).toContainText('登记调解后，调解结果、上报和回访的时限列在这里');
  await expect(page.locator('main')).not.toContainText('没有读到');
  await page.getByRole('button', { name: '网格调解' }).click();
  await expect(page.locator('main')).toContainText('没有进行中的网格调解');
  await page.getByRole('button', { name: '登记调解' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^姓名/).fill(NAME);
  await dialog.getByLabel('电话').fill(PHONE);
  await dialog.getByLabel('用人单位').fill('桥头小吃店');
  await dialog.getByLabel('涉及人数').fill('2');
  await dialog.getByLabel('金额').fill('4000');
  await dialog.getByLabel('调解地点').fill('柳树社区调解室');
  await dialog.getByLabel('纠纷情况').fill('十月工资少发');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();

  await expect(page.getByRole('heading', { name: '网格调解 1' })).toBeVisible();
  const party = page.getByRole('region', { name: '当事人' });
  await expect(party).toContainText('慕**');
  await expect(party).toContainText('139****9001');
  await expect(page.getByRole('region', { name: '时限' })).toContainText('调解结果');
  await page.getByRole('button', { name: '说明 调解结果' }).click();
  await expect(page.getByRole('region', { name: '时限' })).toContainText('7 日，节假日照算');
  await expect(page.locator('main')).not.toContainText(PHONE);
  await party.getByRole('button', { name: '查看当事人和纠纷' }).click();
  await dialog.getByLabel('为什么要看').fill(`打${PHONE}`);
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await expect(dialog).toContainText('理由里写了本人的姓名');
  await dialog.getByLabel('为什么要看').fill('约时间调解');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  for (const text of [NAME, PHONE, '十月工资少发']) await expect(dialog).toContainText(text);
  await expect(dialog).toContainText(/还显示 \d+ 秒/);
  await dialog.getByRole('button', { name: '看完了' }).click();
  await expect(page.locator('body')).not.toContainText(PHONE);

  await page.getByRole('button', { name: '调解不成' }).click();
  await dialog.getByLabel('理由').fill('单位不到场');
  await dialog.getByRole('button', { name: '登记不成' }).click();
  await expect(page.getByText('须上报大队')).toBeVisible();
  await expect(page.getByRole('region', { name: '时限' })).toContainText('网格调解不成上报');
  await goTo(page, '/');
  await desk.getByRole('link', { name: '调解不成的上报' }).click();
  await page.getByRole('button', { name: '上报大队' }).click();
  await dialog.getByRole('button', { name: '上报大队' }).click();
  await expect(page.getByText('已上报大队')).toBeVisible();
  await expect(page.locator('main')).toContainText('以后由大队办理');
  await expect(party).toContainText('可查看到');
  // Its own report lies open to whoever wrote it; the complaint does not.
  await page.getByRole('link', { name: '网格调解记录（上报单）' }).click();
  await expect(page.getByRole('heading', { name: '网格调解记录（上报单）' })).toBeVisible();
  await expect(page.getByRole('link', { name: '网格调解' }).first()).toBeVisible();
  expect((await refused('read', 'intake.complaint', { id: 1 })).code).toBe('people.mayNot');

  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0001', password: CAPTAIN });
  await goTo(page, '/intake/mediations?show=all');
  await expect(page.getByRole('row', { name: /0031 欧阳网格员/ })).toContainText('已上报');
  await page.getByRole('row', { name: /0031 欧阳网格员/ }).click();
  await expect(page.getByRole('region', { name: '谁查看过身份' })).toContainText('约时间调解');
  await page.locator('main').getByRole('link', { name: /^[0-9A-Z]{10}$/ }).click();
  await expect(page.locator('main')).toContainText('来自网格调解');
  await page.getByRole('link', { name: '网格调解 1' }).click();
  await expect(page.getByRole('heading', { name: '网格调解 1' })).toBeVisible();
  await close();
});
