import type { Reader } from '#electron/ledger/access.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import type { LedgerPaths } from '#electron/ledger/paths.ts';
import { anchorFileName, readAnchor, type Anchor } from './anchor.ts';
import { anchorFiles } from './files.ts';
import { allAnchors, deviceKeys, digestAt } from './repository.ts';

/** An anchor file that the ledger does not list. `anchor` null: no key of this ledger signed it. */
export interface Stray { readonly name: string; readonly anchor: Anchor | null }

/**
 * Files whose anchor the ledger does not know and whose entry it does not have: what stands in them was written and is gone, or they are forged. One that
 * fits the chain was left by a process that ended between the file and the commit, and harms nobody.
 */
export async function strayAnchors(reader: Reader, paths: LedgerPaths): Promise<Stray[]> {
  const known = new Set((await allAnchors(reader)).map((row) => anchorFileName({ number: row.id, seq: row.seq })));
  const keys = await deviceKeys(reader);
  const { ledgerId } = await readMeta(reader);
  const strays: Stray[] = [];
  for (const [name, text] of await anchorFiles(paths)) {
    if (known.has(name)) continue;
    const read = await readAnchor(text, keys);
    const anchor = read !== null && read.ledgerId === ledgerId && anchorFileName(read) === name ? read : null;
    if (anchor === null || (await digestAt(reader, anchor.seq)) !== anchor.digest) strays.push({ name, anchor });
  }
  return strays;
}
