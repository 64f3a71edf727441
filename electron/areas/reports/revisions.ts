import type { OutputOf } from '#shared/contract/index.ts';
import { read } from '../operation.ts';
import { courierOf } from '../outbox/courierOf.ts';
import type { Services } from '../services.ts';
import { revisionHeads, type RevisionHead } from './repository/revisions.ts';

export type RevisionLine = OutputOf<'reports.revisions'>['revisions'][number];

/** A frozen revision with its way to the city. */
export function revisionLine(head: RevisionHead, sending: ReadonlySet<number>): RevisionLine {
  return {
    id: head.id, table: head.table_name, month: head.month, revision: head.revision, serial: head.serial, digest: head.payload_sha256, supersedes: head.supersedes,
    reasonCode: head.reason_code === '' ? null : (head.reason_code as RevisionLine['reasonCode']), changedCells: head.changed_cells, approvedAt: head.approved_at, approvedBy: head.approved_by, preparedBy: head.prepared_by,
    outbox: head.replaced === 1 && head.outbox_state === 'delivered' ? 'superseded' : wayOf(head, sending), receiptId: head.receipt_id === '' ? null : head.receipt_id, receivedAt: head.received_at,
  };
}

/** Where a revision is on its way; one that a later one replaced still goes its own way until it has arrived. */
export function wayOf(head: RevisionHead, sending: ReadonlySet<number>): RevisionLine['outbox'] {
  if (head.outbox_state === 'delivered' || head.outbox_state === 'needs-attention') return head.outbox_state;
  if (head.outbox_id === null || head.signed === 0) return 'frozen';
  return sending.has(head.outbox_id) ? 'sending' : 'queued';
}

export function sendingNow(services: Services): ReadonlySet<number> {
  return courierOf(services)?.sending ?? new Set();
}

export const revisions = read<'reports.revisions'>(async ({ reader, services }, { table, month }) => {
  const sending = sendingNow(services);
  return { revisions: (await revisionHeads(reader, table, month)).map((head) => revisionLine(head, sending)) };
});
