import { randomUUID } from 'node:crypto';
import { link, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import { judgeLease, type LeaseRecord } from '#shared/rules/backups/lease.ts';
import { processStart, thisMachine } from './machine.ts';

const FILE = 'in-use.json';
const BEAT_MS = 20_000;
/** Longer than two beats: a PC that works shows it within this time. */
const WATCH_MS = 45_000;

const recordSchema = z.object({
  machine: z.string(), name: z.string(), kind: z.enum(['window', 'command']), pid: z.number().int(), started: z.string(), holder: z.string(), beat: z.number().int(), at: z.number(),
});

export interface LeaseWish {
  readonly kind: LeaseRecord['kind'];
  /** A person said that the other PC does not use the ledger any more; it is watched for a while first. */
  readonly takeOver?: boolean;
  now(): number;
  /** Another PC took the ledger over: this one must close it. */
  lost?(name: string): void;
  /** For tests: another PC, another pace. */
  readonly machine?: { readonly id: string; readonly name: string };
  readonly beatMs?: number;
  readonly watchMs?: number;
}

export interface Lease {
  release(): Promise<void>;
}

const none: Lease = { release: () => Promise.resolve() };

/**
 * Writes down in the ledger folder that this PC has it open, and goes on saying so. Refuses with `ledger.inUseElsewhere` where another PC has it, `ledger.stillInUse`
 * where that one still works, `ledger.otherWindow` for another account's window on this PC. A folder that can't be written is told by whoever opens it.
 */
export async function takeLease(folder: string, wish: LeaseWish): Promise<Lease> {
  const file = path.join(path.resolve(folder), FILE);
  const machine = wish.machine ?? thisMachine();
  const before = await readRecord(file);
  const lives = before !== null && isAlive(before);
  switch (judgeLease(before, { machine: machine.id, pid: process.pid, kind: wish.kind }, lives)) {
    case 'mine': return none;
    case 'otherWindow': throw refuse('ledger.otherWindow', { path: folder });
    case 'elsewhere':
      if (wish.takeOver !== true) throw refuse('ledger.inUseElsewhere', { path: folder, name: before?.name ?? '' }, { data: { folder, name: before?.name ?? '', at: before?.at ?? 0 } });
      if (before !== null && (await goesOn(file, before, wish.watchMs ?? WATCH_MS))) throw refuse('ledger.stillInUse', { name: before.name });
      break;
    case 'free':
  }
  const record: LeaseRecord = { machine: machine.id, name: machine.name, kind: wish.kind, pid: process.pid, started: processStart(process.pid) ?? '', holder: randomUUID(), beat: 1, at: wish.now() };
  try {
    await writeRecord(file, record, before === null);
  } catch {
    return none;
  }
  // Two PCs at the same moment: the record that stands is the one that counts.
  const stands = await readRecord(file);
  if (stands !== null && stands.holder !== record.holder && stands.machine !== machine.id) throw refuse('ledger.inUseElsewhere', { path: folder, name: stands.name }, { data: { folder, name: stands.name, at: stands.at } });
  return keepBeating(file, record, wish);
}

function keepBeating(file: string, first: LeaseRecord, wish: LeaseWish): Lease {
  let record = first;
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const beat = async (): Promise<void> => {
    const stands = await readRecord(file);
    if (stopped) return;
    if (stands !== null && stands.holder !== record.holder) {
      if (stands.machine === record.machine) return; // the command line of this PC began before our window
      stopped = true;
      clearInterval(timer);
      wish.lost?.(stands.name);
      return;
    }
    record = { ...record, beat: record.beat + 1, at: wish.now() };
    await writeRecord(file, record, false).catch(() => undefined); // a full disk is told by those who write
  };
  const timer = setInterval(() => { running = running.then(beat); }, wish.beatMs ?? BEAT_MS);
  timer.unref();
  return {
    async release() {
      if (stopped) return;
      stopped = true;
      clearInterval(timer);
      await running;
      const stands = await readRecord(file);
      if (stands?.holder === record.holder) await rm(file, { force: true }).catch(() => undefined);
    },
  };
}

/** True as soon as the other PC's record changes. */
async function goesOn(file: string, before: LeaseRecord, watchMs: number): Promise<boolean> {
  const step = Math.max(20, Math.min(1000, watchMs / 10));
  for (let waited = 0; waited < watchMs; waited += step) {
    await new Promise((resolve) => { setTimeout(resolve, step); });
    const stands = await readRecord(file);
    if (stands === null) return false; // it was closed there in the meantime
    if (stands.holder !== before.holder || stands.beat !== before.beat) return true;
  }
  return false;
}

function isAlive({ pid, started }: LeaseRecord): boolean {
  const now = processStart(pid);
  return now !== null && (started === '' || now === '' || now === started);
}

/** Null where there is none; a text that is none is nobody's. */
async function readRecord(file: string): Promise<LeaseRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Whole or not at all. `first`: only where nobody else has written one meanwhile. */
async function writeRecord(file: string, record: LeaseRecord, first: boolean): Promise<void> {
  const temporary = `${file}.${record.holder.slice(0, 8)}.part`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(JSON.stringify(record));
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (first) {
    const linked = await link(temporary, file).then(() => true, (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? true : false));
    if (linked) return rm(temporary, { force: true });
  }
  await rename(temporary, file);
}
