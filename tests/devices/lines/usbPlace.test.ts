import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linuxPrinterFiles } from '#electron/devices/lines/printerFiles.ts';
import { mayBeReader, readUsbPlace, standsFor, usbPlace, usbWords } from '#electron/devices/lines/usbPlace.ts';
import { linuxUsb } from '#electron/devices/lines/usbSysfs.ts';
import { usbSeen } from '../../simulators/usb.ts';

describe('what is remembered of a USB device', () => {
  it('keeps the serial number, whatever stands in it, and the socket; reads both back', () => {
    const odd = usbSeen({ serial: 'A/1 #@2%，甲', socket: 'PCI\\VEN_8086&DEV_A0ED\\3&0-2.3' });
    expect(readUsbPlace(usbPlace(odd, [odd]))).toEqual({ ids: '0400:c35a', serial: odd.serial, socket: odd.socket });
    expect(readUsbPlace('0400:C35A')).toEqual({ ids: '0400:c35a', serial: '', socket: '' });
    for (const wrong of ['', 'x', '0400', '0400:c35a#%E4', '0400:c35a#a#b', '/dev/ttyUSB0']) expect(readUsbPlace(wrong)).toBe(null);
    expect(usbWords(usbPlace(odd, [odd]))).toBe('USB 0400:c35a，序列号 A/1 #@2%，甲');
    expect(usbWords('0400:c35a@0000%3A00%3A14.0-2.3')).toBe('USB 0400:c35a，插口 2.3');
  });
  it('a serial number that two of the same model share tells nothing', () => {
    const [a, b] = [usbSeen({ serial: '0001', socket: 'c-1' }), usbSeen({ serial: '0001', socket: 'c-2' })];
    expect(usbPlace(a, [a])).toBe('0400:c35a#0001@c-1');
    expect(usbPlace(b, [a, b])).toBe('0400:c35a@c-2');
    expect(usbPlace(b, [usbSeen({ ids: '1111:2222', serial: '0001' }), b])).toBe('0400:c35a#0001@c-2');
  });
  it('by serial number a reader is known again in any socket, even where two have changed places', () => {
    const [a, b] = [usbSeen({ serial: 'A', socket: 'c-2' }), usbSeen({ serial: 'B', socket: 'c-1' })];
    expect(standsFor(['0400:c35a#A@c-1', '0400:c35a#B@c-2'], [b, a])).toEqual([a, b]);
    expect(standsFor(['0400:c35a#A@c-1', '0400:c35a#B@c-2'], [b])).toEqual([null, b]);
  });
  it('without one by its socket, and nothing is taken for it that hangs elsewhere', () => {
    const [a, b] = [usbSeen({ socket: 'c-1', address: 9 }), usbSeen({ socket: 'c-2', address: 4 })];
    expect(standsFor(['0400:c35a@c-2', '0400:c35a@c-1'], [a, b])).toEqual([b, a]);
    expect(standsFor(['0400:c35a@c-1', '0400:c35a@c-2'], [b])).toEqual([null, b]);
    expect(standsFor(['0400:c35a@c-3'], [a, b])).toEqual([null]);
  });
  it('two that call themselves the same, out of their sockets, are not guessed', () => {
    const [a, b] = [usbSeen({ serial: '1', socket: 'c-3' }), usbSeen({ serial: '1', socket: 'c-4' })];
    expect(standsFor(['0400:c35a#1@c-1'], [a, b])).toEqual([null]);
    // The second was set up by its socket: the first is the one that is left.
    expect(standsFor(['0400:c35a#1@c-1', '0400:c35a@c-4'], [a, b])).toEqual([a, b]);
    // And while the first is away, the second does not stand for it.
    expect(standsFor(['0400:c35a#1@c-1', '0400:c35a@c-4'], [b])).toEqual([null, b]);
  });
  it('addresses of earlier versions go on working: the first of the model that no other reader stands for', () => {
    const [a, b] = [usbSeen({ socket: 'c-1' }), usbSeen({ socket: 'c-2' })];
    expect(standsFor(['0400:c35a'], [a, b])).toEqual([a]);
    expect(standsFor(['0400:c35a', '0400:c35a@c-1'], [a, b])).toEqual([b, a]);
    expect(standsFor(['0400:c35a', '0400:c35a'], [a, b])).toEqual([a, b]);
    expect(standsFor(['0400:c35a', '0400:c35a'], [a])).toEqual([a, null]);
  });
  it('keyboards, sticks, hubs and cameras are no readers; what nobody knows may be one', () => {
    expect([['0301', '0300'], ['0806'], ['0900'], ['0e01', '0102'], ['0701']].map((kinds) => mayBeReader(usbSeen({ kinds })))).toEqual([false, false, false, false, false]);
    expect([[], ['ff00'], ['0300'], ['0300', '0301', 'ff00']].map((kinds) => mayBeReader(usbSeen({ kinds })))).toEqual([true, true, true, true]);
  });
});

describe('Linux', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'usb-'));
    mkdirSync(path.join(folder, 'sys'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (name: string, files: Readonly<Record<string, string>>, interfaces: readonly (readonly [string, string])[] = []): void => {
    const own = path.join(folder, 'pci0000:00/0000:00:14.0/usb1', name);
    mkdirSync(own, { recursive: true });
    for (const [file, text] of Object.entries(files)) writeFileSync(path.join(own, file), `${text}\n`);
    for (const [at, [kind, sub]] of interfaces.entries()) {
      const inner = path.join(own, `${name}:1.${String(at)}`);
      mkdirSync(inner);
      writeFileSync(path.join(inner, 'bInterfaceClass'), `${kind}\n`);
      writeFileSync(path.join(inner, 'bInterfaceSubClass'), `${sub}\n`);
    }
    symlinkSync(own, path.join(folder, 'sys', name === '' ? 'usb1' : name));
  };
  const list = () => linuxUsb(path.join(folder, 'sys'), path.join(folder, 'dev'));

  it('tells of every device but the root hub without opening one, by the place of the controller', async () => {
    put('', { idVendor: '1d6b', idProduct: '0002', busnum: '1', devnum: '1', bDeviceClass: '09' });
    put('1-10', { idVendor: '1B6A', idProduct: '0001', busnum: '1', devnum: '7', bDeviceClass: '00', manufacturer: '华视电子', product: 'CVR-100U', serial: ' A1\u0000B2' }, [['ff', '00']]);
    put('1-2.3', { idVendor: '046d', idProduct: 'c31c', busnum: '1', devnum: '4', bDeviceClass: '00', product: 'Keyboard' }, [['03', '01'], ['03', '00']]);
    put('1-2', { idVendor: '05e3', idProduct: '0608', busnum: '1', devnum: '2', bDeviceClass: '09' });
    put('1-5', { idVendor: '0400', busnum: '1', devnum: '8' });
    expect(await list()).toEqual([
      { ids: '05e3:0608', serial: '', socket: '0000:00:14.0-2', vendor: '', product: '', kinds: ['0900'], bus: '1', address: 2, mayOpen: null },
      { ids: '046d:c31c', serial: '', socket: '0000:00:14.0-2.3', vendor: '', product: 'Keyboard', kinds: ['0301', '0300'], bus: '1', address: 4, mayOpen: null },
      { ids: '1b6a:0001', serial: 'A1 B2', socket: '0000:00:14.0-10', vendor: '华视电子', product: 'CVR-100U', kinds: ['ff00'], bus: '1', address: 7, mayOpen: null },
    ]);
  });
  it('sees which of them this account may open', async () => {
    put('', { busnum: '1' });
    put('1-1', { idVendor: '0400', idProduct: 'c35a', busnum: '1', devnum: '5', bDeviceClass: '00' });
    const node = path.join(folder, 'dev/001/005');
    mkdirSync(path.dirname(node), { recursive: true });
    writeFileSync(node, '');
    expect((await list())[0]?.mayOpen).toBe(true);
    chmodSync(node, 0o444);
    // Root may do everything.
    if (process.getuid?.() !== 0) expect((await list())[0]?.mayOpen).toBe(false);
  });
  it('a system without USB rejects', async () => {
    await expect(linuxUsb(path.join(folder, 'nothing'), path.join(folder, 'dev'))).rejects.toThrow();
  });
  it('printers that are files are listed with their models', async () => {
    mkdirSync(path.join(folder, 'dev/usb'), { recursive: true });
    mkdirSync(path.join(folder, 'usbmisc/lp0/device'), { recursive: true });
    for (const file of ['dev/usb/lp0', 'dev/lp1', 'dev/lpfoo']) writeFileSync(path.join(folder, file), '');
    writeFileSync(path.join(folder, 'usbmisc/lp0/device/ieee1284_id'), 'MFG:XPrinter;CMD:ESCPOS;MDL:XP-58;CLS:PRINTER;');
    expect((await linuxPrinterFiles(path.join(folder, 'dev'), path.join(folder, 'usbmisc'))).map((file) => [path.relative(folder, file.path), file.label])).toEqual([['dev/lp1', ''], ['dev/usb/lp0', 'XPrinter XP-58']]);
    expect(await linuxPrinterFiles('/nonexistent', '/nonexistent')).toEqual([]);
  });
});
