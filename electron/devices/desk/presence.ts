import { realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { listSerialPorts, type SerialPortInfo } from '../lines/ports.ts';
import { listPrinterFiles, type PrinterFile } from '../lines/printerFiles.ts';

const LOOK_EVERY_MS = 1000;

/** What hangs on this PC at one moment. */
export interface Present {
  readonly ports: readonly SerialPortInfo[];
  readonly printerFiles: readonly PrinterFile[];
  /** Paths out of those asked for that are there. */
  readonly paths: ReadonlySet<string>;
  /** Devices behind those paths, by the kernel's name. */
  readonly nodes: ReadonlySet<string>;
}

/** Looks once: the ports of the system, and each of the paths that were set by hand. */
export async function lookAround(paths: readonly string[], list: () => Promise<SerialPortInfo[]> = listSerialPorts): Promise<Present> {
  const [ports, printerFiles] = await Promise.all([list().catch(() => []), listPrinterFiles().catch(() => [])]);
  const listed = new Set(ports.flatMap((port) => [port.path, port.node]));
  const there = await Promise.all(paths.map(async (path) => (listed.has(path) || (process.platform !== 'win32' && (await stat(path).catch(() => null)) !== null) ? path : null)));
  return { ports, printerFiles, paths: new Set(there.filter((path) => path !== null)), nodes: new Set(paths.map(nodeOf)) };
}

/** Looks every second until it is ended, one look after the other. */
export function keepLooking(look: () => Promise<void>, everyMs = LOOK_EVERY_MS): () => void {
  let timer: NodeJS.Timeout | null = null;
  let ended = false;
  const round = (): void => {
    void look().catch(() => undefined).finally(() => {
      if (ended) return;
      timer = setTimeout(round, everyMs);
      timer.unref();
    });
  };
  round();
  return () => {
    ended = true;
    if (timer !== null) clearTimeout(timer);
  };
}

/** The device that a path stands for now: a name kept by the system and the kernel's own are one. The path itself where nothing is there. */
export function nodeOf(path: string): string {
  if (process.platform === 'win32') return path.toUpperCase();
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
