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
  it('this machine answers, with whatever it has', async () => {
    expect(Array.isArray(await listSerialPorts())).toBe(true);
    expect(await linuxPorts('/nonexistent', '/nonexistent')).toEqual([]);
  });
  it('come and go', async () => {
    const port = (name: string): SerialPortInfo => ({ path: name, label: '', usbIds: '' });
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
