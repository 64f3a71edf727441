import { refuse } from '#shared/messages/index.ts';
import type { EffectContext } from '#electron/areas/operation.ts';
import type { Services } from '#electron/areas/services.ts';
import type { Reader, Writer } from '#electron/ledger/access.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { keepBytes, openBytes } from './sealing.ts';
import { frozenFile, insertFrozenFile, type FrozenFileRow } from './repository/files.ts';

export interface FrozenBytes { readonly bytes: Uint8Array; readonly sha256: string; /** Made just now; else they are those of before. */ readonly first: boolean }

/** What bytes belong to and how they are named in the journal. */
export interface FrozenOwner { readonly owner: string; readonly sealed: boolean; readonly label: string }

export type FrozenFormat = 'docx' | 'pdf' | 'xlsx';
type Freezing = Pick<EffectContext, 'ledger' | 'services' | 'actor' | 'now'>;

/**
 * Bytes of something final: made once, kept in the ledger, and given out again ever after, whatever becomes of kinds, layouts and fonts. They are
 * checked against their digest; refuses with `papers.fileDamaged`.
 */
export async function frozenBytes(ctx: Freezing, { owner, sealed, label }: FrozenOwner, format: FrozenFormat, make: () => Promise<Uint8Array>): Promise<FrozenBytes> {
  const kept = await frozenFile(ctx.ledger.reader, owner, format);
  if (kept !== undefined) return opened(ctx, owner, format, kept);
  const bytes = await make();
  const digest = sha256(bytes);
  const other = await ctx.ledger.command({ actor: ctx.actor, now: ctx.now }, async (w) => {
    // Somebody else may have made them meanwhile: the first stay.
    const meanwhile = await frozenFile(w, owner, format);
    if (meanwhile !== undefined) return { value: meanwhile, entry: null, topics: [] };
    await keepFrozen(w, ctx, { owner, sealed }, format, bytes);
    return { value: null, entry: { operation: 'papers.freeze', subject: { kind: 'file', id: owner, label }, summary: `定稿文件存档：${label}，${format}`, changes: { owner, format, sha256: digest } }, topics: ['journal'] };
  });
  return other === null ? { bytes, sha256: digest, first: true } : opened(ctx, owner, format, other);
}

/** Keeps bytes in the caller's own transaction, whose journal entry tells of them. Gives their SHA-256. */
export async function keepFrozen(w: Writer, { services, now }: Pick<Freezing, 'services' | 'now'>, { owner, sealed }: Omit<FrozenOwner, 'label'>, format: FrozenFormat, bytes: Uint8Array): Promise<string> {
  const digest = sha256(bytes);
  await insertFrozenFile(w, { owner, format, sha256: digest, size: bytes.length, sealed: sealed ? 1 : 0, bytes: keepBytes(services, sealed, owner, format, bytes), made_at: now });
  return digest;
}

/** Bytes that were kept before, proven; null where there are none. Refuses with `papers.fileDamaged`. */
export async function keptBytes(ctx: { readonly reader: Reader; readonly services: Services }, owner: string, format: FrozenFormat): Promise<FrozenBytes | null> {
  const kept = await frozenFile(ctx.reader, owner, format);
  return kept === undefined ? null : opened(ctx, owner, format, kept);
}

function opened({ services }: Pick<Freezing, 'services'>, owner: string, format: string, kept: FrozenFileRow): FrozenBytes {
  const bytes = openBytes(services, kept.sealed === 1, owner, format, kept.bytes);
  if (sha256(bytes) !== kept.sha256) throw refuse('papers.fileDamaged', {});
  return { bytes, sha256: kept.sha256, first: false };
}
