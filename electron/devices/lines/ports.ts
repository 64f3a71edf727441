import { existsSync } from 'node:fs';
import { readFile, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface SerialPortInfo {
  /** What `openSerial` takes: on Linux the name that stays with the device over unplugging, where the system gives one. */
  readonly path: string;
  /** The kernel's own name (`/dev/ttyUSB0`), which changes with the order of plugging; elsewhere the path. */
  readonly node: string;
  /** What the device says of itself, or empty. */
  readonly label: string;
  /** `1a86:7523` of a USB device, or empty. */
  readonly usbIds: string;
}

const NAMES = /^(?:tty(?:USB|ACM|WCH|XRUSB|AMA|MFD|O)\d+|rfcomm\d+|ttyS\d+)$/;

/** Serial ports of this PC. Virtual ones without a device behind them are not listed; their path can be set by hand. */
export async function listSerialPorts(): Promise<SerialPortInfo[]> {
  // On Linux the driver would start udevadm, and its absence would end the process; what is needed stands in /sys.
  if (process.platform === 'linux') return linuxPorts('/dev', '/sys/class/tty');
  const { SerialPort } = await import('serialport');
  const ports = await SerialPort.list();
  return ports.map((port) => ({
    path: port.path, node: port.path,
    label: ('friendlyName' in port && typeof port.friendlyName === 'string' ? port.friendlyName : port.manufacturer) ?? '',
    usbIds: port.vendorId === undefined || port.productId === undefined ? '' : `${port.vendorId}:${port.productId}`.toLowerCase(),
  }));
}

/** The same from a `/dev` and a `/sys/class/tty`. */
export async function linuxPorts(dev: string, sys: string): Promise<SerialPortInfo[]> {
  const names = (await readdir(dev).catch(() => [])).filter((name) => NAMES.test(name));
  const found = await Promise.all(names.map((name) => linuxPort(dev, sys, name)));
  const ports = found.filter((port) => port !== null).sort((a, b) => (a.node < b.node ? -1 : 1));
  const [byId, byPath] = await Promise.all(['by-id', 'by-path'].map((kind) => linksOf(path.join(dev, 'serial', kind))));
  return ports.map((port) => {
    // Of two alike the system keeps one name by what they say of themselves; then the socket tells them apart.
    const alike = port.usbIds !== '' && ports.filter((other) => other.usbIds === port.usbIds).length > 1;
    const [first, second] = alike ? [byPath, byId] : [byId, byPath];
    return { ...port, path: first?.get(port.node) ?? second?.get(port.node) ?? port.node };
  });
}

/** Names that udev keeps, by the device that each stands for now. */
async function linksOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder).catch(() => []);
  const pairs = await Promise.all(names.map(async (name) => [await realpath(path.join(folder, name)).catch(() => ''), path.join(folder, name)] as const));
  return new Map(pairs.filter(([node]) => node !== ''));
}

async function linuxPort(dev: string, sys: string, name: string): Promise<SerialPortInfo | null> {
  const described = path.join(sys, name);
  const node = path.join(dev, name);
  // The kernel names serial chips that are not there: type 0.
  if (name.startsWith('ttyS') && !(Number(await line(path.join(described, 'type'))) > 0)) return null;
  let folder = await realpath(path.join(described, 'device')).catch(() => '');
  while (folder.length > 1 && !existsSync(path.join(folder, 'idVendor'))) folder = path.dirname(folder);
  if (folder.length <= 1) return { path: node, node, label: '', usbIds: '' };
  const [vendor, product, label] = await Promise.all(['idVendor', 'idProduct', 'product'].map((file) => line(path.join(folder, file))));
  return { path: node, node, label: label ?? '', usbIds: `${vendor ?? ''}:${product ?? ''}` };
}

async function line(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}

export interface PortChange {
  readonly kind: 'plugged' | 'unplugged';
  readonly port: SerialPortInfo;
}

const LOOK_EVERY_MS = 1500;

/** Tells of ports that come and go, by looking every one and a half seconds. The first look tells of what is there. Returns what ends it. */
export function watchSerialPorts(onChange: (change: PortChange) => void, list: () => Promise<SerialPortInfo[]> = listSerialPorts, everyMs = LOOK_EVERY_MS): () => void {
  let known = new Map<string, SerialPortInfo>();
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  const look = async (): Promise<void> => {
    const now = await list().catch(() => [...known.values()]);
    if (ended) return;
    const present = new Map(now.map((port) => [port.path, port]));
    for (const [place, port] of known) if (!present.has(place)) onChange({ kind: 'unplugged', port });
    for (const [place, port] of present) if (!known.has(place)) onChange({ kind: 'plugged', port });
    known = present;
    timer = setTimeout(() => void look(), everyMs);
    timer.unref();
  };
  void look();
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
  };
}
