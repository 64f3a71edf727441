import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Keychain } from '#electron/areas/services.ts';
import { createLedger } from '#electron/ledger/create.ts';

/** A keychain that turns bits: the key opens without the slow derivation from the passphrase. */
export const quickKeychain: Keychain = {
  protect: (secret) => Promise.resolve(secret.map((byte) => byte ^ 7)),
  reveal: (secret) => Promise.resolve(secret.map((byte) => byte ^ 7)),
};

export const PASSPHRASE = 'correct horse battery';

/** A ledger as first run makes it, made once and copied for each test: making keys from a passphrase is slow on purpose. */
export async function ledgerTemplate(now: number): Promise<{ copyTo(folder: string): Promise<void>; remove(): Promise<void> }> {
  const parent = await mkdtemp(path.join(tmpdir(), 'ledger-made-'));
  const folder = path.join(parent, 'ledger');
  await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: PASSPHRASE, keychain: quickKeychain, now });
  return { copyTo: (to) => cp(folder, to, { recursive: true }), remove: () => rm(parent, { recursive: true, force: true }) };
}
