import { expect, test, firstRun } from '../fixtures.ts';
import { goTo, optionOf } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const TRACKER = '屋后一亩菜园 9';

test('signing in, a second person with a post of their own, locking without losing what is typed', async ({ start, place }) => {
  const first = await start();
  await first.run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  const { page } = first;
  await goTo(page, '/settings?section=people');
  await page.getByRole('button', { name: '新增人员' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('工号').fill('0015');
  await dialog.getByLabel('姓名').fill('王芳');
  await dialog.getByText('C岗', { exact: true }).click();
  await dialog.getByLabel(/初始密码/).fill('12345678');
  await expect(dialog).toContainText('不能全是数字');
  await dialog.getByLabel(/初始密码/).fill(CAPTAIN);
  await dialog.getByRole('button', { name: '开设账号' }).click();
  await expect(page.getByRole('table', { name: '人员' })).toContainText('王芳');
  await expect(page.getByRole('table', { name: '人员' })).toContainText('待改密码');
  await first.close();

  const { page: next, refused, close } = await start();
  await expect(next.getByRole('heading', { name: '登录' })).toBeVisible();
  expect((await refused('read', 'settings.status', {})).code).toBe('people.signInNeeded');
  await next.getByRole('combobox').click();
  await optionOf(next, '0015').click();
  await next.locator('input[type=password]').fill('不是这个');
  await next.getByRole('button', { name: '登录' }).click();
  await expect(next.getByText('工号或密码不对。')).toBeVisible();
  await next.locator('input[type=password]').fill(CAPTAIN);
  await next.getByRole('button', { name: '登录' }).click();
  await expect(next.getByRole('heading', { name: '设自己的密码' })).toBeVisible();
  expect((await refused('read', 'settings.status', {})).code).toBe('people.mustChange');
  const fields = next.locator('input[type=password]');
  await fields.nth(0).fill(CAPTAIN);
  await fields.nth(1).fill(TRACKER);
  await fields.nth(2).fill(TRACKER);
  await next.getByRole('button', { name: '设好并进入' }).click();
  await expect(next.getByRole('heading', { name: '工作台' })).toBeVisible();
  await expect(next.locator('header').first()).toContainText('0015 王芳');
  expect((await refused('run', 'employers.create', { fields: employer, tags: [] })).code).toBe('people.mayNot');

  await goTo(next, '/employers');
  const typed = next.locator('main').getByPlaceholder(/名称/);
  await typed.fill('写到一半的话');
  await next.keyboard.press('Control+l');
  const cover = next.getByRole('dialog', { name: '窗口已锁定' });
  await expect(cover).toBeVisible();
  expect((await refused('read', 'settings.status', {})).code).toBe('people.locked');
  await next.keyboard.press('Alt+1');
  await expect(next).toHaveURL(/employers/);
  await cover.locator('input[type=password]').fill(TRACKER);
  await cover.getByRole('button', { name: '继续' }).click();
  await expect(cover).toHaveCount(0);
  await expect(typed).toHaveValue('写到一半的话');
  await next.keyboard.press('Control+e');
  await expect(next.getByRole('heading', { name: '登录' })).toBeVisible();
  await close();
});

test('the administrator sees no business and is offered none', async ({ start, place }) => {
  const { run, page, refused } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN, administrator: { staffNo: '0099', name: '系统管理员', password: CAPTAIN } });
  await run('people.signIn', { staffNo: '0099', password: CAPTAIN });
  await run('people.changePassword', { old: CAPTAIN, next: TRACKER });
  await expect(page.getByRole('table', { name: '人员' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: '主导航' })).not.toContainText('单位台账');
  expect((await refused('read', 'cases.clocks', {})).code).toMatch(/people.mayNot|input.invalid/);
  expect((await refused('read', 'employers.search', { text: '建筑', limit: 5 })).code).toBe('people.mayNot');
});

const employer = {
  uscc: '', name: '某某建筑有限公司', industry: 'construction', streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
};
