import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { asMadeUp } from '#electron/outbox/passphrase.ts';
import { unwrapSecret, wrapSecret } from '#electron/outbox/wrap.ts';
import { keepInKeychain, takeFromKeychain } from './keychainWrap.ts';
import { DATA_KEY_BYTES, keyId } from './keys.ts';
import type { SecretKeeper } from './secretKeeper.ts';

/**
 * A data key as the ledger keeps it: plain values, safe to stand in `ledger_meta` and in backups. The key itself never reaches the disk.
 * `byKeychain` is empty where there is no keychain; the passphrase then opens the ledger at start.
 */
export const wrappedDataKey = z.object({ id: z.string().regex(/^[0-9a-f]{8}$/), byPassphrase: z.string().min(1), byKeychain: z.string() }).readonly();
export type WrappedDataKey = z.infer<typeof wrappedDataKey>;

/** Makes a data key and wraps it. The caller wipes `key` when done. A keychain that refuses counts as none. */
export async function createDataKey(ledgerId: string, passphrase: string, keychain: SecretKeeper | null): Promise<{ key: Buffer; wrapped: WrappedDataKey }> {
  const key = randomBytes(DATA_KEY_BYTES);
  return { key, wrapped: await wrapDataKey(key, ledgerId, passphrase, keychain) };
}

/**
 * Wraps a key under a passphrase (scrypt, RFC 7914, then AES-256-GCM) and the keychain. Also the change of passphrase: the key stays, so no sealed value
 * is touched. Let the person type the new passphrase once (`unwrapByPassphrase` over the result) before the result replaces the old one.
 */
export async function wrapDataKey(key: Uint8Array, ledgerId: string, passphrase: string, keychain: SecretKeeper | null): Promise<WrappedDataKey> {
  const id = keyId(key).toString('hex');
  const byPassphrase = await wrapSecret(key, passphrase, boundTo(ledgerId, id));
  return { id, byPassphrase, byKeychain: keychain === null ? '' : await wrapByKeychain(key, ledgerId, keychain).catch(() => '') };
}

/** The form in which the keychain of this PC keeps the key; the keychain's own error where it refuses. */
export async function wrapByKeychain(key: Uint8Array, ledgerId: string, keychain: SecretKeeper): Promise<string> {
  const bound = Buffer.concat([head(ledgerId, keyId(key).toString('hex')), key]);
  return keepInKeychain(bound, keychain).finally(() => bound.fill(0));
}

/** The key out of the keychain; null where it holds none for this ledger (lost, another PC or account). The passphrase opens it then. */
export async function unwrapByKeychain(wrapped: WrappedDataKey, ledgerId: string, keychain: SecretKeeper): Promise<Buffer | null> {
  const bound = await takeFromKeychain(wrapped.byKeychain, keychain);
  if (bound === null) return null;
  const front = head(ledgerId, wrapped.id);
  const key = bound.subarray(0, front.length).equals(front) ? proven(bound.subarray(front.length), wrapped.id) : 'damaged';
  bound.fill(0);
  return key === 'damaged' ? null : key;
}

/** The key behind a passphrase; made-up ones are also taken without hyphens and in small letters. */
export async function unwrapByPassphrase(wrapped: WrappedDataKey, ledgerId: string, passphrase: string): Promise<Buffer | 'wrong' | 'damaged'> {
  const bound = boundTo(ledgerId, wrapped.id);
  const madeUp = asMadeUp(passphrase);
  let secret = await unwrapSecret(wrapped.byPassphrase, passphrase, bound);
  if (secret === 'wrong' && madeUp !== null && madeUp !== passphrase) secret = await unwrapSecret(wrapped.byPassphrase, madeUp, bound);
  if (typeof secret === 'string') return secret;
  const key = proven(secret, wrapped.id);
  secret.fill(0);
  return key;
}

/** Characters that nobody mistakes for one another on a print or over the telephone. */
const CHARACTERS = '山水火石田林江海云雨雪风花草竹松鸟鱼马牛羊虎龙鹿车船门桥灯钟书笔米面茶糖春夏秋冬东西南北金银铜铁红黄蓝绿日月星天手足耳目父母兄弟';

/**
 * Three characters printed below the passphrase. They come from the wrapped form alone, which is no secret: a locked ledger can say which sheet it
 * wants, an outdated sheet is recognised, and nothing helps to guess the passphrase faster.
 */
export function checkWord(wrapped: WrappedDataKey): string {
  const digest = createHash('sha256').update(wrapped.byPassphrase, 'utf8').digest();
  return [...digest.subarray(0, 3)].map((byte) => CHARACTERS.charAt(byte % CHARACTERS.length)).join('');
}

const boundTo = (ledgerId: string, id: string): string => `data-key|${ledgerId}|${id}`;
const head = (ledgerId: string, id: string): Buffer => Buffer.from(`${boundTo(ledgerId, id)}|`, 'utf8');

/** A copy of the secret where it is the key of this id. */
function proven(secret: Uint8Array, id: string): Buffer | 'damaged' {
  return secret.length === DATA_KEY_BYTES && keyId(secret).toString('hex') === id ? Buffer.from(secret) : 'damaged';
}
