import { describe, expect, it } from 'vitest';
import { FrameReader } from '#electron/devices/cards/frameReader.ts';
import { readFrom } from '#electron/devices/cards/readCard.ts';
import { openUsb } from '#electron/devices/lines/usb.ts';
import { SystemBus, type UsbBus } from '#electron/devices/lines/usbBus.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { SAMPLE } from '../../simulators/cardBytes.ts';
import { StandInBus, usbSeen } from '../../simulators/usb.ts';

const reader = (bus: UsbBus, place = '0400:C35A') => new FrameReader({ driver: 'usb', label: 'USB', place }, () => openUsb(place, bus));
const refusal = async (work: Promise<unknown>): Promise<{ code: string; message: string; todo: string }> => work.then(() => ({ code: 'read', message: '', todo: '' }), (error: unknown) => (error instanceof Refusal ? { code: error.code, message: error.message, todo: error.todo } : { code: String(error), message: '', todo: '' }));

describe('a reader on the bus (a stand-in for the bus; no real device was tried)', () => {
  it('speaks the same frames', async () => {
    const bus = new StandInBus();
    const device = bus.plug(usbSeen());
    const usb = reader(bus);
    expect((await readFrom(usb, { now: () => Date.UTC(2026, 10, 24) })).fields.name).toBe(SAMPLE.name);
    expect(device.claimed).toBe(1);
    await usb.close();
    expect(device.closed).toBe(true);
  });
  it('of two of one model opens the one that is meant, by serial number or by socket', async () => {
    const bus = new StandInBus();
    const first = bus.plug(usbSeen({ serial: 'A', socket: 'c-1', address: 5 }));
    const second = bus.plug(usbSeen({ serial: 'B', socket: 'c-2', address: 6 }));
    await (await openUsb('0400:c35a#B@c-9', bus)).close();
    await (await openUsb('0400:c35a@c-2', bus)).close();
    expect([first.opened, second.opened]).toEqual([0, 2]);
    expect(await refusal(openUsb('0400:c35a#C', bus))).toMatchObject({ code: 'devices.usbMissing', message: '没有找到这台读卡器：USB 0400:c35a，序列号 C。' });
  });
  it('borrows it from the kernel and gives it back', async () => {
    const bus = new StandInBus();
    const device = bus.plug(usbSeen());
    device.driver = true;
    const pipe = await openUsb('0400:c35a', bus);
    expect([device.claimed, device.driver]).toEqual([1, false]);
    await pipe.close();
    expect([device.driver, device.closed]).toEqual([true, true]);
  });
  it('waits on where a transfer timed out, in whichever word', async () => {
    for (const words of ['transferIn error: transfer was cancelled', 'timed out']) {
      const bus = new StandInBus();
      const device = bus.plug(usbSeen());
      const { nativeTransferIn } = device;
      let times = 0;
      device.nativeTransferIn = async (...given) => {
        times += 1;
        if (times < 3) throw new Error(words);
        return nativeTransferIn(...given);
      };
      const usb = reader(bus);
      expect((await readFrom(usb, { now: () => Date.UTC(2026, 10, 24) })).fields.name).toBe(SAMPLE.name);
      await usb.close();
    }
  });
  it('is missed, unplugged, busy, forbidden and bound to a foreign driver in words of its own', async () => {
    const bus = new StandInBus();
    const device = bus.plug(usbSeen());
    expect((await refusal(openUsb('0400:0000', bus))).code).toBe('devices.usbMissing');
    expect((await refusal(openUsb('x', bus))).code).toBe('devices.usbMissing');
    for (const [words, code] of [['interface busy (errno 16)', 'devices.portBusy'], ['open error: permission denied (errno 13)', 'devices.usbForbidden'], ['NOT_SUPPORTED', 'devices.usbNoDriver'], ['open error: device not found (errno 2)', 'devices.usbMissing'], ['odd', 'devices.portTrouble']] as const) {
      device.failOpen = new Error(words);
      expect((await refusal(openUsb('0400:c35a', bus))).code).toBe(code);
    }
    device.failOpen = new Error('Permission denied');
    if (process.platform === 'linux') expect((await refusal(openUsb('0400:c35a', bus))).todo).toContain('SUBSYSTEM=="usb", ATTR{idVendor}=="0400", ATTR{idProduct}=="c35a", MODE="0660", TAG+="uaccess"');
    device.failOpen = null;
    device.nativeTransferOut = () => Promise.resolve(10);
    const usb = reader(bus);
    setTimeout(() => (device.pulled = true), 100);
    expect((await refusal(readFrom(usb, { waitMs: 3000 }))).code).toBe('devices.unplugged');
    await usb.close();
  });
  it('a system without USB is refused with its reason; this machine answers, with whatever it has', async () => {
    const bus = new StandInBus();
    bus.missing = '系统没有提供 USB 访问';
    expect(await refusal(openUsb('0400:c35a', bus))).toMatchObject({ code: 'devices.usbUnavailable', message: expect.stringContaining('系统没有提供 USB 访问') as string, todo: expect.stringContaining('串口') as string });
    const own = new SystemBus();
    const listed = await own.list().catch((error: unknown) => error);
    expect(Array.isArray(listed) || (listed instanceof Refusal && listed.code === 'devices.usbUnavailable')).toBe(true);
    own.watch(() => undefined)();
    expect(await own.device(usbSeen({ bus: '250', address: 250 }))).toBe(null);
  });
});
