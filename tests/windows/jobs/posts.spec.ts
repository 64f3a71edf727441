import { expect, test, firstRun } from '../fixtures.ts';
import { goTo } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const OWN = '屋后一亩菜园 9';

test('the captain gives the parts of a case, a reviewer is kept apart by person, and who is recused no longer opens it', async ({ start, place }) => {
  const { page, run, refused, close } = await start();
  await run('settings.createLedger', { ...firstRun(place.ledgerFolder), password: CAPTAIN });
  const officer = (staffNo: string, name: string, posts: ('handler' | 'legalReviewer')[]) => run('people.addOfficer', { staffNo, name, posts, certNo: `ZF${staffNo}`, certUntil: '2099-12-31', password: GIVEN });
  await officer('0003', '张承办', ['handler', 'legalReviewer']);
  await officer('0005', '王审核', ['legalReviewer']);
  const { id: employerId } = await run('employers.create', { fields: employer, tags: [] });
  const fields = { employerId, cause: '拖欠工资', source: '投诉', filedAt: Date.now() - 86_400_000, verifiedFen: 1_234_500, headcount: 3, unpaidHeadcount: 3, handler: '' };
  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0003', password: GIVEN });
  await run('people.changePassword', { old: GIVEN, next: OWN });
  const { id } = await run('cases.register', { caseNo: '清劳监案〔2026〕1号', fields });
  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0001', password: CAPTAIN });

  await goTo(page, `/cases/${id}`);
  const staff = page.getByRole('region', { name: '办案人员' });
  await staff.getByRole('button', { name: '指定主办（A岗）' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('王审核：没有A岗这个岗位。');
  // By keyboard: the first who may take it has the focus; the page behind the dialog hears nothing; Ctrl Enter presses the dialog's button.
  const first = dialog.getByRole('radio').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toContainText('请选择人员');
  await page.keyboard.press('Space');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(staff).toContainText('张承办（0003）');
  await staff.getByRole('button', { name: '指定法制审核（B岗）' }).click();
  await expect(dialog).toContainText('张承办：本案的法制审核不能由承办人');
  await dialog.getByText('王审核（0005）').click();
  await dialog.getByRole('button', { name: '指定', exact: true }).click();
  await expect(staff).toContainText('王审核（0005）');

  await staff.getByRole('button', { name: '决定回避' }).click();
  await dialog.getByRole('combobox').click();
  await page.getByText('0003 张承办', { exact: true }).last().click();
  await dialog.getByLabel('回避理由').fill('单位负责人是其配偶');
  await dialog.getByRole('button', { name: '决定回避' }).click();
  await expect(staff).toContainText('张承办（0003）回避');
  await expect(staff).toContainText('主办（A岗）未指定');

  await run('people.signOut', {});
  await run('people.signIn', { staffNo: '0003', password: OWN });
  expect((await refused('read', 'cases.case', { id })).message).toContain('您在本案回避');
  await goTo(page, '/cases');
  const row = page.getByRole('row', { name: /清劳监案〔2026〕1号/ });
  await expect(row).toContainText('回避');
  await expect(row).not.toContainText('12,345');
  await goTo(page, `/cases/${id}`);
  await expect(page.getByText('您在本案回避')).toBeVisible();
  await close();
});

const employer = {
  uscc: '', name: '庚装饰工程有限公司', industry: 'construction' as const, streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
};
