import { createPublicKey } from 'node:crypto';
import { compactVerify, decodeProtectedHeader, jwtVerify } from 'jose';
import { CityProblem } from './problems.ts';
import type { CityStore, EnrolledKey } from './store.ts';

const MOST_AHEAD_SECONDS = 300;
/** Clocks differ a little. */
const TOLERANCE_SECONDS = 5;

/** Who asks, by a short-lived token that an enrolled key signed (openapi.yaml, deviceToken). 401 where that is not so. */
export async function bearer(store: CityStore, authorization: string | undefined, now: number): Promise<{ key: EnrolledKey; sub: string }> {
  const token = /^Bearer ([A-Za-z0-9_.-]+)$/.exec(authorization ?? '')?.[1];
  if (token === undefined) throw new CityProblem(401, '没有身份令牌');
  const key = await keyOf(store, token);
  if (key === null) throw new CityProblem(401, '令牌不是用已登记的密钥签的', '请先向支队登记本机的登记文件');
  const claims = await jwtVerify(token, publicKey(key), { algorithms: ['EdDSA'], audience: 'city-inbox', clockTolerance: TOLERANCE_SECONDS, currentDate: new Date(now), requiredClaims: ['sub', 'exp'] }).then(
    ({ payload }) => payload,
    () => { throw new CityProblem(401, '令牌无效或已过期', '请核对电脑的日期和时间'); },
  );
  if ((claims.exp ?? 0) > now / 1000 + MOST_AHEAD_SECONDS + TOLERANCE_SECONDS) throw new CityProblem(401, '令牌的有效期超过五分钟', '请核对电脑的日期和时间');
  return { key, sub: claims.sub ?? '' };
}

/** The payload text of a JWS that this very key signed. 403 for another's key, 422 for a signature that does not hold. */
export async function signedBy(key: EnrolledKey, jws: string): Promise<string> {
  const header = headerOf(jws);
  if (header?.alg !== 'EdDSA') throw new CityProblem(422, 'JWS 的算法应为 EdDSA');
  if (header.kid !== key.kid) throw new CityProblem(403, '报表不是用本区登记的密钥签的');
  return compactVerify(jws, publicKey(key), { algorithms: ['EdDSA'] }).then(
    ({ payload }) => new TextDecoder('utf-8', { fatal: true }).decode(payload),
  ).catch(() => { throw new CityProblem(422, 'JWS 的签名核验不通过'); });
}

async function keyOf(store: CityStore, token: string): Promise<EnrolledKey | null> {
  const kid = headerOf(token)?.kid;
  return kid === undefined ? null : store.key(kid);
}

function headerOf(jws: string): { alg?: string | undefined; kid?: string | undefined } | null {
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}

const publicKey = (key: EnrolledKey): ReturnType<typeof createPublicKey> => createPublicKey({ key: { ...key.jwk }, format: 'jwk' });
