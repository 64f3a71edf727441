import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { readSealedFile } from '#electron/vault/attachments.ts';
import { HEADER_BYTES, isSealedFor } from '#electron/vault/fileHeader.ts';
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

/** The first bytes of a sealed file; empty where it is not there. */
export async function headerOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return Buffer.alloc(0);
  try {
    const bytes = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, HEADER_BYTES, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The plain content, all of it proven. During a change of key a file may be under either. Refuses with `vault.fileDamaged`, `vault.locked`. */
export async function openSealed(vault: Vault, folder: string, uuid: string): Promise<Buffer> {
  const file = sealedPath(folder, uuid);
  const { current, retiring } = vault.keys;
  const keys = retiring !== null && isSealedFor(retiring, await headerOf(file)) ? retiring : current;
  return readSealedFile(keys, placeOfFile(uuid), file);
}
