import { Refusal } from '#shared/messages/refusal.ts';
import { usbForbidden } from '../lines/usb.ts';
import type { UsbBus } from '../lines/usbBus.ts';
import { isKnownReader, mayBeReader, socketWords, standsFor, usbPlace, type UsbSeen } from '../lines/usbPlace.ts';
import { within } from '../pause.ts';
import type { DeskView } from './protocol.ts';

const LONGEST_LOOK_MS = 3000;

/** What hangs on the USB at one moment; `problem` where this PC cannot use it at all. */
export interface UsbNow { readonly seen: readonly UsbSeen[]; readonly problem: Refusal | null }

/** Looks once. A system that does not answer in time leaves what was known before. */
export async function lookAtUsb(bus: UsbBus, before: UsbNow): Promise<UsbNow> {
  try {
    const seen = await within(bus.list(), LONGEST_LOOK_MS);
    return seen === 'late' ? before : { seen, problem: null };
  } catch (error) {
    if (error instanceof Refusal) return { seen: [], problem: error };
    throw error;
  }
}

interface UsbReader { readonly place: string; readonly label: string }

/**
 * The devices that a person may choose from: all but those that are plainly something else, those with the number of card readers first.
 * @param readers set up, by place without `usb:`
 * @param serial numbers (`1a86:7523`) of what has a serial port and is used through it
 */
export function usbView(now: UsbNow, readers: readonly UsbReader[], serial: ReadonlySet<string>): DeskView['usb'] {
  const stands = standsFor(readers.map((reader) => reader.place), now.seen);
  const devices = now.seen.filter((device) => stands.includes(device) || (mayBeReader(device) && !serial.has(device.ids))).map((device) => {
    const forbidden = device.mayOpen === false ? usbForbidden(device) : null;
    return {
      place: usbPlace(device, now.seen), name: usbName(device), ids: device.ids, serial: device.serial, socket: socketWords(device.socket), likely: isKnownReader(device),
      takenBy: readers[stands.indexOf(device)]?.label ?? null, problem: forbidden === null ? null : { message: forbidden.message, todo: forbidden.todo },
    };
  });
  return {
    problem: now.problem === null ? null : { message: now.problem.message, todo: now.problem.todo },
    devices: [...devices.filter((device) => device.likely), ...devices.filter((device) => !device.likely)],
  };
}

/** What the device says of itself; makers often repeat their name in that of the product. */
export function usbName(device: UsbSeen): string {
  if (device.product === '' && isKnownReader(device)) return '身份证读卡器';
  return device.product.startsWith(device.vendor) ? (device.product === '' ? 'USB 设备' : device.product) : `${device.vendor} ${device.product}`.trim();
}
