import { describe, expect, test } from 'vitest';
import { balanceSum } from '#renderer/areas/employers/chart/balanceSum.ts';
import { monthBars, scaleOf, wan } from '#renderer/areas/employers/chart/bars.ts';
import { orangeWords } from '#renderer/areas/employers/dossier/tabs/orangeWords.ts';
import { emptyFilter, initialView, linkedFilter, sortedBy } from '#renderer/areas/employers/list/view.ts';
import { folderOf } from '#renderer/areas/start/failedWords.ts';
import { isDone, stepsOf, type MonthTable } from '#renderer/areas/workbench/monthSteps.ts';
import { formatInstant, formatLimit } from '#renderer/ui/format/time.ts';
import { fitting, tracks, type Column } from '#renderer/ui/table/column.ts';

const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
const now = at('2025-04-01 09:42');

describe('dates of the window', () => {
  test.each([
    ['2025-04-01 05:00', '今日 05:00'], ['2025-03-31 23:30', '昨日 23:30'], ['2025-03-20 10:00', '03-20 10:00'], ['2024-12-31 08:00', '2024-12-31 08:00'],
  ])('%s is %s', (text, shown) => expect(formatInstant(at(text), now)).toBe(shown));

  test('a limit at 24:00 is named by the day it ends', () => {
    expect(formatLimit(at('2025-04-09 00:00'), now)).toBe('04-08 周二');
    expect(formatLimit(at('2025-04-02 00:00'), now)).toBe('今日 24:00');
    expect(formatLimit(at('2025-04-03 23:00'), now)).toBe('04-03 23:00');
    expect(formatLimit(at('2026-01-09 00:00'), now)).toBe('2026-01-08');
  });
});

describe('balance chart', () => {
  const month = { month: '2025-03', payablePrevFen: 80_000_000, balanceFen: 95_999_999, asOf: at('2025-03-31 18:00'), yellow: true, code: '' } as const;

  test('the sum in words is exact to the fen', () => {
    expect(balanceSum(month, now).lines).toEqual(['余额 959,999.99 元，应达 800,000.00 × 1.2 = 960,000.00 元', '差 0.01 元，成立黄色预警（余额取自 03-31）。']);
    expect(balanceSum({ ...month, balanceFen: 96_000_000, yellow: false }, now).lines[1]).toContain('恰好达到，不成立');
  });

  test('a missing figure is a gap with its word, never a guess', () => {
    expect(monthBars([{ ...month, balanceFen: null, asOf: null, yellow: false, code: 'B' }], 7)[0]).toMatchObject({ balance: null, gap: '缺余额' });
    expect(balanceSum({ ...month, payablePrevFen: null, yellow: false, code: 'P' }, now).lines[0]).toContain('无法判定');
  });

  test('the scale holds every bar and limit, below zero too', () => {
    const bars = monthBars([month, { ...month, balanceFen: -5_000_000 }], 7);
    const scale = scaleOf(bars);
    expect(scale.top).toBeGreaterThanOrEqual(96_000_000);
    expect(scale.bottom).toBeLessThanOrEqual(-5_000_000);
    expect(scale.ticks.length).toBeLessThan(8);
    expect(wan(12_345_600)).toBe('12.35');
  });
});

test('what the insurance months mean for orange', () => {
  const line = (month: string, uninsured: number | null) => ({ month, employed: 80, uninsured });
  expect(orangeWords([line('2025-02', 3), line('2025-03', 2)])).toContain('成立橙色');
  expect(orangeWords([line('2025-01', 4), line('2025-03', 5)])).toContain('无法判定');
  expect(orangeWords([line('2024-12', 1), line('2025-01', 1)])).toContain('成立橙色');
  expect(orangeWords([line('2025-02', 3), line('2025-03', 0)])).toContain('不成立');
});

describe('employer list', () => {
  test('a link brings its filters, and nothing else holds then', () => {
    expect(linkedFilter(new URLSearchParams('level=red&level=pink'))).toEqual({ ...initialView.filter, levels: ['red'] });
    expect(linkedFilter(new URLSearchParams('new=x'))).toBeNull();
    expect(linkedFilter(new URLSearchParams('street=12'))).toBeNull();
    expect(emptyFilter.statuses).toEqual([]);
  });

  test('a head sorts in the useful direction first', () => {
    expect(sortedBy(initialView, 'arrears')).toMatchObject({ sort: 'arrears', descending: true });
    expect(sortedBy(initialView, 'name')).toMatchObject({ sort: 'name', descending: false });
    expect(sortedBy(sortedBy(initialView, 'name'), 'name').descending).toBe(true);
  });
});

test('columns are dropped before a text is shortened', () => {
  const columns: readonly Column<string>[] = [{ key: 'a', head: 'a', width: 100, grow: 2, cell: (x) => x }, { key: 'b', head: 'b', width: 60, from: 900, cell: (x) => x }];
  expect(fitting(columns, 800).map(({ key }) => key)).toEqual(['a']);
  expect(tracks(fitting(columns, 900), true)).toBe('34px minmax(100px, 2fr) 60px');
});

describe('way of a monthly table', () => {
  const table: MonthTable = { table: 'wage-risk', title: '欠薪风险预警表', serial: '', state: 'draft', step: '', rows: 0, checksOk: 0, checks: 0, outbox: null, latest: null };
  const here = (one: MonthTable): string | undefined => stepsOf(one).find(({ state }) => state === 'now' || state === 'stuck')?.words;

  test('each state points at the step that is to be done', () => {
    expect(here(table)).toBe('C岗核对');
    expect(here({ ...table, state: 'submitted' })).toBe('大队长批准');
    expect(here({ ...table, state: 'approved', outbox: 'queued' })).toBe('发送');
    expect(here({ ...table, state: 'approved', outbox: 'sending' })).toBe('支队签收');
    expect(stepsOf({ ...table, state: 'approved', outbox: 'needs-attention' }).find(({ state }) => state === 'stuck')?.words).toBe('发送');
    expect(isDone({ ...table, state: 'approved', outbox: 'delivered' })).toBe(true);
    expect(here({ ...table, state: 'approved', outbox: 'delivered' })).toBeUndefined();
  });
});

test('a failure that names the file still leads to its folder', () => {
  const problem = { code: 'ledger-damaged', message: '', todo: '', backup: null } as const;
  expect(folderOf({ ...problem, path: 'D:\\台账\\ledger.sqlite' })).toBe('D:\\台账');
  expect(folderOf({ ...problem, path: '/srv/台账' })).toBe('/srv/台账');
});
