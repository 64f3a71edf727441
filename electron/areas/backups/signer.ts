import type { PackageWish } from '#electron/packages/make.ts';
import { activeDeviceKey } from '#electron/outbox/keyRepository.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Keyring } from '#electron/areas/services.ts';

/** Signs packages by the device key while it is open; null otherwise. */
export async function signerOf(ledger: Ledger, keyring: Keyring): Promise<PackageWish['signer']> {
  const key = keyring.unlocked() ? await activeDeviceKey(ledger.reader) : undefined;
  if (key === undefined) return null;
  const { kty, crv, x } = key.publicJwk;
  return { publicJwk: { kty, crv, x }, sign: (text) => keyring.sign(text) };
}
