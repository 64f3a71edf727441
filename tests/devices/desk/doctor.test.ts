import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deviceFindings } from '#electron/cli/commands/doctorDevices.ts';
import { saveSettings } from '#electron/devices/desk/settings.ts';
import { StandInBus, usbSeen } from '../../simulators/usb.ts';
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

it('doctor tells of USB readers: which of two is plugged in, what they may not be opened for, and a PC without USB', async () => {
  const bus = new StandInBus();
  const found = async () => Object.fromEntries((await deviceFindings(folder, bus)).map((one) => [one.what, one]));
  const [first, second] = [usbSeen({ serial: 'A1', product: 'ID Card Reader', vendor: 'Synjones', address: 5 }), usbSeen({ serial: 'B2', socket: '0000:00:14.0-2', address: 6 })];
  bus.plug(first);
  bus.plug(second);
  bus.plug(usbSeen({ ids: '046d:c31c', kinds: ['0301'], product: 'Keyboard', address: 7 }));
  saveSettings(folder, { readers: [{ id: 'reader-1', label: '一号', place: 'usb:0400:c35a#A1@gone', baud: null }, { id: 'reader-2', label: '二号', place: 'usb:0400:c35a#C3', baud: null }], printers: [], defaultReader: '', defaultPrinter: '', paper: {} });
  expect(await found()).toMatchObject({
    读卡器: { ok: false, found: '一号 USB 0400:c35a，序列号 A1 已接上、二号 USB 0400:c35a，序列号 C3 没有接上' },
    'USB 设备': { ok: true, found: 'Synjones ID Card Reader usb:0400:c35a#A1@0000%3A00%3A14.0-1（身份证读卡器） 已设为“一号”、身份证读卡器 usb:0400:c35a#B2@0000%3A00%3A14.0-2' },
  });
  bus.pull(first);
  bus.plug({ ...first, mayOpen: false });
  expect(await found()).toMatchObject({ 读卡器: { ok: false, found: expect.stringContaining('一号 USB 0400:c35a，序列号 A1 没有使用这台读卡器的权限') as string }, 'USB 设备': { ok: false } });
  if (process.platform === 'linux') expect((await found())['USB 设备']?.todo).toContain('ATTR{idProduct}=="c35a"');
  bus.missing = '系统没有提供 USB 访问';
  expect(await found()).toMatchObject({ 读卡器: { ok: false, found: expect.stringContaining('系统没有提供 USB 访问') as string, todo: expect.stringContaining('串口') as string }, 'USB 设备': { ok: true, found: expect.stringContaining('系统没有提供 USB 访问') as string } });
});
