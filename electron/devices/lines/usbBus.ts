import { deviceRefusal } from '#shared/messages/devices.ts';
import { linuxUsb } from './usbSysfs.ts';
import type { UsbSeen } from './usbPlace.ts';

/** What is used of a USB device. */
export interface UsbDeviceLike {
  readonly configuration?: UsbConfigurationLike | null | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  /** Takes an interface from the kernel's own driver, and gives it back; Linux only. */
  detachKernelDriver?(number: number): Promise<void>;
  attachKernelDriver?(number: number): Promise<void>;
  /** Bytes from an endpoint; null or a time-out where none came. */
  nativeTransferIn(endpoint: number, timeoutMs: number, length: number): Promise<Uint8Array | null>;
  nativeTransferOut(endpoint: number, timeoutMs: number, data: Uint8Array): Promise<number>;
}

export interface UsbConfigurationLike {
  readonly interfaces: readonly { readonly interfaceNumber: number; readonly alternate: { readonly endpoints: readonly UsbEndpointLike[] } }[];
}

export interface UsbEndpointLike {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly packetSize: number;
}

/** The USB of a PC. */
export interface UsbBus {
  /** What is plugged in, in the order of the sockets; nothing is opened for it. Rejects with `devices.usbUnavailable`, which says why. */
  list(): Promise<readonly UsbSeen[]>;
  /** One of them, to be opened; null where it was pulled out meanwhile. */
  device(seen: UsbSeen): Promise<UsbDeviceLike | null>;
  /** Calls as soon as anything is plugged in or out, where the system tells of it; returns what ends it. */
  watch(news: () => void): () => void;
}

type Native = typeof import('usb/index.js');

/** The USB of this PC by the package `usb`, which is optional. It is loaded when it is first asked. */
export class SystemBus implements UsbBus {
  #native: Promise<Native> | null = null;

  async list(): Promise<readonly UsbSeen[]> {
    const native = await this.#loaded();
    try {
      // The package opens a device to learn a name that the system does not have; what is needed stands in /sys.
      return process.platform === 'linux' ? await linuxUsb('/sys/bus/usb/devices', '/dev/bus/usb') : (await native.nativeGetDevices()).map(seenOf);
    } catch {
      throw deviceRefusal('devices.usbUnavailable', { why: '系统没有提供 USB 访问' });
    }
  }

  async device(seen: UsbSeen): Promise<UsbDeviceLike | null> {
    const devices = await (await this.#loaded()).nativeGetDevices().catch(() => []);
    return devices.find((device) => sameBus(device.bus, seen.bus) && device.address === seen.address) ?? null;
  }

  watch(news: () => void): () => void {
    let end = (): void => undefined;
    let ended = false;
    const begin = async (): Promise<void> => {
      const { Emitter } = await this.#loaded();
      if (ended) return;
      const emitter = new Emitter();
      end = () => void Promise.all([emitter.removeAttach(), emitter.removeDetach()]).catch(() => undefined);
      await emitter.addAttach(news);
      await emitter.addDetach(news);
    };
    // Where the system tells of nothing, whoever watches looks now and then anyway.
    void begin().catch(() => undefined);
    return () => {
      ended = true;
      end();
    };
  }

  #loaded(): Promise<Native> {
    this.#native ??= import('usb/index.js');
    return this.#native.catch(() => {
      throw deviceRefusal('devices.usbUnavailable', { why: '没有安装 USB 组件' });
    });
  }
}

/** Linux counts buses, `001` and `1`; elsewhere they have names. */
function sameBus(a: string, b: string): boolean {
  return a === b || (/^\d+$/.test(a) && /^\d+$/.test(b) && Number(a) === Number(b));
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

function seenOf(device: InstanceType<Native['UsbDevice']>): UsbSeen {
  return {
    ids: `${hex(device.vendorId)}:${hex(device.productId)}`, serial: asked(() => device.serialNumber), socket: `${device.bus}-${device.ports.join('.')}`,
    vendor: asked(() => device.manufacturerName), product: asked(() => device.productName),
    kinds: [0, 0xef].includes(device.deviceClass) ? [] : [`${device.deviceClass.toString(16).padStart(2, '0')}00`], bus: device.bus, address: device.address, mayOpen: null,
  };
}

/** A name that the system does not know is asked of the device, which may refuse to be opened. */
function asked(name: () => string | null): string {
  try {
    return (name() ?? '').trim();
  } catch {
    return '';
  }
}

let bus: UsbBus | null = null;

export function systemBus(): UsbBus {
  bus ??= new SystemBus();
  return bus;
}
