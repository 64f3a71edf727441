import path from 'node:path';
import type { Page } from '@playwright/test';
import { startClock } from '#electron/areas/clocks/running.ts';
import { loadRulePacks } from '#electron/host/rulePacks.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { expect, root, test, type Place } from '../fixtures.ts';
import { cli, goTo, open, optionOf, sampleDistrict } from './district.ts';

/** Invented for the test; the real notice comes in autumn. */
const NOTICE = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（农历除夕前一日、周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月13日（周六）上班。
三、清明节：4月3日（周六）至5日（周一）放假，共3天。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六）上班。`;

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);

/** Three clocks on the first case of the sample district, as the states of a case will start them. */
async function startClocks(place: Place): Promise<{ id: number; caseNo: string }> {
  const rulePacks = await loadRulePacks(path.join(root, 'resources', 'rulepacks'));
  const ledger = await openLedger(place.ledgerFolder, { now: Date.now() });
  try {
    const row = await ledger.reader.first<{ id: number; case_no: string }>('SELECT id, case_no FROM cases WHERE closed_at IS NULL ORDER BY id LIMIT 1');
    if (row === undefined) throw new Error('the sample district has no open case');
    const actor = { staffNo: '0001', name: '大队长', posts: ['captain'] };
    await ledger.command({ actor, now: Date.now() }, async (w) => {
      const act = { w, now: Date.now(), actor, services: { rulePacks } };
      const subject = { kind: 'case', id: row.id };
      await startClock(act, { ruleId: 'investigate.limit', subject, startAt: at('2026-12-18 09:00'), event: '立案' });
      await startClock(act, { ruleId: 'penalty.decideLimit', subject, startAt: at('2026-12-18 09:00'), event: '立案' });
      await startClock(act, { ruleId: 'penalty.deliver', subject, startAt: at('2025-03-03 09:00'), event: '作出决定' });
      return { value: null, entry: { operation: 'cases.test', subject: { kind: 'case', id: String(row.id), label: row.case_no }, summary: '起算时限', changes: {} }, topics: [] };
    });
    return { id: row.id, caseNo: row.case_no };
  } finally {
    await ledger.close();
  }
}

const panelLine = (page: Page, title: string) => page.getByRole('region', { name: '时限' }).getByRole('listitem').filter({ hasText: title });

test('the notice of a new year is read, shown with every deadline that it moves, approved, and nothing is provisional any more', async ({ place }) => {
  await sampleDistrict(place);
  const { id, caseNo } = await startClocks(place);
  const { page, close } = await open(place);
  await goTo(page, `/cases/${id}`);
  await expect(panelLine(page, '调查期限')).toContainText('2027-03-12');
  await panelLine(page, '调查期限').getByRole('button', { name: '说明 调查期限' }).click();
  await expect(panelLine(page, '调查期限')).toContainText('暂计：该年放假安排尚未装入');
  await expect(panelLine(page, '调查期限')).toContainText('《劳动保障监察条例》第17条');

  await page.getByRole('link', { name: '期限与日历' }).click();
  await page.getByRole('tab', { name: '工作日历' }).click();
  await page.getByRole('button', { name: '装入新年份' }).click();
  await page.getByLabel('通知原文').fill('2027年元旦快乐');
  await page.getByRole('button', { name: '读入原文' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '没有读懂' })).toBeVisible();
  await page.getByLabel('通知原文').fill(NOTICE);
  await page.getByRole('button', { name: '读入原文' }).click();
  await expect(page.getByLabel('第 2 段放假起')).toHaveValue('2027-02-05');
  const moved = page.getByRole('table', { name: '改期的时限' }).getByRole('row').filter({ hasText: caseNo });
  await expect(moved).toContainText('2027-03-12（暂计）');
  await expect(moved).toContainText('2027-03-18');
  await page.getByLabel('依据').fill('国办发明电〔2026〕9号');
  await page.getByRole('button', { name: '提交批准' }).click();
  await expect(page.getByText('待批准：2027 年放假安排')).toBeVisible();

  // Nothing has moved yet.
  expect(await cli('list', '--ledger', place.ledgerFolder, 'deadlines', '--where', 'title=调查期限')).toMatchObject([{ lastDay: '2027-03-12', provisional: true }]);
  await page.getByRole('button', { name: '批准生效' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '批准生效' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('main')).toContainText('国办发明电〔2026〕9号');
  await expect(page.getByText('待批准：2027 年放假安排')).toHaveCount(0);

  await goTo(page, `/cases/${id}`);
  await expect(panelLine(page, '调查期限')).toContainText('2027-03-18');
  await panelLine(page, '调查期限').getByRole('button', { name: '说明 调查期限' }).click();
  await expect(panelLine(page, '调查期限')).not.toContainText('暂计');
  await expect(panelLine(page, '调查期限')).toContainText('2027-02-05 至 2027-02-11');
  await close();
  expect(await cli('list', '--ledger', place.ledgerFolder, 'deadlines', '--where', 'subject=' + caseNo, '--where', 'title=调查期限')).toMatchObject([{ lastDay: '2027-03-18', provisional: false }]);
});

test('the calculator explains 60 working days from 2025-01-20 day by day', async ({ place }) => {
  await sampleDistrict(place, ['01']);
  const { page, close } = await open(place);
  await goTo(page, '/deadlines?rule=investigate.limit');
  const start = page.getByLabel('起算时间');
  await start.click();
  await start.fill('2025-01-20 09:00');
  await start.press('Enter');
  const answer = page.locator('#deadline-answer');
  await expect(answer).toContainText('2025-04-21 周一');
  await expect(answer).toContainText('放假 11 天（2025-01-28 至 2025-02-04、2025-04-04 至 2025-04-06）');
  await expect(answer).toContainText('2025-01-26、2025-02-08');
  await expect(answer.getByRole('img', { name: '2025-04-21 周一，第 60 天，最后一天' })).toBeVisible();
  await page.getByText('已批准延长').click();
  await expect(answer).toContainText('2025-06-05');
  // Found by typing a part of the name; what the rule cannot take is not offered.
  await page.getByRole('form', { name: '推算条件' }).getByRole('combobox').first().click();
  await page.keyboard.type('罚款缴纳');
  await optionOf(page, '罚款缴纳期限').click();
  await expect(page.getByText('已批准延长')).toHaveCount(0);
  await start.click();
  await start.fill('2025-01-16 09:00');
  await start.press('Enter');
  await expect(answer).toContainText('2025-02-05');
  await close();
});

test('what ran out while the product was off is announced at the start until it is acknowledged', async ({ place }) => {
  await sampleDistrict(place);
  await startClocks(place);
  const first = await open(place);
  const notice = first.page.getByRole('region', { name: '到期提醒' });
  await expect(notice).toContainText('项时限已超期');
  await expect(notice).toContainText('启动前已到期');
  await first.page.getByRole('button', { name: '知道了' }).click();
  await expect(notice).toHaveCount(0);
  // Taken note of, not forgotten: it stays red on the desk.
  await expect(first.page.getByRole('table', { name: '我的时限' }).getByRole('row').filter({ hasText: '决定书送达' })).toContainText('超');
  await first.close();
  const second = await open(place);
  await expect(second.page.getByRole('table', { name: '我的时限' }).getByRole('row').filter({ hasText: '决定书送达' })).toBeVisible();
  await expect(second.page.getByRole('region', { name: '到期提醒' })).toHaveCount(0);
  await second.close();
});
