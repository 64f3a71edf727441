import type * as Playwright from '@playwright/test';
import type { Prepared } from './prepare.ts';

type Page = Playwright.Page;

/** One screen in one state. `dialogs`: what its buttons open is photographed as well. */
export interface Stop {
  readonly name: string;
  readonly hash: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly dialogs?: boolean;
  /** Staff number of who looks; the captain, if left out. */
  readonly as?: string;
}

const click = (name: string | RegExp) => async (page: Page): Promise<void> => { await page.getByRole('button', { name }).first().click(); };
const key = (name: string) => (page: Page): Promise<void> => page.keyboard.press(name);

async function search(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.locator('#search').fill(text);
}

/** A form in the middle of being filled. */
async function fillComplaint(page: Page): Promise<void> {
  await page.locator('main').getByLabel(/^姓名/).first().fill('欧阳建国');
  await page.locator('main').getByLabel(/^联系电话/).first().fill('13800138617');
  await page.getByRole('textbox', { name: '单位名称' }).fill('甲建设');
  await page.getByRole('option').first().click();
  await page.getByLabel('涉及人数').fill('6');
  await page.getByLabel('主张金额').fill('38600');
  // Taken from the suggestions once; the draft that is opened again has it.
  const payslip = page.getByRole('button', { name: '工资条' });
  if (await payslip.isVisible()) await payslip.click();
  await page.locator('[data-region="middle"]').evaluate((middle) => middle.scrollTo(0, 0));
}

/** A form of a complaint that came days ago: why it is entered only now is asked once it is sent. */
async function registerLate(page: Page): Promise<void> {
  await fillComplaint(page);
  const past = new Date(Date.now() - 9 * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await page.getByLabel('收件时间').fill(`${past} 09:30`);
  await page.getByRole('button', { name: /^登记并打印回执/ }).click();
  await page.getByLabel('为什么现在才录入').waitFor();
}

/** A draft that somebody else keeps below the form that is being filled. */
const overtaken = (id: number) => async (page: Page): Promise<void> => {
  await page.getByLabel(/为什么要看/).fill('补单位联系人');
  await page.getByRole('button', { name: '查看完整内容' }).click();
  await page.getByLabel('单位联系人').fill('王某 13900005678');
  await page.evaluate(async (paper) => {
    const { value: { line } } = await window.brigade.read('papers.paper', { id: paper }) as { value: { line: { rowVersion: number } } };
    const { value: { content } } = await window.brigade.run('papers.look', { id: paper, reason: '补发生期间', confirmation: '' }) as { value: { content: object } };
    await window.brigade.run('papers.save', { id: paper, rowVersion: line.rowVersion, content: { ...content, contact: '刘某', period: '2026 年 9 月' } });
  }, id);
  // What the other typed stands behind a look of its own.
  const look = page.getByRole('dialog');
  await look.getByLabel(/为什么要看/).fill('核对同事补的内容');
  await look.getByRole('button', { name: '比较两份' }).click();
  await page.waitForTimeout(1200);
};

const settings: readonly Stop[] = ['ledger', 'office', 'safety', 'people', 'city', 'streets', 'rules', 'updates'].map((section) => ({ name: `设置-${section}`, hash: `/settings?section=${section}`, dialogs: true }));
const manual: readonly Stop[] = [{ name: '手册', hash: '/', act: key('F1') }, { name: '手册-接待', hash: '/intake/new', act: key('F1') }];

/** Every screen of the window on the prepared sample district. A new screen is one more line. */
export function stops(at: Prepared): readonly Stop[] {
  return [
    { name: '工作台', hash: '/', dialogs: true },
    { name: '搜索', hash: '/', act: (page) => search(page, '建筑') },
    { name: '搜索-没有', hash: '/', act: (page) => search(page, '没有这家单位') },
    { name: '人员菜单', hash: '/', act: click(/0001/) },
    ...['open', 'undispatched', 'mine', 'all', 'drafts', 'grid'].map((tab) => ({ name: `投诉受理-${tab}`, hash: `/intake?tab=${tab}`, dialogs: tab === 'open' })),
    { name: '登记投诉', hash: '/intake/new', dialogs: true, as: '0021' },
    { name: '登记投诉-草稿', hash: `/intake/new?draft=${at.draft}`, as: '0021', act: fillComplaint },
    { name: '登记投诉-补录', hash: `/intake/new?draft=${at.draft}`, as: '0021', act: registerLate },
    ...at.complaints.map((id, index) => ({ name: `投诉-${index + 1}`, hash: `/intake/${id}`, dialogs: true, as: index === 1 ? '0003' : '0001' })),
    { name: '调解', hash: '/intake/mediations', dialogs: true, as: '0021' },
    { name: '调解-一件', hash: `/intake/mediations/${at.mediation}`, dialogs: true, as: '0031' },
    { name: '工作台-网格员', hash: '/', as: '0031' },
    { name: '案件', hash: '/cases', dialogs: true },
    { name: '案件-登记', hash: '/cases?register=' },
    ...at.cases.map((id, index) => ({ name: `案件-${index + 1}`, hash: `/cases/${id}`, dialogs: true })),
    { name: '重大应急', hash: '/emergency', dialogs: true },
    { name: '重大应急-一件', hash: `/emergency/${at.emergency}`, dialogs: true },
    { name: '单位台账', hash: '/employers', dialogs: true },
    { name: '单位台账-新建', hash: '/employers?new=' },
    ...['', 'accounts', 'insurance', 'cases', 'court', 'alerts', 'tables', 'history', 'imports'].map((tab) => ({ name: `一户一档-${tab === '' ? 'overview' : tab}`, hash: `/employers/${at.employer}${tab === '' ? '' : `?tab=${tab}`}`, dialogs: tab === '' })),
    { name: '欠薪预警', hash: '/alerts', dialogs: true },
    { name: '欠薪预警-一条', hash: `/alerts/${at.alert}`, dialogs: true },
    { name: '数据不足', hash: '/alerts/unknown' },
    { name: '司法信息', hash: '/alerts/court', dialogs: true },
    { name: '月报', hash: '/reports/2026-10', dialogs: true },
    { name: '欠薪风险预警表', hash: '/reports/2026-10/wage-risk', dialogs: true },
    { name: '重大案件进度表', hash: '/reports/2026-10/major-cases' },
    { name: '数据导入', hash: '/imports', dialogs: true },
    { name: '数据导入-一批', hash: '/imports/1', dialogs: true },
    { name: '待匹配', hash: '/imports/waiting' },
    { name: '上报箱', hash: '/outbox', dialogs: true },
    { name: '上报箱-一件', hash: '/outbox/1' },
    { name: '文书', hash: '/papers', dialogs: true },
    { name: '文书-登记簿', hash: '/papers?tab=register', dialogs: true },
    ...at.papers.map(({ id, by }, index) => ({ name: `文书-${index + 1}`, hash: `/papers/${id}`, dialogs: true, as: by })),
    // Whoever wrote it has it signed.
    ...at.final.map((id) => ({ name: '文书-签名', hash: `/papers/${id}`, dialogs: true, as: '0003' })),
    ...at.papers.filter(({ by }) => by === '0003').slice(0, 1).map(({ id, by }) => ({ name: '文书-冲突', hash: `/papers/${id}`, as: by, act: overtaken(id) })),
    { name: '期限计算', hash: '/deadlines?rule=investigate.limit', dialogs: true },
    { name: '工作日历', hash: '/deadlines/calendar', dialogs: true },
    { name: '工作日历-新', hash: '/deadlines/calendar', as: '0099', act: async (page) => { await page.getByRole('button', { name: '装入新年份' }).click(); } },
    { name: '管理员', hash: '/settings?section=people', as: '0099' },
    { name: '日志', hash: '/journal', dialogs: true },
    { name: '日志-例外', hash: '/journal?show=exceptions', dialogs: true },
    { name: '日志-核验', hash: '/journal?show=proof', dialogs: true },
    { name: '日志-一条', hash: '/journal', act: async (page) => { await page.locator('main').getByRole('row').nth(3).click(); } },
    { name: '身份查看', hash: '/looks', dialogs: true },
    { name: '设备', hash: '/devices', dialogs: true },
    { name: '设备-队列', hash: '/devices?show=queue' },
    ...settings,
    ...manual,
    { name: '没有的页面', hash: '/nothing-here' },
  ];
}
