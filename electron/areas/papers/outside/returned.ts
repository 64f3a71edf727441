import { createHash, createPublicKey } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { refuse } from '#shared/messages/index.ts';
import { COMPACT_JWS } from '#shared/city/answers.ts';
import { MOST_REVIEW_CHARS, reviewReturn, type ReviewReturn } from '#shared/city/review.ts';
import { personKey } from '#shared/rules/posts/relation.ts';
import { deedsOf } from '#electron/areas/people/staff/relation.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import type { PaperAct } from '../draft.ts';
import { contentDigest, type Review } from '../reviews.ts';
import { paperRow } from '../repository/papers.ts';
import { keepReturn, requestByUuid, requestRows, type RequestRow } from '../repository/outside.ts';
import { trustedOrgans } from './organs.ts';

/** The text of a return as a file brings it. Refuses with `outbox.fileUnreadable`, `papers.badReturn`. */
export async function readReturnFile(file: string): Promise<string> {
  const name = path.basename(file);
  const facts = await stat(file).catch(() => null);
  if (facts === null || !facts.isFile()) throw refuse('outbox.fileUnreadable', { path: file });
  if (facts.size > MOST_REVIEW_CHARS) throw refuse('papers.badReturn', { name, why: '文件太大' });
  const text = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').trim();
  if (!COMPACT_JWS.test(text)) throw refuse('papers.badReturn', { name, why: '内容不是签名的审核结果' });
  return text;
}

/**
 * Records the signed return of another organ for a paper, in the caller's transaction. It counts only where it is signed by the key that was asked (and is still trusted),
 * answers exactly the text that was sent, is about the content that stands, and comes from nobody who acts in the matter. Gives the verdict as the paper's review.
 */
export async function takeReturn(act: PaperAct, paperId: number, jws: string): Promise<Review & { readonly outside: NonNullable<Review['outside']> }> {
  const { w, now, services } = act;
  const bad = (why: string): never => { throw refuse('papers.badReturn', { name: '审核结果', why }); };
  const told = payloadOf(jws) ?? bad('内容不是审核结果（brigade-review-return/1）');
  const request = (await requestByUuid(w, told.requestId)) ?? bad('本台账没有送出过它所答的审核');
  if (request.paper_id !== paperId) bad('它答的是另一份文书');
  if (request.returned_at !== null) bad('这次送审的结果已经登记过');
  await assertSigned(w, jws, request);
  if (told.requestSha256 !== createHash('sha256').update(request.jws).digest('base64url') || told.districtCode !== (await readMeta(w)).districtCode) bad('它与送出的内容不一致');
  const at = Date.parse(told.reviewedAt);
  // A minute for clocks that differ.
  if (at > now + 60_000 || at < request.sent_at - 60_000) bad('审核时间早于送审或晚于现在');
  const row = await paperRow(w, paperId);
  if (row === undefined || contentDigest(services, row) !== request.content_sha256) throw refuse('papers.reviewOfOther', {});
  if (told.reviewerCertNo.trim() !== '' && (row.subject_kind === 'case' || row.subject_kind === 'complaint')) {
    const person = personKey({ staffNo: '', certNo: told.reviewerCertNo });
    if ((await deedsOf(w, { kind: row.subject_kind, id: row.subject_id })).some((deed) => deed.person === person)) throw refuse('papers.returnOwnHand', { reviewer: told.reviewer });
  }
  await keepReturn(w, request.id, now, jws);
  return { verdict: told.verdict, opinion: told.opinion.trim(), outside: { organ: request.organ, reviewer: told.reviewer, at, request: request.id } };
}

/** The payload before anything of it is believed: only to find the request that it names. */
function payloadOf(jws: string): ReviewReturn | null {
  try {
    return reviewReturn.safeParse(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

async function assertSigned(reader: Reader, jws: string, request: RequestRow): Promise<void> {
  const organ = (await trustedOrgans(reader)).find((one) => one.thumbprint === request.thumbprint);
  if (organ === undefined) throw refuse('papers.returnUntrusted', { organ: request.organ });
  try {
    const { kid } = decodeProtectedHeader(jws);
    if (kid !== undefined && kid !== organ.key.kid && kid !== organ.thumbprint) throw new Error('another key');
    await compactVerify(jws, createPublicKey({ key: { ...organ.key.jwk }, format: 'jwk' }), { algorithms: ['EdDSA'] });
  } catch {
    throw refuse('papers.returnUntrusted', { organ: request.organ });
  }
}

/** What was sent out of a paper, oldest first. */
export async function sentReviews(reader: Reader, paperId: number): Promise<{ organ: string; sentAt: number; sentBy: string; reason: string; returnedAt: number | null }[]> {
  return (await requestRows(reader, paperId)).map((row) => ({ organ: row.organ, sentAt: row.sent_at, sentBy: row.sent_by, reason: row.reason, returnedAt: row.returned_at }));
}
