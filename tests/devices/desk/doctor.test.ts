import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceFindings } from '#electron/cli/commands/doctorDevices.ts';
import { saveSettings } from '#electron/devices/desk/settings.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { PrinterSimulator } from '../../simulators/printer.ts';
import { virtualPort } from '../../simulators/pty.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('doctor tells what the desk tells: what is there, what is not, what to do; it reads no card and prints nothing', async () => {
  const reader = await CardReaderSimulator.start();
  const port = await virtualPort(reader.port);
  const printer = await PrinterSimulator.start();
  const common = { width: 58, cutter: false, characters: 'gbk', codes: 'native', baud: 9600 } as const;
  const found = async () => Object.fromEntries((await deviceFindings(folder)).map((one) => [one.what, one]));
  saveSettings(folder, {
    readers: [{ id: 'reader-1', label: '大厅', place: `serial:${port.path}`, baud: null }], printers: [{ id: 'printer-1', label: '小票', place: printer.place, ...common }], defaultReader: '', defaultPrinter: '', paper: {},
  });
  expect(await found()).toMatchObject({ 读卡器: { ok: true, found: `大厅 ${port.path} 已接上` }, 小票打印机: { ok: true, found: `小票 ${printer.place} 正常` } });
  printer.mode = 'paper-out';
  await port.close();
  expect(await found()).toMatchObject({ 读卡器: { ok: false, found: expect.stringContaining('没有接上') as string, todo: expect.stringContaining('连接线') as string }, 小票打印机: { ok: false, found: `小票 ${printer.place} 缺纸` } });
  await printer.stop();
  expect((await found())['小票打印机']?.found).toContain('连不上打印机');
  expect([reader.asked, printer.jobs]).toEqual([[], []]);
  await reader.stop();
  saveSettings(folder, { readers: [], printers: [], defaultReader: '', defaultPrinter: '', paper: {} });
  expect(await found()).toMatchObject({ 读卡器: { ok: true }, 小票打印机: { ok: true, found: '没有设置' } });
});
