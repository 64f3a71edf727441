import type { TroubleWords } from '#shared/city/troubleWords.ts';
import type { Receipt } from '#shared/city/answers.ts';
import { SYSTEM, type Actor, type JournalDraft } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { addLog, outboxRow, saveDelivered, saveTrouble, textsOf, type OutboxRow } from './repository.ts';

/*
 * What an answer does to the ledger, each in one transaction. Another process may have been faster (window and command line on one ledger):
 * what is delivered stays delivered.
 */

const TOPICS = ['outbox', 'reports', 'journal'] as const;

export interface Settling {
  readonly ledger: Ledger;
  readonly now: number;
  readonly actor: Actor;
  readonly via: 'network' | 'usb';
}

export const byNetwork = (ledger: Ledger, now: number): Settling => ({ ledger, now, actor: SYSTEM, via: 'network' });

/** The receipt is kept and the revision is delivered: both or neither. `again`: it had been delivered before, with this receipt. */
export async function settleDelivered(settling: Settling, id: number, receipt: Receipt, receiptJws: string): Promise<'delivered' | 'again' | 'other-receipt'> {
  const { ledger, now, actor, via } = settling;
  return ledger.command({ actor, now }, async (w) => {
    const row = await need(w, id);
    if (row.state === 'delivered') return { value: row.receiptId === receipt.receiptId ? 'again' as const : 'other-receipt' as const, entry: null, topics: [] };
    await saveDelivered(w, id, { receiptId: receipt.receiptId, receiptJws, receivedAt: Date.parse(receipt.receivedAt), keptAt: now, via, tried: via === 'network' });
    await addLog(w, id, { at: now, event: 'delivered', detail: `回执 ${receipt.receiptId}` });
    const entry: JournalDraft = {
      operation: 'outbox.delivered', subject: subjectOf(row), summary: `${row.serial} 已送达支队，回执 ${receipt.receiptId}${via === 'usb' ? '（U 盘）' : ''}`,
      changes: { serial: row.serial, jwsDigest: row.jwsDigest, receiptId: receipt.receiptId, receiptJws },
    };
    return { value: 'delivered' as const, entry, topics: TOPICS };
  });
}

/** A person must look; what came instead of a good receipt is kept as evidence. A delivered revision keeps its state, the evidence is kept all the same. */
export async function settleAttention(settling: Settling, id: number, words: TroubleWords, evidence: string): Promise<void> {
  const { ledger, now, actor, via } = settling;
  await ledger.command({ actor, now }, async (w) => {
    const row = await need(w, id);
    if (row.state === 'delivered' && evidence === '') return { value: undefined, entry: null, topics: [] };
    await addLog(w, id, { at: now, event: evidence === '' ? 'attention' : 'evidence', detail: `${words.title}：${words.detail}`, evidence });
    if (row.state !== 'delivered') await saveTrouble(w, id, { state: 'needs-attention', words, at: now, nextTryAt: null, tried: via === 'network' });
    const entry: JournalDraft = { operation: 'outbox.attention', subject: subjectOf(row), summary: `${row.serial} 须处理：${words.title}`, changes: { serial: row.serial, words, evidence } };
    return { value: undefined, entry, topics: TOPICS };
  });
}

/** Not now: when it will be tried again, and why. Tries are logged but not journalled: nothing about the revision has changed. */
export async function settleRetry(settling: Settling, id: number, words: TroubleWords, nextTryAt: number): Promise<void> {
  const { ledger, now } = settling;
  const { changed } = await ledger.transaction(async (w) => {
    const row = await need(w, id);
    if (row.state !== 'pending') return { commit: false, changed: false };
    await saveTrouble(w, id, { state: 'pending', words, at: now, nextTryAt, tried: true });
    await addLog(w, id, { at: now, event: 'retry', detail: `${words.title}：${words.detail}` });
    return { commit: true, changed: true };
  });
  if (changed) ledger.announce(['outbox']);
}

async function need(w: Parameters<typeof outboxRow>[0], id: number): Promise<OutboxRow> {
  const row = await outboxRow(w, id);
  if (row === undefined) throw new Error(`outbox ${id} is gone`);
  return row;
}

const subjectOf = (row: OutboxRow): JournalDraft['subject'] => ({ kind: 'revision', id: String(row.revisionId), label: row.serial });

/** Text that is sent: read when it is needed, it may be megabytes. */
export async function jwsOf(ledger: Ledger, id: number): Promise<string> {
  return (await textsOf(ledger.reader, id)).jws;
}
