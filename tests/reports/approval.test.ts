import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tablePayload } from '#shared/city/payload.ts';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { at, BOTH, CAPTAIN, CHECKER, CHIEF, HANDLER, makeReportsDesk, type ReportsDesk } from './support/desk.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { seat } from '../support/seat.ts';
import { enterMarch, MARCH, pay, YI } from './support/march.ts';
import { turnBack } from '../support/turnBack.ts';

let desk: ReportsDesk;
let caseId = 0;
beforeEach(async () => {
  desk = await makeReportsDesk();
  ({ caseId } = await enterMarch(desk));
}, 60_000);
afterEach(() => desk.close());

const submit = (tables = BOTH) => { desk.who.actor = CHECKER; return desk.reports('submit', { month: MARCH, tables }); };
const approve = (more: Partial<InputOf<'reports.approve'>> = {}) => { desk.who.actor = CHIEF; return desk.reports('approve', { month: MARCH, tables: BOTH, reasonCode: null, lookedThrough: true, ...more }); };
const frozen = async (): Promise<string[]> => (await desk.reader.rows<{ serial: string }>('SELECT serial FROM report_revisions ORDER BY id')).map((row) => row.serial);
const states = async (): Promise<string[]> => (await desk.overview(MARCH)).tables.map((table) => `${table.state} ${table.step}`);
const nothingFrozen = async (): Promise<void> => {
  expect(await frozen()).toEqual([]);
  expect(await desk.rows()).toEqual([]);
};

describe('from draft to the outbox', () => {
  it('check and approval freeze V1 of both tables; the digest is that of the very bytes, and both are in the outbox, signed', async () => {
    expect(await states()).toEqual(['draft C岗核对', 'draft C岗核对']);
    expect(await submit()).toEqual({ submitted: BOTH });
    expect(await states()).toEqual(['submitted 等大队长批准', 'submitted 等大队长批准']);
    desk.clock.now += 60_000;
    const { frozen: made } = await approve();
    expect(made.map(({ table, month, revision }) => [table, month, revision])).toEqual([['wage-risk', MARCH, 1], ['major-cases', MARCH, 1]]);
    const rows = await desk.reader.rows<{ payload: string; payload_sha256: string; approved_at: number; prepared_by: string; approved_by: string }>('SELECT * FROM report_revisions ORDER BY id');
    expect(rows.map((row) => row.payload_sha256)).toEqual(made.map((one) => one.digest));
    for (const row of rows) {
      const payload = tablePayload.parse(JSON.parse(row.payload));
      expect(sha256(row.payload)).toBe(row.payload_sha256);
      expect(canonicalJson(payload)).toBe(row.payload);
      expect(row).toMatchObject({ approved_at: desk.clock.now, prepared_by: 'enforcementTracker 0003', approved_by: 'captain 0001' });
      expect(payload).toMatchObject({ revision: 1, asOf: '2025-04-01T00:00:00+08:00' });
      expect('supersedes' in payload || 'reasonCode' in payload || 'changes' in payload).toBe(false);
    }
    expect((await desk.rows()).map((row) => [row.serial, row.state, row.signed])).toEqual([['990101-QX-202503-V1', 'pending', true], ['990101-ZD-202503-V1', 'pending', true]]);
    expect(await states()).toEqual(['approved 等支队签收', 'approved 等支队签收']);
    const entry = await desk.reader.first<{ subject_label: string; staff_no: string }>(`SELECT * FROM journal WHERE operation = 'reports.approve'`);
    expect(entry).toMatchObject({ subject_label: '990101-QX-202503-V1、990101-ZD-202503-V1', staff_no: '0001' });
  });

  it('with a closed key the tables are frozen and wait in the outbox, unsigned', async () => {
    desk.who.keyring = { ...desk.keyring, kid: desk.keyring.kid, unlocked: () => false };
    await submit();
    await approve();
    expect((await desk.rows()).map((row) => [row.state, row.signed])).toEqual([['pending', false], ['pending', false]]);
    expect((await desk.reports('revisions', { table: null, month: MARCH })).revisions.map((line) => line.outbox)).toEqual(['frozen', 'frozen']);
  });

  it('a month without rows is approved and sent as a zero table', async () => {
    await desk.freezeMonth('2024-06');
    const [wage, major] = (await desk.payloads()).map((text) => tablePayload.parse(JSON.parse(text)));
    expect([wage?.rows, major?.rows, major?.totals['rows']]).toEqual([[], [], 0]);
    expect(await desk.rows()).toHaveLength(2);
  });

  it('the same inputs and officers give the same bytes in another ledger, whatever else it holds and whenever it was approved', async () => {
    const other = await makeReportsDesk(at('2025-05-08 10:00'));
    await other.employers('create', { fields: { name: '旁的单位', uscc: '', industry: 'other', streetCode: '990101009', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '' }, tags: [] });
    await enterMarch(other);
    await other.freezeMonth('2024-06');
    await other.freezeMonth(MARCH);
    await desk.freezeMonth(MARCH);
    expect(await desk.payloads()).toEqual((await other.payloads()).slice(2));
    await other.close();
  });
});

describe('approval is refused, and nothing is frozen', () => {
  it('without a check, or when only one of the named tables was checked', async () => {
    await expect(approve()).rejects.toMatchObject({ code: 'reports.notSubmitted' });
    await submit(['wage-risk']);
    await expect(approve()).rejects.toMatchObject({ code: 'reports.notSubmitted', message: expect.stringContaining('重大案件进度表') as string });
    await nothingFrozen();
    expect((await approve({ tables: ['wage-risk'] })).frozen).toHaveLength(1);
  });

  it('when something changed after the check: it says which cells', async () => {
    await submit();
    await pay(desk, caseId, 6_000_000);
    expect(await states()).toEqual(['draft 核对后数据有变，C岗重新核对', 'draft 核对后数据有变，C岗重新核对']);
    const refused = await approve().then(() => expect.unreachable(), (error: unknown) => error as Error & { data?: { changes: unknown[] } });
    expect(refused).toMatchObject({ code: 'reports.changedSinceCheck' });
    expect(refused.message).toContain(`${YI} 未结欠薪余额（元） 240000.00→180000.00，建筑合计 未结欠薪余额（元） 240000.00→180000.00，合计 `);
    expect(refused.data?.changes).toContainEqual({ row: YI, column: 'W19', old: '240000.00', new: '180000.00' });
    await nothingFrozen();
    await submit();
    expect((await approve()).frozen).toHaveLength(2);
  });

  it('while the month is not over', async () => {
    await turnBack(desk, at('2025-03-31 23:59'));
    await expect(submit()).rejects.toMatchObject({ code: 'reports.monthNotOver' });
    await expect(approve()).rejects.toMatchObject({ code: 'reports.monthNotOver', todo: expect.stringContaining('2025-04-01') as string });
    desk.clock.now = at('2025-04-01 00:00');
    expect((await submit()).submitted).toHaveLength(2);
    expect((await approve()).frozen).toHaveLength(2);
  });

  it('by others than the captain; only post C checks', async () => {
    const only: Actor = { staffNo: '0002', name: '只是大队长', posts: ['captain'] };
    await seat(desk, only);
    for (const actor of [HANDLER, only]) {
      desk.who.actor = actor;
      await expect(desk.reports('submit', { month: MARCH, tables: BOTH })).rejects.toMatchObject({ code: 'people.mayNot' });
    }
    await submit();
    for (const actor of [HANDLER, CHECKER]) {
      desk.who.actor = actor;
      await expect(desk.reports('approve', { month: MARCH, tables: BOTH, reasonCode: null, lookedThrough: true })).rejects.toMatchObject({ code: 'people.mayNot' });
      await expect(desk.reports('returnToCheck', { month: MARCH, table: 'wage-risk', reason: '看一下' })).rejects.toMatchObject({ code: 'people.mayNot' });
    }
    await nothingFrozen();
  });

  it('by whoever checked it, where the house has another officer for one of the two posts; a captain alone may do both', async () => {
    await seat(desk, { ...CHECKER, posts: [] });
    desk.who.actor = CAPTAIN;
    await desk.reports('submit', { month: MARCH, tables: ['major-cases'] });
    await desk.reports('approve', { month: MARCH, tables: ['major-cases'], reasonCode: null, lookedThrough: true });
    await seat(desk, CHECKER);
    await desk.reports('submit', { month: MARCH, tables: ['wage-risk'] });
    await expect(desk.reports('approve', { month: MARCH, tables: ['wage-risk'], reasonCode: null, lookedThrough: true })).rejects.toMatchObject({ code: 'reports.sameOfficer' });
    expect(await frozen()).toEqual(['990101-ZD-202503-V1']);
  });

  it('before the captain has looked through it', async () => {
    await submit();
    await expect(approve({ lookedThrough: false })).rejects.toMatchObject({ code: 'reports.notLookedThrough' });
    await nothingFrozen();
  });

  it('with a person\'s data in a cell: already the check is refused, with the cell and without the data', async () => {
    await submit();
    desk.who.actor = HANDLER;
    const { rowVersion, fields } = await desk.cases('case', { id: caseId });
    const employerId = (await desk.employers('create', { fields: { name: '张某13912345678工程队', uscc: '91990101MA1A00067P', industry: 'construction', streetCode: '990101001', unitType: '', address: '', legalRep: '', phone: '', headcount: null, headcountOn: '', migrantHeadcount: null, openedOn: '' }, tags: [] })).id;
    await desk.cases('edit', { id: caseId, rowVersion, fields: { ...fields, employerId }, reason: '换了单位' });
    const refused = await submit().then(() => expect.unreachable(), (error: unknown) => error as Error);
    expect(refused).toMatchObject({ code: 'reports.checksFailed' });
    expect(refused.message).toContain('手机号码');
    expect(refused.message).not.toContain('13912345678');
    await expect(approve()).rejects.toBeInstanceOf(Error);
    await nothingFrozen();
    for (const table of BOTH) expect((await desk.reports('checks', { table, month: MARCH })).items.find((item) => item.id === 'persons')).toMatchObject({ ok: false, blocking: true });
  });

  it('when the second table fails in the midst: the first is not frozen either, and the same approval succeeds afterwards', async () => {
    await submit();
    let signed = 0;
    desk.who.keyring = { kid: desk.keyring.kid, unlocked: () => true, unlock: () => Promise.resolve(), rewrapped: () => Promise.reject(new Error('not asked')), sign: (text) => { signed += 1; return signed === 2 ? Promise.reject(new Error('key gone')) : desk.keyring.sign(text); } };
    await expect(approve()).rejects.toThrow('key gone');
    expect(signed).toBe(2);
    await nothingFrozen();
    expect(await states()).toEqual(['submitted 等大队长批准', 'submitted 等大队长批准']);
    desk.who.keyring = desk.keyring;
    expect((await approve()).frozen).toHaveLength(2);
  });
});
