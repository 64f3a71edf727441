import { readMoved } from '#electron/ledger/moved.ts';
import { lookAtPages } from '#electron/areas/settings/pages.ts';
import { recordAtRest } from '#electron/ledger/pages/rest.ts';
import { anchorJournal } from '#electron/outbox/anchors/make.ts';
import { closeInOrder, type ClosingStep } from './closing.ts';
import type { OpenLedger } from './opened.ts';
import type { SessionParts } from './session.ts';

/** A running write may end; longer than this nobody waits for one part. */
const CLOSING_MS = 11_000;

/** Closes a ledger with all that lives with it. `sound` false: nothing more is written into one that is broken or gone. */
export async function closeOpened({ ledger, keyring, courier, vault, lease }: OpenLedger, parts: SessionParts, sound = true): Promise<void> {
  const anchor: ClosingStep = { name: 'anchor', close: async () => { if ((await readMoved(ledger.reader)) === null) await anchorJournal(ledger, keyring, parts.now()); } };
  // Before the last writing: what turned while it was open would be taken down as right by the record of the closing.
  const look: ClosingStep = { name: 'look', close: async () => { if ((await readMoved(ledger.reader)) === null) await lookAtPages(ledger, parts.now()); } };
  const pages: ClosingStep = { name: 'pages', close: async () => { await recordAtRest(ledger.paths, parts.now()); } };
  await closeInOrder([
    { name: 'courier', close: () => courier.stop() }, { name: 'work', close: () => parts.endWork() },
    ...(sound ? [look, anchor] : []),
    { name: 'vault', close: () => vault.close() }, { name: 'ledger', close: () => ledger.close() },
    ...(sound ? [pages] : []),
    { name: 'lease', close: () => lease?.release() },
  ], parts.log, CLOSING_MS);
}
