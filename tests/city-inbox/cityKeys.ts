import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { access, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, CompactSign } from 'jose';

/** The city's own keys. The private half lies in the data folder of this reference server, readable by its owner only. */
export interface CityKeys {
  readonly kid: string;
  /** What the districts pin: a plain JWK, or a JWK set where there is an RSA key as well. */
  readonly publicKeyFile: string;
  readonly decryption: KeyObject | null;
  sign(payload: string): Promise<string>;
}

interface Stored { readonly signing: Record<string, string>; readonly encryption?: Record<string, string> }

/** Opens the keys of a data folder, making them at the first run; an RSA key is added where it is wished for. */
export async function openCityKeys(data: string, encryption: boolean): Promise<CityKeys> {
  const privateFile = path.join(data, 'city-private.json');
  const publicKeyFile = path.join(data, 'city.jwk.json');
  const there = await access(privateFile).then(() => true, () => false);
  const before = there ? (JSON.parse(await readFile(privateFile, 'utf8')) as Stored) : { signing: newSigningKey() };
  const stored: Stored = encryption && before.encryption === undefined ? { ...before, encryption: newEncryptionKey() } : before;
  const signing = { kty: 'OKP', crv: 'Ed25519', x: stored.signing['x'] ?? '' };
  const kid = await calculateJwkThumbprint(signing);
  const box = stored.encryption === undefined ? null : { kty: 'RSA', n: stored.encryption['n'] ?? '', e: stored.encryption['e'] ?? '' };
  const published = box === null ? { ...signing, kid } : { keys: [{ ...signing, kid, use: 'sig' }, { ...box, kid: await calculateJwkThumbprint(box), use: 'enc', alg: 'RSA-OAEP-256' }] };
  if (stored !== before || !there) {
    await writeFile(`${privateFile}.part`, JSON.stringify(stored), { mode: 0o600 });
    await rename(`${privateFile}.part`, privateFile);
  }
  await writeFile(publicKeyFile, `${JSON.stringify(published)}\n`);
  const key = createPrivateKey({ key: stored.signing, format: 'jwk' });
  return {
    kid,
    publicKeyFile,
    decryption: stored.encryption === undefined ? null : createPrivateKey({ key: stored.encryption, format: 'jwk' }),
    sign: (payload) => new CompactSign(new TextEncoder().encode(payload)).setProtectedHeader({ alg: 'EdDSA', kid }).sign(key),
  };
}

const newSigningKey = (): Record<string, string> => generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as Record<string, string>;
const newEncryptionKey = (): Record<string, string> => generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey.export({ format: 'jwk' }) as Record<string, string>;
