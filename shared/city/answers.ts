import { z } from 'zod';
import { districtCode, month, tableName } from '../contract/values.ts';

/** What the city answers (openapi.yaml). Members that we do not know are let pass: the city may say more than it must. */

export const COMPACT_JWS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
/** Largest JWS that the city takes (openapi.yaml, CompactJws). */
export const MAX_JWS_CHARS = 4_194_304;

/** Payload of the city's JWS. `digest` is the SHA-256 of the exact JWS text received, base64url. */
export const receipt = z.object({
  receiptId: z.uuid(),
  districtCode,
  table: tableName,
  month,
  revision: z.number().int(),
  digest: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  receivedAt: z.iso.datetime({ offset: true }),
});
export type Receipt = z.infer<typeof receipt>;

export const held = z.object({ table: tableName, month, revision: z.number().int(), digest: z.string(), receiptId: z.string(), receivedAt: z.iso.datetime({ offset: true }) });
export const heldList = z.array(held).max(100_000);
export type Held = z.infer<typeof held>;

export const health = z.object({ status: z.literal('ok') });

/** RFC 9457 problem details; what is missing or of another kind is passed over, an unreadable refusal is a refusal all the same. */
export const problem = z.object({
  title: z.string().catch(''),
  detail: z.string().catch(''),
  errors: z.array(z.object({ pointer: z.string().catch(''), detail: z.string().catch('') })).catch([]),
});
export type Problem = z.infer<typeof problem>;
