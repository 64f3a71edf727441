import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepPassphraseWrap } from '#electron/outbox/keyRepository.ts';
import { makeBackup } from '#electron/ledger/backup.ts';
import { openLedger } from '#electron/ledger/open.ts';
import { firstBrokenEntry } from '#electron/ledger/journalChain.ts';
import { makePc, PASSPHRASE, type Pc } from './support.ts';

let pc: Pc;
let backup: string;
beforeEach(async () => {
  pc = await makePc();
  await pc.work();
  backup = (await makeBackup(pc.ledger().paths, 'hand', pc.clock.now)).name;
  pc.clock.now += 60_000;
  await pc.work();
  await pc.work();
});
afterEach(() => pc.close());

const streets = (): Promise<unknown> => pc.ledger().reader.rows('SELECT name FROM streets ORDER BY code').then((rows) => rows.map((row) => (row as { name: string }).name));
const preview = () => pc.backups('preview', { source: { kind: 'backup', name: backup } });
const strays = (): string[] => readdirSync(pc.folder).filter((name) => name.startsWith('.'));

describe('restoring', () => {
  it('tells first what would be lost: entries by kind and by whom, newest first, and records', async () => {
    const told = await preview();
    expect(told).toMatchObject({ name: backup, gained: 0, lost: { total: 2, byArea: [{ area: '设置', count: 2 }], byOfficer: [{ staffNo: '0001', name: '大队长', count: 2 }] } });
    expect(told.lost.newest.map(({ summary }) => summary)).toEqual(['登记街道3', '登记街道2']);
    expect(told.records).toEqual([{ label: '街道名称', now: 3, before: 1, lost: 2 }]);
    expect(await streets()).toEqual(['街道1', '街道2', '街道3']);
  });

  it('warns where the passphrase was changed since: the restored ledger opens by the paper of its time', async () => {
    expect((await preview()).passphrase).toBeNull();
    const keyring = pc.services.keyring();
    await keyring.unlock(PASSPHRASE);
    const wrapped = await keyring.rewrapped('ZYXW-VTSR-QPNM-LKJH-GFED-CBAA');
    await pc.ledger().command({ actor: pc.services.actor(), now: pc.clock.now }, async (w) => {
      await keepPassphraseWrap(w, keyring.kid, wrapped);
      return { value: undefined, entry: { operation: 'vault.keepPassphrase', subject: { kind: 'vault', id: '', label: '恢复口令' }, summary: '更换恢复口令', changes: {} }, topics: [] };
    });
    // Three characters from the paper, so that the right one is found in the safe.
    expect((await preview()).passphrase?.checkWord).toMatch(/^\p{Script=Han}{3}$/u);
  });

  it('puts the backup in place, keeps what it replaced, writes it down, and can be undone', async () => {
    const { ticket, presentSeq } = await preview();
    const { keptAside, keptBackup } = await pc.backups('restore', { ticket, presentSeq });
    expect(await streets()).toEqual(['街道1']);
    expect(readdirSync(path.join(pc.folder, keptAside))).toEqual(['ledger.sqlite']);
    expect(readdirSync(path.join(pc.folder, 'backups'))).toContain(keptBackup);
    expect(strays()).toEqual([]);
    expect(await pc.ledger().reader.first('SELECT operation, staff_no FROM journal ORDER BY seq DESC LIMIT 1')).toEqual({ operation: 'backups.restore', staff_no: '0001' });
    expect((await pc.backups('overview', {})).undo).toMatchObject({ from: backup });

    // Work goes on; the undo tells what of it would be lost.
    await pc.work();
    const back = await pc.backups('preview', { source: { kind: 'undo' } });
    expect(back).toMatchObject({ gained: 2, lost: { total: 2 } });
    await pc.backups('restore', { ticket: back.ticket, presentSeq: back.presentSeq });
    expect(await streets()).toEqual(['街道1', '街道2', '街道3']);
    expect(await firstBrokenEntry(pc.ledger().reader)).toBeNull();
    expect((await pc.backups('overview', {})).undo).toBeNull();
    await expect(pc.backups('preview', { source: { kind: 'undo' } })).rejects.toMatchObject({ code: 'backups.nothingToUndo' });
    expect(strays()).toEqual([]);
  });

  it('does nothing where something was written since the preview', async () => {
    const { ticket, presentSeq } = await preview();
    await pc.work();
    await expect(pc.backups('restore', { ticket, presentSeq })).rejects.toMatchObject({ code: 'backups.movedMeanwhile' });
    expect(await streets()).toHaveLength(4);
  });

  it('refuses a backup whose bytes changed, one that is gone, and one of another ledger', async () => {
    const { ticket, presentSeq } = await preview();
    const file = path.join(pc.folder, 'backups', backup);
    const good = readFileSync(file);
    const bad = Buffer.from(good);
    bad[3000] = (bad[3000] ?? 0) ^ 4;
    writeFileSync(file, bad);
    await expect(preview()).rejects.toMatchObject({ code: 'backups.gone' });
    await expect(pc.backups('restore', { ticket, presentSeq })).rejects.toMatchObject({ code: 'backups.gone' });
    rmSync(file);
    await expect(preview()).rejects.toMatchObject({ code: 'backups.gone' });
    for (const made of ['backup:../ledger.sqlite', 'package:../../x', 'package:0123456789abcdef', 'nonsense', 'undo']) {
      await expect(pc.backups('restore', { ticket: made, presentSeq })).rejects.toMatchObject({ code: expect.stringMatching(/^backups\./) as string });
    }
    expect(await streets()).toHaveLength(3);
    expect(strays()).toEqual([]);
  });

  it('does nothing while another program holds the ledger open', async () => {
    const { ticket, presentSeq } = await preview();
    const other = await openLedger(pc.folder, { now: pc.clock.now });
    await other.reader.first('SELECT count(*) AS n FROM journal');
    await expect(pc.backups('restore', { ticket, presentSeq })).rejects.toMatchObject({ code: 'ledger.busy' });
    await other.close();
    expect(await streets()).toHaveLength(3);
    expect(strays()).toEqual([]);
    expect(readdirSync(pc.folder).filter((name) => name.startsWith('replaced'))).toEqual([]);
  });
});

describe('restoring from a stick into the open ledger', () => {
  it('unpacks, previews, restores, brings attachments back, and leaves nothing in the clear', async () => {
    const stick = path.join(pc.parent, 'stick');
    mkdirSync(stick);
    writeFileSync(path.join(pc.folder, 'attachments', 'a'.repeat(64)), 'picture');
    await pc.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
    rmSync(path.join(pc.folder, 'attachments', 'a'.repeat(64)));
    await pc.work();
    const file = pc.token(path.join(stick, readdirSync(stick)[0] ?? ''));
    await expect(pc.backups('preview', { source: { kind: 'package', file, passphrase: 'wrong' } })).rejects.toMatchObject({ code: 'backups.wrongPassphrase' });
    expect(strays()).toEqual([]);
    await pc.backups('preview', { source: { kind: 'package', file, passphrase: PASSPHRASE } });
    expect(strays()).toHaveLength(1);
    await pc.backups('dropPreview', {});
    expect(strays()).toEqual([]);
    const told = await pc.backups('preview', { source: { kind: 'package', file, passphrase: PASSPHRASE } });
    expect(told.lost.newest.map(({ summary }) => summary)).toEqual(expect.arrayContaining(['登记街道4']));
    await pc.backups('restore', { ticket: told.ticket, presentSeq: told.presentSeq });
    expect(await streets()).toHaveLength(3);
    expect(readFileSync(path.join(pc.folder, 'attachments', 'a'.repeat(64)), 'utf8')).toBe('picture');
    expect(strays()).toEqual([]);
  });

  it('refuses a package of another ledger', async () => {
    const other = await makePc();
    try {
      const stick = path.join(pc.parent, 'stick');
      mkdirSync(stick);
      await other.backups('toStick', { folder: stick, passphrase: PASSPHRASE });
      const file = pc.token(path.join(stick, readdirSync(stick)[0] ?? ''));
      await expect(pc.backups('preview', { source: { kind: 'package', file, passphrase: PASSPHRASE } })).rejects.toMatchObject({ code: 'backups.foreign' });
      expect(strays()).toEqual([]);
    } finally {
      await other.close();
    }
  });
});
