import { randomUUID } from 'node:crypto';
import { refuse } from '#shared/messages/index.ts';
import type { ReviewRequest } from '#shared/city/review.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { knownKind, type PaperAct } from '../draft.ts';
import { organName } from '#electron/areas/office.ts';
import { contentDigest } from '../reviews.ts';
import { contentOf } from '../sealing.ts';
import { addEvent, paperRow } from '../repository/papers.ts';
import { insertRequest, requestRows } from '../repository/outside.ts';
import { trustedOrgans } from './organs.ts';

/** What was sent out of the district for review. */
export interface SentReview { readonly jws: string; readonly organ: string; readonly title: string; readonly again: boolean }

/**
 * Signs the content of a paper for the review of another organ, in the caller's transaction. The same content to the same organ is the same request, for a file that was
 * lost. A paper that carries identities does not leave the district. Refuses with `papers.noReviewOrgan`, `outbox.keyLocked`.
 */
export async function requestReview({ w, now, actor, services }: PaperAct, paperId: number, rowVersion: number, wish: { readonly thumbprint: string; readonly reason: string }): Promise<SentReview> {
  const row = await paperRow(w, paperId);
  if (row === undefined) throw refuse('ledger.notFound', { what: '这份文书' });
  if (row.row_version !== rowVersion) throw refuse('papers.changed', {}, { data: { rowVersion: row.row_version } });
  const kind = knownKind(row.kind);
  if (row.sealed === 1) throw refuse('papers.sealedNotOut', { title: kind.title });
  const organ = (await trustedOrgans(w)).find((one) => one.thumbprint === wish.thumbprint);
  if (organ === undefined) throw refuse('papers.noReviewOrgan', {}, { field: 'thumbprint' });
  const contentSha256 = contentDigest(services, row);
  const before = (await requestRows(w, paperId)).find((one) => one.returned_at === null && one.thumbprint === organ.thumbprint && one.content_sha256 === contentSha256);
  if (before !== undefined) return { jws: before.jws, organ: organ.organ, title: kind.title, again: true };
  const { districtCode } = await readMeta(w);
  const payload: ReviewRequest = {
    schema: 'brigade-review/1', requestId: randomUUID(), districtCode, organ: await organName(w), to: organ.organ, toKey: organ.thumbprint, paper: { kind: row.kind, title: kind.title, label: row.label }, contentSha256,
    content: { ...contentOf(services, row) }, reason: wish.reason, sentAt: new Date(now).toISOString(), sentBy: `工号 ${actor.staffNo}`,
  };
  const jws = await services.keyring().sign(JSON.stringify(payload));
  await insertRequest(w, { uuid: payload.requestId, paper_id: paperId, content_sha256: contentSha256, organ: organ.organ, thumbprint: organ.thumbprint, reason: wish.reason, jws, sent_at: now, sent_by: actor.staffNo });
  await addEvent(w, paperId, { at: now, staff_no: actor.staffNo, event: 'sentOut', reason: `${organ.organ}：${wish.reason}` });
  return { jws, organ: organ.organ, title: kind.title, again: false };
}
