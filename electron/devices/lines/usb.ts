import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { pause } from '../pause.ts';
import { Listeners, type BytePipe } from './pipe.ts';

/** What is used of a USB device. */
export interface UsbDeviceLike {
  readonly vendorId: number;
  readonly productId: number;
  readonly configuration?: UsbConfigurationLike | null | undefined;
  open(): Promise<void>;
  close(): Promise<void>;
  selectConfiguration(value: number): Promise<void>;
  claimInterface(number: number): Promise<void>;
  /** Bytes from an endpoint; null or a time-out where none came. */
  nativeTransferIn(endpoint: number, timeoutMs: number, length: number): Promise<Uint8Array | null>;
  nativeTransferOut(endpoint: number, timeoutMs: number, data: Uint8Array): Promise<number>;
}

interface UsbConfigurationLike {
  readonly interfaces: readonly { readonly interfaceNumber: number; readonly alternate: { readonly endpoints: readonly UsbEndpointLike[] } }[];
}

interface UsbEndpointLike {
  readonly endpointNumber: number;
  readonly direction: 'in' | 'out';
  readonly type: string;
  readonly packetSize: number;
}

const LISTEN_MS = 1000;
const SEND_MS = 1500;
const IDLE_MS = 5;

export interface UsbBus {
  getDevices(): Promise<readonly UsbDeviceLike[]>;
}

/**
 * The bus of this PC. The package is optional and looks for the system's USB support when it is asked: where either is missing, the refusal
 * `devices.usbUnavailable` says which.
 */
export async function systemBus(): Promise<UsbBus> {
  try {
    const { WebUSB } = await import('usb');
    return new WebUSB({ allowAllDevices: true });
  } catch {
    throw deviceRefusal('devices.usbUnavailable', { why: '没有安装 USB 组件' });
  }
}

/**
 * A reader on bulk or interrupt endpoints that carry the same frames as a serial line. Untried on a real reader.
 * @param ids vendor and product in hexadecimal, `0400:c35a`.
 */
export async function openUsb(ids: string, bus: UsbBus): Promise<BytePipe> {
  const device = await deviceOf(ids, bus);
  const { input, output } = await claim(device, ids);
  const data = new Listeners<[Uint8Array]>();
  const gone = new Listeners<[]>();
  let open = true;
  const leave = (): void => {
    if (!open) return;
    open = false;
    gone.tell();
  };
  const listen = async (): Promise<void> => {
    while (open) {
      const bytes = await device.nativeTransferIn(input.endpointNumber, LISTEN_MS, input.packetSize).catch(nothingOnTimeout);
      if (!open) return;
      if (bytes !== null && bytes.length > 0) data.tell(Uint8Array.from(bytes));
      else await pause(IDLE_MS);
    }
  };
  void listen().catch(leave);
  const shut = async (): Promise<void> => {
    open = false;
    await device.close().catch(() => undefined);
  };
  return {
    async write(bytes) {
      if (!open) throw deviceRefusal('devices.unplugged', {});
      await device.nativeTransferOut(output.endpointNumber, SEND_MS, bytes).catch(() => {
        leave();
        throw deviceRefusal('devices.unplugged', {});
      });
    },
    discard: () => Promise.resolve(),
    setBaud: () => Promise.resolve(),
    onData: (listener) => data.add(listener),
    onGone: (listener) => gone.add(listener),
    close: shut,
    abandon: shut,
  };
}

function nothingOnTimeout(error: unknown): null {
  if (error instanceof Error && /timed?.?out/i.test(error.message)) return null;
  throw error;
}

async function deviceOf(ids: string, bus: UsbBus): Promise<UsbDeviceLike> {
  const [, vendor = '', product = ''] = /^([0-9A-Fa-f]{4}):([0-9A-Fa-f]{4})$/.exec(ids) ?? [];
  if (vendor === '') throw deviceRefusal('devices.noPort', { port: ids });
  const devices = await bus.getDevices().catch(() => {
    throw deviceRefusal('devices.usbUnavailable', { why: '系统没有提供 USB 访问' });
  });
  const device = devices.find((each) => each.vendorId === Number.parseInt(vendor, 16) && each.productId === Number.parseInt(product, 16));
  if (device === undefined) throw deviceRefusal('devices.noPort', { port: ids });
  return device;
}

async function claim(device: UsbDeviceLike, ids: string): Promise<{ input: UsbEndpointLike; output: UsbEndpointLike }> {
  try {
    await device.open();
    if (device.configuration === null || device.configuration === undefined) await device.selectConfiguration(1);
    for (const { interfaceNumber, alternate } of device.configuration?.interfaces ?? []) {
      const [input, output] = (['in', 'out'] as const).map((direction) => alternate.endpoints.find((each) => each.direction === direction && each.type !== 'isochronous'));
      if (input === undefined || output === undefined) continue;
      await device.claimInterface(interfaceNumber);
      return { input, output };
    }
    throw deviceRefusal('devices.usbUnavailable', { why: '这台设备没有可用的收发通道' });
  } catch (error) {
    await device.close().catch(() => undefined);
    if (error instanceof Refusal) throw error;
    const words = error instanceof Error ? error.message.toLowerCase() : '';
    throw deviceRefusal(/denied|permission|errno 13/.test(words) ? 'devices.portForbidden' : /busy|errno 16/.test(words) ? 'devices.portBusy' : 'devices.portTrouble', { port: ids });
  }
}
