/** A USB device that is plugged in, as the system tells of it without opening it. */
export interface UsbSeen {
  /** Vendor and product, `0400:c35a`. */
  readonly ids: string;
  /** What the device calls itself among its kind, or empty. Cheap makes give all of them the same one. */
  readonly serial: string;
  /** Controller and chain of ports, `0000:00:14.0-2.3`: stays while the plug stays in its socket. Empty where the system does not tell. */
  readonly socket: string;
  readonly vendor: string;
  readonly product: string;
  /** Class and subclass of its interfaces (`0301`: a keyboard or mouse), empty where the system does not tell. */
  readonly kinds: readonly string[];
  /** How the system calls it until it is pulled out. */
  readonly bus: string;
  readonly address: number;
  /** Whether this account may open it; null where only trying tells. */
  readonly mayOpen: boolean | null;
}

/** A device as it is remembered: its model, and what tells it from others of that model. */
interface UsbPlace { readonly ids: string; readonly serial: string; readonly socket: string }

const PLACE = /^([0-9a-f]{4}:[0-9a-f]{4})(?:#([^#@]+))?(?:@([^#@]+))?$/i;

/**
 * How a device is remembered: `0400:c35a#SERIAL@SOCKET`, both escaped as in an address of the web. The serial number is left out where another of the
 * same model that is plugged in has it too: then only the socket tells them apart.
 */
export function usbPlace(device: UsbSeen, all: readonly UsbSeen[]): string {
  const alike = all.filter((other) => other.ids === device.ids && other.serial === device.serial).length;
  const serial = device.serial === '' || alike > 1 ? '' : `#${encodeURIComponent(device.serial)}`;
  return `${device.ids}${serial}${device.socket === '' ? '' : `@${encodeURIComponent(device.socket)}`}`;
}

/** Reads a remembered device, `VVVV:PPPP` as set up by earlier versions too; null where it is none. */
export function readUsbPlace(place: string): UsbPlace | null {
  const [, ids, serial = '', socket = ''] = PLACE.exec(place) ?? [];
  if (ids === undefined) return null;
  try {
    return { ids: ids.toLowerCase(), serial: decodeURIComponent(serial), socket: decodeURIComponent(socket) };
  } catch {
    return null;
  }
}

/**
 * Which plugged-in device each remembered one stands for; null where it is not there. No device stands for two. First those in their own socket, then
 * those that a serial number finds elsewhere, at last those of which only the model is known, which take what is left.
 */
export function standsFor(places: readonly string[], seen: readonly UsbSeen[]): (UsbSeen | null)[] {
  const wanted = places.map(readUsbPlace);
  const found: (UsbSeen | null)[] = places.map(() => null);
  const free = new Set(seen);
  const give = (fits: (place: UsbPlace, device: UsbSeen) => boolean, only: boolean): void => {
    for (const [at, place] of wanted.entries()) {
      if (place === null || found[at] !== null) continue;
      const fitting = [...free].filter((device) => device.ids === place.ids && fits(place, device));
      // Two that call themselves the same, neither in its socket: taking one of them could read another counter's card.
      if (fitting[0] === undefined || (only && fitting.length > 1)) continue;
      found[at] = fitting[0];
      free.delete(fitting[0]);
    }
  };
  give((place, device) => place.socket !== '' && place.socket === device.socket && (place.serial === '' || place.serial === device.serial), true);
  give((place, device) => place.serial !== '' && place.serial === device.serial, true);
  give((place) => place.serial === '' && place.socket === '', false);
  return found;
}

/** Interfaces that no reader of frames has: sound, pictures, printing, storage, hubs, video, radio. */
const OTHER_KINDS = /^(?:01|06|07|08|09|0e|10|e0)/;
/** A keyboard or mouse that also works before the system has started; its other keys are interfaces of the same class. */
const KEYBOARD = '0301';

/** False where everything about the device says that it is something else than a reader. */
export function mayBeReader(device: UsbSeen): boolean {
  const typing = device.kinds.includes(KEYBOARD);
  return device.kinds.length === 0 || !device.kinds.every((kind) => OTHER_KINDS.test(kind) || (typing && kind.startsWith('03')));
}

/** Numbers that the readers of second-generation cards of several makers share. */
const READER_IDS: ReadonlySet<string> = new Set(['0400:c35a']);

export function isKnownReader(device: UsbSeen): boolean {
  return READER_IDS.has(device.ids);
}

/** A remembered or plugged-in device in words: `USB 0400:c35a，序列号 A1`, `USB 0400:c35a，插口 2.3`. */
export function usbWords(place: UsbPlace | string): string {
  const read = typeof place === 'string' ? readUsbPlace(place) : place;
  if (read === null) return `USB ${String(place)}`;
  const apart = read.serial !== '' ? `，序列号 ${read.serial}` : read.socket !== '' ? `，插口 ${socketWords(read.socket)}` : '';
  return `USB ${read.ids}${apart}`;
}

/** The chain of ports alone; the controller's name says nothing to a person. */
export function socketWords(socket: string): string {
  return socket.slice(socket.lastIndexOf('-') + 1);
}

/** What IT puts into a file of udev, so that whoever sits at the PC may open devices of this model. */
export function udevRule(ids: string): string {
  const [vendor = '', product = ''] = ids.split(':');
  return `SUBSYSTEM=="usb", ATTR{idVendor}=="${vendor}", ATTR{idProduct}=="${product}", MODE="0660", TAG+="uaccess"`;
}
