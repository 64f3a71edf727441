import { afterEach, beforeEach, expect, it } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { at, INSURANCE, makeReportsDesk, uscc, type ReportsDesk } from './support/desk.ts';
import { enterBalance, enterMarch, MARCH, pay, YI } from './support/march.ts';

let desk: ReportsDesk;
let caseId = 0;
beforeEach(async () => {
  desk = await makeReportsDesk(at('2025-05-10 09:00'));
  ({ caseId } = await enterMarch(desk));
}, 60_000);
afterEach(() => desk.close());

const APRIL = '2025-04';
const compare = (more: Partial<InputOf<'reports.compare'>> = {}) => desk.reports('compare', { table: 'wage-risk', month: MARCH, with: 'latest-revision', revision: null, ...more });

it('with the month before: levels that rose or fell, who came, who went; numbers and month are no differences', async () => {
  // In April 乙 has recovered and stays for its arrears.
  await desk.take('insurance', INSURANCE, [[uscc(3), '2025-04', '', '4']]);
  await enterBalance(desk, 'B1', APRIL, 200_000_000);
  const first = await compare({ month: APRIL, with: 'previous-month' });
  expect([first.left, first.right]).toEqual(['2025-03 草稿', '2025-04 草稿']);
  expect(first.levels).toEqual([{ key: YI, name: '乙建筑工程有限公司', old: 'yellow', new: 'none' }]);
  expect([first.added, first.removed]).toEqual([[], []]);
  expect(first.cells).toContainEqual({ row: YI, column: 'W12', old: true, new: false });
  expect(first.cells.some(({ column }) => column === 'W01' || column === 'W02')).toBe(false);
  await desk.freezeMonth(MARCH);
  expect((await compare({ month: APRIL, with: 'previous-month' })).left).toBe('2025-03 V1');
});

it('rows that come and go stand in lists of their own, not among the cells', async () => {
  await pay(desk, caseId, 24_000_000, at('2025-04-10 10:00'));
  await desk.take('insurance', INSURANCE, [[uscc(3), '2025-04', '', '4'], [uscc(3), '2025-05', '', '4']]);
  await enterBalance(desk, 'B1', APRIL, 200_000_000);
  await desk.freezeMonth(MARCH);
  const april = await compare({ month: APRIL, with: 'previous-month' });
  expect([april.added, april.removed]).toEqual([[], [{ key: YI, name: '乙建筑工程有限公司' }]]);
  expect(april.cells.some(({ row }) => row === YI)).toBe(false);
  expect(april.cells).toContainEqual({ row: 'total', column: 'yellow', old: 1, new: 0 });
  desk.clock.now = at('2025-06-10 09:00');
  const may = await compare({ month: '2025-05', with: 'previous-month' });
  expect(may.added.map(({ key }) => key)).toContain(uscc(3));
});

it('the draft with the latest revision of its month, and that revision with itself', async () => {
  await expect(compare()).rejects.toMatchObject({ code: 'reports.nothingToCompare' });
  await desk.freezeMonth(MARCH);
  expect(await compare()).toEqual({ left: '2025-03 V1', right: '2025-03 草稿', cells: [], added: [], removed: [], levels: [] });
  await pay(desk, caseId, 6_000_000);
  expect((await compare()).cells).toEqual([YI, 'total.construction', 'total'].map((row) => ({ row, column: row === YI ? 'W19' : 'openArrears', old: '240000.00', new: '180000.00' })));
  expect((await compare({ revision: 1 })).cells).toEqual([]);
  expect((await compare({ table: 'major-cases' })).cells).toContainEqual({ row: '乙1', column: 'P10', old: '0.00', new: '60000.00' });
});

it('a revision with the one that it superseded: the very list of its payload', async () => {
  await desk.freezeMonth(MARCH);
  await expect(compare({ with: 'superseded', revision: 1 })).rejects.toMatchObject({ code: 'reports.nothingToCompare', message: expect.stringContaining('是第一版') as string });
  await pay(desk, caseId, 6_000_000);
  await desk.freezeMonth(MARCH, ['wage-risk', 'major-cases'], 'late_data');
  await pay(desk, caseId, 1_000_000);
  await desk.freezeMonth(MARCH, ['wage-risk'], 'wrong_input');
  const second = await compare({ with: 'superseded', revision: 2 });
  expect([second.left, second.right]).toEqual(['2025-03 V1', '2025-03 V2']);
  const payload = JSON.parse((await desk.payloads())[2] ?? '{}') as { changes: unknown };
  expect(second.cells).toEqual(payload.changes);
  const third = await compare({ with: 'superseded', revision: 3 });
  expect([third.left, third.cells[0]]).toEqual(['2025-03 V2', { row: YI, column: 'W19', old: '180000.00', new: '170000.00' }]);
  expect((await compare({ revision: 1 })).left).toBe('2025-03 V3');
  await expect(compare({ with: 'superseded', revision: 9 })).rejects.toMatchObject({ code: 'reports.noRevision' });
});
