import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { citizenText, SAMPLE } from '../../simulators/cardBytes.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { virtualPort } from '../../simulators/pty.ts';
import { expect, firstRun, test, type Product } from '../fixtures.ts';
import { answerDialogs, goTo, optionOf } from './district.ts';

const CAPTAIN = '河边三棵柳树 7';
const GIVEN = '初始口令两株海棠 5';
const OWN = '屋后一亩菜园 9';

const employer = {
  uscc: '91990101MA1A000325', name: '丙餐饮管理有限公司', industry: 'catering' as const, streetCode: '990101001', unitType: '', address: '人民路 1 号', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
};

async function district({ run }: Product, folder: string): Promise<void> {
  await run('settings.createLedger', firstRun(folder));
  await run('employers.create', { fields: employer, tags: [] });
}

const field = (page: Page, label: RegExp | string) => page.locator('main').getByLabel(label).first();

async function typedComplaint(page: Page, name: string): Promise<void> {
  await goTo(page, '/intake/new');
  await field(page, /^姓名/).fill(name);
  await field(page, /^联系电话/).fill('13800138617');
  await chooseEmployer(page);
}

/** The QR code of a business licence as a scanner types it: keys as fast as the machine takes them, then Enter. */
async function scanLicence(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...text].map((one) => ({ text: one, key: one, unmodifiedText: one })).concat({ text: '\r', key: 'Enter', unmodifiedText: '\r' });
  await Promise.all(keys.flatMap((key) => [session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }), session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key })]));
  await session.detach();
}

async function chooseEmployer(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: '单位名称' }).fill('bcy');
  await page.getByRole('option', { name: /丙餐饮/ }).click();
}

test('a card, a scanned licence, 登记: three actions, nothing of the person typed, a receipt in the hand', async ({ start, place }) => {
  const simulator = await CardReaderSimulator.start();
  const printer = await PrinterSimulator.start();
  const port = await virtualPort(simulator.port, place.folder);
  try {
    const product = await start();
    await district(product, place.ledgerFolder);
    const { page, run, read } = product;
    await run('devices.configure', { do: 'addReader', label: '身份证读卡器', kind: 'serial', place: port.path });
    await run('devices.configure', { do: 'addPrinter', label: '小票机', place: `tcp://127.0.0.1:${String(printer.port)}`, width: 58, cutter: true, characters: 'gbk', codes: 'native', baud: 115_200 });
    await goTo(page, '/intake/new');
    simulator.place(citizenText(SAMPLE));
    await page.getByRole('button', { name: '读身份证' }).click();
    await expect(field(page, /^证件号码/)).toHaveValue(/^\d{3}\*{11}.{4}$/);
    await expect(field(page, /^姓名/)).toHaveAttribute('readonly', '');
    const name = await field(page, /^姓名/).inputValue();
    await scanLicence(page, `http://www.gsxt.gov.cn/index.html?uniscid=${employer.uscc}`);
    await expect(page.getByRole('textbox', { name: '单位名称' })).toHaveValue(employer.name);
    await page.getByRole('button', { name: /登记并打印回执/ }).click();
    const title = page.locator('main h1');
    await expect(title).toHaveText(/^[2-9A-Z]{10}$/);
    const receiptNo = await title.innerText();
    await expect(page.getByRole('region', { name: '当事人' })).toContainText('投诉人甲');
    expect(await page.locator('main').innerText()).not.toContain(name);
    await expect(page.getByRole('region', { name: '时限' })).toContainText('投诉分派');
    await expect.poll(() => printer.jobs.length).toBe(1);
    const found = await read('employers.search', { text: receiptNo, limit: 5 });
    expect(found.hits.map((hit) => [hit.group, hit.caption])).toEqual([['complaint', '投诉人甲']]);
    expect((await read('employers.search', { text: name, limit: 5 })).hits).toEqual([]);
    expect((await read('intake.drafts', {})).drafts).toEqual([]);
  } finally {
    await port.close();
    await printer.stop();
    await simulator.stop();
  }
});

test('a draft comes back after a restart as it was typed; the receipt is shown where there is no printer', async ({ start, place }) => {
  const first = await start();
  await district(first, place.ledgerFolder);
  await typedComplaint(first.page, '欧阳翠花');
  await first.page.getByLabel('事实陈述').fill('没发工资');
  await expect(first.page.locator('main header')).toContainText('已保存');
  await first.page.waitForFunction(() => window.brigade.read('intake.drafts', {}).then((answer) => JSON.stringify(answer).includes('"drafts":[{')));
  await first.close();
  place.remember(place.ledgerFolder);
  const { page } = await start();
  await goTo(page, '/intake');
  await page.getByRole('link', { name: /的草稿/ }).click();
  await page.locator('main').getByLabel('恢复口令', { exact: true }).fill('correct horse battery staple');
  await page.locator('main').getByRole('button', { name: '打开保险箱' }).click();
  await expect(field(page, /^姓名/)).toHaveValue('欧阳翠花');
  await expect(page.getByLabel('事实陈述')).toHaveValue('没发工资');
  await expect(page.getByRole('textbox', { name: '单位名称' })).toHaveValue('丙餐饮管理有限公司');
  await page.getByRole('button', { name: /登记并打印回执/ }).click();
  await expect(page.getByRole('dialog')).toContainText('投诉受理回执');
});

test('a time of receipt counts although the button is tapped in the moment in which the field is left; days late, the form asks why', async ({ start, place }) => {
  const product = await start();
  await district(product, place.ledgerFolder);
  const { page, read } = product;
  await typedComplaint(page, '欧阳翠花');
  const day = new Date(Date.now() - 9 * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
  await page.getByLabel('收件时间').click();
  await page.keyboard.type(`${day} 09:30`);
  const register = page.getByRole('button', { name: /登记并打印回执/ });
  await register.click();
  await page.getByLabel('为什么现在才录入').fill('邮寄来的信今天才转到大队');
  await register.click();
  await expect(page.getByRole('dialog')).toContainText('投诉受理回执');
  const [line] = (await read('intake.queue', { tab: 'open', text: '', offset: 0, limit: 5 })).rows;
  expect(line?.registeredAt).toBe(Date.parse(`${day}T09:30:00+08:00`));
  // It stands in the captain's list of the week.
  expect(JSON.stringify((await read('journal.overrides', {})).weeks)).toContain('邮寄来的信今天才转到大队');
});

test('dispatch, a call, D03 pauses the clock, material comes, refused with D04', async ({ start, place }) => {
  const product = await start();
  await district(product, place.ledgerFolder);
  const { page } = product;
  await typedComplaint(page, '欧阳翠花');
  await page.getByRole('button', { name: /登记并打印回执/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  const dialog = page.getByRole('dialog');
  const act = (name: string) => page.locator('main header').getByRole('button', { name, exact: true });
  const more = async (name: string): Promise<void> => {
    if (await act(name).isVisible()) return act(name).click();
    await page.locator('main header').getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  // Who handles a complaint does not decide on it: a handler beside the captain.
  await product.run('people.changePassword', { old: '', next: CAPTAIN });
  await product.run('people.addOfficer', { staffNo: '0003', name: '张承办', posts: ['handler'], certNo: '', certUntil: null, password: GIVEN });
  await act('分派').click();
  await expect(dialog).toContainText('规则选定');
  await dialog.getByRole('button', { name: '分派', exact: true }).click();
  await expect(page.locator('main header')).toContainText('已分派');

  await product.run('people.signIn', { staffNo: '0003', password: GIVEN });
  await product.run('people.changePassword', { old: GIVEN, next: OWN });
  await expect(act('报请立案')).toBeVisible();

  await more('登记电话');
  await dialog.getByText('联系上', { exact: true }).click();
  await dialog.getByLabel('通话记录').fill('说明了程序');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(page.getByRole('region', { name: '电话' })).toContainText('确认完成');

  // A correction, while the desk corrects the same complaint: both versions side by side, then the triggers by the new figures.
  await more('更正登记内容');
  await dialog.getByLabel('涉及人数').fill('12');
  await dialog.getByLabel('工作地').fill('解放路店');
  await dialog.getByLabel('更正理由').fill('工友又来了一批');
  const id = Number(new URL(page.url()).hash.match(/(\d+)$/)?.[1]);
  const { rowVersion, matter } = await product.read('intake.complaint', { id });
  await product.run('intake.amend', { id, rowVersion, matter: { ...matter, headcount: 4, amountClaimedFen: 520_000 }, statement: null, reason: '受理员更正' });
  await dialog.getByRole('button', { name: '保存更正' }).click();
  const versions = page.getByRole('dialog', { name: '投诉刚被他人改过' });
  await expect(versions.getByRole('row', { name: /主张金额/ })).toContainText('5,200.00');
  await versions.getByRole('button', { name: '都按我的' }).click();
  await versions.getByRole('button', { name: '按所选继续' }).click();
  await dialog.getByRole('button', { name: '保存更正' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: '诉求' })).toContainText('5,200.00');
  await expect(page.getByRole('region', { name: '诉求' })).toContainText('解放路店');
  await expect(page.getByRole('region', { name: '经过' })).toContainText('须立即立案（欠薪人数 12 ≥ 5）');

  await more('告知补正');
  await dialog.getByRole('button', { name: '劳动合同' }).click();
  await dialog.getByLabel('提交地点').fill('政务大厅 3 号窗口');
  await dialog.getByLabel('联系电话').fill('023-12345678');
  await dialog.getByRole('button', { name: '告知补正' }).click();
  await expect(page.locator('main header')).toContainText('补正中');
  await expect(page.getByRole('region', { name: '时限' })).toContainText('中止');
  await act('收到补正材料').click();
  await dialog.getByText('劳动合同', { exact: true }).click();
  await dialog.getByRole('button', { name: '登记收到' }).click();
  // The receipt of materials is offered at once; the officer without a certificate stands there by staff number.
  await expect(dialog).toContainText('接收人工号');
  await dialog.getByRole('button', { name: '关闭' }).first().click();
  await expect(page.getByRole('table', { name: '材料' }).getByRole('button', { name: '打印接收单' })).toBeVisible();
  await expect(page.locator('main header')).toContainText('已分派');

  await more('不予受理、转办');
  await dialog.getByRole('combobox').click();
  await optionOf(page, '不属于劳动保障监察职权').click();
  await dialog.getByLabel('复议机关').fill('清河区人民政府');
  await dialog.getByLabel('管辖法院').fill('清河区人民法院');
  await dialog.getByRole('button', { name: '报大队长决定' }).click();
  await product.run('people.signIn', { staffNo: '0001', password: CAPTAIN });
  await expect(page.locator('header').first()).toContainText('0001');
  await act('决定').click();
  await dialog.getByRole('button', { name: '批准不予受理' }).click();
  await expect(page.locator('main header')).toContainText('不予受理');
  await expect(page.getByRole('region', { name: '经过' })).toContainText('受字〔');
});

test('an anonymous report, and a trigger that nobody can type away', async ({ start, place }) => {
  const product = await start();
  await district(product, place.ledgerFolder);
  const { page } = product;
  await goTo(page, '/intake/new');
  await page.getByRole('radio', { name: '举报' }).click();
  await page.getByText('匿名', { exact: true }).click();
  await chooseEmployer(page);
  await page.getByLabel('涉及人数').fill('6');
  await expect(page.getByRole('region', { name: '触发' })).toContainText('欠薪人数 6 ≥ 5');
  await page.getByRole('button', { name: /登记并打印回执/ }).click();
  await expect(page.locator('main header')).toContainText('匿名');
  await expect(page.locator('main')).toContainText('须今日立案');
  await goTo(page, '/');
  await expect(page.getByRole('table', { name: '我的待办' })).toContainText('分派投诉');
  await expect(page.getByRole('table', { name: '我的时限' })).toContainText('投诉分派');
});

test('a group hands in its list: with the registration and on the record, side by side with the claim, taken back; then a person is corrected by card', async ({ start, place }) => {
  const simulator = await CardReaderSimulator.start();
  const port = await virtualPort(simulator.port, place.folder);
  try {
    await group(await start(), place, simulator, port.path);
  } finally {
    await port.close();
    await simulator.stop();
  }
});

async function group(product: Product, place: { readonly folder: string; readonly ledgerFolder: string }, simulator: CardReaderSimulator, reader: string): Promise<void> {
  await district(product, place.ledgerFolder);
  const { page } = product;
  const list = async (name: string, rows: readonly (readonly [idNo: string, name: string, fen: string])[]): Promise<string> => {
    const file = path.join(place.folder, name);
    await writeFile(file, ['身份证号,姓名,欠薪起月,欠薪止月,欠薪金额', ...rows.map(([idNo, who, owed]) => `${idNo},${who},2024-12,2025-02,${owed}`), ''].join('\r\n'));
    return file;
  };
  const [first, second] = [await list('名册一.csv', [['11010519491231002X', '公冶长生', '12000'], ['440524188001010014', '公冶长明', '8000.50']]), await list('名册二.csv', [['110105194912310021', '公冶长命', '1'], ['11010519491231002X', '公冶长生', '13000']])];
  await typedComplaint(page, '欧阳翠花');
  await page.getByLabel('涉及人数').fill('4');
  await page.getByLabel('主张金额').fill('20000');
  await answerDialogs(product.app, { open: [first] });
  const part = page.getByRole('region', { name: '欠薪名册' });
  await part.getByRole('button', { name: '选择名册…' }).click();
  await expect(part).toContainText('新增 2');
  await expect(part).toContainText('20,000.50');
  await page.getByRole('button', { name: /登记并打印回执/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click();
  const table = page.getByRole('table', { name: '欠薪名册' });
  await expect(table.getByRole('row', { name: /劳动者乙/ })).toContainText('8,000.50');
  await expect(part).toContainText('登记涉及 4 人，名册 2 人，少 2 人');
  await expect(page.getByRole('region', { name: '诉求' })).toContainText('4 人');
  // A second file: one row changes, one is wrong and stays out by mask.
  await answerDialogs(product.app, { open: [second] });
  await part.getByRole('button', { name: '导入欠薪名册' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('末位校验码不对');
  await expect(dialog).not.toContainText('公冶长命');
  await expect(dialog).not.toContainText('110105194912310021');
  await dialog.getByRole('button', { name: '写入 1 人' }).click();
  await expect(table.getByRole('row', { name: /劳动者甲/ })).toContainText('13,000.00');
  await page.getByRole('table', { name: '名册文件' }).getByRole('button', { name: '撤回这份名册' }).first().click();
  await dialog.getByRole('textbox').fill('送错了');
  await dialog.getByRole('button', { name: '撤回这份名册' }).click();
  await expect(table.getByRole('row', { name: /劳动者甲/ })).toContainText('12,000.00');
  await expect(page.getByRole('region', { name: '经过' })).toContainText('撤回欠薪名册');
  // The card answers for the complainant: somebody else corrects the telephone meanwhile, and both stand side by side by mask.
  await product.run('devices.configure', { do: 'addReader', label: '身份证读卡器', kind: 'serial', place: reader });
  simulator.place(citizenText(SAMPLE));
  const people = page.getByRole('table', { name: '当事人' });
  await people.getByRole('button', { name: '更正投诉人甲的身份' }).click();
  await dialog.getByRole('button', { name: '读身份证' }).click();
  await expect(dialog.getByLabel(/^证件号码/)).toHaveValue(/^\d{3}\*{11}.{4}$/);
  const name = await dialog.getByLabel(/^姓名/).inputValue();
  await dialog.getByLabel('更正理由').fill('本人出示证件更正');
  const id = Number(new URL(page.url()).hash.match(/(\d+)$/)?.[1]);
  const [person] = (await product.read('intake.complaint', { id })).persons;
  await product.run('intake.correctPerson', { id, personId: person?.id ?? '', personVersion: 1, reason: '来电更正', change: { name: null, idNo: null, phone: '13911112222', address: null, clear: [], source: 'typed' } });
  await dialog.getByRole('button', { name: '保存更正' }).click();
  const versions = page.getByRole('dialog', { name: '投诉人甲的身份刚被他人改过' });
  await expect(versions.getByRole('row', { name: /联系电话/ })).toContainText('139****2222');
  await expect(versions).not.toContainText(name);
  await versions.getByRole('button', { name: '按所选继续' }).click();
  await dialog.getByRole('button', { name: '保存更正' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(people.getByRole('row', { name: /投诉人甲/ })).toContainText('139****2222');
  await expect(people.getByRole('row', { name: /投诉人甲/ })).toContainText('更正 2 次');
  await expect(page.getByRole('region', { name: '经过' })).toContainText('更正投诉人甲：姓名、证件号、住址（读身份证）');
  for (const plain of ['公冶长', '欧阳翠花', name]) expect(await page.locator('main').innerText()).not.toContain(plain);
}
