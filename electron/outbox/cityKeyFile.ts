import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { z } from 'zod';

/** The city's keys as its enrolment file gives them: one Ed25519 key for receipts, and perhaps an RSA key for what goes on a stick. */
export interface CityKeys {
  readonly kid: string;
  /** RFC 7638: what a person compares by telephone. */
  readonly thumbprint: string;
  readonly jwk: Readonly<Record<string, string>>;
  readonly encryptionJwk: Readonly<Record<string, string>> | null;
}

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
const kid = z.string().min(1).max(200).optional();
const signing = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: base64url.length(43), kid, use: z.literal('sig').optional(), alg: z.enum(['EdDSA', 'Ed25519']).optional() });
const encryption = z.object({ kty: z.literal('RSA'), n: base64url.max(1400), e: base64url.max(16), kid, use: z.literal('enc').optional(), alg: z.literal('RSA-OAEP-256').optional() });
const anyJwk = z.object({ kty: z.string() }).loose();
const file = z.union([z.object({ keys: z.array(anyJwk).min(1).max(20) }), z.array(anyJwk).min(1).max(20), anyJwk]);

const LEAST_RSA_BYTES = 256;

/** Reads a plain JWK or a JWK set. A Chinese reason where it is none that can be trusted with receipts. */
export async function readCityKeys(text: string): Promise<CityKeys | { readonly why: string }> {
  const parsed = file.safeParse(parse(text));
  if (!parsed.success) return { why: '内容不是公钥（JWK）' };
  const keys = Array.isArray(parsed.data) ? parsed.data : 'keys' in parsed.data && Array.isArray(parsed.data.keys) ? parsed.data.keys : [parsed.data];
  if (keys.some((key) => ['d', 'p', 'q', 'k'].some((secret) => secret in key))) return { why: '里面有私钥；私钥不能交给任何人，请告知支队作废这把密钥' };
  const signers = keys.flatMap((key) => signing.safeParse(key).data ?? []);
  const [signer, second] = signers;
  if (signer === undefined) return { why: '里面没有 Ed25519 签名公钥' };
  if (second !== undefined) return { why: '里面有不止一把签名公钥' };
  const bare = { kty: signer.kty, crv: signer.crv, x: signer.x };
  if (!importable(bare)) return { why: '公钥的内容不对' };
  const thumbprint = await calculateJwkThumbprint(bare);
  const [box] = keys.flatMap((key) => encryption.safeParse(key).data ?? []);
  if (keys.some((key) => key.kty === 'RSA') && (box === undefined || Buffer.from(box.n, 'base64url').length < LEAST_RSA_BYTES || !importable({ kty: box.kty, n: box.n, e: box.e }))) {
    return { why: '里面的 RSA 公钥不能用于加密（至少 2048 位，RSA-OAEP-256）' };
  }
  return {
    kid: signer.kid ?? thumbprint,
    thumbprint,
    jwk: { ...bare, kid: signer.kid ?? thumbprint },
    encryptionJwk: box === undefined ? null : { kty: box.kty, n: box.n, e: box.e, kid: box.kid ?? (await calculateJwkThumbprint({ kty: box.kty, n: box.n, e: box.e })) },
  };
}

function importable(jwk: Record<string, string>): boolean {
  try {
    createPublicKey({ key: jwk, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
