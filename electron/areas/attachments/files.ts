import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { readSealedFile } from '#electron/vault/attachments.ts';
import { HEADER_BYTES, isSealedFor, readHeader } from '#electron/vault/fileHeader.ts';
import type { Place } from '#electron/vault/seal.ts';
import type { Vault } from '#electron/vault/vault.ts';

/** Where the sealed file of an attachment lies, and what it is bound to. */
export const sealedPath = (folder: string, uuid: string): string => path.join(folder, `${uuid}.sealed`);
export const placeOfFile = (uuid: string): Place => ({ table: 'attachments', column: 'file', row: uuid });

/** SHA-256 of a sealed file without its header: it tells an altered file without any key, and stays the same when the key changes. Null: no such file. */
export async function bodyDigest(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file, { start: HEADER_BYTES })) hash.update(piece as Buffer);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/**
 * The plain content, all of it proven. The ledger's own copy of the header counts, since the file's may be under a key that the ledger does not know (any more, or yet:
 * a copy of before a change of key was restored). During a change of key it may be under either. Refuses with `vault.fileDamaged`, `vault.locked`.
 */
export async function openSealed(vault: Vault, folder: string, { uuid, header }: { readonly uuid: string; readonly header: Uint8Array | null }): Promise<Buffer> {
  const file = sealedPath(folder, uuid);
  const { current, retiring } = vault.keys;
  const known = header === null ? await readHeader(file) : Buffer.from(header);
  return readSealedFile(retiring !== null && isSealedFor(retiring, known) ? retiring : current, placeOfFile(uuid), file, known);
}
