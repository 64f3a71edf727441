import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { refuse } from '#shared/messages/index.ts';
import type { Installation } from './installation.ts';

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
  /** What is new, for people; may be empty. */
  readonly notes: string;
}

const schema = z.object({
  product: z.string(), platform: z.string(), version: z.string().regex(/^\d+\.\d+\.\d+$/), path: z.string().regex(/^[\w.+-]+$/), sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
  size: z.number().int().positive().max(1e9), releaseDate: z.string().max(40).default(''), releaseNotes: z.string().max(8000).default(''),
});

/** `latest-linux-x64.yml` */
export const metadataName = (platform: string): string => `latest-${platform}.yml`;

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
 * The metadata, once its signature holds. Nothing of an unsigned text is looked at, not even by the reader of YAML.
 * @throws Refusal `updates.badSignature` or `updates.wrongMetadata`
 */
export async function verifiedMetadata(bytes: Uint8Array, signature: string, key: KeyObject, wanted: Installation): Promise<UpdateMetadata> {
  const signed = Buffer.concat([Buffer.from(SIGNED_PREFIX, 'utf8'), bytes]);
  const given = signature.trim();
  if (!/^[A-Za-z0-9+/]{86}==$/.test(given) || !verify(null, signed, key, Buffer.from(given, 'base64'))) throw refuse('updates.badSignature', {});
  const parsed = schema.safeParse(await readYaml(Buffer.from(bytes).toString('utf8'), wanted));
  if (!parsed.success) throw refuse('updates.wrongMetadata', { why: '说明文件不完整' });
  const { path: file, releaseNotes: notes, ...rest } = parsed.data;
  if (rest.product !== 'brigade-ledger' || rest.platform !== wanted.platform || !file.endsWith(`.${wanted.extension}`)) throw refuse('updates.wrongMetadata', { why: '不是用于这台电脑的更新' });
  return { ...rest, file, notes };
}

async function readYaml(text: string, { platform }: Installation): Promise<unknown> {
  const { parseUpdateInfo } = await import('electron-updater/out/providers/Provider.js');
  try {
    return parseUpdateInfo(text, metadataName(platform), new URL('https://update.invalid/'));
  } catch {
    return null;
  }
}

/** Below zero where `a` is the older version. Versions are three numbers. */
export function compareVersions(a: string, b: string): number {
  const parts = (text: string): number[] => text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [left, right] = [parts(a), parts(b)];
  return [0, 1, 2].map((at) => (left[at] ?? 0) - (right[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
