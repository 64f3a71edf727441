import type { Actor } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { anchorFileName } from './anchor.ts';
import { anchorFiles, setAside, writeAnchorFile } from './files.ts';
import { allAnchors, journalHead } from './repository.ts';
import { strayAnchors } from './strays.ts';

/**
 * After a restore, a move to another PC or a lost file: sets aside (never deletes) the anchor files of entries that this ledger does not have, and writes
 * those that are missing or changed again from the ledger. What was found stands in the journal with the reason, in the list of exceptions. Nothing to do:
 * no entry.
 */
export async function reconcileAnchors(ledger: Ledger, info: { actor: Actor; now: number; reason: string }): Promise<{ asideCount: number; writtenCount: number }> {
  const strays = await strayAnchors(ledger.reader, ledger.paths);
  const files = await anchorFiles(ledger.paths);
  const rows = (await allAnchors(ledger.reader)).map((row) => ({ name: anchorFileName({ number: row.id, seq: row.seq }), number: row.id, seq: row.seq, jws: row.jws }));
  const missing = rows.filter(({ name, jws }) => files.get(name) !== jws);
  const changed = missing.filter(({ name }) => files.has(name)).map(({ name }) => name);
  const aside = [...strays.map(({ name }) => name), ...changed];
  const counts = { asideCount: aside.length, writtenCount: missing.length };
  if (aside.length + missing.length === 0) return counts;
  return ledger.command({ actor: info.actor, now: info.now }, async (w) => {
    const { seq } = await journalHead(w);
    const furthest = Math.max(0, ...strays.map(({ anchor }) => anchor?.seq ?? 0));
    if (aside.length > 0) await setAside(ledger.paths, aside, String(info.now));
    for (const { number, seq: upTo, jws } of missing) await writeAnchorFile(ledger.paths, { number, seq: upTo }, jws);
    const lost = furthest > seq ? `；原日志曾到第 ${furthest} 条，本台账从第 ${seq + 1} 条起重新记录` : '';
    return {
      value: counts,
      entry: {
        operation: 'journal.reconcileAnchors', subject: { kind: 'ledger', id: '', label: '台账' }, override: 'refusal', reason: info.reason,
        summary: `日志锚文件与台账核对：另存 ${aside.length} 个，补写 ${missing.length} 个${lost}`, changes: { aside, written: missing.map(({ name }) => name), furthest },
      },
      topics: ['journal', 'settings'],
    };
  });
}
