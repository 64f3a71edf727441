import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import type { KeptSecondPlace } from '#electron/host/pcSettings.ts';
import { makeRecipient } from '#electron/packages/recipient.ts';
import { removableDrives } from '#electron/drives/removable.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { assertSeen } from '#electron/ledger/seen.ts';
import { effect } from '../operation.ts';
import { freshBackup } from './fresh.ts';
import { hostOf } from './hostOf.ts';
import { assertHere } from './repository.ts';
import { claimPlace, copyToSecondPlace, passphraseMark } from './secondCopy.ts';

const SUBJECT = { kind: 'setting', id: 'backups.secondPlace' } as const;

/** The place as screens know it. */
const standing = (place: KeptSecondPlace | null): { folder: string; days: number } => ({ folder: place?.folder ?? '', days: place?.days ?? 0 });

/** Chooses the second place and makes the first copy: a place that cannot take one is told at once. */
export const setSecondPlace = effect<'backups.setSecondPlace'>(async ({ services, ledger, actor, now }, { folder, passphrase, days, seen }) => {
  const host = hostOf(services);
  await assertHere(ledger.reader);
  const place = path.resolve(folder);
  const inside = path.relative(ledger.paths.folder, place);
  if (!inside.startsWith('..') && !path.isAbsolute(inside)) throw refuse('backups.placeInside', { path: place }, { field: 'folder' });
  const { ledgerId } = await readMeta(ledger.reader);
  const before = host.secondPlace(ledgerId);
  await assertSeen(ledger.reader, '第二备份处', SUBJECT, { seen, now: standing(before), wish: { folder: place, days } });
  await services.keyring().unlock(passphrase);
  const drive = (await removableDrives()).find((one) => place === one.folder || place.startsWith(one.folder.endsWith(path.sep) ? one.folder : one.folder + path.sep));
  const placeId = await claimPlace(place, ledgerId);
  const { publicKey, wrapped } = await makeRecipient(passphrase, ledgerId);
  host.keepSecondPlace(ledgerId, { folder: place, label: drive?.label ?? '', placeId, setAt: now, days, publicKey, wrapped, passphraseMark: await passphraseMark(ledger), lastAt: null, lastName: '', problem: '' });
  try {
    await freshBackup(ledger, 'hand', now);
    const name = await copyToSecondPlace(services, host, ledger);
    await ledger.command({ actor, now }, async () => ({
      value: undefined,
      entry: { operation: 'backups.setSecondPlace', subject: { ...SUBJECT, label: '第二备份处' }, summary: '指定第二备份处，并复制了一份加密备份', changes: { name, days } },
      topics: ['backups', 'journal'],
    }));
    return { name };
  } catch (error) {
    host.keepSecondPlace(ledgerId, before);
    throw error;
  }
});

export const forgetSecondPlace = effect<'backups.forgetSecondPlace'>(async ({ services, ledger, actor, now }, { seen }) => {
  const host = hostOf(services);
  const { ledgerId } = await readMeta(ledger.reader);
  const before = host.secondPlace(ledgerId);
  if (before === null) throw refuse('backups.noPlace', {});
  await assertSeen(ledger.reader, '第二备份处', SUBJECT, { seen, now: standing(before), wish: { folder: '', days: 0 } });
  await ledger.command({ actor, now }, async () => ({
    value: undefined,
    entry: { operation: 'backups.forgetSecondPlace', subject: { ...SUBJECT, label: '第二备份处' }, summary: '不再使用第二备份处；已有的备份没有删除', changes: {} },
    topics: ['backups', 'journal'],
  }));
  host.keepSecondPlace(ledgerId, null);
  services.announce(['backups']);
  return {};
});

export const copyToSecond = effect<'backups.copyToSecond'>(async ({ services, ledger, now }) => {
  const host = hostOf(services);
  if (host.secondPlace((await readMeta(ledger.reader)).ledgerId) === null) throw refuse('backups.noPlace', {});
  await freshBackup(ledger, 'hand', now);
  return { name: await copyToSecondPlace(services, host, ledger) };
});
