import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { refuse } from '#shared/messages/index.ts';

/** Signed before the bytes of the metadata, so that no other text signed by the same key can pass for one. */
export const SIGNED_PREFIX = 'brigade-ledger update metadata\n';

/** What a signed `latest-<platform>.yml` says. */
export interface UpdateMetadata {
  readonly product: string;
  readonly platform: string;
  readonly version: string;
  /** Name of the package beside the metadata; never a path. */
  readonly file: string;
  readonly sha512: string;
  readonly size: number;
  readonly releaseDate: string;
}

/** `latest-linux-x64.yml`: each system has its own, so that the package of one cannot be handed to another. */
export const metadataName = (platform: string, arch: string): string => `latest-${platform}-${arch}.yml`;

/** The release key out of resources; null where the build put none in: then no update is ever taken. */
export async function releaseKey(file: string): Promise<KeyObject | null> {
  try {
    const jwk = JSON.parse(await readFile(file, 'utf8')) as { kty?: unknown; crv?: unknown; x?: unknown };
    if (jwk.kty !== 'OKP' || jwk.crv !== 'Ed25519' || typeof jwk.x !== 'string' || jwk.x === '') return null;
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' });
  } catch {
    return null;
  }
}

/**
 * The metadata, once its signature holds. Nothing of an unsigned text is looked at.
 * @throws Refusal `updates.badSignature` or `updates.wrongMetadata`
 */
export function verifiedMetadata(bytes: Uint8Array, signature: string, key: KeyObject, wanted: { platform: string; arch: string }): UpdateMetadata {
  const signed = Buffer.concat([Buffer.from(SIGNED_PREFIX, 'utf8'), bytes]);
  const given = signature.trim();
  if (!/^[A-Za-z0-9+/]{86}==$/.test(given) || !verify(null, signed, key, Buffer.from(given, 'base64'))) throw refuse('updates.badSignature', {});
  const metadata = parsed(Buffer.from(bytes).toString('utf8'));
  if (metadata.product !== 'brigade-ledger' || metadata.platform !== `${wanted.platform}-${wanted.arch}`) throw refuse('updates.wrongMetadata', { why: '不是用于这台电脑的更新' });
  return metadata;
}

/** The lines that our own script writes: `key: value`, nothing nested. */
function parsed(text: string): UpdateMetadata {
  const fields = new Map(text.split('\n').flatMap((line) => {
    const found = /^([a-zA-Z0-9]+): '?([^'\r]*)'?\r?$/.exec(line);
    return found === null ? [] : [[found[1] ?? '', found[2] ?? ''] as const];
  }));
  const of = (name: string): string => fields.get(name) ?? '';
  const size = Number(of('size'));
  const whole = /^\d+\.\d+\.\d+$/.test(of('version')) && /^[\w.+-]+\.(exe|deb)$/.test(of('path')) && /^[A-Za-z0-9+/]{86}==$/.test(of('sha512')) && Number.isSafeInteger(size) && size > 0;
  if (!whole) throw refuse('updates.wrongMetadata', { why: '说明文件不完整' });
  return { product: of('product'), platform: of('platform'), version: of('version'), file: of('path'), sha512: of('sha512'), size, releaseDate: of('releaseDate') };
}

/** Below zero where `a` is the older version. Versions are three numbers. */
export function compareVersions(a: string, b: string): number {
  const parts = (text: string): number[] => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [parts(a), parts(b)];
  return [0, 1, 2].map((at) => (left[at] ?? 0) - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
