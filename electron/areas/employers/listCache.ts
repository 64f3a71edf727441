import type { Reader } from '#electron/ledger/access.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';

const KEPT = 8;
const caches = new WeakMap<Ledger, Map<string, Promise<unknown>>>();

/**
 * Remembers what a question over the whole list answered for as long as nothing was written: every change of a ledger, by whichever process,
 * appends one journal entry, so the journal's last number is the ledger's version. This is what lets a list of 100,000 be scrolled anywhere.
 */
export async function remembered<T>(ledger: Ledger, question: unknown, reckon: () => Promise<T>): Promise<T> {
  const version = await journalEnd(ledger.reader);
  const key = `${version} ${JSON.stringify(question)}`;
  const cache = caches.get(ledger) ?? new Map<string, Promise<unknown>>();
  caches.set(ledger, cache);
  const known = cache.get(key) as Promise<T> | undefined;
  if (known !== undefined) {
    cache.delete(key);
    cache.set(key, known);
    return known;
  }
  const answer = reckon();
  cache.set(key, answer);
  answer.catch(() => cache.delete(key));
  for (const old of [...cache.keys()].slice(0, Math.max(0, cache.size - KEPT))) cache.delete(old);
  return answer;
}

async function journalEnd(reader: Reader): Promise<number> {
  return (await reader.first<{ seq: number | null }>('SELECT max(seq) AS seq FROM journal'))?.seq ?? 0;
}
