import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeError, redact } from './redact.ts';

const FILES = 3;
const MAX_BYTES = 400_000;

/** The product's own log: what happened and where, never whose record it was. A few lines a day; written at once, so that a crash loses none. */
export interface Log {
  readonly folder: string;
  note(event: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  problem(event: string, error: unknown): void;
  /** The last lines, oldest first. */
  tail(lines: number): string[];
}

/** Rotates through `brigade.log`, `brigade.1.log`, `brigade.2.log`. A log that cannot be written stops nobody from working. */
export function openLog(folder: string, now: () => number): Log {
  const file = path.join(folder, 'brigade.log');
  const write = (level: string, event: string, facts: unknown): void => {
    const line = `${new Date(now()).toISOString()} ${level} ${event} ${JSON.stringify(facts)}\n`;
    try {
      mkdirSync(folder, { recursive: true });
      rotate(file);
      appendFileSync(file, line);
    } catch {
      // A full or read-only disk is told in the window, by those whose work fails.
    }
  };
  return {
    folder,
    note(event, facts = {}) {
      write('info', event, Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? redact(value) : value])));
    },
    problem(event, error) {
      write('problem', event, describeError(error));
    },
    tail(lines) {
      const texts = [numbered(file, 1), file].map(read);
      return texts.join('').split('\n').filter((line) => line !== '').slice(-lines);
    },
  };
}

function rotate(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size < MAX_BYTES) return;
  rmSync(numbered(file, FILES - 1), { force: true });
  for (let i = FILES - 2; i >= 0; i -= 1) {
    const from = i === 0 ? file : numbered(file, i);
    if (statSync(from, { throwIfNoEntry: false }) !== undefined) renameSync(from, numbered(file, i + 1));
  }
}

function numbered(file: string, number: number): string {
  return file.replace(/\.log$/, `.${number}.log`);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
