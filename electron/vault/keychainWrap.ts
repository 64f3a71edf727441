import type { SecretKeeper } from './secretKeeper.ts';

/** Stands in front of each value that the system's keychain keeps, so that a later way can be told from this one. */
const ALGORITHM = 'keychain-1';

/** Bytes in the form in which the keychain of this PC keeps them; the keychain's own error where it refuses. The caller wipes `bound`. */
export async function keepInKeychain(bound: Uint8Array, keychain: SecretKeeper): Promise<string> {
  return `${ALGORITHM}.${Buffer.from(await keychain.protect(bound)).toString('base64url')}`;
}

/** The bytes again; null where this keychain does not hold them (lost, another PC or account, no such value). The caller wipes them. */
export async function takeFromKeychain(kept: string, keychain: SecretKeeper): Promise<Buffer | null> {
  const [algorithm, sealed] = kept.split('.');
  if (algorithm !== ALGORITHM || sealed === undefined) return null;
  const revealed = await keychain.reveal(Buffer.from(sealed, 'base64url')).catch(() => null);
  if (revealed === null) return null;
  const bytes = Buffer.from(revealed);
  revealed.fill(0);
  return bytes;
}
