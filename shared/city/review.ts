import { z } from 'zod';
import { districtCode } from '../contract/values.ts';

/**
 * A legal review that is done outside of the district (domain 2, duty 8), as two signed texts (compact JWS, EdDSA): the request, signed by the district's device key, and
 * the return, signed by the organ that reviewed. The city's protocol has no file for it; ARCHITECTURE.md says how these two stand.
 */

/** What is sent: the whole content of the paper, which names nobody, and what a verdict will be held against. Instants are ISO 8601. */
export const reviewRequest = z.object({
  schema: z.literal('brigade-review/1'), requestId: z.uuid(), districtCode, organ: z.string().max(120),
  /** Whom it goes to, and the thumbprint of the key that has to sign the return. */
  to: z.string().max(120), toKey: z.string().max(100),
  paper: z.object({ kind: z.string().max(10), title: z.string().max(60), label: z.string().max(200) }), contentSha256: z.string().regex(/^[0-9a-f]{64}$/), content: z.record(z.string(), z.unknown()),
  reason: z.string().max(400), sentAt: z.iso.datetime({ offset: true }), sentBy: z.string().max(40),
});
export type ReviewRequest = z.infer<typeof reviewRequest>;

/** What comes back. `requestSha256`: of the exact request text received, base64url. `reviewerCertNo`: by it a person of the district is known who may not review. */
export const reviewReturn = z.object({
  schema: z.literal('brigade-review-return/1'), requestId: z.uuid(), requestSha256: z.string().regex(/^[A-Za-z0-9_-]{43}$/), districtCode, organ: z.string().min(1).max(120), reviewer: z.string().trim().min(1).max(60),
  reviewerCertNo: z.string().max(60).default(''), verdict: z.enum(['agree', 'return', 'object']), opinion: z.string().max(2000), reviewedAt: z.iso.datetime({ offset: true }),
});
export type ReviewReturn = z.infer<typeof reviewReturn>;

/** Larger is no return. */
export const MOST_REVIEW_CHARS = 262_144;
