import type { UsbBus, UsbDeviceLike } from '#electron/devices/lines/usbBus.ts';
import type { UsbSeen } from '#electron/devices/lines/usbPlace.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { FOUND, SAMPLE, SELECTED, citizenText, readAnswer } from './cardBytes.ts';

type Text = ReturnType<typeof citizenText>;

/** A reader behind the interface of the USB package: the same frames, in packets of 64 bytes. It stands for no real device. */
export class StandInReader implements UsbDeviceLike {
  configuration: UsbDeviceLike['configuration'] = null;
  closed = false;
  pulled = false;
  opened = 0;
  claimed: number | null = null;
  /** The kernel's own driver has the interface. */
  driver = false;
  failOpen: Error | null = null;
  card: Text = citizenText(SAMPLE);
  readonly #packets: Uint8Array[] = [];

  open = () => {
    this.opened += 1;
    this.closed = false;
    return this.failOpen === null ? Promise.resolve() : Promise.reject(this.failOpen);
  };
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
    if (this.driver) return Promise.reject(new Error('claimInterface error: interface is busy (errno 16)'));
    this.claimed = number;
    return Promise.resolve();
  };
  detachKernelDriver = () => {
    this.driver = false;
    return Promise.resolve();
  };
  attachKernelDriver = () => {
    this.driver = true;
    return Promise.resolve();
  };
  nativeTransferIn = async (_endpoint: number, timeoutMs: number) => {
    for (let i = 0; i < timeoutMs / 5 && this.#packets.length === 0 && !this.closed && !this.pulled; i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.pulled) throw new Error('transferIn error: device disconnected');
    return this.#packets.shift() ?? null;
  };
  nativeTransferOut = (_endpoint: number, _timeoutMs: number, data: Uint8Array) => {
    if (this.pulled) return Promise.reject(new Error('transferOut error: device disconnected'));
    const answer = { '200122': FOUND, '200221': SELECTED, '300132': readAnswer(this.card) }[Buffer.from(data.subarray(7)).toString('hex')] ?? new Uint8Array();
    for (let at = 0; at < answer.length; at += 64) this.#packets.push(answer.subarray(at, at + 64));
    return Promise.resolve(data.length);
  };
}

/** What the system says of a device; a reader of the common model unless told. */
export function usbSeen(more: Partial<UsbSeen> = {}): UsbSeen {
  return { ids: '0400:c35a', serial: '', socket: '0000:00:14.0-1', vendor: '', product: '', kinds: ['ff00'], bus: '1', address: 5, mayOpen: true, ...more };
}

/** A bus of which the test is the hand that plugs and pulls. It tells of both at once, as the system does. */
export class StandInBus implements UsbBus {
  readonly #plugged = new Map<UsbSeen, StandInReader>();
  readonly #watching = new Set<() => void>();
  /** Why it can't be used at all. */
  missing = '';
  /** How often it was looked at. */
  looks = 0;

  plug(seen: UsbSeen, reader = new StandInReader()): StandInReader {
    reader.pulled = false;
    this.#plugged.set(seen, reader);
    this.tell();
    return reader;
  }

  pull(seen: UsbSeen): void {
    const reader = this.#plugged.get(seen);
    if (reader !== undefined) reader.pulled = true;
    this.#plugged.delete(seen);
    this.tell();
  }

  tell(): void {
    for (const news of this.#watching) news();
  }

  get watched(): number {
    return this.#watching.size;
  }

  list = () => {
    this.looks += 1;
    return this.missing === '' ? Promise.resolve([...this.#plugged.keys()]) : Promise.reject(deviceRefusal('devices.usbUnavailable', { why: this.missing }));
  };
  device = (seen: UsbSeen) => Promise.resolve([...this.#plugged].find(([one]) => one.bus === seen.bus && one.address === seen.address)?.[1] ?? null);
  watch = (news: () => void) => {
    this.#watching.add(news);
    return () => void this.#watching.delete(news);
  };
}
