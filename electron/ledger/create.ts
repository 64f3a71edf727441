import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { rm } from 'node:fs/promises';
import { makeDeviceKey } from '#electron/outbox/deviceKey.ts';
import { insertDeviceKey } from '#electron/outbox/keyRepository.ts';
import { makePassphrase } from '#electron/outbox/passphrase.ts';
import { checkWord } from '#electron/vault/dataKey.ts';
import type { SecretKeeper } from '#electron/vault/secretKeeper.ts';
import { writeVaultState } from '#electron/vault/stateRepository.ts';
import { Vault } from '#electron/vault/vault.ts';
import { assertFree, makeFolder, named, putInPlace, STAGING, takeBack } from './createPlace.ts';
import type { Actor } from './journal.ts';
import { writeMeta } from './meta.ts';
import { createLedgerFile } from './open.ts';
import { assertPlace } from './place.ts';
import { ledgerPaths } from './paths.ts';

export interface NewLedger {
  readonly districtCode: string;
  readonly districtName: string;
  /** `passwordHash`: Argon2id, empty for none. */
  readonly officer: { readonly staffNo: string; readonly name: string; readonly passwordHash?: string };
  readonly administrator?: { readonly staffNo: string; readonly name: string; readonly passwordHash: string } | null;
  /** Empty: one is made up and handed back, once. */
  readonly passphrase: string;
  readonly keychain: SecretKeeper | null;
  readonly now: number;
}

export interface CreatedLedger {
  readonly ledgerId: string;
  /** Public half of the device key, as the city enrols it. */
  readonly publicKeyJwk: Record<string, unknown>;
  /** Null where the caller brought one. */
  readonly recoveryPassphrase: string | null;
  /** Three characters that tell this passphrase's sheet from an older one; no secret. */
  readonly checkWord: string;
}

/** The first officer acts in every post of the brigade until others exist; the system's administrator and the grid's people are others. */
const FIRST_POSTS = ['handler', 'legalReviewer', 'enforcementTracker', 'captain', 'intakeClerk', 'archivist'] as const;

/**
 * Makes an empty ledger in a folder that is empty or not there yet: identity, first officer, device key and first journal entry in one transaction.
 * All of it is made aside and put in its place by one step: a failure, or a death at any point, leaves no half ledger behind.
 * Refuses with `ledger.alreadyThere`, `ledger.folderReadOnly`, `ledger.diskFull`.
 */
export async function createLedger(folder: string, wish: NewLedger): Promise<CreatedLedger> {
  const paths = ledgerPaths(folder);
  await assertFree(paths);
  await assertPlace(paths.folder);
  const firstMade = await makeFolder(paths);
  const staging = path.join(paths.folder, `${STAGING}${randomBytes(6).toString('hex')}`);
  try {
    const created = await fill(staging, wish);
    await putInPlace(ledgerPaths(staging), paths);
    return created;
  } catch (error) {
    await rm(staging, { recursive: true, force: true }).catch(() => undefined);
    await takeBack(paths, firstMade);
    throw named(error, paths);
  }
}

async function fill(staging: string, wish: NewLedger): Promise<CreatedLedger> {
  const { districtCode, districtName, officer, now } = wish;
  const ledgerId = randomUUID();
  const madeUp = wish.passphrase.trim() === '' ? makePassphrase() : null;
  const passphrase = madeUp ?? wish.passphrase;
  const [key, vault] = await Promise.all([makeDeviceKey(ledgerId, passphrase, wish.keychain), Vault.create(ledgerId, passphrase, wish.keychain)]);
  const ledger = await createLedgerFile(staging, { now });
  try {
    const actor: Actor = { staffNo: officer.staffNo, name: officer.name, posts: FIRST_POSTS };
    await ledger.command({ actor, now }, async (w) => {
      await writeMeta(w, { ledgerId, districtCode, districtName, createdAt: now });
      await w.insert('officers', { staff_no: actor.staffNo, name: actor.name, posts: JSON.stringify(FIRST_POSTS), password_hash: officer.passwordHash ?? '', provisional: 1, created_at: now });
      const admin = wish.administrator ?? null;
      if (admin !== null) await w.insert('officers', { staff_no: admin.staffNo, name: admin.name, posts: JSON.stringify(['sysAdmin']), password_hash: admin.passwordHash, must_change: 1, created_at: now });
      await insertDeviceKey(w, key, now);
      await writeVaultState(w, vault);
      return {
        value: undefined,
        entry: {
          operation: 'settings.createLedger', subject: { kind: 'ledger', id: ledgerId, label: `${districtName} ${districtCode}` }, summary: '建立台账，生成本机签名密钥和保险箱密钥',
          changes: { ledgerId, districtCode, districtName, staffNo: actor.staffNo, administrator: admin?.staffNo ?? '', kid: key.kid, vault: vault.current.id },
        },
        topics: [],
      };
    });
  } finally {
    await ledger.close();
  }
  return { ledgerId, publicKeyJwk: { ...key.publicJwk }, recoveryPassphrase: madeUp, checkWord: checkWord(vault.current) };
}
