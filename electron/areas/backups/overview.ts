import { secondPlaceReminds, secondPlaceState, type SecondPlaceFacts } from '#shared/rules/backups/secondPlace.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import { checkBackup, listBackups, type BackupManifest } from '#electron/ledger/backup.ts';
import { removableDrives } from '#electron/drives/removable.ts';
import { readMoved } from '#electron/ledger/moved.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { refuse } from '#shared/messages/index.ts';
import { effect, read, shell } from '../operation.ts';
import { damagedAside } from './salvage.ts';
import { readUndo } from './source.ts';
import { isThere, passphraseMark } from './secondCopy.ts';

type Line = OutputOf<'backups.overview'>['backups'][number];

const lineOf = ({ name, at, why, size, journalSeq, checked }: BackupManifest): Line => ({
  name, at, why, size, journalSeq, state: checked === undefined ? 'made' : checked.ok ? 'good' : 'bad', checkedAt: checked?.at ?? at,
});

/** Every backup of the ledger folder, and how the copies in the second place stand. */
export const overview = read<'backups.overview'>(async ({ reader, ledger, services, now }) => {
  const backups = await listBackups(ledger.paths);
  const meta = await readMeta(reader);
  const undo = await readUndo(ledger.paths);
  const place = services.host?.secondPlace(meta.ledgerId) ?? null;
  const there = place === null ? false : await isThere(place, meta.ledgerId);
  const facts: SecondPlaceFacts = {
    place: place === null ? null : { there, lastAt: place.lastAt, setAt: place.setAt, days: place.days, problem: place.problem, passphraseChanged: place.passphraseMark !== (await passphraseMark(ledger)) },
    newestAt: backups[0]?.at ?? null, ledgerMadeAt: meta.createdAt, now,
  };
  return {
    backups: backups.map(lineOf),
    second: place === null ? null : { folder: place.folder, label: place.label, days: place.days, there, lastAt: place.lastAt, lastName: place.lastName, problem: place.problem },
    state: secondPlaceState(facts), reminds: secondPlaceReminds(facts), moved: await readMoved(reader), damaged: await damagedAside(ledger.paths), undo: undo === null ? null : { at: undo.at, from: undo.from },
  };
});

export const drives = shell<'backups.drives'>(async () => ({ drives: (await removableDrives()).map(({ folder, label, free, size, readOnly }) => ({ folder, label, free, size, readOnly })) }));

export const check = effect<'backups.check'>(async ({ ledger, services, now }, { name }) => {
  const checked = await checkBackup(ledger.paths, name, now);
  if (checked === null) throw refuse('backups.gone', { name });
  services.announce(['backups']);
  return { ok: checked.checked?.ok === true };
});
