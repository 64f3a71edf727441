import type { OutputOf } from '#shared/contract/index.ts';
import { prospectOf } from '#electron/outbox/address.ts';
import { waitingWords } from '#electron/outbox/queue.ts';
import { outboxRows, type OutboxRow } from '#electron/outbox/repository.ts';
import { read } from '../operation.ts';
import { courierOf } from './courierOf.ts';

type Line = OutputOf<'outbox.list'>['lines'][number];

/** Every revision's way to the city, newest first, and what stands in the way of all. */
export const list = read<'outbox.list'>(async ({ reader, services }) => {
  const keyring = services.keyring();
  const courier = courierOf(services);
  const [rows, prospect] = await Promise.all([outboxRows(reader), prospectOf(reader, keyring)]);
  const lines = rows.map((row): Line => ({
    id: row.id, table: row.table, month: row.month, revision: row.revision, serial: row.serial, state: stateOf(row, courier?.sending), jwsDigest: row.jwsDigest, size: row.size,
    frozenAt: row.approvedAt, attempts: row.attempts, nextTryAt: row.nextTryAt, lastTryAt: row.lastTryAt,
    problem: row.state === 'pending' ? (waitingWords(row, rows, prospect.obstacle) ?? row.problem) : row.problem,
    receipt: receiptOf(row),
  }));
  return {
    lines: lines.reverse(),
    network: courier?.network ?? (prospect.baseUrl === '' ? 'unset' : 'offline'),
    offlineSince: courier?.offlineSince ?? null,
    nextProbeAt: courier?.nextProbeAt ?? null,
    baseUrl: prospect.baseUrl,
    cityKeyPinned: prospect.key !== null,
    keyUnlocked: keyring.unlocked(),
  };
});

function stateOf(row: OutboxRow, sending: ReadonlySet<number> | undefined): Line['state'] {
  if (row.state !== 'pending') return row.state;
  if (!row.signed) return 'frozen';
  return sending?.has(row.id) === true ? 'sending' : 'queued';
}

function receiptOf(row: OutboxRow): Line['receipt'] {
  if (row.state !== 'delivered') return null;
  return { receiptId: row.receiptId, receivedAt: row.receivedAt ?? 0, digest: row.jwsDigest, keptAt: row.keptAt ?? 0, via: row.via === 'usb' ? 'usb' : 'network' };
}
