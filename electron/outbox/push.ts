import type { TableName } from '#shared/rules/tables/types.ts';
import { refuse, type Refusal } from '#shared/messages/index.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { prospectOf } from './address.ts';
import { CityClient } from './cityClient.ts';
import { tidyCityUrl } from './cityUrl.ts';
import { Deliverer, type RoundWish } from './deliverer.ts';
import { sendable } from './queue.ts';
import { outboxRows, undelivered, type OutboxRow } from './repository.ts';
import { signPending } from './signing.ts';

/** A revision as the command line tells it (`push`, `list outbox`). */
export interface PushLine {
  readonly table: TableName;
  readonly month: string;
  readonly revision: number;
  readonly state: 'pending' | 'sending' | 'delivered' | 'needs-attention';
  readonly receiptId: string | null;
}

export interface PushWish {
  /** Base address, as typed. */
  readonly cityUrl: string;
  /** 0: one pass. Else it goes on trying what failed until so much time has passed. */
  readonly waitSeconds: number;
}

/** Within the time of one command the waits stay this short where nothing was reached: trying is its probing. */
const MOST_WAIT_UNREACHED_MS = 10_000;
const LEAST_REQUEST_MS = 2_000;

/**
 * Delivers the outbox from the command line: everything undelivered once, then again what failed while there is time left. Answers all revisions of the
 * outbox in the order of approval. Where something general is missing nothing is sent and all stays pending: `pushObstacle` tells what.
 * Refuses with `outbox.badUrl`.
 */
export async function pushOutbox(services: Services, wish: PushWish, pause: (ms: number) => Promise<void> = realPause): Promise<PushLine[]> {
  const ledger = services.ledger();
  const keyring = services.keyring();
  const baseUrl = tidyCityUrl(wish.cityUrl);
  const now = (): number => services.now();
  const until = now() + wish.waitSeconds * 1000;
  const deliverer = new Deliverer({ ledger, client: new CityClient(keyring, now), now, chance: Math.random, sendingChanged: () => undefined });
  const signal = new AbortController().signal;
  let due: RoundWish['due'] = () => true;
  for (;;) {
    await signPending(ledger, keyring, now());
    const prospect = await prospectOf(ledger.reader, keyring, baseUrl);
    if (prospect.obstacle !== null || prospect.key === null) break;
    await deliverer.round({
      city: prospect, key: prospect.key, signal, due, mostWaitUnreachedMs: MOST_WAIT_UNREACHED_MS,
      ...(wish.waitSeconds > 0 ? { mostMs: () => Math.max(LEAST_REQUEST_MS, until - now()) } : {}),
    });
    const next = Math.min(...sendable(await undelivered(ledger.reader)).map((row) => row.nextTryAt ?? now()));
    if (next >= until) break;
    await pause(Math.max(0, next - now()));
    due = (row) => (row.nextTryAt ?? 0) <= now();
  }
  return pushLines(ledger.reader);
}

const realPause = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Why nothing can be sent to this address now, in words for the person; null where nothing is in the way, or nothing waits. */
export async function pushObstacle(services: Services, cityUrl: string): Promise<Refusal | null> {
  const { reader } = services.ledger();
  if ((await undelivered(reader)).length === 0) return null;
  const { obstacle } = await prospectOf(reader, services.keyring(), tidyCityUrl(cityUrl));
  switch (obstacle) {
    case 'url': return refuse('outbox.noUrl', {});
    case 'city-key': return refuse('outbox.noCityKey', {});
    case 'device-key': return refuse('outbox.keyLocked', {});
    case null: return null;
  }
}

/** All revisions of the outbox in the order of approval; `sending` comes from a running courier, where there is one. */
export async function pushLines(reader: Reader, sending: ReadonlySet<number> = new Set()): Promise<PushLine[]> {
  return (await outboxRows(reader)).map((row) => ({
    table: row.table, month: row.month, revision: row.revision, state: stateOf(row, sending), receiptId: row.state === 'delivered' ? row.receiptId : null,
  }));
}

function stateOf(row: OutboxRow, sending: ReadonlySet<number>): PushLine['state'] {
  return row.state === 'pending' && sending.has(row.id) ? 'sending' : row.state;
}
