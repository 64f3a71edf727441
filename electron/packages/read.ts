import { createPublicKey } from 'node:crypto';
import { calculateJwkThumbprint, compactVerify } from 'jose';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { unpack, type PackageManifest } from './archive.ts';
import { aboutPackage, openSealed, type About } from './sealedFile.ts';

export interface OpenedPackage {
  readonly about: About;
  readonly manifest: PackageManifest;
  /** Thumbprint of the key that signed the manifest; null for an unsigned one. */
  readonly signedBy: string | null;
}

/**
 * Decrypts a package into an empty folder and proves all of it: passphrase, each chunk, the end, each file's digest, the signature. Nothing below `into` may be
 * used when this throws. Refuses with `backups.notAPackage`, `backups.cutOff`, `backups.wrongPassphrase`, `backups.packageDamaged`, `backups.notWritten`.
 */
export async function openPackage(file: string, passphrase: string, into: string): Promise<OpenedPackage> {
  const about = await aboutPackage(file);
  let signedBy: string | null = null;
  try {
    const manifest = await unpack(openSealed(file, passphrase), into, async (text) => {
      if (text.startsWith('{')) return text;
      const judged = await verified(text);
      signedBy = judged.kid;
      return judged.payload;
    });
    if (manifest['ledgerId'] !== about.ledgerId || manifest['at'] !== about.at) throw refuse('backups.packageDamaged', { path: file });
    return { about, manifest, signedBy };
  } catch (error) {
    if (error instanceof Refusal) throw error.code === 'backups.packageDamaged' ? refuse('backups.packageDamaged', { path: file }) : error;
    if (error instanceof Error && 'syscall' in error) throw error;
    throw refuse('backups.packageDamaged', { path: file }); // a manifest or frame that is none
  }
}

/** The signed manifest names its own key; that it is the ledger's is asked of the ledger inside. */
async function verified(jws: string): Promise<{ payload: string; kid: string }> {
  const claimed = JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as { publicJwk?: { x?: unknown } | null };
  const x = typeof claimed.publicJwk?.x === 'string' ? claimed.publicJwk.x : '';
  const jwk = { kty: 'OKP', crv: 'Ed25519', x } as const;
  const { payload } = await compactVerify(jws, createPublicKey({ key: jwk, format: 'jwk' }), { algorithms: ['EdDSA'] });
  return { payload: new TextDecoder().decode(payload), kid: await calculateJwkThumbprint(jwk) };
}
