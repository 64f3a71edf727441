import { createHash, createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { asMadeUp, tidyPassphrase } from '#electron/outbox/passphrase.ts';
import { unwrapSecret, wrapSecret } from '#electron/outbox/wrap.ts';

/**
 * For whom a package is sealed: an X25519 key whose private half exists only wrapped by the recovery passphrase (scrypt, AES-256-GCM). Whoever has the public
 * half can seal (the copies of each day, when nobody types a passphrase), only the passphrase opens.
 */
export interface Recipient {
  /** Raw public key, base64url. */
  readonly publicKey: string;
  readonly wrapped: string;
}

/** A new recipient for a passphrase. The slow part of sealing (a fifth of a second). */
export async function makeRecipient(passphrase: string, ledgerId: string): Promise<Recipient> {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const x = publicKey.export({ format: 'jwk' }).x ?? '';
  const secret = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url');
  return { publicKey: x, wrapped: await wrapSecret(secret, canonical(passphrase), boundTo(ledgerId, x)) };
}

/** The private half; `wrong` for another passphrase, `damaged` where the text is no wrapped key. */
export async function openRecipient(recipient: Recipient, passphrase: string, ledgerId: string): Promise<KeyObject | 'wrong' | 'damaged'> {
  const secret = await unwrapSecret(recipient.wrapped, canonical(passphrase), boundTo(ledgerId, recipient.publicKey));
  if (typeof secret === 'string') return secret;
  try {
    return createPrivateKey({ key: { kty: 'OKP', crv: 'X25519', d: Buffer.from(secret).toString('base64url'), x: recipient.publicKey }, format: 'jwk' });
  } catch {
    return 'damaged';
  }
}

/** A key of one file for the recipient, with the public half that must travel with it. `info` is authenticated: the file's header. */
export function fileKeyFor(recipient: Recipient): { ephemeral: string; derive(info: Uint8Array): Buffer } {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const ephemeral = publicKey.export({ format: 'jwk' }).x ?? '';
  return { ephemeral, derive: (info) => derive(privateKey, publicOf(recipient.publicKey), info) };
}

/** The same key on the side that opens. */
export function fileKeyFrom(key: KeyObject, ephemeral: string, info: Uint8Array): Buffer {
  return derive(key, publicOf(ephemeral), info);
}

function derive(privateKey: KeyObject, publicKey: KeyObject, info: Uint8Array): Buffer {
  const shared = diffieHellman({ privateKey, publicKey });
  const salt = createHash('sha256').update(info).digest();
  return Buffer.from(hkdfSync('sha256', shared, salt, 'brigade-ledger package 1', 32));
}

const publicOf = (x: string): KeyObject => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' });
const boundTo = (ledgerId: string, publicKey: string): string => `package|${ledgerId}|${publicKey}`;
/** A made-up passphrase typed in small letters or without hyphens is the same one. */
const canonical = (passphrase: string): string => asMadeUp(passphrase) ?? tidyPassphrase(passphrase);
