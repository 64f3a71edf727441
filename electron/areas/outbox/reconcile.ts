import { refuse, type Refusal } from '#shared/messages/index.ts';
import { troubleWords } from '#shared/city/troubleWords.ts';
import { tableSerial } from '#shared/rules/tables/serial.ts';
import { prospectOf } from '#electron/outbox/address.ts';
import { CityClient, problemOf } from '#electron/outbox/cityClient.ts';
import { makeDue, outboxRows, type OutboxRow } from '#electron/outbox/repository.ts';
import type { HttpAnswer } from '#electron/outbox/transport.ts';
import { effect } from '../operation.ts';
import type { Services } from '../services.ts';
import { courierOf } from './courierOf.ts';

/**
 * Holds the outbox against the city's list: by name and digest. Delivered here but not held there is missing at the city; held there under a name or with
 * a content that is not ours is unknown here. What the city holds already and we have no receipt of is tried at once: the answer brings the receipt.
 */
export const reconcile = effect<'outbox.reconcile'>(async ({ services, ledger, now }) => {
  const prospect = await prospectOf(ledger.reader, services.keyring());
  if (prospect.baseUrl === '') throw refuse('outbox.noUrl', {});
  if (!services.keyring().unlocked()) throw refuse('outbox.keyLocked', {});
  const answer = await new CityClient(services.keyring(), () => services.now()).list(prospect, new AbortController().signal);
  if ('answer' in answer) throw listRefusal(answer.answer, now);
  const nameOf = (table: 'wage-risk' | 'major-cases', month: string, revision: number): string => tableSerial(prospect.districtCode, table, month, revision);
  const held = new Map(answer.held.map((one) => [nameOf(one.table, one.month, one.revision), one]));
  const rows = await outboxRows(ledger.reader);
  const ours = new Map(rows.map((row) => [row.serial, row]));
  const matching = rows.filter((row) => row.signed && held.get(row.serial)?.digest === row.jwsDigest);
  const missingAtCity = rows.filter((row) => row.state === 'delivered' && !held.has(row.serial)).map((row) => row.serial);
  const unknownHere = [...held.values()].flatMap((one) => {
    const serial = nameOf(one.table, one.month, one.revision);
    const row = ours.get(serial);
    if (row === undefined) return [serial];
    return row.jwsDigest === one.digest ? [] : [`${serial}（内容与本机的不同）`];
  });
  await hurry(services, matching.filter((row) => row.state === 'pending'));
  return { matching: matching.length, missingAtCity, unknownHere };
});

async function hurry(services: Services, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await services.ledger().transaction(async (w) => {
    await makeDue(w, rows.map((row) => row.id), null);
    return { commit: true };
  });
  courierOf(services)?.kick();
}

function listRefusal(answer: HttpAnswer, now: number): Refusal {
  if (answer.kind === 'failed') return refuse('outbox.cityUnreachable', { why: answer.why });
  if (answer.kind === 'aborted') return refuse('outbox.cityUnreachable', { why: '已中止' });
  if (answer.status === 200) return refuse('outbox.cityUnreachable', { why: '支队的答复不是清单' });
  const at = Date.parse(answer.date ?? '');
  const skewSeconds = Number.isNaN(at) ? 0 : Math.round((now - at) / 1000);
  return refuse('outbox.cityRefused', troubleWords({ kind: 'refused', status: answer.status, problem: problemOf(answer), skewSeconds }));
}
