import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersonsByHash, keepPerson, PERSONS } from '#electron/areas/identities/persons.ts';
import { finishKeyChange } from '#electron/areas/vault/changeKey.ts';
import { createLedger } from '#electron/ledger/create.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { readRotation } from '#electron/vault/stateRepository.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { openKeychain } from '../support/vault.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';

/* kill -9 while every sealed value goes over to a new key: each of them opens at any moment, and the change goes on where it was. */

const PASSPHRASE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
const PEOPLE = 120;
const ROUNDS = 16;
let parent: string;
let folder: string;
let child: string;

const idNo = (n: number): string => {
  const first = `51018219900101${String(n).padStart(3, '0')}`;
  return first + citizenCheckDigit(first);
};

beforeAll(async () => {
  child = await bundleChild('keyChangeChild');
  parent = await mkdtemp(path.join(tmpdir(), 'key-change-'));
  folder = path.join(parent, 'ledger');
  await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: PASSPHRASE, keychain: openKeychain, now: 0 });
  const ledger = await openLedger(folder, { now: 0 });
  const { vault } = await VaultKeeper.open(ledger, openKeychain);
  await ledger.command({ actor: SYSTEM, now: 1 }, async (w) => {
    for (let n = 0; n < PEOPLE; n += 1) {
      await keepPerson({ w, actor: SYSTEM, now: 1 }, vault, { role: 'complainant', subject: { kind: 'complaint', id: n + 1 }, name: `投诉第${n}人`, idNo: idNo(n), phone: n % 3 === 0 ? null : `139${String(n).padStart(8, '0')}`, address: null, source: 'typed' });
    }
    return { value: undefined, entry: { operation: 't', subject: { kind: 't', id: '', label: '' }, summary: '', changes: {} }, topics: [] };
  });
  await ledger.close();
}, 120_000);

afterAll(async () => {
  await rm(parent, { recursive: true, force: true });
  await rm(path.dirname(child), { recursive: true, force: true });
});

describe('kill -9 during a change of key', () => {
  it('at random moments: no value is lost, every number is found, and the change ends', async () => {
    let interrupted = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const running = spawnChild(child, [folder, PASSPHRASE]);
      // Beginning is a slow derivation, walking takes a moment: deaths fall on both.
      await running.line(round % 4 === 0 ? 'ready' : 'begun');
      await new Promise((resolve) => { setTimeout(resolve, Math.random() * 250); });
      running.child.kill('SIGKILL');
      await running.ended;
      const ledger = await openLedger(folder, { now: Date.now() });
      try {
        const keeper = await VaultKeeper.open(ledger, openKeychain);
        if ((await readRotation(ledger.reader)) !== null) interrupted += 1;
        await everyoneIsThere(ledger, keeper);
        expect(await firstBrokenEntry(ledger.reader)).toBeNull();
      } finally {
        await ledger.close();
      }
    }
    expect(interrupted).toBeGreaterThan(0);
    const ledger = await openLedger(folder, { now: Date.now() });
    try {
      const keeper = await VaultKeeper.open(ledger, openKeychain);
      await finishKeyChange({ ledger, keeper, actor: SYSTEM, now: Date.now() }, () => undefined);
      expect(keeper.vault.state.retiring).toBeNull();
      expect(await readRotation(ledger.reader)).toBeNull();
      await everyoneIsThere(ledger, keeper);
      // The sheet in the safe opens the new key as it opened the old ones.
      const bySheet = await VaultKeeper.open(ledger, null);
      await bySheet.unlock(PASSPHRASE);
      await everyoneIsThere(ledger, bySheet);
    } finally {
      await ledger.close();
    }
  }, 240_000);
});

async function everyoneIsThere(ledger: Awaited<ReturnType<typeof openLedger>>, { vault }: VaultKeeper): Promise<void> {
  const rows = await ledger.reader.rows<{ id: string; name: Uint8Array; id_no: Uint8Array }>('SELECT id, name, id_no FROM persons');
  const seen = rows.map((row) => `${vault.openField({ table: PERSONS, column: 'name', row: row.id }, row.name)} ${vault.openField({ table: PERSONS, column: 'id_no', row: row.id }, row.id_no)}`);
  expect(seen.sort()).toEqual(Array.from({ length: PEOPLE }, (_, n) => `投诉第${n}人 ${idNo(n)}`).sort());
  for (const n of [0, 17, PEOPLE - 1]) expect((await findPersonsByHash(ledger.reader, vault, { idNo: idNo(n) })).map(({ subject }) => subject.id)).toEqual([n + 1]);
}
