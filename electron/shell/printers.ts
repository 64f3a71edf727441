import type { PrinterInfo, WebContents } from 'electron';

export interface Printer {
  readonly name: string;
  readonly label: string;
  readonly isDefault: boolean;
  /** False when the system says that the printer is stopped or takes no jobs: a job would wait unseen. */
  readonly ready: boolean;
}

/** Bit of CUPS for the system's default printer, and its word for a stopped one. */
const CUPS_DEFAULT = 0x2_0000;
const CUPS_STOPPED = '5';

/** What a description of a printer holds, whichever Electron gave it: newer ones have neither `isDefault` nor `status`. */
export type PrinterFacts = Pick<PrinterInfo, 'name' | 'displayName'> & { readonly isDefault?: boolean; readonly options?: object };

export function printerOf(info: PrinterFacts): Printer {
  const options = (info.options ?? {}) as Readonly<Record<string, unknown>>;
  const cupsDefault = (Number(options['printer-type'] ?? 0) & CUPS_DEFAULT) !== 0;
  return {
    name: info.name,
    label: info.displayName === '' ? info.name : info.displayName,
    isDefault: info.isDefault ?? cupsDefault,
    ready: options['printer-state'] !== CUPS_STOPPED && options['printer-is-accepting-jobs'] !== 'false',
  };
}

export async function systemPrinters(contents: WebContents): Promise<Printer[]> {
  return (await contents.getPrintersAsync()).map(printerOf);
}
