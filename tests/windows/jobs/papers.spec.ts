import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openLedger } from '#electron/ledger/open.ts';
import { expect, test } from '../fixtures.ts';
import { answerDialogs, goTo, open, sampleDistrict } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const OWN = '屋后一亩菜园 9';

test('a paper: written with its pages beside it, approved with a number, the same bytes again; signed with the pointer', async ({ place }) => {
  await sampleDistrict(place, ['01', '07']);
  const { page, app, read, run, close } = await open(place);
  const { rows } = await read('cases.list', { text: '', open: 'all', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 });
  const caseId = rows[0]?.id ?? 0;
  // The passphrase of the environment opens the vault a moment after the start.
  await expect.poll(async () => (await read('identities.persons', { subject: { kind: 'case', id: caseId } })).vault, { timeout: 20_000 }).toBe('open');
  // The handler writes, the captain approves: nobody approves what they wrote.
  await run('people.changePassword', { old: '', next: CAPTAIN });
  await run('people.addOfficer', { staffNo: '0003', name: '张承办', posts: ['handler'], certNo: 'ZF0003', certUntil: '2099-12-31', password: GIVEN });
  await run('cases.assign', { id: caseId, part: 'handler', staffNo: '0003', reason: '', seen: [] });
  await run('people.signIn', { staffNo: '0003', password: GIVEN });
  await run('people.changePassword', { old: GIVEN, next: OWN });
  await goTo(page, `/cases/${caseId}`);
  await page.getByRole('button', { name: '制作' }).click();
  await page.getByRole('menuitem', { name: '一次性补正告知书' }).click();
  await expect(page.getByRole('heading', { name: '一次性补正告知书' })).toBeVisible();

  // The employer came from the record; the page follows the typing.
  await expect(page.getByLabel('被投诉单位', { exact: false })).not.toHaveValue('');
  const sheet = page.locator('section.page').first();
  await page.getByLabel('告知对象', { exact: false }).fill('赵测试㛃');
  await expect(sheet).toContainText('赵测试㛃：');
  await expect(sheet).toContainText('（草稿）');
  await page.getByRole('button', { name: '批准并取号' }).click();
  await expect(page.getByRole('dialog')).toContainText('还缺：需补正的材料');
  await page.getByRole('button', { name: '再看一看' }).click();
  await page.getByRole('button', { name: '加一行' }).click();
  await page.getByLabel('材料，第 1 行').fill('劳动合同');
  await page.getByLabel('为什么需要，第 1 行').fill('核实劳动关系');
  await page.getByLabel('补正期限', { exact: false }).fill('2026-11-20');
  await page.getByLabel('补正期限', { exact: false }).press('Enter');
  await page.getByLabel('提交地点', { exact: false }).fill('一楼大厅');
  await page.getByLabel('联系电话', { exact: false }).fill('0990-12345678');
  await expect(sheet).toContainText('2026年11月20日');
  await page.waitForTimeout(2000); // the pause after which what was typed is kept
  const paper = page.url();
  await run('people.signIn', { staffNo: '0001', password: CAPTAIN });
  await page.evaluate((to) => { window.location.href = to; }, paper);
  await page.getByRole('button', { name: '批准并取号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '批准并取号' }).click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(/人社监补字〔\d{4}〕第1号/);

  // What became of each print stands beside the paper, with the way to print again.
  const ledger = await openLedger(place.ledgerFolder, { now: Date.now() });
  await ledger.transaction(async (w) => {
    const row = await w.first<{ uuid: string }>("SELECT uuid FROM papers WHERE number <> '' ORDER BY id DESC LIMIT 1");
    for (const [printer, outcome] of [['窗口激光机', 'failed'], ['', 'queued'], ['窗口激光机', 'printed']] as const) await w.insert('printed_papers', { at: Date.now(), staff_no: '0001', subject_kind: 'paper', subject_id: row?.uuid ?? '', printer, copies: 2, outcome });
    return { commit: true };
  });
  await ledger.close();
  await page.reload();
  const prints = page.getByRole('region', { name: '打印记录' });
  await expect(prints.getByRole('listitem')).toHaveText([/2 份.*已打印完成.*窗口激光机/, /已送到打印队列.*系统打印对话框/, /没有打成；请检查打印机后重印.*工号 0001/]);
  await prints.getByRole('button', { name: '重印' }).click();
  await expect(page.getByRole('dialog')).toContainText('打印机');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();

  // Sealed: shown with a reason, exported with a reason, and the same file each time.
  await page.getByLabel('为什么要看', { exact: false }).fill('核对定稿');
  await page.getByRole('button', { name: '查看完整内容' }).click();
  await expect(page.locator('section.page').first()).toContainText('第1号');
  const files = ['first.pdf', 'second.pdf'].map((name) => path.join(place.folder, name));
  for (const file of files) {
    await answerDialogs(app, { save: file });
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '导出 PDF' }).click();
    await expect(page.getByRole('dialog')).toContainText('本机没有');
    await page.getByRole('dialog').getByLabel('理由', { exact: false }).fill('归档');
    await page.getByRole('button', { name: '选择位置并导出' }).click();
    await expect(page.getByText('已导出')).toBeVisible();
    await page.getByRole('button', { name: '收起', exact: true }).click();
  }
  const [first, second] = files.map((file) => readFileSync(file));
  expect(first?.subarray(0, 4).toString()).toBe('%PDF');
  expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);

  // Signed with the pointer: bound to this paper, drawn on it, listed beside it.
  await page.getByRole('button', { name: '签名', exact: true }).click();
  // Nobody's own name can be written beside a sealed paper.
  await expect(page.getByRole('dialog')).toContainText('身份受保护，纸上只写代称。');
  const pad = page.getByRole('img', { name: /签名框/ });
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no pad');
  for (const [from, to] of [[0.15, 0.4], [0.5, 0.8]] as const) {
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * to, box.y + box.height * 0.6, { steps: 12 });
    await page.mouse.move(box.x + box.width * from, box.y + box.height * 0.7, { steps: 12 });
    await page.mouse.up();
  }
  await expect(page.getByRole('img', { name: '签名框，已签 2 笔' })).toBeVisible();
  await page.getByRole('button', { name: '撤回一笔' }).click();
  await expect(page.getByRole('img', { name: '签名框，已签 1 笔' })).toBeVisible();
  await page.getByRole('button', { name: '确认签名' }).click();
  await expect(page.getByRole('complementary')).toContainText('当事人签收：当事人');
  await expect(page.getByRole('complementary')).toContainText('与定稿内容相符');
  await page.getByLabel('为什么要看', { exact: false }).fill('核对签名');
  await page.getByRole('button', { name: '查看完整内容' }).click();
  await expect(page.locator('section.page').first()).toContainText(/当事人 20\d\d-/);

  // Void: the number stays in the register and the next paper gets the next one.
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: '作废' }).click();
  await page.getByRole('dialog').getByLabel('理由', { exact: false }).fill('对象写错');
  await page.getByRole('dialog').getByRole('button', { name: '作废' }).click();
  await expect(page.getByText('编号保留在登记簿中')).toBeVisible();
  await goTo(page, '/papers?tab=register');
  await expect(page.getByRole('table', { name: '文书编号登记簿' })).toContainText('对象写错');
  await goTo(page, '/papers');
  await expect(page.getByRole('table', { name: '文书' })).toContainText('已作废');
  await close();
});
