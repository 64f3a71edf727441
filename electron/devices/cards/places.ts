import { openSerial } from '../lines/serial.ts';
import { openUsb } from '../lines/usb.ts';
import { systemBus, type UsbBus } from '../lines/usbBus.ts';
import { FrameReader } from './frameReader.ts';
import { HelperReader } from './helperReader.ts';
import type { CardReader } from './reader.ts';

/**
 * A reader by where it is: `helper:PROGRAM` for one that only comes with a vendor's library, `usb:VENDOR:PRODUCT` (hexadecimal, with what tells it from
 * others of its model: `usbPlace`), otherwise the path or name of a serial port, with or without `serial:`.
 * @param baud speed at which it answered before.
 */
export function readerAt(place: string, baud: number | null = null, bus: UsbBus = systemBus()): CardReader {
  const [, kind = 'serial', rest = place] = /^(helper|usb|serial):(.+)$/.exec(place) ?? [];
  if (kind === 'helper') return new HelperReader({ program: rest, args: [] });
  if (kind === 'usb') return new FrameReader({ driver: 'usb', label: 'USB 读卡器', place: rest }, () => openUsb(rest, bus));
  const first = baud ?? FrameReader.commonBaud;
  return new FrameReader({ driver: 'serial', label: '串口读卡器', place: rest }, (signal) => openSerial(rest, first, signal), first);
}
