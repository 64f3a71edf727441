import { rm } from 'node:fs/promises';
import type { OutputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { compareLedgers, type Comparison } from '#electron/ledger/compare.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { asideOf, putInstead, rehearse } from '#electron/ledger/replace.ts';
import { reconcileAnchors } from '#electron/outbox/anchors/reconcile.ts';
import { checkWord } from '#electron/vault/dataKey.ts';
import { vaultState } from '#electron/vault/vaultState.ts';
import { effect, shell } from '../operation.ts';
import { hostOf } from './hostOf.ts';
import { assertHere, lastEntrySeq } from './repository.ts';
import { backupSource, bringParts, keepUndo, packageSource, sourceOf, sweepUnpacked, undoSource, type Source } from './source.ts';

type Preview = OutputOf<'backups.preview'>;

/** What would be lost if a backup took the ledger's place. Its bytes are read and proven first; nothing changes. */
export const preview = effect<'backups.preview'>(async ({ services, ledger, now }, { source }) => {
  const { paths } = ledger;
  const found = source.kind === 'backup' ? await backupSource(paths, source.name, now) : source.kind === 'undo' ? await undoSource(paths) : await packageSource(paths, services.files.pathOf(source.file.token), source.passphrase);
  services.announce(['backups']);
  try {
    return await judged(ledger, found);
  } catch (error) {
    await sweepUnpacked(paths);
    throw error;
  }
});

async function judged(ledger: Ledger, source: Source): Promise<Preview> {
  const { sameLedger, ...compared } = await compareLedgers(ledger.paths.database, source.file);
  if (!sameLedger) throw refuse('backups.foreign', { name: source.name });
  const { ticket, name, at, why } = source;
  return { ticket, name, at, why, passphrase: passphraseOf(compared.wraps), presentSeq: compared.presentSeq, gained: compared.gained, records: compared.records.map((row) => ({ ...row })), lost: { ...compared.lost, byArea: [...compared.lost.byArea], byOfficer: [...compared.lost.byOfficer], newest: [...compared.lost.newest] } };
}

/** Whether the restored ledger opens by another recovery passphrase than the present one, and the check word on its paper. */
function passphraseOf({ present, other }: Comparison['wraps']): Preview['passphrase'] {
  if (other.deviceKey === '' || other.deviceKey === present.deviceKey) return null;
  const state = vaultState.safeParse(other.vault === '' ? null : JSON.parse(other.vault));
  return { checkWord: state.success ? checkWord(state.data.current) : '' };
}

export const dropPreview = effect<'backups.dropPreview'>(async ({ ledger }) => {
  await sweepUnpacked(ledger.paths);
  return {};
});

/**
 * Puts a previewed backup in the place of the ledger. The present one is backed up and kept beside it, so that the step can be undone; nothing is restored where
 * something was written since the preview. The window opens the restored ledger, and whoever works signs in again.
 */
export const restore = shell<'backups.restore'>(async ({ services, now }, { ticket, presentSeq }) => {
  const host = hostOf(services);
  const ledger = services.ledger();
  const actor = services.actor();
  const { paths } = ledger;
  await assertHere(ledger.reader);
  const source = await sourceOf(paths, ticket, now);
  const { sameLedger } = await compareLedgers(paths.database, source.file);
  if (!sameLedger) throw refuse('backups.foreign', { name: source.name });
  if ((await lastEntrySeq(ledger.reader)) !== presentSeq) throw refuse('backups.movedMeanwhile', {});
  const staging = await rehearse(paths, source.file, now);
  try {
    const kept = await makeBackup(paths, 'restore', now);
    const aside = await host.replaceLedger(async () => {
      if (source.parts !== null) await bringParts(source.parts, paths);
      // Written before, so that a process killed in between leaves what it replaced to be found again; until something is replaced it names nothing.
      if (ticket !== 'undo') await keepUndo(paths, { aside: asideOf(now), at: now, from: source.name });
      const folder = await putInstead(paths, staging, now);
      if (ticket === 'undo') await keepUndo(paths, null);
      return folder;
    });
    const summary = ticket === 'undo' ? `撤销恢复；撤销前的台账另存为 ${aside}` : `恢复备份 ${source.name}；恢复前的台账另存为 ${aside}`;
    await services.ledger().command({ actor, now }, async () => ({
      value: undefined,
      entry: { operation: ticket === 'undo' ? 'backups.undoRestore' : 'backups.restore', subject: { kind: 'ledger', id: '', label: '台账' }, summary, changes: { from: source.name, at: source.at, kept: kept.name, aside } },
      topics: ['backups', 'journal'],
    }));
    await reconcileAnchors(services.ledger(), { actor, now, reason: ticket === 'undo' ? '撤销恢复' : '恢复备份' });
    return { keptAside: aside, keptBackup: kept.name };
  } finally {
    await rm(staging.folder, { recursive: true, force: true });
    await sweepUnpacked(paths);
  }
});
