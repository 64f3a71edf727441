import { openSerial } from '../lines/serial.ts';
import { FrameReader } from './frameReader.ts';
import { HelperReader } from './helperReader.ts';
import type { CardReader } from './reader.ts';

/**
 * A reader by where it is: `helper:PROGRAM` for one that only comes with a vendor's library, otherwise the
 * path or name of a serial port, with or without `serial:`.
 */
export function readerAt(place: string): CardReader {
  if (place.startsWith('helper:')) return new HelperReader({ program: place.slice('helper:'.length), args: [] });
  const path = place.startsWith('serial:') ? place.slice('serial:'.length) : place;
  return new FrameReader({ driver: 'serial', label: '串口读卡器', place: path }, () => openSerial(path, FrameReader.firstBaud));
}
