import { refuse } from '#shared/messages/index.ts';
import { prospectOf } from '#electron/outbox/address.ts';
import { addLog, makeDue, outboxRow, putBack, undelivered } from '#electron/outbox/repository.ts';
import { effect, write } from '../operation.ts';
import { courierOf } from './courierOf.ts';

/**
 * Everything that waits is due now, whatever it was waiting for. Told from here where nothing can be sent at all; changes no record, so it stands in no
 * journal.
 */
export const deliverNow = effect<'outbox.deliverNow'>(async ({ ledger, services }) => {
  const { obstacle } = await prospectOf(ledger.reader, services.keyring());
  const waiting = (await undelivered(ledger.reader)).filter((row) => row.state === 'pending');
  if (waiting.length > 0 && obstacle === 'url') throw refuse('outbox.noUrl', {});
  if (waiting.length > 0 && obstacle === 'city-key') throw refuse('outbox.noCityKey', {});
  if (waiting.length > 0 && obstacle === 'device-key') throw refuse('outbox.keyLocked', {});
  await ledger.transaction(async (w) => {
    await makeDue(w, waiting.map((row) => row.id), null);
    return { commit: true };
  });
  courierOf(services)?.kick();
  return {};
});

/** After the cause was mended. The courier hears of it from the ledger. */
export const requeue = write<'outbox.requeue'>(async ({ w, now }, { id }) => {
  const row = await outboxRow(w, id);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份上报' });
  if (row.state !== 'needs-attention') throw refuse('outbox.notWaiting', { serial: row.serial });
  await putBack(w, id);
  await addLog(w, id, { at: now, event: 'requeued', detail: row.problem?.title ?? '' });
  return {
    value: {},
    entry: {
      operation: 'outbox.requeue', subject: { kind: 'revision', id: String(row.revisionId), label: row.serial }, summary: `${row.serial} 重新排队上报`,
      changes: { serial: row.serial, problem: row.problem },
    },
    topics: ['outbox', 'reports', 'journal'],
  };
});
