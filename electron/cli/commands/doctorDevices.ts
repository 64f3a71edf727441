import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from '#shared/messages/refusal.ts';
import { lookAround } from '#electron/devices/desk/presence.ts';
import { kindOf, pathOf } from '#electron/devices/desk/readers.ts';
import { loadSettings, type PrinterSetting } from '#electron/devices/desk/settings.ts';
import { PRINTER_WORDS } from '#electron/devices/printers/escpos/status.ts';
import { usbView, lookAtUsb } from '#electron/devices/desk/usbNow.ts';
import { systemBus, type UsbBus } from '#electron/devices/lines/usbBus.ts';
import { standsFor, usbWords, type UsbSeen } from '#electron/devices/lines/usbPlace.ts';
import { usbForbidden } from '#electron/devices/lines/usb.ts';
import { printerPlace } from '#electron/devices/printers/place.ts';
import { printerState } from '#electron/devices/printers/print.ts';
import type { Finding } from './doctor.ts';

/** Readers, slip printers, free ports and USB devices of this PC, as the device desk of the window shows them. Nothing is printed and no card is read. */
export async function deviceFindings(folder: string | null = deskFolder(), bus: UsbBus = systemBus()): Promise<Finding[]> {
  const settings = folder === null ? null : loadSettings(folder);
  const readers = settings?.readers ?? [];
  const printers = settings?.printers ?? [];
  const serial = readers.filter((reader) => kindOf(reader.place) === 'serial').map((reader) => pathOf(reader.place));
  const [{ ports, paths }, usb] = await Promise.all([lookAround([...serial, ...printers.flatMap((printer) => pathsOf(printer))]), lookAtUsb(bus, { seen: [], problem: null })]);
  const usbReaders = readers.filter((reader) => kindOf(reader.place) === 'usb').map((reader) => ({ place: pathOf(reader.place), label: reader.label }));
  const stands = standsFor(usbReaders.map((reader) => reader.place), usb.seen);
  const readerWords = [
    ...readers.filter((reader) => kindOf(reader.place) !== 'usb').map((reader) => plugged(`${reader.label} ${reader.place.replace(/^serial:/, '')}`, kindOf(reader.place) !== 'serial' || paths.has(pathOf(reader.place)))),
    ...usbReaders.map((reader, at) => usbReader(`${reader.label} ${usbWords(reader.place)}`, usb.problem, stands[at] ?? null)),
  ];
  const printerWords = await Promise.all(printers.map((printer) => stateOf(printer, paths)));
  const taken = new Set([...serial, ...printers.flatMap((printer) => pathsOf(printer))]);
  const free = ports.filter((port) => !taken.has(port.path));
  return [
    finding('读卡器', readerWords, free.length + usb.seen.length === 0 ? '没有设置，也没有未设置的端口' : '没有设置', '请检查读卡器的连接线和电源；设置在窗口的“设备”里。'),
    finding('小票打印机', printerWords, '没有设置', '请检查打印机的电源、纸张和连接；设置在窗口的“设备”里。'),
    { what: '未设置的端口', ok: true, found: free.map((port) => `${port.path}${port.label === '' ? '' : ` ${port.label}`}`).join('、') || '没有', todo: '' },
    usbDevices(usbView(usb, usbReaders, new Set(ports.map((port) => port.usbIds)))),
  ];
}

interface Told { readonly text: string; readonly ok: boolean; readonly todo?: string }

function plugged(name: string, ok: boolean): Told {
  return { text: `${name} ${ok ? '已接上' : '没有接上'}`, ok };
}

function usbReader(name: string, problem: Refusal | null, device: UsbSeen | null): Told {
  const refused = problem ?? (device?.mayOpen === false ? usbForbidden(device) : null);
  return refused === null ? plugged(name, device !== null) : { text: `${name} ${refused.message.replace(/。$/, '')}`, ok: false, todo: refused.todo };
}

/** Devices that may be readers, each with the address that `card --port` takes. */
function usbDevices({ problem, devices }: ReturnType<typeof usbView>): Finding {
  if (problem !== null) return { what: 'USB 设备', ok: true, found: problem.message.replace(/。$/, ''), todo: '' };
  const blocked = devices.find((device) => device.problem !== null && (device.likely || device.takenBy !== null))?.problem;
  const words = devices.map((device) => `${device.name} usb:${device.place}${device.likely && device.name !== '身份证读卡器' ? '（身份证读卡器）' : ''}${device.takenBy === null ? '' : ` 已设为“${device.takenBy}”`}${device.problem === null ? '' : ' 没有权限'}`);
  return { what: 'USB 设备', ok: blocked == null, found: words.join('、') || '没有', todo: blocked?.todo ?? '' };
}

function finding(what: string, all: readonly Told[], none: string, todo: string): Finding {
  const ok = all.every((one) => one.ok);
  return { what, ok, found: all.map((one) => one.text).join('、') || none, todo: ok ? '' : (all.find((one) => !one.ok)?.todo ?? todo) };
}

function pathsOf(printer: PrinterSetting): string[] {
  const place = printerPlace(printer.place);
  return place.kind === 'serial' || place.kind === 'file' ? [place.path] : [];
}

async function stateOf(printer: PrinterSetting, there: ReadonlySet<string>): Promise<{ text: string; ok: boolean }> {
  const name = `${printer.label} ${printer.place}`;
  const [needed] = pathsOf(printer);
  if (needed !== undefined) return { text: `${name} ${there.has(needed) ? '已接上' : '没有接上'}`, ok: there.has(needed) };
  if (printerPlace(printer.place).kind === 'spooler') return { text: name, ok: true };
  try {
    const state = await printerState(printer.place);
    return { text: `${name} ${PRINTER_WORDS[state]}`, ok: state === 'ready' || state === 'paper-low' || state === 'unanswered' };
  } catch (error) {
    return { text: `${name} ${error instanceof Refusal ? error.message.replace(/。$/, '') : '连不上'}`, ok: false };
  }
}

/** Where the window keeps the devices of this PC: below its own folder in the account's application data. Null before the window was ever opened. */
function deskFolder(): string | null {
  const home = os.homedir();
  const data = process.platform === 'win32' ? (process.env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming')) : process.platform === 'darwin' ? path.join(home, 'Library', 'Application Support') : (process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config'));
  return ['Brigade Ledger', 'brigade-ledger'].map((name) => path.join(data, name, 'devices')).find((folder) => existsSync(path.join(folder, 'devices.json'))) ?? null;
}
