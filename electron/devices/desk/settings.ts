import { randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { officeChoice, paperProfile, printerProfile } from '#shared/contract/devices.ts';
import { readKeptJson } from '#electron/files/keptJson.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';

const common = { id: z.string(), label: z.string(), place: z.string() };
/** `place` as `readerAt` takes it; `baud` is the speed at which it answered last. */
const reader = z.object({ ...common, baud: z.number().int().nullable() });
const printer = z.object({ ...common, ...printerProfile });

const schema = z.object({
  readers: z.array(reader).default([]),
  printers: z.array(printer).default([]),
  defaultReader: z.string().default(''),
  defaultPrinter: z.string().default(''),
  paper: z.partialRecord(paperProfile, officeChoice).default({}),
});

export type ReaderSetting = z.infer<typeof reader>;
export type PrinterSetting = z.infer<typeof printer>;
export type DeskSettings = z.infer<typeof schema>;

/** Choices where nothing was chosen: the system's printer, papers that are bound on both sides. */
export const PAPER_DEFAULTS: Readonly<Record<z.infer<typeof paperProfile>, z.infer<typeof officeChoice>>> = {
  letter: { printer: '', tray: '', duplex: false, copies: 1 }, form: { printer: '', tray: '', duplex: false, copies: 1 }, bound: { printer: '', tray: '', duplex: true, copies: 1 },
};

const FILE = 'devices.json';

/** What this PC remembers of its devices. A file that cannot be understood is kept aside as `devices.json.broken`; then nothing is set up. */
export const loadSettings = (folder: string): DeskSettings => readKeptJson(path.join(folder, FILE), schema);

/** Writes at once and whole; refusal `devices.settingsUnsaved`. */
export function saveSettings(folder: string, settings: DeskSettings): void {
  const file = path.join(folder, FILE);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(settings, null, 1));
    renameSync(`${file}.new`, file);
  } catch {
    throw deviceRefusal('devices.settingsUnsaved', {});
  }
}

export function newDeviceId(kind: 'reader' | 'printer'): string {
  return `${kind}-${randomBytes(4).toString('hex')}`;
}
