import { createHash, randomUUID } from 'node:crypto';
import { access, constants, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { refuse, Refusal } from '#shared/messages/index.ts';
import { backupsToDelete } from '#shared/rules/backups/thinning.ts';
import { newestGoodBackup } from '#electron/ledger/backup.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { activeDeviceKey } from '#electron/outbox/keyRepository.ts';
import { makePackage } from '#electron/packages/make.ts';
import { aboutPackage } from '#electron/packages/sealedFile.ts';
import type { KeptSecondPlace } from '#electron/host/pcSettings.ts';
import type { Host, Services } from '../services.ts';
import { signerOf } from './signer.ts';

/** The folder that holds our copies, inside of the one that was chosen. */
const OWN_FOLDER = '劳监台账备份';
const MARKER = 'place.json';

/** Where the copies of a place lie. */
export const copiesFolder = (place: { readonly folder: string }): string => path.join(place.folder, OWN_FOLDER);

/** What the device key's wrapping tells of the passphrase: another text, another passphrase. */
export async function passphraseMark(ledger: Ledger): Promise<string> {
  const key = await activeDeviceKey(ledger.reader);
  return createHash('sha256').update(key?.wrappedByPassphrase ?? '').digest('base64url').slice(0, 24);
}

/** Marks a folder as ours and gives its id. The chosen folder itself must be there: a drive that isn't plugged in leaves no empty folder on the wrong disk. */
export async function claimPlace(folder: string, ledgerId: string): Promise<string> {
  const facts = await stat(folder).catch(() => null);
  if (facts === null || !facts.isDirectory()) throw refuse('backups.placeMissing', { path: folder }, { field: 'folder' });
  const own = copiesFolder({ folder });
  try {
    await mkdir(own, { recursive: true });
    await access(own, constants.W_OK);
    const placeId = randomUUID();
    const known = await readMarker(own);
    await writeFile(path.join(own, MARKER), JSON.stringify({ ...known, [ledgerId]: placeId }));
    return placeId;
  } catch {
    throw refuse('backups.notWritten', { path: own, why: '没有写入权限或已写保护' }, { field: 'folder' });
  }
}

/** Whether the very drive or folder that was chosen is there: another stick under the same letter is not. */
export async function isThere(place: KeptSecondPlace, ledgerId: string): Promise<boolean> {
  return (await readMarker(copiesFolder(place)))[ledgerId] === place.placeId;
}

async function readMarker(own: string): Promise<Record<string, string>> {
  try {
    const told: unknown = JSON.parse(await readFile(path.join(own, MARKER), 'utf8'));
    return typeof told === 'object' && told !== null ? told as Record<string, string> : {};
  } catch {
    return {};
  }
}

/**
 * Copies the newest good backup, with attachments and outbox, to the second place: encrypted, read back, old copies thinned. Nothing happens where that backup
 * is there already. The result, good or bad, is remembered on this PC. Refuses with `backups.noPlace`, `backups.placeMissing`, and as writing does.
 */
export async function copyToSecondPlace(services: Services, host: Host, ledger: Ledger): Promise<string> {
  const meta = await readMeta(ledger.reader);
  const place = host.secondPlace(meta.ledgerId);
  if (place === null) throw refuse('backups.noPlace', {});
  try {
    if (!(await isThere(place, meta.ledgerId))) throw refuse('backups.placeMissing', { path: place.folder });
    const backup = await newestGoodBackup(ledger.paths);
    if (backup === null) throw refuse('settings.noGoodBackup', { path: ledger.paths.backups });
    const name = `${backup.name.replace(/\.sqlite$/, '')}-${meta.ledgerId.slice(0, 8)}.blbak`;
    const target = path.join(copiesFolder(place), name);
    if ((await stat(target).catch(() => null)) === null) {
      const { publicKey, wrapped } = place;
      const { ledgerId, districtCode, districtName } = meta;
      await makePackage({
        paths: ledger.paths, copy: path.join(ledger.paths.backups, path.basename(backup.name)), about: { ledgerId, districtCode, districtName, at: backup.at, why: backup.why },
        recipient: { publicKey, wrapped }, target, signer: await signerOf(ledger, services.keyring()),
      });
    }
    host.keepSecondPlace(meta.ledgerId, { ...place, lastAt: backup.at, lastName: name, problem: '' });
    await thin(copiesFolder(place), meta.ledgerId, services.now());
    services.announce(['backups']);
    return name;
  } catch (error) {
    host.keepSecondPlace(meta.ledgerId, { ...place, problem: error instanceof Refusal ? error.message : '没有写好，原因不明' });
    services.announce(['backups']);
    throw error;
  }
}

/** Old copies of this ledger go by the same rule as backups; what belongs to others, or cannot be read, stays. */
async function thin(folder: string, of: string, now: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.blbak'));
  const ages: { name: string; at: number }[] = [];
  for (const name of names) {
    const about = await aboutPackage(path.join(folder, name)).catch(() => null);
    if (about?.ledgerId === of) ages.push({ name, at: about.at });
  }
  for (const name of backupsToDelete(ages, now)) await rm(path.join(folder, name), { force: true });
  for (const name of await readdir(folder)) if (name.startsWith('.') && name.endsWith('.part')) await rm(path.join(folder, name), { force: true });
}
