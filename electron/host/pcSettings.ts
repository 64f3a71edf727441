import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readKeptJson } from '#electron/files/keptJson.ts';

const RECENT = 8;

const placeSchema = z.object({
  x: z.number().int(), y: z.number().int(), width: z.number().int().min(200).max(20_000), height: z.number().int().min(200).max(20_000), maximised: z.boolean(),
});

/** Where this PC copies the backups of one ledger, sealed for the recovery passphrase of the day on which it was chosen. */
const secondPlaceSchema = z.object({
  folder: z.string().min(1).max(1000), label: z.string().max(200), placeId: z.string().max(100), setAt: z.number(), days: z.number().int().min(1).max(365).default(7),
  publicKey: z.string().max(200), wrapped: z.string().max(1000),
  /** Of the device key's wrapping: another one means that the passphrase was changed since. */
  passphraseMark: z.string().max(100),
  lastAt: z.number().nullable().default(null), lastName: z.string().max(200).default(''), problem: z.string().max(500).default(''),
});

const schema = z.object({
  /** Ledger folders that were open on this PC, the last one first. */
  recentFolders: z.array(z.string().min(1).max(1000)).max(50).default([]),
  place: placeSchema.nullable().default(null),
  /** By ledger id. */
  secondPlaces: z.record(z.string(), secondPlaceSchema).default({}),
  /** Version of the product that opened a ledger folder last. */
  openedBy: z.record(z.string(), z.string()).default({}),
});

export type WindowPlace = z.infer<typeof placeSchema>;
export type KeptSecondPlace = z.infer<typeof secondPlaceSchema>;
type Content = z.infer<typeof schema>;

/**
 * What this PC remembers outside of any ledger: which folders were open, and where the window stood. Small, written at once and whole.
 * A file that cannot be understood is kept aside as `settings.json.broken`, and the product starts as at its first run.
 */
export class PcSettings {
  readonly #file: string;
  #content: Content;

  constructor(folder: string) {
    this.#file = path.join(folder, 'settings.json');
    this.#content = readKeptJson(this.#file, schema);
  }

  get recentFolders(): readonly string[] {
    return this.#content.recentFolders;
  }

  get place(): WindowPlace | null {
    return this.#content.place;
  }

  secondPlace(ledgerId: string): KeptSecondPlace | null {
    return this.#content.secondPlaces[ledgerId] ?? null;
  }

  keepSecondPlace(ledgerId: string, place: KeptSecondPlace | null): void {
    const { [ledgerId]: _, ...others } = this.#content.secondPlaces;
    this.#save({ ...this.#content, secondPlaces: place === null ? others : { ...others, [ledgerId]: place } });
  }

  /** Version that opened this folder last on this PC; null where none did. */
  openedBy(folder: string): string | null {
    return this.#content.openedBy[folder] ?? null;
  }

  rememberVersion(folder: string, version: string): void {
    if (this.openedBy(folder) === version) return;
    this.#save({ ...this.#content, openedBy: { ...this.#content.openedBy, [folder]: version } });
  }

  rememberFolder(folder: string): void {
    const others = this.#content.recentFolders.filter((known) => known !== folder);
    this.#save({ ...this.#content, recentFolders: [folder, ...others].slice(0, RECENT) });
  }

  rememberPlace(place: WindowPlace): void {
    this.#save({ ...this.#content, place });
  }

  /** What cannot be written is remembered until the end of this run: a full disk of this PC must not keep a ledger shut. */
  #save(content: Content): void {
    this.#content = content;
    try {
      mkdirSync(path.dirname(this.#file), { recursive: true });
      writeFileSync(`${this.#file}.new`, JSON.stringify(content, null, 1));
      renameSync(`${this.#file}.new`, this.#file);
    } catch {
      discard(`${this.#file}.new`);
    }
  }
}

/** What is half written goes, as far as that folder lets it. */
function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Its folder is none: nothing was written.
  }
}
