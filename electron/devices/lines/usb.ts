import { deviceRefusal } from '#shared/messages/devices.ts';
import { Refusal } from '#shared/messages/refusal.ts';
import { pause } from '../pause.ts';
import { Listeners, type BytePipe } from './pipe.ts';
import type { UsbBus, UsbDeviceLike, UsbEndpointLike } from './usbBus.ts';
import { standsFor, udevRule, usbWords, type UsbSeen } from './usbPlace.ts';

const LISTEN_MS = 1000;
const SEND_MS = 1500;
const IDLE_MS = 5;

/**
 * A reader on bulk or interrupt endpoints that carry the same frames as a serial line. Untried on a real reader.
 * @param place as `usbPlace` writes it, or vendor and product alone: `0400:c35a`, the first of that model.
 */
export async function openUsb(place: string, bus: UsbBus): Promise<BytePipe> {
  const [seen = null] = standsFor([place], await bus.list());
  const device = seen === null ? null : await bus.device(seen);
  if (seen === null || device === null) throw deviceRefusal('devices.usbMissing', { what: usbWords(place) });
  const { input, output, giveBack } = await claim(device, seen);
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
    await giveBack();
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

/** The package cancels a transfer that took too long, and says so in either word. */
function nothingOnTimeout(error: unknown): null {
  if (error instanceof Error && /timed?.?out|cancell?ed/i.test(error.message)) return null;
  throw error;
}

/** Opens the device and takes its first pair of endpoints; `giveBack` closes it and lets the kernel's driver have what was taken from it. */
async function claim(device: UsbDeviceLike, seen: UsbSeen): Promise<{ input: UsbEndpointLike; output: UsbEndpointLike; giveBack: () => Promise<void> }> {
  let detached: number | null = null;
  const giveBack = async (): Promise<void> => {
    if (detached !== null) await device.attachKernelDriver?.(detached).catch(() => undefined);
    await device.close().catch(() => undefined);
  };
  try {
    await device.open();
    if (device.configuration === null || device.configuration === undefined) await device.selectConfiguration(1);
    for (const { interfaceNumber, alternate } of device.configuration?.interfaces ?? []) {
      const [input, output] = (['in', 'out'] as const).map((direction) => alternate.endpoints.find((each) => each.direction === direction && each.type !== 'isochronous'));
      if (input === undefined || output === undefined) continue;
      await device.claimInterface(interfaceNumber).catch(async (error: unknown) => {
        if (!isBusy(wordsOf(error)) || device.detachKernelDriver === undefined) throw error;
        await device.detachKernelDriver(interfaceNumber).catch(() => {
          throw error;
        });
        detached = interfaceNumber;
        await device.claimInterface(interfaceNumber);
      });
      return { input, output, giveBack };
    }
    throw deviceRefusal('devices.usbUnavailable', { why: '这台设备没有可用的收发通道' });
  } catch (error) {
    await giveBack();
    if (error instanceof Refusal) throw error;
    throw refusalOf(wordsOf(error), seen);
  }
}

function refusalOf(words: string, seen: UsbSeen): Refusal {
  const what = usbWords(seen);
  if (/denied|permission|errno 13/.test(words)) return usbForbidden(seen);
  if (isBusy(words)) return deviceRefusal('devices.portBusy', { port: what });
  if (/driver|support/.test(words)) return deviceRefusal('devices.usbNoDriver', { what });
  if (/not found|no such device|errno (?:2|19)\b|disconnect/.test(words)) return deviceRefusal('devices.usbMissing', { what });
  return deviceRefusal('devices.portTrouble', { port: what });
}

/** What is said of a device that this account may not open; on Linux with the line that IT needs. */
export function usbForbidden(seen: UsbSeen): Refusal {
  return deviceRefusal('devices.usbForbidden', { what: usbWords(seen), rule: process.platform === 'linux' ? udevRule(seen.ids) : '' });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.toLowerCase() : '';
}

function isBusy(words: string): boolean {
  return /busy|errno 16/.test(words);
}
