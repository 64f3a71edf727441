import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxPorts, listSerialPorts, watchSerialPorts, type SerialPortInfo } from '#electron/devices/lines/ports.ts';
import { openRefusal } from '#electron/devices/lines/serial.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'ports-'));
  for (const each of ['dev', 'sys/ttyS0', 'sys/ttyS1', 'sys/ttyUSB0', 'bus/1-2/1-2:1.0/ttyUSB0']) mkdirSync(path.join(folder, each), { recursive: true });
  for (const name of ['ttyS0', 'ttyS1', 'ttyUSB0', 'rfcomm0', 'null', 'tty1']) writeFileSync(path.join(folder, 'dev', name), '');
  writeFileSync(path.join(folder, 'sys/ttyS0/type'), '4\n');
  writeFileSync(path.join(folder, 'sys/ttyS1/type'), '0\n');
  for (const [file, text] of [['idVendor', '1a86'], ['idProduct', '7523'], ['product', 'USB Serial']] as const) writeFileSync(path.join(folder, 'bus/1-2', file), `${text}\n`);
  symlinkSync(path.join(folder, 'bus/1-2/1-2:1.0/ttyUSB0'), path.join(folder, 'sys/ttyUSB0/device'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('serial ports', () => {
  it('are those with something behind them', async () => {
    const ports = await linuxPorts(path.join(folder, 'dev'), path.join(folder, 'sys'));
    expect(ports.map((port) => [path.basename(port.path), port.label, port.usbIds])).toEqual([['rfcomm0', '', ''], ['ttyS0', '', ''], ['ttyUSB0', 'USB Serial', '1a86:7523']]);
  });
  it('are called by the name that stays with the device; two alike by their sockets', async () => {
    const link = (kind: string, name: string, node: string): void => {
      mkdirSync(path.join(folder, 'dev/serial', kind), { recursive: true });
      symlinkSync(path.join('../..', node), path.join(folder, 'dev/serial', kind, name));
    };
    const names = async () => (await linuxPorts(path.join(folder, 'dev'), path.join(folder, 'sys'))).filter((port) => port.usbIds !== '').map((port) => [path.basename(port.node), path.relative(path.join(folder, 'dev'), port.path)]);
    link('by-id', 'usb-1a86_USB_Serial-if00-port0', 'ttyUSB0');
    link('by-path', 'pci-0000:00:14.0-usb-0:2:1.0-port0', 'ttyUSB0');
    expect(await names()).toEqual([['ttyUSB0', 'serial/by-id/usb-1a86_USB_Serial-if00-port0']]);
    for (const each of ['sys/ttyUSB1', 'bus/1-3/1-3:1.0/ttyUSB1']) mkdirSync(path.join(folder, each), { recursive: true });
    writeFileSync(path.join(folder, 'dev/ttyUSB1'), '');
    for (const [file, text] of [['idVendor', '1a86'], ['idProduct', '7523']] as const) writeFileSync(path.join(folder, 'bus/1-3', file), `${text}\n`);
    symlinkSync(path.join(folder, 'bus/1-3/1-3:1.0/ttyUSB1'), path.join(folder, 'sys/ttyUSB1/device'));
    link('by-path', 'pci-0000:00:14.0-usb-0:3:1.0-port0', 'ttyUSB1');
    expect(await names()).toEqual([['ttyUSB0', 'serial/by-path/pci-0000:00:14.0-usb-0:2:1.0-port0'], ['ttyUSB1', 'serial/by-path/pci-0000:00:14.0-usb-0:3:1.0-port0']]);
  });
  it('this machine answers, with whatever it has', async () => {
    expect(Array.isArray(await listSerialPorts())).toBe(true);
    expect(await linuxPorts('/nonexistent', '/nonexistent')).toEqual([]);
  });
  it('come and go', async () => {
    const port = (name: string): SerialPortInfo => ({ path: name, node: name, label: '', usbIds: '' });
    const looks = [[port('a')], [port('a'), port('b')], [port('b')]];
    const changes: string[] = [];
    const end = watchSerialPorts((change) => changes.push(`${change.kind} ${change.port.path}`), () => Promise.resolve(looks.length > 1 ? (looks.shift() ?? []) : (looks[0] ?? [])), 10);
    for (let i = 0; i < 100 && changes.length < 3; i += 1) await new Promise((resolve) => setTimeout(resolve, 10));
    end();
    expect(changes).toEqual(['plugged a', 'plugged b', 'unplugged a']);
  });
  it('failures to open are told apart', () => {
    const code = (message: string): string => openRefusal('COM3', new Error(message)).code;
    expect(code('Error Resource temporarily unavailable Cannot lock port')).toBe('devices.portBusy');
    expect(code('Opening COM3: Access denied')).toBe('devices.portBusy');
    expect(code('Opening COM3: File not found')).toBe('devices.noPort');
    expect(code('Error: Permission denied, cannot open /dev/ttyUSB0')).toBe('devices.portForbidden');
    expect(code('Error: Inappropriate ioctl for device')).toBe('devices.notAPort');
    expect(code('Opening COM3: Unknown error code 31')).toBe('devices.portTrouble');
  });
});
