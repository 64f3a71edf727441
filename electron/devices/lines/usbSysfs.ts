import { constants } from 'node:fs';
import { access, readFile, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { UsbSeen } from './usbPlace.ts';

/** `1-2.3`, the name of a device by bus and ports; root hubs (`usb1`) and interfaces (`1-2:1.0`) are called otherwise. */
const DEVICE = /^\d+-[\d.]+$/;

/**
 * USB devices from a `/sys/bus/usb/devices` and a `/dev/bus/usb`, sorted by socket: the kernel has read what they say of themselves, so that none is
 * opened. Rejects where the system has no USB.
 */
export async function linuxUsb(sys: string, dev: string): Promise<UsbSeen[]> {
  const names = (await readdir(sys)).filter((name) => DEVICE.test(name));
  const seen = await Promise.all(names.map((name) => deviceOf(sys, dev, name).catch(() => null)));
  return seen.filter((device) => device !== null).sort((a, b) => a.socket.localeCompare(b.socket, 'en', { numeric: true }));
}

async function deviceOf(sys: string, dev: string, name: string): Promise<UsbSeen | null> {
  const folder = path.join(sys, name);
  const [vendorId, productId, serial, vendor, product, busnum, devnum, kind] = await Promise.all(
    ['idVendor', 'idProduct', 'serial', 'manufacturer', 'product', 'busnum', 'devnum', 'bDeviceClass'].map((file) => said(path.join(folder, file))),
  );
  // One that is being pulled out loses its files one after the other.
  if (vendorId === undefined || productId === undefined || !/^[0-9a-f]{4}$/i.test(vendorId) || !/^[0-9a-f]{4}$/i.test(productId) || !(Number(devnum) > 0)) return null;
  const node = path.join(dev, busnum?.padStart(3, '0') ?? '', devnum?.padStart(3, '0') ?? '');
  const [kinds, controller, mayOpen] = await Promise.all([kindsOf(folder, kind ?? ''), controllerOf(sys, busnum ?? ''), access(node, constants.R_OK | constants.W_OK).then(() => true, isThere)]);
  return {
    ids: `${vendorId}:${productId}`.toLowerCase(), serial: serial ?? '', socket: `${controller}-${name.slice(name.indexOf('-') + 1)}`, vendor: vendor ?? '', product: product ?? '', kinds,
    bus: busnum ?? '', address: Number(devnum), mayOpen,
  };
}

/** A device file that is not there (yet) forbids nothing. */
function isThere(error: NodeJS.ErrnoException): false | null {
  return error.code === 'EACCES' || error.code === 'EPERM' ? false : null;
}

/** The classes of all interfaces; of a device that has one class as a whole, that one. */
async function kindsOf(folder: string, whole: string): Promise<string[]> {
  if (whole !== '' && !['00', 'ef'].includes(whole)) return [`${whole}00`];
  const interfaces = (await readdir(folder)).filter((name) => name.includes(':'));
  return Promise.all(interfaces.map(async (name) => `${await said(path.join(folder, name, 'bInterfaceClass'))}${await said(path.join(folder, name, 'bInterfaceSubClass'))}`));
}

/** Buses are counted as they are found, which may differ from start to start; the place of their controller in the PC does not. */
async function controllerOf(sys: string, bus: string): Promise<string> {
  const hub = await realpath(path.join(sys, `usb${bus}`)).catch(() => '');
  return hub === '' ? bus : path.basename(path.dirname(hub));
}

async function said(file: string): Promise<string> {
  // eslint-disable-next-line no-control-regex -- devices say anything
  return (await readFile(file, 'utf8').catch(() => '')).replaceAll(/[\u0000-\u001f\u007f]/g, ' ').trim();
}
