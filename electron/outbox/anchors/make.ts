import { refuse } from '#shared/messages/index.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import type { Keyring } from '#electron/areas/services.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { anchorDigest, type Anchor } from './anchor.ts';
import { writeAnchorFile } from './files.ts';
import { ANCHOR_OPERATION, journalHead, lastAnchor, movedSince, saveAnchor } from './repository.ts';
import { strayAnchors } from './strays.ts';

/**
 * Anchors the journal as it stands: its head is signed by the ledger's key, kept in the ledger and written into the outbox folder. `unmoved`: nothing but
 * anchors was journalled since the last one; `locked`: it waits until the key opens.
 * The file comes before the commit: an anchor that the ledger lists always had its file.
 * @throws Refusal `journal.anchorsDisagree` where the folder holds anchors of entries that the ledger does not have: they are the proof, and stay
 */
export async function anchorJournal(ledger: Ledger, keyring: Keyring, now: number): Promise<'made' | 'unmoved' | 'locked'> {
  if (!(await movedSince(ledger.reader, (await lastAnchor(ledger.reader))?.seq ?? 0))) return 'unmoved';
  if (!keyring.unlocked()) return 'locked';
  if ((await strayAnchors(ledger.reader, ledger.paths)).length > 0) throw refuse('journal.anchorsDisagree', {});
  const { ledgerId, districtCode } = await readMeta(ledger.reader);
  return ledger.command({ actor: SYSTEM, now }, async (w) => {
    const before = await lastAnchor(w);
    if (!(await movedSince(w, before?.seq ?? 0))) return { value: 'unmoved' as const, entry: null, topics: [] }; // another process was first
    const { seq, digest, entries } = await journalHead(w);
    const anchor: Anchor = {
      type: 'journal-anchor', version: 1, ledgerId, districtCode, number: (before?.id ?? 0) + 1, day: shanghaiDay(now), seq, digest, entries, madeAt: now,
      previous: before === undefined ? '' : anchorDigest(before.jws),
    };
    const jws = await keyring.sign(JSON.stringify(anchor));
    await saveAnchor(w, { id: anchor.number, day: anchor.day, seq, digest, made_at: now, kid: keyring.kid, jws });
    await writeAnchorFile(ledger.paths, anchor, jws);
    return {
      value: 'made' as const,
      entry: {
        operation: ANCHOR_OPERATION, subject: { kind: 'anchor', id: String(anchor.number), label: `日志锚第 ${anchor.number} 号` }, summary: `日志到第 ${seq} 条为止已签名封存（第 ${anchor.number} 号）`,
        changes: { number: anchor.number, seq, digest, jws: anchorDigest(jws) },
      },
      topics: ['journal'],
    };
  });
}
