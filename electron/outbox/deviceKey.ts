import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { calculateJwkThumbprint } from 'jose';
import { keepInKeychain, takeFromKeychain } from '#electron/vault/keychainWrap.ts';
import type { SecretKeeper } from '#electron/vault/secretKeeper.ts';
import { asMadeUp } from './passphrase.ts';
import { unwrapSecret, wrapSecret } from './wrap.ts';

/** The public half as it travels: a plain JWK file (city protocol). `kid` is its RFC 7638 thumbprint. */
export interface DevicePublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
}

/** One row of `device_keys`: the private half stands in it only wrapped. */
export interface WrappedDeviceKey {
  readonly kid: string;
  readonly publicJwk: DevicePublicJwk;
  readonly wrappedByPassphrase: string;
  /** Empty where there is no keychain. */
  readonly wrappedByKeychain: string;
}

/** Makes the installation's Ed25519 key. Outside of this function and an opened keyring its private half exists only wrapped. */
export async function makeDeviceKey(ledgerId: string, passphrase: string, keychain: SecretKeeper | null): Promise<WrappedDeviceKey> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const publicJwk = await publicHalf(privateKey);
  const secret = secretOf(privateKey);
  return {
    kid: publicJwk.kid,
    publicJwk,
    wrappedByPassphrase: await wrapSecret(secret, passphrase, boundTo(ledgerId, publicJwk.kid)),
    // A keychain that refuses is none: the passphrase opens the key all the same.
    wrappedByKeychain: keychain === null ? '' : await wrapByKeychain(privateKey, ledgerId, publicJwk.kid, keychain).catch(() => ''),
  };
}

/** The key behind a passphrase; `wrong` for another passphrase, `damaged` where the stored value is none or belongs to another key. */
export async function openByPassphrase(row: WrappedDeviceKey, ledgerId: string, passphrase: string): Promise<KeyObject | 'wrong' | 'damaged'> {
  const asTyped = await openWrapped(row, ledgerId, passphrase);
  const madeUp = asMadeUp(passphrase);
  return asTyped === 'wrong' && madeUp !== null && madeUp !== passphrase ? openWrapped(row, ledgerId, madeUp) : asTyped;
}

async function openWrapped(row: WrappedDeviceKey, ledgerId: string, passphrase: string): Promise<KeyObject | 'wrong' | 'damaged'> {
  const secret = await unwrapSecret(row.wrappedByPassphrase, passphrase, boundTo(ledgerId, row.kid));
  return typeof secret === 'string' ? secret : keyOf(secret, row.kid);
}

/** The private half under another passphrase; the key stays the same, so the city notices nothing. */
export function rewrapByPassphrase(key: KeyObject, ledgerId: string, kid: string, passphrase: string): Promise<string> {
  return wrapSecret(secretOf(key), passphrase, boundTo(ledgerId, kid));
}

export async function wrapByKeychain(key: KeyObject, ledgerId: string, kid: string, keychain: SecretKeeper): Promise<string> {
  return keepInKeychain(Buffer.from(`${boundTo(ledgerId, kid)}|${Buffer.from(secretOf(key)).toString('base64url')}`, 'utf8'), keychain);
}

/** The key out of the keychain; null where it holds none for this ledger (another PC, another account, no keychain then). */
export async function openByKeychain(row: WrappedDeviceKey, ledgerId: string, keychain: SecretKeeper): Promise<KeyObject | null> {
  const bound = (await takeFromKeychain(row.wrappedByKeychain, keychain))?.toString('utf8') ?? '';
  const prefix = `${boundTo(ledgerId, row.kid)}|`;
  if (!bound.startsWith(prefix)) return null;
  const key = await keyOf(Buffer.from(bound.slice(prefix.length), 'base64url'), row.kid);
  return key === 'damaged' ? null : key;
}

const boundTo = (ledgerId: string, kid: string): string => `device-key|${ledgerId}|${kid}`;

/** The seed (RFC 8032) of an Ed25519 key. */
function secretOf(key: KeyObject): Uint8Array {
  return Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
}

/** PKCS #8 of an Ed25519 seed (RFC 8410): a fixed head, then the 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

async function keyOf(secret: Uint8Array, kid: string): Promise<KeyObject | 'damaged'> {
  if (secret.length !== 32) return 'damaged';
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, secret]), format: 'der', type: 'pkcs8' });
  return (await publicHalf(key)).kid === kid ? key : 'damaged';
}

async function publicHalf(key: KeyObject): Promise<DevicePublicJwk> {
  const x = createPublicKey(key).export({ format: 'jwk' }).x ?? '';
  const bare = { kty: 'OKP', crv: 'Ed25519', x } as const;
  return { ...bare, kid: await calculateJwkThumbprint(bare) };
}
