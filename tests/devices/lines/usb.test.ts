import { describe, expect, it } from 'vitest';
import { FrameReader } from '#electron/devices/cards/frameReader.ts';
import { readFrom } from '#electron/devices/cards/readCard.ts';
import { openUsb, systemBus, type UsbBus, type UsbDeviceLike } from '#electron/devices/lines/usb.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { FOUND, SAMPLE, SELECTED, citizenText, readAnswer } from '../../simulators/cardBytes.ts';

/** A device on a bus that is not there: answers in packets of 64 bytes. */
class StandInDevice implements UsbDeviceLike {
  readonly vendorId = 0x1234;
  readonly productId = 0xabcd;
  configuration: UsbDeviceLike['configuration'] = null;
  closed = false;
  pulled = false;
  claimed: number | null = null;
  failOpen: Error | null = null;
  readonly #packets: Uint8Array[] = [];

  open = () => (this.failOpen === null ? Promise.resolve() : Promise.reject(this.failOpen));
  close = () => {
    this.closed = true;
    return Promise.resolve();
  };
  selectConfiguration = () => {
    const endpoint = (direction: 'in' | 'out') => ({ endpointNumber: direction === 'in' ? 1 : 2, direction, type: 'bulk', packetSize: 64 });
    this.configuration = { interfaces: [{ interfaceNumber: 0, alternate: { endpoints: [] } }, { interfaceNumber: 1, alternate: { endpoints: [endpoint('in'), endpoint('out')] } }] };
    return Promise.resolve();
  };
  claimInterface = (number: number) => {
    this.claimed = number;
    return Promise.resolve();
  };
  nativeTransferIn = async (_endpoint: number, timeoutMs: number) => {
    for (let i = 0; i < timeoutMs / 5 && this.#packets.length === 0 && !this.closed && !this.pulled; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.pulled) throw new Error('device disconnected');
    return this.#packets.shift() ?? null;
  };
  nativeTransferOut = (_endpoint: number, _timeoutMs: number, data: Uint8Array) => {
    if (this.pulled) return Promise.reject(new Error('device disconnected'));
    const answer = { '200122': FOUND, '200221': SELECTED, '300132': readAnswer(citizenText(SAMPLE)) }[Buffer.from(data.subarray(7)).toString('hex')] ?? new Uint8Array();
    for (let at = 0; at < answer.length; at += 64) this.#packets.push(answer.subarray(at, at + 64));
    return Promise.resolve(data.length);
  };
}

const busOf = (...devices: UsbDeviceLike[]): UsbBus => ({ getDevices: () => Promise.resolve(devices) });
const reader = (bus: UsbBus, ids = '1234:ABCD') => new FrameReader({ driver: 'usb', label: 'USB', place: ids }, () => openUsb(ids, bus));
const code = async (work: Promise<unknown>): Promise<string> => work.then(() => 'read', (error: unknown) => (error instanceof Refusal ? error.code : String(error)));

describe('a reader on the bus (a stand-in for the bus; no real device was tried)', () => {
  it('speaks the same frames', async () => {
    const device = new StandInDevice();
    const usb = reader(busOf(device));
    expect((await readFrom(usb, { now: () => Date.UTC(2026, 10, 24) })).fields.name).toBe(SAMPLE.name);
    expect(device.claimed).toBe(1);
    await usb.close();
    expect(device.closed).toBe(true);
  });
  it('is missed, unplugged, busy and forbidden in words of its own', async () => {
    expect(await code(openUsb('1234:0000', busOf(new StandInDevice())))).toBe('devices.noPort');
    expect(await code(openUsb('x', busOf()))).toBe('devices.noPort');
    const busy = new StandInDevice();
    busy.failOpen = new Error('interface busy (errno 16)');
    expect(await code(openUsb('1234:abcd', busOf(busy)))).toBe('devices.portBusy');
    busy.failOpen = new Error('permission denied (errno 13)');
    expect(await code(openUsb('1234:abcd', busOf(busy)))).toBe('devices.portForbidden');
    const device = new StandInDevice();
    const usb = reader(busOf(device));
    setTimeout(() => (device.pulled = true), 100);
    device.nativeTransferOut = () => Promise.resolve(10);
    expect(await code(readFrom(usb, { waitMs: 3000 }))).toBe('devices.unplugged');
    await usb.close();
  });
  it('a system without USB is refused with its reason', async () => {
    expect(await code(openUsb('1234:abcd', { getDevices: () => Promise.reject(new Error('/sys/bus/usb/devices/ not found')) }))).toBe('devices.usbUnavailable');
    expect(typeof (await systemBus()).getDevices).toBe('function');
  });
});
