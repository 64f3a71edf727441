import { existsSync } from 'node:fs';
import type { LedgerPaths } from '../paths.ts';
import { lostTransactions } from './log.ts';
import { dropRecord, hasRecord, readRecord, reckonPages, writeRecord, type PageRecord } from './record.ts';

/**
 * Takes down a figure of each page of a ledger that this process has just closed. Only where it rests: while the log exists another process has it open, or died with it. Whoever opens the ledger
 * meanwhile makes the log first, and drops the record before it writes: so a log that is there afterwards makes the record void. True where there is a record now.
 */
export async function recordAtRest(paths: LedgerPaths, now: number): Promise<boolean> {
  if (hasRecord(paths)) return true;
  if (inUse(paths)) return false;
  let whole = true;
  const pages = await reckonPages(paths, () => { whole = false; return 0; });
  if (!whole) return false;
  await writeRecord(paths, { madeAt: now, ...pages });
  if (!inUse(paths)) return true;
  await dropRecord(paths);
  return false;
}

const inUse = (paths: LedgerPaths): boolean => existsSync(`${paths.database}-wal`);

export interface ChangedPages {
  readonly madeAt: number;
  /** From 1, as the engine counts. */
  readonly pages: readonly number[];
  /** Complete transactions of the log that can't be read any more. */
  readonly transactions: number;
  /** It was open meanwhile: `madeAt` is the last look. */
  readonly whileOpen?: boolean;
}

/** Holds file and log against their check figures before this process opens them; null where they agree, or where there are none. Changes nothing. */
export async function changedAtRest(paths: LedgerPaths): Promise<ChangedPages | null> {
  const transactions = await lostTransactions(paths);
  const record = await readRecord(paths);
  if (record === null) return transactions === 0 ? null : { madeAt: 0, pages: [], transactions };
  const pages = await changed(paths, record);
  if (pages.length === 0) return null;
  // Another process began to write while it was read: those pages changed with good reason.
  const still = await readRecord(paths);
  return still !== null && still.madeAt === record.madeAt ? { madeAt: record.madeAt, pages, transactions } : null;
}

async function changed(paths: LedgerPaths, { pageSize, sums }: PageRecord): Promise<number[]> {
  const now = await reckonPages(paths, (page) => ~(sums[page] ?? 0));
  if (now.pageSize !== pageSize) return [1];
  return Array.from({ length: Math.max(sums.length, now.sums.length) }, (_, n) => n).filter((n) => sums[n] !== now.sums[n]).map((n) => n + 1);
}
