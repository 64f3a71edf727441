import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A printer that the system gives as a file: `/dev/usb/lp0`, `LPT1`; what it calls itself, or empty. */
export interface PrinterFile { readonly path: string; readonly label: string }

export function listPrinterFiles(): Promise<PrinterFile[]> {
  // Windows does not say on which of its ports a printer hangs.
  return process.platform === 'win32' ? Promise.resolve(['LPT1', 'LPT2', 'LPT3'].map((name) => ({ path: name, label: '' }))) : linuxPrinterFiles('/dev', '/sys/class/usbmisc');
}

/** The same from a `/dev` and a `/sys/class/usbmisc`. */
export async function linuxPrinterFiles(dev: string, sys: string): Promise<PrinterFile[]> {
  const found = await Promise.all([path.join(dev, 'usb'), dev].map(async (folder) => (await readdir(folder).catch(() => [])).filter((name) => /^lp\d{1,2}$/.test(name)).map((name) => path.join(folder, name))));
  return Promise.all(found.flat().sort().map(async (file) => ({ path: file, label: modelIn(await readFile(path.join(sys, path.basename(file), 'device/ieee1284_id'), 'utf8').catch(() => '')) })));
}

/** `MFG:XPrinter;CMD:ESCPOS;MDL:XP-58;` says maker and model. */
function modelIn(said: string): string {
  const part = (...names: readonly string[]): string => new RegExp(`(?:^|;)\\s*(?:${names.join('|')}):([^;]*)`, 'i').exec(said)?.[1]?.trim() ?? '';
  return `${part('MFG', 'MANUFACTURER')} ${part('MDL', 'MODEL')}`.trim();
}
