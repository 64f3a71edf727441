import { randomUUID } from 'node:crypto';
import { Refusal } from '#shared/messages/index.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { differencesOf, type LateLine } from '../late.ts';
import { factsSeq } from '../repository/state.ts';
import { DRAFT_JOB, LATE_JOB, type MonthOrder } from './job.ts';
import { reckonMonth } from './reckon.ts';
import type { MonthDraft } from './types.ts';

type Parts = Pick<Services, 'rulePacks' | 'workshop' | 'resources' | 'now'>;
interface Kept<T> { readonly seq: number; readonly value: Promise<T> }

/** Drafts are large: a screen shows one month, a comparison two. */
const DRAFTS_KEPT = 3;
const LATE_KEPT = 24;

/** What was reckoned last, by ledger and month, good while nothing that enters a table has changed. */
class Store {
  readonly #drafts = new Map<string, Kept<MonthDraft>>();
  readonly #late = new Map<string, Kept<LateLine[]>>();

  constructor(private readonly ledger: Ledger) {}

  draft(month: string, parts: Parts): Promise<MonthDraft> {
    return this.#once(this.#drafts, DRAFTS_KEPT, month, () => inWorker(parts, DRAFT_JOB, this.#order(month, parts), () => reckonMonth(this.ledger.reader, parts.rulePacks, month)));
  }

  late(month: string, parts: Parts): Promise<LateLine[]> {
    return this.#once(this.#late, LATE_KEPT, month, () => inWorker(parts, LATE_JOB, this.#order(month, parts), async () => differencesOf(this.ledger.reader, await reckonMonth(this.ledger.reader, parts.rulePacks, month))));
  }

  forget(): void {
    this.#drafts.clear();
    this.#late.clear();
  }

  #order(month: string, { resources, now }: Parts): MonthOrder {
    return { folder: this.ledger.paths.folder, resources, now: now(), month };
  }

  /** Several questions of one screen share one reckoning; a failed one is not kept. */
  async #once<T>(kept: Map<string, Kept<T>>, most: number, month: string, make: () => Promise<T>): Promise<T> {
    const seq = await factsSeq(this.ledger.reader);
    const known = kept.get(month);
    if (known?.seq === seq) return known.value;
    const value = make();
    kept.delete(month);
    kept.set(month, { seq, value });
    const oldest = kept.keys().next();
    if (kept.size > most && oldest.done !== true) kept.delete(oldest.value);
    value.catch(() => { if (kept.get(month)?.value === value) kept.delete(month); });
    return value;
  }
}

const stores = new WeakMap<Ledger, Store>();

function storeOf(ledger: Ledger): Store {
  const store = stores.get(ledger) ?? new Store(ledger);
  stores.set(ledger, store);
  return store;
}

/** Both tables of a month as the ledger stands now. */
export function draftOf(ledger: Ledger, parts: Parts, month: string): Promise<MonthDraft> {
  return storeOf(ledger).draft(month, parts);
}

/** Where a frozen month differs from what the ledger would give now. */
export function lateLinesOf(ledger: Ledger, parts: Parts, month: string): Promise<LateLine[]> {
  return storeOf(ledger).late(month, parts);
}

/** For whoever wrote without a journal entry (tests that fill a ledger): nothing reckoned before counts any more. */
export function forgetDrafts(ledger: Ledger): void {
  storeOf(ledger).forget();
}

/** In a thread of its own where there is one (the window must not stall); the command line and tests have none and reckon where they are. */
async function inWorker<T>(parts: Parts, name: string, order: MonthOrder, here: () => Promise<T>): Promise<T> {
  try {
    return await parts.workshop.run<T>(randomUUID(), name, order, () => undefined);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'operation.windowOnly') return here();
    throw error;
  }
}
