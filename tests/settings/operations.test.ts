import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLedger } from '#electron/ledger/open.ts';
import { createLedger } from '#electron/ledger/create.ts';
import type { Ledger } from '#electron/ledger/ledger.ts';
import type { Services } from '#electron/areas/services.ts';
import { acting, testServices } from '../support/acting.ts';
import { makeLedger, type TestLedger } from '../support/ledger.ts';
import { keyringOfTest, sleepingCourier } from '../host/parts.ts';

let made: TestLedger;
let ledger: Ledger;
let services: Services;
let act: ReturnType<typeof acting<'settings'>>;
let journal: ReturnType<typeof acting<'journal'>>;
const NO_FILTER = { from: null, to: null, staffNo: '', operation: '', subject: '', text: '', onlyReason: false, onlyOverride: false };
const clock = { now: 0 };

beforeEach(async () => {
  clock.now = Date.UTC(2025, 3, 1, 1, 42); // 2025-04-01 09:42 in Shanghai
  made = await makeLedger();
  const folder = path.join(path.dirname(made.folder), 'real');
  await createLedger(folder, { districtCode: '990101', districtName: '清河区', officer: { staffNo: '0001', name: '大队长' }, passphrase: 'correct horse battery', keychain: null, now: 0 });
  ledger = await openLedger(folder, { now: 0 });
  services = { ...(await testServices({ ...made, ledger, folder }, clock)), keyring: () => keyringOfTest, courier: () => sleepingCourier() };
  act = acting('settings', services);
  journal = acting('journal', services);
});
afterEach(async () => {
  await ledger.close();
  await made.close();
});

describe('the status bar', () => {
  it('tells what a new ledger has', async () => {
    expect(await act('status', {})).toEqual({
      network: 'unset', offlineSince: null, outboxWaiting: 0, outboxAttention: 0, keyUnlocked: false, vault: 'locked', integrity: null, clockBehind: null, backup: null,
      rulePack: { id: 'labour-inspection-2024-2025', effectiveTo: '2025-12-31', expired: false, calendarYears: [2024, 2025, 2026] },
      // Working days after 31 March 2025: 1, 2, 3 April, then 清明 to the 6th, 7 and 8 April.
      monthlyDue: { month: '2025-03', lastDay: '2025-04-08', dueAt: Date.UTC(2025, 3, 8, 16), provisional: false },
    });
  });

  it('says when the calendar of a year is missing and the pack has run out', async () => {
    clock.now = Date.UTC(2027, 1, 1);
    expect(await act('status', {})).toMatchObject({ rulePack: { expired: true }, monthlyDue: { month: '2027-01', provisional: true } });
  });

  it('tells the last check and the last backup', async () => {
    await act('verify', {});
    clock.now += 1000;
    const { name } = await act('backupNow', {});
    expect(await act('status', {})).toMatchObject({ integrity: { ok: true, at: clock.now - 1000 }, backup: { name, at: clock.now } });
    expect(readdirSync(ledger.paths.backups).sort()).toEqual([name, `${name}.json`]);
  });
});

describe('the check of the whole ledger', () => {
  it('names every part and is journalled', async () => {
    const { ok, checks } = await act('verify', {});
    expect(ok).toBe(true);
    expect(checks.map(({ check }) => check)).toEqual(['database', 'references', 'journal', 'pages', 'anchors', 'tables', 'outbox', 'keys', 'publicKeys', 'signatures', 'attachments', 'papers']);
    expect((await journal('list', { before: null, limit: 1, filter: NO_FILTER })).entries[0]).toMatchObject({ operation: 'settings.verify', summary: '台账完整性检查通过', staffNo: '0001' });
  });

  it('finds a frozen table that was altered behind the triggers', async () => {
    await ledger.exclusively(async (w) => {
      await w.run(`INSERT INTO report_revisions (table_name, month, revision, serial, payload, payload_sha256, public_json, facts_json, rule_pack, prepared_by, approved_by, approved_at)
        VALUES ('wage-risk', '2025-03', 1, 'WR-2025-03-1', '{}', 'not its digest', '{}', '{}', 'p', '0001', '0001', 0)`);
    });
    const { ok, checks } = await act('verify', {});
    expect(ok).toBe(false);
    expect(checks.find(({ check }) => check === 'tables')?.detail).toBe('摘要不符：WR-2025-03-1');
    expect(checks.find(({ check }) => check === 'outbox')?.ok).toBe(false);
    expect((await act('status', {})).integrity?.ok).toBe(false);
  });

  it('finds a key that is not the one its name says', async () => {
    await ledger.exclusively((w) => w.run(`UPDATE device_keys SET public_jwk = replace(public_jwk, '"x":"', '"x":"A')`));
    expect((await act('verify', {})).checks.find(({ check }) => check === 'keys')?.ok).toBe(false);
  });

  it('finds an attachment that was changed', async () => {
    writeFileSync(path.join(ledger.paths.attachments, '0'.repeat(64)), 'changed');
    expect((await act('verify', {})).checks.find(({ check }) => check === 'attachments')).toMatchObject({ ok: false, detail: '附件 1 个，其中 1 个与摘要不符' });
  });
});

describe('streets', () => {
  it('get names, with the old one kept in the history', async () => {
    await act('setStreetName', { code: '990101001', name: '城关街道', seen: '' });
    await act('setStreetName', { code: '990101001', name: '城关镇', seen: '城关街道' });
    await act('setStreetName', { code: '990101001', name: '城关镇', seen: '城关镇' });
    expect((await act('streets', {})).streets).toEqual([{ code: '990101001', name: '城关镇' }]);
    const { entries, total } = await journal('list', { before: null, limit: 10, filter: { ...NO_FILTER, text: '城关' } });
    expect(total).toBe(2);
    expect(entries.map(({ summary }) => summary)).toEqual(['街道 990101001 名称：城关街道 → 城关镇', '街道 990101001 名称：（无） → 城关街道']);
    const history = await ledger.reader.rows<{ before_json: string }>(`SELECT before_json FROM record_changes WHERE subject_kind = 'street' ORDER BY id`);
    expect(history.map(({ before_json: before }) => before)).toEqual(['{"name":""}', '{"name":"城关街道"}']);
  });

  it('that only employers name stand in the list without one', async () => {
    await ledger.exclusively((w) => w.run(`INSERT INTO employers (uscc, name, pinyin, initials, industry, street_code, created_at, created_by, updated_at) VALUES ('', '甲', 'jia', 'j', 'other', '990101002', 0, '0001', 0)`));
    expect((await act('streets', {})).streets).toEqual([{ code: '990101002', name: '' }]);
  });
});

describe('the journal', () => {
  it('is read backwards in pages, by any text, with its chain', async () => {
    for (let i = 0; i < 5; i += 1) {
      clock.now += 1;
      await act('setStreetName', { code: '990101001', name: `街道${i}_%`, seen: i === 0 ? '' : `街道${i - 1}_%` });
    }
    const first = await journal('list', { before: null, limit: 3, filter: { ...NO_FILTER, text: '' } });
    expect(first.entries.map(({ seq }) => seq)).toEqual([6, 5, 4]);
    const second = await journal('list', { before: 4, limit: 3, filter: { ...NO_FILTER, text: '' } });
    expect(second.entries.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    expect(first.total).toBe(6);
    expect(first.entries[2]?.previous).toBe(second.entries[0]?.digest);
    expect((await journal('list', { before: null, limit: 10, filter: { ...NO_FILTER, text: '_%' } })).total).toBe(5);
    expect((await journal('list', { before: null, limit: 10, filter: { ...NO_FILTER, text: '%%' } })).total).toBe(0);
  });
});

describe('what belongs to the window alone', () => {
  it('is refused where there is none', async () => {
    await expect(act('session', {})).rejects.toMatchObject({ code: 'operation.windowOnly' });
    await expect(act('openLedger', { folder: '/x' })).rejects.toMatchObject({ code: 'operation.windowOnly' });
    await expect(act('openWritten', { token: 'x', what: 'file' })).rejects.toMatchObject({ code: 'operation.windowOnly' });
  });
});
