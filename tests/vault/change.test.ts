import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addOfficerTo } from '#electron/areas/people/officers.ts';
import { openSealed, placeOfFile, sealedPath } from '#electron/areas/attachments/files.ts';
import { keepPerson, personsOf } from '#electron/areas/identities/persons.ts';
import type { Services } from '#electron/areas/services.ts';
import { beginKeyChange, finishKeyChange } from '#electron/areas/vault/changeKey.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { createLedger } from '#electron/ledger/create.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { openKeyring } from '#electron/outbox/keyring.ts';
import { readHeader } from '#electron/vault/fileHeader.ts';
import { sealFile } from '#electron/vault/attachments.ts';
import { VaultKeeper } from '#electron/vault/keeper.ts';
import { acting, testServices } from '../support/acting.ts';
import { CAPTAIN } from '../support/ledger.ts';
import { refusalOf } from './support.ts';

const OLD = 'ABCD-EFGH-JKLM-NPQR-STUV-WXYZ';
const SUBJECT = { kind: 'case', id: 1 };
let parent: string;
let ledger: Ledger;
let services: Services;
let act: ReturnType<typeof acting<'vault'>>;

beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'change-'));
  const folder = path.join(parent, 'ledger');
  await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: OLD, keychain: null, now: 0 });
  ledger = await openLedger(folder, { now: 0 });
  const base = await testServices({ ledger, folder, close: () => ledger.close() }, { now: 10 });
  const keyring = await openKeyring(ledger, null);
  const keeper = await VaultKeeper.open(ledger, null);
  await keyring.unlock(OLD);
  await keeper.unlock(OLD);
  services = { ...base, keyring: () => keyring, vault: () => keeper.vault, vaultKeeper: () => keeper };
  act = acting('vault', services);
  await ledger.command({ actor: CAPTAIN, now: 1 }, async (w) => {
    for (const name of ['张三', '李四']) await keepPerson({ w, actor: CAPTAIN, now: 1 }, keeper.vault, { role: 'complainant', subject: SUBJECT, name, idNo: null, phone: '13912345678', address: null, source: 'typed' });
    return { value: undefined, entry: { operation: 't', subject: { kind: 't', id: '', label: '' }, summary: '', changes: {} }, topics: [] };
  });
});
afterEach(async () => { await ledger.close(); await rm(parent, { recursive: true, force: true }); });

const opens = async (passphrase: string): Promise<string> => refusalOf(async () => {
  await (await openKeyring(ledger, null)).unlock(passphrase);
  const keeper = await VaultKeeper.open(ledger, null);
  await keeper.unlock(passphrase);
  expect(await personsOf(ledger.reader, keeper.vault, SUBJECT)).toMatchObject([{ nameMask: '张**', phoneMask: '139****5678' }, { nameMask: '李**' }]);
});

describe('a new recovery passphrase', () => {
  it('counts only once it was typed back; until then the old one opens', async () => {
    const before = await act('state', {});
    const { passphrase, checkWord } = await act('proposePassphrase', { by: { kind: 'passphrase', passphrase: OLD } });
    expect(passphrase).toMatch(/^([2-9A-Z]{4}-){5}[2-9A-Z]{4}$/);
    expect(await opens(OLD)).toBe('none');
    expect(await refusalOf(() => act('keepPassphrase', { passphrase: OLD }))).toBe('vault.wrongPassphrase');
    expect(await opens(OLD)).toBe('none');
    expect(await act('keepPassphrase', { passphrase: passphrase.toLowerCase().replaceAll('-', ' ') })).toEqual({ checkWord });
    expect(await opens(passphrase)).toBe('none');
    expect(await opens(OLD)).toBe('outbox.wrongPassphrase');
    expect(await act('state', {})).toMatchObject({ checkWord, triedAt: 10 });
    expect(before).toMatchObject({ triedAt: null, standing: 'open', keychain: false, rotation: null });
  });

  it('is made for who brings the present one, or for a captain in person; not for the administrator alone', async () => {
    const propose = (by: InputOf<'vault.proposePassphrase'>['by']) => refusalOf(() => act('proposePassphrase', { by }));
    await addOfficerTo({ ledger, actor: CAPTAIN, now: 2 }, { staffNo: '0002', name: '管理员', certNo: '', certUntil: null, posts: [], password: '河边三棵柳树 7' });
    expect(await propose({ kind: 'passphrase', passphrase: 'ABCD-EFGH-JKLM-NPQR-STUV-2222' })).toBe('vault.wrongPassphrase');
    expect(await propose({ kind: 'captain', staffNo: '0002', password: '河边三棵柳树 7' })).toBe('vault.notCaptain');
    expect(await propose({ kind: 'captain', staffNo: '0001', password: 'guessed' })).toBe('people.wrongPassword');
    expect(await refusalOf(() => act('keepPassphrase', { passphrase: OLD }))).toBe('vault.nothingProposed');
    const { passphrase } = await act('proposePassphrase', { by: { kind: 'captain', staffNo: '0001', password: '' } });
    await act('keepPassphrase', { passphrase });
    const entry = await ledger.reader.first<{ summary: string }>(`SELECT summary FROM journal WHERE operation = 'vault.keepPassphrase'`);
    expect(entry?.summary).toContain('凭大队长 0001 大队长办理');
  });

  it('is nowhere in the ledger', async () => {
    const { passphrase } = await act('proposePassphrase', { by: { kind: 'passphrase', passphrase: OLD } });
    await act('keepPassphrase', { passphrase });
    const meta = JSON.stringify([await ledger.reader.rows('SELECT * FROM ledger_meta'), await ledger.reader.rows('SELECT * FROM settings'), await ledger.reader.rows('SELECT * FROM journal'), await ledger.reader.rows('SELECT * FROM device_keys')]);
    expect(meta).not.toContain(passphrase);
    expect(await refusalOf(() => act('keepPassphrase', { passphrase }))).not.toBe('none');
  });
});

describe('trying the passphrase', () => {
  it('notes when it was right, and nothing when it was not', async () => {
    expect(await refusalOf(() => act('tryPassphrase', { passphrase: 'wrong' }))).toBe('vault.wrongPassphrase');
    expect((await act('state', {})).triedAt).toBeNull();
    await act('tryPassphrase', { passphrase: OLD });
    expect((await act('state', {})).triedAt).toBe(10);
  });
});

/** The head of the one attached file, as a ledger has it. */
const headerIn = async (of: Ledger): Promise<{ header: Uint8Array }> => (await of.reader.first<{ header: Uint8Array }>('SELECT header FROM attachments')) ?? expect.unreachable();

describe('a new key', () => {
  it('leaves the files of records readable in a copy of the ledger from before it, and in one from its midst', async () => {
    const uuid = '11111111-2222-4333-8444-777777777777';
    const file = sealedPath(ledger.paths.attachments, uuid);
    await sealFile(services.vault().keys.current, placeOfFile(uuid), [Buffer.from('a scan')], file);
    const header = await readHeader(file);
    await ledger.transaction(async (w) => { await w.run(`INSERT INTO attachments (uuid, subject_kind, subject_id, title, media, size, sha256, body_sha256, persons, state, attached_at, attached_by, header) VALUES ('${uuid}', 'case', 1, 'x', 'image/png', 6, 'x', 'x', 1, 'kept', 0, '0001', ?)`, [header]); return { commit: true }; });
    const before = (await makeBackup(ledger.paths, 'hand', 20)).name;
    await beginKeyChange({ ledger, keeper: services.vaultKeeper(), actor: CAPTAIN, now: 30 }, OLD);
    const midst = (await makeBackup(ledger.paths, 'hand', 40)).name;
    await act('changeKey', { passphrase: OLD, job: '12345678' });
    expect((await readHeader(file)).equals(header)).toBe(false);
    for (const name of [before, midst]) {
      const folder = path.join(parent, name);
      await mkdir(folder);
      await copyFile(path.join(ledger.paths.backups, name), path.join(folder, 'ledger.sqlite'));
      const restored = await openLedger(folder, { now: 50 });
      const keeper = await VaultKeeper.open(restored, null);
      await keeper.unlock(OLD);
      const row = await headerIn(restored);
      // Beside the files as they are now, under the key that came later.
      expect((await openSealed(keeper.vault, ledger.paths.attachments, { uuid, header: row.header })).toString(), name).toBe('a scan');
      // And the copy can change its key again, the files with it.
      if (name === before) await beginKeyChange({ ledger: restored, keeper, actor: CAPTAIN, now: 60 }, OLD);
      await symlink(ledger.paths.attachments, restored.paths.attachments).catch(() => undefined);
      expect(await finishKeyChange({ ledger: restored, keeper, actor: CAPTAIN, now: 61 }, () => undefined)).toMatchObject({ unopened: 0 });
      const after = await headerIn(restored);
      expect((await openSealed(keeper.vault, ledger.paths.attachments, { uuid, header: after.header })).toString(), name).toBe('a scan');
      await restored.close();
    }
    // What stands now is as it was.
    const row = await headerIn(ledger);
    expect((await openSealed(services.vault(), ledger.paths.attachments, { uuid, header: row.header })).toString()).toBe('a scan');
  });

  it('reseals everything under the same passphrase', async () => {
    const old = services.vault().keys.current.id.toString('hex');
    expect(await refusalOf(() => act('changeKey', { passphrase: 'wrong', job: '12345678' }))).toBe('vault.wrongPassphrase');
    const uuid = '11111111-2222-4333-8444-666666666666';
    await sealFile(services.vault().keys.current, placeOfFile(uuid), [Buffer.from('a scan')], sealedPath(ledger.paths.attachments, uuid));
    await ledger.transaction(async (w) => { await w.run(`INSERT INTO attachments (uuid, subject_kind, subject_id, title, media, size, sha256, body_sha256, persons, state, attached_at, attached_by) VALUES ('${uuid}', 'case', 1, 'x', 'image/png', 6, 'x', 'x', 1, 'kept', 0, '0001')`); return { commit: true }; });
    expect(await act('changeKey', { passphrase: OLD, job: '12345678' })).toMatchObject({ resealed: 5, unopened: 0 });
    expect(services.vault().keys.current.id.toString('hex')).not.toBe(old);
    expect((await openSealed(services.vault(), ledger.paths.attachments, { uuid, header: null })).toString()).toBe('a scan');
    expect(services.vault().state.retiring).toBeNull();
    expect(await opens(OLD)).toBe('none');
    expect(await act('state', {})).toMatchObject({ rotation: null, lastChange: { at: 10, unopened: 0 } });
    expect(await ledger.reader.rows(`SELECT summary FROM journal WHERE operation = 'vault.changeKey' ORDER BY seq`)).toEqual([{ summary: '开始更换保险箱密钥' }, { summary: '更换保险箱密钥完成：重新加密 5 项' }]);
  });
});
