import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tablePayload, type TablePayload } from '#shared/city/payload.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { at, BOTH, CHECKER, CHIEF, makeReportsDesk, type ReportsDesk } from './support/desk.ts';
import { enterBalance, enterMarch, MARCH, pay, YI } from './support/march.ts';

let desk: ReportsDesk;
let caseId = 0;
beforeEach(async () => {
  desk = await makeReportsDesk();
  ({ caseId } = await enterMarch(desk));
  await desk.freezeMonth(MARCH);
}, 60_000);
afterEach(() => desk.close());

const submit = (tables = BOTH) => { desk.who.actor = CHECKER; return desk.reports('submit', { month: MARCH, tables }); };
const approve = (more: Partial<InputOf<'reports.approve'>> = {}) => { desk.who.actor = CHIEF; return desk.reports('approve', { month: MARCH, tables: BOTH, reasonCode: null, lookedThrough: true, ...more }); };
const payloads = async (): Promise<TablePayload[]> => (await desk.payloads()).map((text) => tablePayload.parse(JSON.parse(text)));
const count = async (): Promise<number> => (await desk.payloads()).length;
const giveBack = (table: 'wage-risk' | 'major-cases', reason: string) => { desk.who.actor = CHIEF; return desk.reports('returnToCheck', { month: MARCH, table, reason }); };

describe('a correction', () => {
  it('needs a change', async () => {
    await expect(submit()).rejects.toMatchObject({ code: 'reports.nothingToSubmit' });
    await expect(approve({ reasonCode: 'wrong_input' })).rejects.toMatchObject({ code: 'reports.nothingChanged' });
    expect(await count()).toBe(2);
  });

  it('needs a check of its own and a reason code', async () => {
    await pay(desk, caseId, 6_000_000);
    await expect(approve({ reasonCode: 'late_data' })).rejects.toMatchObject({ code: 'reports.notSubmitted', message: expect.stringContaining('V1 已于 2025-04-03 09:42') as string });
    await submit();
    await expect(approve()).rejects.toMatchObject({ code: 'reports.reasonNeeded', field: 'reasonCode' });
    expect(await count()).toBe(2);
  });

  it('is V2 with what it supersedes, why, and every changed cell; V1 stays as it was', async () => {
    const before = await desk.payloads();
    await pay(desk, caseId, 6_000_000);
    await desk.freezeMonth(MARCH, BOTH, 'late_data');
    expect((await desk.payloads()).slice(0, 2)).toEqual(before);
    const [, , wage, major] = await payloads();
    expect(wage).toMatchObject({ revision: 2, serial: '990101-QX-202503-V2', supersedes: 1, reasonCode: 'late_data' });
    expect(wage?.changes).toEqual([YI, 'total.construction', 'total'].map((row) => ({ row, column: row === YI ? 'W19' : 'openArrears', old: '240000.00', new: '180000.00' })));
    expect(major).toMatchObject({ revision: 2, serial: '990101-ZD-202503-V2', supersedes: 1, reasonCode: 'late_data' });
    expect(major?.changes).toContainEqual({ row: '乙1', column: 'P13', old: '0.0', new: '25.0' });
    expect(major?.changes).toContainEqual({ row: 'total', column: 'unpaid', old: '240000.00', new: '180000.00' });
    const { revisions } = await desk.reports('revisions', { table: 'wage-risk', month: null });
    expect(revisions.map((line) => [line.serial, line.supersedes, line.reasonCode, line.changedCells])).toEqual([['990101-QX-202503-V2', 1, 'late_data', 3], ['990101-QX-202503-V1', null, null, 0]]);
    expect((await desk.rows()).map((row) => row.serial)).toEqual(['990101-QX-202503-V1', '990101-ZD-202503-V1', '990101-QX-202503-V2', '990101-ZD-202503-V2']);
    expect(await desk.reader.first(`SELECT reason FROM journal WHERE operation = 'reports.approve' ORDER BY seq DESC`)).toEqual({ reason: 'late_data' });
  });

  it('counts on from V2 to V3', async () => {
    await pay(desk, caseId, 100);
    await desk.freezeMonth(MARCH, BOTH, 'late_data');
    await pay(desk, caseId, 200);
    await desk.freezeMonth(MARCH, ['wage-risk'], 'wrong_input');
    expect((await payloads()).at(-1)).toMatchObject({ revision: 3, supersedes: 2, reasonCode: 'wrong_input', changes: expect.arrayContaining([{ row: YI, column: 'W19', old: '239999.00', new: '239997.00' }]) as unknown });
  });

  it('leaves out the table that has not changed', async () => {
    await enterBalance(desk, 'B1', MARCH, 100_000_000, '28');
    expect((await submit()).submitted).toEqual(['wage-risk']);
    expect((await approve({ reasonCode: 'late_data' })).frozen.map((one) => [one.table, one.revision])).toEqual([['wage-risk', 2]]);
  });

  it('leaves it out also when a check of it still lies there that came to nothing', async () => {
    await enterBalance(desk, 'B1', MARCH, 90_000_000, '28');
    await submit(['wage-risk']);
    await enterBalance(desk, 'B1', MARCH, 95_999_999, '29'); // as it was in V1
    const stands = (await desk.cases('case', { id: caseId })).major?.followUps.find((duty) => duty.kind === 'annual_audit');
    await desk.cases('setFollowUp', { id: caseId, kind: 'annual_audit', dueOn: '', doneAt: at('2025-03-30 10:00'), seen: { dueOn: stands?.dueOn ?? '', doneAt: null } });
    expect((await submit()).submitted).toEqual(['major-cases']);
    expect((await approve({ reasonCode: 'late_data' })).frozen.map((one) => [one.table, one.revision])).toEqual([['major-cases', 2]]);
  });

  it('nobody can edit or delete what is frozen, or take it out of the outbox', async () => {
    for (const statement of ['UPDATE report_revisions SET payload = \'{}\'', 'DELETE FROM report_revisions', 'DELETE FROM outbox', 'UPDATE outbox SET jws = \'\'']) {
      await expect(desk.ledger.transaction(async (w) => { await w.run(statement); return { commit: true }; })).rejects.toThrow();
    }
    for (const row of await desk.reader.rows<{ payload: string; payload_sha256: string }>('SELECT payload, payload_sha256 FROM report_revisions')) expect(sha256(row.payload)).toBe(row.payload_sha256);
  });
});

describe('handing back to the check', () => {
  it('needs a reason; the table waits for a new check, the other one does not', async () => {
    await pay(desk, caseId, 6_000_000);
    await submit();
    await expect(giveBack('wage-risk', '')).rejects.toThrow();
    await giveBack('wage-risk', '乙的余额请再核');
    expect(await desk.draft('wage-risk', MARCH)).toMatchObject({ state: 'changed-since', submitted: null, returned: { at: desk.clock.now, staffNo: '0001', reason: '乙的余额请再核' } });
    expect((await desk.overview(MARCH)).tables.map((table) => table.step)).toEqual(['大队长已退回，C岗重新核对', '等大队长批准']);
    await expect(approve({ reasonCode: 'late_data' })).rejects.toMatchObject({ code: 'reports.notSubmitted' });
    await expect(giveBack('wage-risk', '再退一次')).rejects.toMatchObject({ code: 'reports.nothingToReturn' });
    expect(await count()).toBe(2);
    await submit(['wage-risk']);
    expect(await desk.draft('wage-risk', MARCH)).toMatchObject({ returned: null, submitted: { staffNo: '0003', stale: false } });
    expect((await approve({ reasonCode: 'late_data' })).frozen).toHaveLength(2);
    expect(await desk.reader.first(`SELECT reason, summary FROM journal WHERE operation = 'reports.returnToCheck'`)).toEqual({ reason: '乙的余额请再核', summary: `退回核对 ${MARCH} 欠薪风险预警表` });
  });

  it('what is approved cannot be handed back', async () => {
    await expect(giveBack('wage-risk', '晚了')).rejects.toMatchObject({ code: 'reports.nothingToReturn' });
  });
});
