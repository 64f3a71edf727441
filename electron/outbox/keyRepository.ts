import type { Reader, Writer } from '#electron/ledger/access.ts';
import type { DevicePublicJwk, WrappedDeviceKey } from './deviceKey.ts';

export interface DeviceKeyRow extends WrappedDeviceKey { readonly createdAt: number }

/** The key in use, or undefined in a ledger that has none. */
export async function activeDeviceKey(reader: Reader): Promise<DeviceKeyRow | undefined> {
  const row = await reader.first<{ kid: string; public_jwk: string; wrapped_by_passphrase: string; wrapped_by_keychain: string; created_at: number }>(
    'SELECT kid, public_jwk, wrapped_by_passphrase, wrapped_by_keychain, created_at FROM device_keys WHERE retired_at IS NULL ORDER BY created_at DESC LIMIT 1',
  );
  if (row === undefined) return undefined;
  return {
    kid: row.kid, publicJwk: JSON.parse(row.public_jwk) as DevicePublicJwk, wrappedByPassphrase: row.wrapped_by_passphrase, wrappedByKeychain: row.wrapped_by_keychain,
    createdAt: row.created_at,
  };
}

export async function insertDeviceKey(w: Writer, key: WrappedDeviceKey, now: number): Promise<void> {
  await w.run(
    'INSERT INTO device_keys (kid, public_jwk, wrapped_by_passphrase, wrapped_by_keychain, created_at) VALUES (?, ?, ?, ?, ?)',
    [key.kid, JSON.stringify(key.publicJwk), key.wrappedByPassphrase, key.wrappedByKeychain, now],
  );
}

export async function keepPassphraseWrap(w: Writer, kid: string, wrapped: string): Promise<void> {
  await w.update('device_keys', { wrapped_by_passphrase: wrapped }, { kid });
}

export async function keepKeychainWrap(w: Writer, kid: string, wrapped: string): Promise<void> {
  await w.update('device_keys', { wrapped_by_keychain: wrapped }, { kid });
}
