import { nextWaitMs } from '#shared/city/retry.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { CityAddress, CityClient } from './cityClient.ts';
import type { CityKeys } from './cityKeyFile.ts';
import { outcomeOf, type Outcome } from './outcome.ts';
import { sendable } from './queue.ts';
import { outboxRow, putOff, undelivered, type OutboxRow } from './repository.ts';
import { byNetwork, jwsOf, settleAttention, settleDelivered, settleRetry } from './settle.ts';

export interface DelivererParts {
  readonly ledger: Ledger;
  readonly client: CityClient;
  now(): number;
  /** From 0 (inclusive) to 1. */
  chance(): number;
  /** What is on the wire has changed. */
  sendingChanged(): void;
}

export interface RoundWish {
  readonly city: CityAddress;
  readonly key: CityKeys;
  readonly signal: AbortSignal;
  /** Which of the sendable ones are due. */
  due(row: OutboxRow): boolean;
  /** Longest wait between tries where nothing was reached; the caller probes by trying. */
  readonly mostWaitUnreachedMs?: number;
  /** Longest time for one request; asked anew for each. */
  mostMs?(): number;
}

/** How a round ended: `city` an answer came, `lost` or `none` the way to the city failed, `idle` there was nothing to send. */
export type Reach = 'idle' | 'city' | 'lost' | 'none' | 'aborted';

/** Sends what is due, one after the other in the order of approval. Which ones are on the wire is known here only, never on disk. */
export class Deliverer {
  readonly sending = new Set<number>();
  /** Failures in a row, by outbox id. They begin anew with the process, and when the network came back. */
  readonly #failures = new Map<number, number>();

  constructor(private readonly parts: DelivererParts) {}

  forgetFailures(id: number): void {
    this.#failures.delete(id);
  }

  async round(wish: RoundWish): Promise<Reach> {
    const { ledger } = this.parts;
    const tried = new Set<number>();
    let reach: Reach = 'idle';
    let failedInARow = 0;
    for (;;) {
      // Read anew each time: a delivered revision frees the one behind it, and a person may have acted meanwhile.
      const next = sendable(await undelivered(ledger.reader)).find((row) => !tried.has(row.id) && wish.due(row));
      if (next === undefined || wish.signal.aborted) return reach;
      tried.add(next.id);
      const outcome = await this.#send(next, wish);
      if (outcome.kind === 'aborted') return 'aborted';
      reach = outcome.kind === 'retry' ? outcome.reach : 'city';
      failedInARow = outcome.kind === 'retry' ? failedInARow + 1 : 0;
      if (outcome.kind === 'retry' && (outcome.reach === 'none' || outcome.askedMs !== null || failedInARow === 2)) {
        await this.#putOffOthers(next.id);
        return reach;
      }
    }
  }

  async #send(row: OutboxRow, wish: RoundWish): Promise<Outcome> {
    const { ledger, client } = this.parts;
    this.sending.add(row.id);
    this.parts.sendingChanged();
    try {
      const jws = await jwsOf(ledger, row.id);
      const answer = await client.put(wish.city, row, jws, wish.signal, wish.mostMs?.());
      const expected = { districtCode: wish.city.districtCode, table: row.table, month: row.month, revision: row.revision, digest: row.jwsDigest };
      const outcome = await outcomeOf(answer, wish.key, expected, this.parts.now());
      await this.#settle(row, outcome, wish);
      return outcome;
    } finally {
      this.sending.delete(row.id);
      this.parts.sendingChanged();
    }
  }

  async #settle(row: OutboxRow, outcome: Outcome, wish: RoundWish): Promise<void> {
    const settling = byNetwork(this.parts.ledger, this.parts.now());
    if (outcome.kind === 'aborted') return;
    if (outcome.kind !== 'retry') this.#failures.delete(row.id);
    if (outcome.kind === 'delivered') await settleDelivered(settling, row.id, outcome.receipt, outcome.receiptJws);
    else if (outcome.kind === 'attention') await settleAttention(settling, row.id, outcome.words, outcome.evidence);
    else await settleRetry(settling, row.id, outcome.words, settling.now + this.#wait(row.id, outcome, wish));
  }

  #wait(id: number, outcome: Extract<Outcome, { kind: 'retry' }>, wish: RoundWish): number {
    const failures = (this.#failures.get(id) ?? 0) + 1;
    this.#failures.set(id, failures);
    const wait = nextWaitMs(failures, this.parts.chance(), outcome.askedMs);
    return outcome.reach === 'city' ? wait : Math.min(wait, wish.mostWaitUnreachedMs ?? wait);
  }

  /** Nothing else gets through either: the others wait as long as the one that failed. */
  async #putOffOthers(failed: number): Promise<void> {
    const until = (await outboxRow(this.parts.ledger.reader, failed))?.nextTryAt ?? null;
    if (until === null) return;
    await this.parts.ledger.transaction(async (w) => {
      await putOff(w, failed, until);
      return { commit: true };
    });
  }
}
