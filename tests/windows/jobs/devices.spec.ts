import { citizenText, SAMPLE } from '../../simulators/cardBytes.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { virtualPort } from '../../simulators/pty.ts';
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
