import type { Page } from '@playwright/test';
import { citizenText, SAMPLE } from '../../simulators/cardBytes.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { parseJob } from '../../simulators/escposParser.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { virtualPort } from '../../simulators/pty.ts';
import { uscc } from '../../support/desk.ts';
import { expect, firstRun, test } from '../fixtures.ts';
import { goTo } from './district.ts';

test('the desk: a reader is set up, tested, pulled out and comes back by itself', async ({ start, place }) => {
  const simulator = await CardReaderSimulator.start();
  let port = await virtualPort(simulator.port, place.folder);
  try {
    const { page, run } = await start();
    await run('settings.createLedger', firstRun(place.ledgerFolder));
    await goTo(page, '/devices');
    await expect(page.getByText('还没有设置设备')).toBeVisible();
    await page.getByRole('button', { name: '添加读卡器' }).click();
    const dialog = page.getByRole('dialog');
    // Where this machine has ports of its own they are offered; a pseudo terminal is none of them.
    const typed = dialog.getByRole('button', { name: '列表里没有，自己填写' });
    if (await typed.isVisible()) await typed.click();
    await dialog.getByLabel('端口').fill(port.path);
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    const line = page.getByRole('article', { name: '身份证读卡器' });
    await expect(line).toContainText('已接上');
    simulator.place(citizenText(SAMPLE));
    await line.getByRole('button', { name: '测试' }).click();
    await expect(line.getByRole('status')).toContainText('读卡器正常，读到一张居民身份证');
    await expect(line).toContainText('115200 波特');

    await port.close();
    await expect(line).toContainText('没有接上');
    await line.getByRole('button', { name: '测试' }).click();
    await expect(line.getByRole('alert')).toContainText('没有找到端口');
    port = await virtualPort(simulator.port, place.folder);
    await expect(line).toContainText('已接上');
    simulator.place(citizenText(SAMPLE));
    await line.getByRole('button', { name: '测试' }).click();
    await expect(line.getByRole('status')).toContainText('读卡器正常');
    await page.getByRole('button', { name: '设备日志' }).click();
    const log = page.getByRole('table', { name: '设备日志' });
    await expect(log).toContainText('已断开');
    await expect(log).toContainText('读卡成功');
    expect(await log.innerText()).not.toContain('陈');
  } finally {
    await port.close();
    await simulator.stop();
  }
});

test('a printer on the network: test slip, paper out told in words, pulled and back', async ({ start, place }) => {
  const printer = await PrinterSimulator.start();
  try {
    const { page, run } = await start();
    await run('settings.createLedger', firstRun(place.ledgerFolder));
    await goTo(page, '/devices');
    await page.getByRole('button', { name: '添加打印机' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('位置').fill(`127.0.0.1:${String(printer.port)}`);
    await dialog.getByRole('button', { name: '添加', exact: true }).click();
    const line = page.getByRole('article', { name: '小票打印机' });
    await line.getByRole('button', { name: '打印测试' }).click();
    await expect(line.getByRole('status')).toContainText('测试小票已打印，打印机回答正常');
    expect(printer.jobs).toHaveLength(1);
    printer.mode = 'paper-out';
    await expect(line).toContainText('打印机缺纸', { timeout: 15_000 });
    printer.mode = 'good';
    await expect(line).toContainText('正常', { timeout: 15_000 });
  } finally {
    await printer.stop();
  }
});

test('a file label for a printer that is not there waits, and is printed once when it comes back; the next one says 补打', async ({ start, place }) => {
  const gone = await PrinterSimulator.start();
  const { port } = gone;
  await gone.stop();
  let printer: PrinterSimulator | null = null;
  try {
    const { page, run, read } = await start();
    await run('settings.createLedger', firstRun(place.ledgerFolder));
    const { id: employerId } = await run('employers.create', { fields: employer, tags: [] });
    const { id, caseNo } = await run('cases.register', { caseNo: '', fields: { employerId, cause: '拖欠工资', source: '', filedAt: Date.now() - 60_000, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0001' } });
    await run('devices.configure', { do: 'addPrinter', label: '大厅小票机', place: `tcp://127.0.0.1:${String(port)}`, width: 58, cutter: false, characters: 'gbk', codes: 'native', baud: 9600 });
    await goTo(page, `/cases/${String(id)}`);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '打印案卷标签' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('figure')).toHaveAccessibleName(/第1号[\s\S]*㛃𬭼[\s\S]*10 年/);
    await dialog.getByRole('button', { name: '打印', exact: true }).click();
    await expect(dialog).toContainText('等待打印');
    await expect(dialog).toContainText('连不上打印机');
    await dialog.getByRole('button', { name: '关闭' }).last().click();

    printer = await PrinterSimulator.start(port);
    await goTo(page, '/devices');
    const job = page.getByRole('article', { name: `案卷标签 ${caseNo}` });
    await expect(job).toContainText('已打印', { timeout: 20_000 });
    expect(printer.jobs).toHaveLength(1);
    const [first] = printer.jobs;
    // 㛃 and 𬭼 are in no printer's font: their line goes as a picture.
    expect(parseJob(first ?? Buffer.alloc(0)).printed.map((item) => item.kind)).toContain('picture');
    expect((await read('devices.slip', { of: { slip: 'S05', caseId: id }, width: 58 })).printed).toMatchObject([{ outcome: 'confirmed', printer: '大厅小票机' }]);

    await goTo(page, `/cases/${String(id)}`);
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('menuitem', { name: '打印案卷标签' }).click();
    await expect(dialog).toContainText('这张已经打印过');
    await expect(dialog.getByRole('figure')).toHaveAccessibleName(/【补打】第1次/);
    await dialog.getByRole('button', { name: '打印', exact: true }).click();
    const back = printer;
    await expect.poll(() => back.jobs.length).toBe(2);
    await expect(dialog.getByText('大厅小票机，1 份')).toBeVisible();
    expect(parseJob(printer.jobs[1] ?? Buffer.alloc(0)).printed).toContainEqual(expect.objectContaining({ text: '【补打】第1次' }));
    expect(printer.jobs).toHaveLength(2);
  } finally {
    await printer?.stop();
  }
});

test('a slip that waited when the window was closed is printed after the next start, once, without anybody asking', async ({ start, place }) => {
  const gone = await PrinterSimulator.start();
  const { port } = gone;
  await gone.stop();
  const first = await start();
  await first.run('settings.createLedger', firstRun(place.ledgerFolder));
  const { id: employerId } = await first.run('employers.create', { fields: { ...employer, name: '丙有限公司' }, tags: [] });
  await first.run('devices.configure', { do: 'addPrinter', label: '大厅小票机', place: `tcp://127.0.0.1:${String(port)}`, width: 58, cutter: false, characters: 'gbk', codes: 'native', baud: 9600 });
  await first.run('devices.printSlip', { of: { slip: 'L01', employerId }, printer: null, copies: 1 });
  await expect.poll(async () => (await first.read('devices.queue', {})).jobs[0]?.message).toContain('连不上打印机');
  await first.close();
  const printer = await PrinterSimulator.start(port);
  try {
    const { read } = await start();
    await expect.poll(() => printer.jobs.length, { timeout: 25_000 }).toBe(1);
    await expect.poll(async () => (await read('devices.slip', { of: { slip: 'L01', employerId }, width: 58 })).printed[0]?.outcome).toBe('confirmed');
    expect(printer.jobs).toHaveLength(1);
  } finally {
    await printer.stop();
  }
});

const employer = {
  uscc: '', name: '清河㛃𬭼建筑有限公司', industry: 'construction' as const, streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '',
};

/** A scanner as the window hears one: keys as fast as the machine takes them, then Enter. */
async function scan(page: Page, code: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const keys = [...code].map((text) => ({ text, key: text, unmodifiedText: text })).concat({ text: '\r', key: 'Enter', unmodifiedText: '\r' });
  await Promise.all(keys.flatMap((key) => [session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key }), session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key })]));
  await session.detach();
}

test('a scanned code opens its record from anywhere; a person who types is left alone; a typed card is taken by nobody but a card form', async ({ start, place }) => {
  const { page, run } = await start();
  await run('settings.createLedger', firstRun(place.ledgerFolder));
  const { id: employerId } = await run('employers.create', { fields: { ...employer, name: '甲扫码有限公司', uscc: USCC }, tags: [] });
  const { id: otherId } = await run('employers.create', { fields: { ...employer, name: '没有代码的小店' }, tags: [] });
  const { id } = await run('cases.register', { caseNo: '', fields: { employerId, cause: '拖欠工资', source: '', filedAt: Date.now() - 60_000, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '0001' } });
  const year = new Date().getFullYear();

  await goTo(page, '/devices');
  await expect(page.getByRole('heading', { name: '设备', exact: true })).toBeVisible();
  await scan(page, `http://www.gsxt.gov.cn/index.html?uniscid=${USCC}`);
  await expect(page).toHaveURL(new RegExp(`#/employers/${String(employerId)}$`));
  await scan(page, `990101L${String(year)}00001`);
  await expect(page).toHaveURL(new RegExp(`#/cases/${String(id)}$`));
  await scan(page, 'LS-990101-000001');
  await expect(page).toHaveURL(new RegExp(`#/employers/${String(otherId)}$`));

  // A filter keeps what a person typed into it; the scanned code is taken out again.
  await goTo(page, '/employers');
  const filter = page.locator('main').getByPlaceholder(/名称/);
  await filter.pressSequentially('甲扫', { delay: 120 });
  await page.waitForTimeout(300);
  await scan(page, `990101L${String(year)}00001`);
  await expect(page).toHaveURL(new RegExp(`#/cases/${String(id)}$`));
  await goTo(page, '/employers');
  await expect(filter).toHaveValue('甲扫');

  await filter.fill('');
  await filter.pressSequentially('990101L', { delay: 90 });
  await page.keyboard.press('Enter');
  await expect(filter).toHaveValue('990101L');

  // Several records, or none: the search box shows what there is, and the person decides.
  await scan(page, 'XX-NOTHING-1');
  await expect(page.getByRole('combobox', { name: '搜索' })).toHaveValue('XX-NOTHING-1');
  await page.keyboard.press('Escape');

  await goTo(page, '/devices');
  await scan(page, '陈样例,11010519491231002X');
  await expect(page.getByText('这个页面不用证件')).toBeVisible();
  await expect(page).toHaveURL(/#\/devices$/);
});

const USCC = uscc(2);
