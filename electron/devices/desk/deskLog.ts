import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LogEntry } from './protocol.ts';

const KEPT = 300;
const LARGEST = 512 * 1024;

/**
 * What happened at the devices, for IT: kept in memory for the screen, and in `devices.log` beside the settings (two files of half a megabyte at most).
 * Whoever writes into it puts in no part of a card or of a slip.
 */
export class DeskLog {
  readonly #entries: LogEntry[] = [];

  constructor(private readonly folder: string, private readonly now: () => number) {}

  /** The newest first. */
  get entries(): readonly LogEntry[] {
    return this.#entries.toReversed();
  }

  note(device: string, text: string): void {
    const entry = { at: this.now(), device, text };
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
    try {
      const file = path.join(this.folder, 'devices.log');
      mkdirSync(this.folder, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) renameSync(file, `${file}.1`);
      appendFileSync(file, `${new Date(entry.at).toISOString()} ${device} ${text.replace(/\s+/g, ' ')}\n`);
    } catch {
      // A full disk must not keep a card from being read.
    }
  }
}
