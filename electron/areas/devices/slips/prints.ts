import { randomUUID } from 'node:crypto';
import { SLIP_WORDS, type SlipId } from '#shared/devices/slips/model.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { QueuedView } from '#electron/devices/desk/protocol.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { insertPrint, printsOf, setOutcome, type SlipOutcome, type SlipPrintRow } from '../repository.ts';

/** Outcomes after which paper may lie somewhere: the next print is a reprint and says so. */
const ON_PAPER: ReadonlySet<SlipOutcome> = new Set(['queued', 'confirmed', 'unconfirmed', 'doubtful']);

export function timesPrinted(rows: readonly SlipPrintRow[]): number {
  return rows.filter((row) => ON_PAPER.has(row.outcome)).length;
}

export interface NewPrint { readonly slip: SlipId; readonly number: string; readonly printer: string; readonly copies: number; readonly outcome: SlipOutcome }

/** Records a print before its first byte leaves, with its journal entry; gives its key and how often the same was printed before. */
export function recordPrint(ledger: Ledger, actor: Actor, now: number, print: NewPrint): Promise<{ key: string; reprint: number }> {
  return ledger.command({ actor, now }, async (w) => {
    const key = `slip-${randomUUID()}`;
    const reprint = timesPrinted(await printsOf(w, print.slip, print.number));
    await insertPrint(w, { key, at: now, staff_no: actor.staffNo, reprint, ...print });
    const words = `${SLIP_WORDS[print.slip]} ${print.number}`;
    return {
      value: { key, reprint },
      entry: { operation: 'devices.printSlip', subject: { kind: 'slip', id: print.slip, label: words }, summary: `${reprint > 0 ? `补打（第${reprint}次）` : '打印'}${words}，${print.copies} 份`, changes: { key, ...print, reprint } },
      topics: ['devices', 'journal'],
    };
  });
}

/** What became of a print lands on its record. It is no act of a person, so the journal has no entry of it. */
export async function recordOutcome(ledger: Ledger, key: string, outcome: SlipOutcome): Promise<void> {
  const { changed } = await ledger.transaction(async (w) => {
    const rows = await setOutcome(w, key, outcome);
    return { commit: rows > 0, changed: rows };
  });
  if (changed > 0) ledger.announce(['devices']);
}

/** Prints whose end was not heard of, because another ledger was open or the product ended, take it from the queue of this PC. */
export async function catchUp(ledger: Ledger, reader: Reader, slip: SlipId, number: string, jobs: readonly QueuedView[]): Promise<void> {
  for (const row of await printsOf(reader, slip, number)) {
    if (row.outcome !== 'queued' && row.outcome !== 'doubtful') continue;
    const job = jobs.find((one) => one.id === row.key);
    const outcome = job === undefined ? null : outcomeOf(job);
    if (outcome !== null && outcome !== row.outcome) await recordOutcome(ledger, row.key, outcome);
  }
}

function outcomeOf(job: QueuedView): SlipOutcome | null {
  switch (job.state) {
    case 'waiting':
    case 'sending': return null;
    case 'printed': return job.confirmed ? 'confirmed' : 'unconfirmed';
    default: return job.state;
  }
}
