import type { Reader } from './access.ts';
import { entryDigest, type JournalRow } from './journal.ts';

/** One place where the chain of the journal does not hold. `seq` is the entry that is named. */
export interface ChainFault {
  readonly seq: number;
  /** missing: no entry of this number; altered: it is not what its digest says; unlinked: it does not follow the entry before. */
  readonly kind: 'missing' | 'altered' | 'unlinked';
}

const PIECE = 500;
/** Enough to see what was done; a chain that is broken all over is not listed to its end. */
const MOST = 50;

/**
 * Follows the chain from the first entry to the last and names every place where it does not hold, in order. Work comes in pieces, so that a window stays
 * responsive meanwhile.
 */
export async function chainFaults(reader: Reader): Promise<ChainFault[]> {
  const faults: ChainFault[] = [];
  let before: JournalRow | null = null;
  for (;;) {
    const from: number = before?.seq ?? Number.MIN_SAFE_INTEGER;
    const rows = await reader.rows<JournalRow>('SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?', [from, PIECE]);
    if (rows.length === 0) return faults;
    for (const row of rows) {
      for (let gap = (before?.seq ?? 0) + 1; gap < row.seq && faults.length < MOST; gap += 1) faults.push({ seq: gap, kind: 'missing' });
      const kind = faultOf(row, before);
      if (kind !== null) faults.push({ seq: row.seq, kind });
      if (faults.length >= MOST) return faults;
      before = row;
    }
  }
}

/** The number of the first entry that does not fit, or null. */
export async function firstBrokenEntry(reader: Reader): Promise<number | null> {
  return (await chainFaults(reader))[0]?.seq ?? null;
}

function faultOf(row: JournalRow, before: JournalRow | null): 'altered' | 'unlinked' | null {
  if (row.seq < 1) return 'altered';
  const ofFirst = row.entry_version === 1 && (row.acted_as !== null || row.override_kind !== null);
  if (ofFirst || row.entry_version < (before?.entry_version ?? 1) || entryDigest(row) !== row.digest) return 'altered';
  const follows = before === null || before.seq === row.seq - 1;
  return row.previous === (before?.digest ?? '') || !follows ? null : 'unlinked';
}

const WORDS: Readonly<Record<ChainFault['kind'], string>> = { missing: '不在了（被删除）', altered: '被改动', unlinked: '与前一条不衔接（次序被调换，或前面的条目被改写）' };

/** `第 5 条被改动；第 7 条不在了（被删除）`: at most ten, neighbours of one kind in one. */
export function chainWords(faults: readonly ChainFault[]): string {
  const runs: { from: number; to: number; kind: ChainFault['kind'] }[] = [];
  for (const { seq, kind } of faults) {
    const last = runs.at(-1);
    if (last !== undefined && last.kind === kind && last.to === seq - 1) last.to = seq;
    else runs.push({ from: seq, to: seq, kind });
  }
  const told = runs.slice(0, 10).map(({ from, to, kind }) => `第 ${from === to ? from : `${from} 至 ${to}`} 条${WORDS[kind]}`);
  return told.join('；') + (runs.length > 10 || faults.length >= MOST ? '……' : '');
}
