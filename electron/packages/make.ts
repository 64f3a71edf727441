import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { writeVerified, type Written } from '#electron/drives/writeVerified.ts';
import type { LedgerPaths } from '#electron/ledger/paths.ts';
import { packed, type Entry } from './archive.ts';
import type { Recipient } from './recipient.ts';
import { sealedSize, sealInto, type About } from './sealedFile.ts';

export interface PackageWish {
  readonly paths: LedgerPaths;
  /** A checked copy of the ledger file, never the live one. */
  readonly copy: string;
  readonly about: About;
  readonly recipient: Recipient;
  readonly target: string;
  /** Public half of the signing key and the signature; null where the key is not open. */
  readonly signer: { readonly publicJwk: Readonly<Record<string, string>>; sign(text: string): Promise<string> } | null;
  /** What a new PC should know besides the ledger. */
  readonly pc?: Readonly<Record<string, unknown>>;
  progress?(done: number, total: number): void;
}

/** Makes the encrypted package of a whole ledger: database, attachments, copies of the outbox; signed, written safely, read back. Refuses as `writeVerified`. */
export async function makePackage(wish: PackageWish): Promise<Written & { readonly file: string; readonly files: number }> {
  const entries = await entriesOf(wish);
  const total = entries.reduce((sum, entry) => sum + entry.size + 300, 4096);
  const content = packed(entries, { ...wish.about, publicJwk: wish.signer?.publicJwk ?? null }, async (text) => wish.signer?.sign(text) ?? text);
  let done = 0;
  const counted = (async function* () {
    for await (const piece of content) {
      done += piece.length;
      wish.progress?.(done, total);
      yield piece;
    }
  })();
  const written = await writeVerified(wish.target, sealedSize(total + 200 * entries.length), (write) => sealInto(write, wish.recipient, wish.about, counted));
  return { ...written, file: wish.target, files: entries.length };
}

async function entriesOf(wish: PackageWish): Promise<Entry[]> {
  const entries: Entry[] = [await fileEntry('ledger.sqlite', wish.copy)];
  for (const folder of [wish.paths.attachments, wish.paths.outbox]) {
    for (const name of await filesBelow(folder)) entries.push(await fileEntry(`${path.basename(folder)}/${name}`, path.join(folder, ...name.split('/'))));
  }
  if (wish.pc !== undefined) {
    const text = Buffer.from(JSON.stringify(wish.pc), 'utf8');
    entries.push({ name: 'pc.json', size: text.length, open: () => (async function* () { yield text; })() });
  }
  return entries;
}

async function fileEntry(name: string, file: string): Promise<Entry> {
  return { name, size: (await stat(file)).size, open: () => createReadStream(file, { highWaterMark: 256 * 1024 }) };
}

/** Files below a folder by their path with `/`; unfinished ones (they begin with a dot) are left out. */
async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.'))).sort();
}
