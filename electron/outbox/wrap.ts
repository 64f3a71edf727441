import { createCipheriv, createDecipheriv, randomBytes, scrypt, type ScryptOptions } from 'node:crypto';
import { tidyPassphrase } from './passphrase.ts';

/** Stands in front of each wrapped value, so that a later way of wrapping can be told from this one. */
const ALGORITHM = 'scrypt-aes256gcm-1';
/** 64 MiB and about a fifth of a second a guess. */
const COST = { N: 65_536, r: 8, p: 1 } as const;
/** What a stored value may ask for at most: a doctored file must not eat the machine. */
const MOST = { N: 262_144, r: 16, p: 4 } as const;

/**
 * Wraps a secret with a passphrase: scrypt, then AES-256-GCM. `boundTo` (kid and ledger) is authenticated: the value opens nowhere else.
 * The text is `algorithm.N.r.p.salt.iv.ciphertext+tag`, the last three in base64url.
 */
export async function wrapSecret(secret: Uint8Array, passphrase: string, boundTo: string): Promise<string> {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const key = await derive(passphrase, salt, COST);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad(boundTo));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return [ALGORITHM, COST.N, COST.r, COST.p, salt.toString('base64url'), iv.toString('base64url'), sealed.toString('base64url')].join('.');
}

/** The secret, `wrong` for another passphrase (or a value moved from elsewhere), `damaged` for a text that is no wrapped secret. */
export async function unwrapSecret(wrapped: string, passphrase: string, boundTo: string): Promise<Uint8Array | 'wrong' | 'damaged'> {
  const [algorithm, n, r, p, salt = '', iv = '', sealed = '', ...rest] = wrapped.split('.');
  const cost = { N: Number(n), r: Number(r), p: Number(p) };
  const bytes = Buffer.from(sealed, 'base64url');
  if (algorithm !== ALGORITHM || rest.length > 0 || !affordable(cost) || bytes.length <= 16) return 'damaged';
  const key = await derive(passphrase, Buffer.from(salt, 'base64url'), cost);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(aad(boundTo));
    decipher.setAuthTag(bytes.subarray(-16));
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]));
  } catch {
    return 'wrong';
  }
}

const aad = (boundTo: string): Buffer => Buffer.from(`${ALGORITHM}|${boundTo}`, 'utf8');

function affordable(cost: { N: number; r: number; p: number }): boolean {
  const whole = Object.values(cost).every((value) => Number.isSafeInteger(value) && value > 0);
  return whole && cost.N > 1 && Number.isInteger(Math.log2(cost.N)) && cost.N <= MOST.N && cost.r <= MOST.r && cost.p <= MOST.p;
}

function derive(passphrase: string, salt: Uint8Array, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(tidyPassphrase(passphrase), salt, 32, options, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}
