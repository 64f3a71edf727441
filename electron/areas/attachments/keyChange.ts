import { Refusal } from '#shared/messages/index.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { putHeader } from '#electron/vault/attachments.ts';
import { isSealedFor, readHeader, rewrapHeader } from '#electron/vault/fileHeader.ts';
import type { VaultKeys } from '#electron/vault/keys.ts';
import { vaultRefusal } from '#electron/vault/refusals.ts';
import { placeOfFile, sealedPath } from './files.ts';
import { allAttachments, replaceHeader, type AttachmentRow } from './repository.ts';

/**
 * Puts every sealed file under the new key: its header in the ledger first, which counts, then that of the file itself. A walk that was broken off begins again and passes
 * over what is done. A file that is missing or that no key opens is left and counted: it was lost before.
 */
export async function rewrapAttachments(ledger: Ledger, from: VaultKeys, to: VaultKeys): Promise<{ resealed: number; unopened: number }> {
  let [resealed, unopened] = [0, 0];
  for (const row of await allAttachments(ledger.reader)) {
    try {
      if (await rewrap(ledger, row, from, to)) resealed += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'vault.fileDamaged') throw error;
      unopened += 1;
    }
  }
  return { resealed, unopened };
}

/** Whether anything was to be done. */
async function rewrap(ledger: Ledger, { id, uuid, header }: Pick<AttachmentRow, 'id' | 'uuid' | 'header'>, from: VaultKeys, to: VaultKeys): Promise<boolean> {
  const file = sealedPath(ledger.paths.attachments, uuid);
  const own = await readHeader(file);
  const kept = header === null ? own : Buffer.from(header);
  const source = isSealedFor(from, kept) || isSealedFor(to, kept) ? kept : own;
  const next = rewrapHeader(from, to, placeOfFile(uuid), source) ?? source;
  if (header === null || !next.equals(kept)) {
    const { value } = await ledger.transaction(async (w) => ({ value: await replaceHeader(w, id, header, next), commit: true }));
    if (!value) return false; // another process walks as well
  }
  // A missing one may come back from a stick: the ledger's header is ready for it.
  if (own.length === 0) throw vaultRefusal('vault.fileDamaged');
  if (next.equals(own)) return false;
  await putHeader(file, next);
  return true;
}
