import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findPersonsByHash, keepPerson, PERSONS } from '#electron/areas/identities/persons.ts';
import { openSealed } from '#electron/areas/attachments/files.ts';
import { sealedColumns } from '#electron/areas/vault/repository.ts';
import { complaintWorkers } from '#electron/imports/kinds/complaintWorkers.ts';
import { importFile } from '#electron/imports/run.ts';
import type { Writer } from '#electron/ledger/access.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { SealedRow } from '#electron/vault/rotate.ts';
import { finishKeyChange } from '#electron/areas/vault/changeKey.ts';
import { createLedger } from '#electron/ledger/create.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { readRotation } from '#electron/vault/stateRepository.ts';
import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { complaintOf } from '../intake/support.ts';
import { pdf } from '../attachments/samples.ts';
import { acting, testServices } from '../support/acting.ts';
import type { TestLedger } from '../support/ledger.ts';
import { openKeychain } from '../support/vault.ts';
import { bundleChild, spawnChild } from './deliveryProcess.ts';

/* kill -9 while every sealed value and file goes over to a new key: each of them opens at any moment, and the change goes on where it was. */

const PASSPHRASE = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
const PEOPLE = 120;
const ROUNDS = 16;
let parent: string;
let folder: string;
let child: string;
/** Every sealed text by where it stands, as it was before the first change. */
let texts: Record<string, string>;

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
  await populate(ledger);
  texts = await everyText(ledger, (await VaultKeeper.open(ledger, openKeychain)).vault);
  expect([...new Set(Object.keys(texts).map((key) => key.split('.')[0]))].sort()).toEqual(['attachments', 'complaint_drafts', 'complaints', 'papers', 'person_versions']);
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
  const rows = await ledger.reader.rows<{ id: string; name: Uint8Array; id_no: Uint8Array }>(`SELECT id, name, id_no FROM persons WHERE role = 'complainant'`);
  expect(await everyText(ledger, vault)).toEqual(texts);
  const seen = rows.map((row) => `${vault.openField({ table: PERSONS, column: 'name', row: row.id }, row.name)} ${vault.openField({ table: PERSONS, column: 'id_no', row: row.id }, row.id_no)}`);
  expect(seen.sort()).toEqual(Array.from({ length: PEOPLE }, (_, n) => `投诉第${n}人 ${idNo(n)}`).sort());
  for (const n of [0, 17, PEOPLE - 1]) expect((await findPersonsByHash(ledger.reader, vault, { idNo: idNo(n) })).map(({ subject }) => subject.id)).toEqual([n + 1]);
}

/** What a desk has beside persons: files of a record, some of several chunks, a draft, a sealed statement and form, a corrected informant, a list of workers of which a second one changed a telephone. */
async function populate(ledger: Ledger): Promise<void> {
  const clock = { now: Date.parse('2025-04-01T09:31:00+08:00') };
  const services = { ...(await testServices({ ledger, folder: ledger.paths.folder } as TestLedger, clock)), actor: () => ({ staffNo: '0001', name: '大队长', posts: ['captain', 'intakeClerk'] }) };
  const intake = acting('intake', services);
  const attachments = acting('attachments', { ...services, files: { ...services.files, pathOf: (token) => path.join(parent, token) } });
  await intake('saveDraft', { id: null, form: '{"statement":"工头说没有钱"}' });
  const { id, receiptNo } = await intake('register', complaintOf(null, { kind: 'report', statement: '会计说月底给' }));
  const record = await intake('complaint', { id });
  const informant = record.persons.find((one) => one.role === 'informant');
  await intake('correctPerson', { id, personId: informant?.id ?? '', personVersion: 1, reason: '来电更正', change: { name: null, idNo: null, phone: '13911112222', address: null, clear: [], source: 'typed' } });
  for (const size of [10, 3_000, 70_000, 200_000, 900_000]) {
    const token = `${String(size).padStart(20, '0')}.pdf`;
    await writeFile(path.join(parent, token), pdf('x'.repeat(size)));
    await attachments('attach', { subject: { kind: 'complaint', id }, file: { token, name: token, size }, title: '举报材料', persons: true });
  }
  for (const phone of ['13700000001', '13800000002']) {
    const file = path.join(parent, `${phone}.csv`);
    await writeFile(file, `身份证号,姓名,联系电话,欠薪金额\r\n${idNo(500)},名册一人,${phone},900\r\n`);
    await importFile(ledger, SYSTEM, { kind: complaintWorkers({ id, receiptNo }), file, sheet: null, dryRun: false, refusedTo: null, services });
  }
}

/** Each file, and each sealed column that a change of key walks over, opened under the key that is in force now. */
async function everyText(ledger: Ledger, vault: VaultKeeper['vault']): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const row of await ledger.reader.rows<{ uuid: string; header: Uint8Array | null }>('SELECT uuid, header FROM attachments')) found[`attachments.${row.uuid}`] = sha256(await openSealed(vault, ledger.paths.attachments, row));
  for (const column of sealedColumns) {
    if (column.table === 'persons') continue; // counted by everyoneIsThere
    for (let cursor: number | string | null = null; ;) {
      const rows: SealedRow[] = await column.rowsAfter(ledger.reader as unknown as Writer, cursor, 100);
      for (const { row, sealed, of = row } of rows) found[`${column.table}.${column.column} ${row}`] = vault.openField({ table: column.boundTo ?? column.table, column: column.column, row: of }, sealed);
      if (rows.length === 0) break;
      cursor = rows.at(-1)?.row ?? null;
    }
  }
  return found;
}
