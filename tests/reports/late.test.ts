import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, HANDLER, head, makeReportsDesk, uscc, type ReportsDesk } from './support/desk.ts';
import { mergeSeen } from '../support/desk.ts';
import { enterAccount, enterBalance, enterCase, enterMarch, MARCH, pay, YI } from './support/march.ts';
import { turnBack } from '../support/turnBack.ts';

let desk: ReportsDesk;
beforeEach(async () => { desk = await makeReportsDesk(at('2025-05-10 09:00')); }, 60_000);
afterEach(() => desk.close());

const notes = async (month: string) => (await desk.overview(month)).lateData;
/** W18 of 乙 as the table shows it. */
const run = async (month: string, revision: number | null = null): Promise<unknown> => (await desk.reports('table', { table: 'wage-risk', month, edition: 'exact', revision })).rows.find((row) => row['W03'] === YI)?.['W18'];
const recheck = async (month: string): Promise<string[]> => (await desk.overview(month)).recheck.map((one) => `${one.month} ${one.changes}`);

describe('late data of a month that is frozen', () => {
  it('under 1 % of a total they only stand in the note of the next month; at 1 % the month is to be re-issued', async () => {
    const { caseId } = await enterMarch(desk, { major: false });
    await desk.freezeMonth(MARCH);
    expect(await notes('2025-04')).toEqual([]);
    await pay(desk, caseId, 239_999);
    expect(await notes('2025-04')).toEqual([{ month: MARCH, text: '欠薪风险预警表 V1 批准后有 3 格变化', reissue: false, why: [] }]);
    expect((await desk.reports('checks', { table: 'wage-risk', month: '2025-04' })).items.find((item) => item.id === 'late')).toMatchObject({ ok: true, counted: '1 条', detail: [expect.stringContaining('列入说明，不更正')] });
    await pay(desk, caseId, 1);
    expect(await notes('2025-04')).toEqual([{ month: MARCH, text: '欠薪风险预警表 V1 批准后有 3 格变化', reissue: true, why: [expect.stringContaining('由 240,000.00 元变为 237,600.00 元')] }]);
    expect((await desk.reports('checks', { table: 'wage-risk', month: '2025-04' })).items.find((item) => item.id === 'late')).toMatchObject({ ok: false, blocking: false, detail: [expect.stringContaining('须更正')] });
    expect(await notes(MARCH)).toEqual([]);
    await desk.freezeMonth(MARCH, ['wage-risk'], 'late_data');
    expect(await notes('2025-04')).toEqual([]);
  });

  it('of a large total 10,000 yuan are enough', async () => {
    const { employerId } = await enterMarch(desk, { major: false });
    const large = await enterCase(desk, employerId, '乙2', 500_000_000);
    await desk.freezeMonth(MARCH);
    await pay(desk, large, 999_999);
    expect((await notes('2025-04')).map((note) => note.reissue)).toEqual([false]);
    await pay(desk, large, 1);
    expect((await notes('2025-04')).map((note) => note.reissue)).toEqual([true]);
  });

  it('a flag that changes asks for a re-issue whatever the amounts', async () => {
    await enterMarch(desk, { major: false });
    await desk.freezeMonth(MARCH);
    await enterBalance(desk, 'B1', MARCH, 96_000_000, '31');
    const [note] = await notes('2025-04');
    expect(note).toMatchObject({ month: MARCH, reissue: true });
    expect(note?.why).toContain(`乙建筑工程有限公司（${YI}）黄色预警有变`);
  });

  it('a node status that changes asks for a re-issue of the other table alone', async () => {
    const { caseId } = await enterMarch(desk);
    await desk.freezeMonth(MARCH);
    await desk.cases('setNode', { id: caseId, node: 'brief', at: at('2025-03-10 10:30'), note: '', reason: '补录', seen: (await desk.cases('case', { id: caseId })).major?.times.brief ?? null });
    const found = await notes('2025-04');
    expect(found.map((note) => [note.text.split(' ')[0], note.reissue])).toEqual([['重大案件进度表', true]]);
    expect(found[0]?.why.some((why) => why.includes('2小时节点'))).toBe(true);
  });

  it('a payment of April changes nothing in March', async () => {
    const { caseId } = await enterMarch(desk);
    await desk.freezeMonth(MARCH);
    await pay(desk, caseId, 6_000_000, at('2025-04-01 00:00'));
    expect(await notes('2025-04')).toEqual([]);
    expect(await desk.draft('wage-risk', MARCH)).toMatchObject({ state: 'approved' });
    await pay(desk, caseId, 6_000_000, at('2025-03-31 23:59'));
    expect(await notes('2025-04')).toHaveLength(2);
  });

  it('a figure that changed after the month counts as it stood at its end; a mended error counts for the past', async () => {
    await turnBack(desk, at('2025-03-21 09:00'));
    const { caseId } = await enterMarch(desk, { major: false });
    desk.clock.now = at('2025-04-02 09:00');
    await desk.freezeMonth(MARCH);
    const edit = async (verifiedFen: number, reason: string) => {
      const before = desk.who.actor;
      desk.who.actor = HANDLER;
      const { rowVersion, fields } = await desk.cases('case', { id: caseId });
      await desk.cases('edit', { id: caseId, rowVersion, fields: { ...fields, verifiedFen }, reason });
      desk.who.actor = before;
    };
    await edit(20_000_000, '更正：录错');
    expect((await notes('2025-04'))[0]).toMatchObject({ reissue: true });
    await desk.freezeMonth(MARCH, ['wage-risk'], 'wrong_input');
    await edit(30_000_000, '又核实一笔');
    expect(await notes('2025-04')).toEqual([]);
    expect((await desk.reports('checks', { table: 'wage-risk', month: MARCH })).items.find((item) => item.id === 'changedSince')).toMatchObject({ ok: false, detail: [expect.stringContaining('月末 200,000.00 元，2025-04-02 由 0009 改过，现为 300,000.00 元')] });
    const april = await desk.draft('wage-risk', '2025-04');
    expect(april.rows.find((row) => row['W03'] === YI)?.['W19']).toBe('300000.00');
  });
});

describe('months in a row (W18)', () => {
  const MONTHS = ['2025-01', '2025-02', '2025-03'];
  const LOW = 90_000_000;
  beforeEach(async () => {
    await desk.employers('create', { fields: head('乙建筑工程有限公司', YI), tags: [] });
    await enterAccount(desk, YI, 'B1', { '2025-01': LOW, '2025-02': LOW, '2025-03': LOW });
  });

  it('are counted from frozen months only: a draft, a month never reported and an unknown level end the run', async () => {
    expect(await run(MARCH)).toBe(1);
    await desk.freezeMonth('2025-01');
    expect(await run('2025-02')).toBe(2);
    expect(await run(MARCH)).toBe(1);
    await desk.freezeMonth('2025-02');
    expect(await run(MARCH)).toBe(3);
    await desk.freezeMonth(MARCH);
    await desk.freezeMonth('2025-04');
    await enterBalance(desk, 'B1', '2025-05', LOW, '05');
    expect((await desk.draft('wage-risk', '2025-04')).rows.map((row) => [row['W17'], row['W18'], row['W21']])).toEqual([['unknown', 0, 'BP']]);
    expect(await run('2025-05')).toBe(1);
  });

  it('a re-issue sends every later frozen month back for a look, oldest first, until they follow again', async () => {
    for (const month of MONTHS) await desk.freezeMonth(month);
    expect([await run('2025-01', 1), await run('2025-02', 1), await run(MARCH, 1)]).toEqual([1, 2, 3]);
    await enterBalance(desk, 'B1', '2025-01', 200_000_000, '31');
    expect(await recheck('2025-01')).toEqual([]);
    await desk.freezeMonth('2025-01', ['wage-risk'], 'late_data');
    expect(await recheck('2025-01')).toEqual(['2025-02 1', '2025-03 1']);
    expect((await notes('2025-04')).map((note) => [note.month, note.reissue, note.why])).toEqual([[MARCH, true, ['1 户的连续预警月数有变']], ['2025-02', true, ['1 户的连续预警月数有变']]]);
    await desk.freezeMonth('2025-02', ['wage-risk'], 'late_data');
    expect(await recheck('2025-01')).toEqual(['2025-03 1']);
    await desk.freezeMonth(MARCH, ['wage-risk'], 'late_data');
    expect(await recheck('2025-01')).toEqual([]);
    expect([await run('2025-02', 2), await run(MARCH, 2), await run('2025-02', 1), await run(MARCH, 1)]).toEqual([1, 2, 2, 3]);
    expect((await desk.reports('revisions', { table: 'wage-risk', month: MARCH })).revisions[0]).toMatchObject({ revision: 2, changedCells: 1, supersedes: 1 });
  });

  it('a re-issue that leaves the levels alone asks for nothing', async () => {
    for (const month of MONTHS) await desk.freezeMonth(month);
    await enterBalance(desk, 'B1', '2025-01', LOW - 1, '31');
    await desk.freezeMonth('2025-01', ['wage-risk'], 'late_data');
    expect(await recheck('2025-01')).toEqual([]);
    expect(await notes('2025-04')).toEqual([]);
  });

  it('a month in between that is first approved later joins the run', async () => {
    await desk.freezeMonth('2025-01');
    await desk.freezeMonth(MARCH);
    expect(await run(MARCH, 1)).toBe(1);
    await desk.freezeMonth('2025-02');
    expect(await recheck('2025-02')).toEqual(['2025-03 1']);
    await desk.freezeMonth(MARCH, ['wage-risk'], 'late_data');
    expect(await run(MARCH, 2)).toBe(3);
  });

  it('goes on when the dossier was merged into another', async () => {
    await desk.freezeMonth('2025-01');
    await desk.freezeMonth('2025-02');
    const absorbed = (await desk.reader.first<{ id: number }>(`SELECT id FROM employers WHERE uscc = ?`, [YI]))?.id ?? 0;
    const survivor = (await desk.employers('create', { fields: head('乙建筑集团有限公司', uscc(77)), tags: [] })).id;
    await mergeSeen(desk.employers, survivor, absorbed, '同一单位');
    expect((await desk.draft('wage-risk', MARCH)).rows.map((row) => [row['W03'], row['W17'], row['W18']])).toEqual([[uscc(77), 'yellow', 3]]);
  });
});
