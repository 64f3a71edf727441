import { compactVerify, decodeProtectedHeader } from 'jose';
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { sha256 } from '#electron/ledger/digest.ts';

/** What is signed about the journal once a day: how far it went and with which digest. `previous` is the SHA-256 of the anchor before. */
const anchorSchema = z.strictObject({
  type: z.literal('journal-anchor'), version: z.literal(1), ledgerId: z.string(), districtCode: z.string(), number: z.number().int().min(1), day: z.string(),
  seq: z.number().int().min(1), digest: z.string(), entries: z.number().int(), madeAt: z.number().int(), previous: z.string(),
});

export type Anchor = z.infer<typeof anchorSchema>;

export const anchorDigest = (jws: string): string => sha256(jws);

/** `journal-anchor-000012-0000345.jws`: its number and the last entry that it covers. */
export function anchorFileName(anchor: Pick<Anchor, 'number' | 'seq'>): string {
  return `journal-anchor-${String(anchor.number).padStart(6, '0')}-${String(anchor.seq).padStart(7, '0')}.jws`;
}

export const isAnchorFileName = (name: string): boolean => /^journal-anchor-\d{6,}-\d{7,}\.jws$/.test(name);

/** What an anchor says, where one of the ledger's keys signed it; null for every other text. Only EdDSA counts, whatever its header wishes. */
export async function readAnchor(jws: string, keys: ReadonlyMap<string, KeyObject>): Promise<Anchor | null> {
  try {
    const key = keys.get(decodeProtectedHeader(jws).kid ?? '');
    if (key === undefined) return null;
    const { payload } = await compactVerify(jws, key, { algorithms: ['EdDSA'] });
    return anchorSchema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return null;
  }
}
