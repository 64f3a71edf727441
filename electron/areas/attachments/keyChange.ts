import { Refusal } from '#shared/messages/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { rewrapFile } from '#electron/vault/attachments.ts';
import type { VaultKeys } from '#electron/vault/keys.ts';
import { placeOfFile, sealedPath } from './files.ts';
import { allAttachments } from './repository.ts';

/**
 * Puts every sealed file under the new key; only headers change. A walk that was broken off begins again and passes over what is done. A file that is missing
 * or that no key opens is left and counted: it was lost before.
 */
export async function rewrapAttachments(reader: Reader, folder: string, from: VaultKeys, to: VaultKeys): Promise<{ resealed: number; unopened: number }> {
  let [resealed, unopened] = [0, 0];
  for (const { uuid } of await allAttachments(reader)) {
    try {
      if (await rewrapFile(from, to, placeOfFile(uuid), sealedPath(folder, uuid))) resealed += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'vault.fileDamaged') throw error;
      unopened += 1;
    }
  }
  return { resealed, unopened };
}
