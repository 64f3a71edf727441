import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { addedRows, changedCells, reissueNeeded } from '#shared/rules/tables/compare.ts';
import { columnHead, MAJOR_COLUMNS, qualityCodeText, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import { majorCaseTable } from '#shared/rules/tables/majorCases.ts';
import { previousRuns } from '#shared/rules/tables/runs.ts';
import { parseSerial, tableSerial } from '#shared/rules/tables/serial.ts';
import type { AlertLevel, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { wageRiskTable } from '#shared/rules/tables/wageRisk.ts';
import { at, pack } from './support.ts';
import { account, arrearsCase, court, employer, MONTH } from './wageFacts.ts';
import { majorCase } from './majorFacts.ts';

describe('canonical JSON', () => {
  it('sorts keys by code unit, keeps arrays, writes no blanks', () => {
    expect(canonicalJson({ b: 1, a: [true, null, '中"\n'], Z: {}, é: [], '10': 0, '9': -0 })).toBe('{"10":0,"9":0,"Z":{},"a":[true,null,"中\\"\\n"],"b":1,"é":[]}');
  });
  it('is the same whatever order the keys were written in', () => expect(canonicalJson({ a: 1, b: { d: 1, c: 2 } })).toBe(canonicalJson({ b: { c: 2, d: 1 }, a: 1 })));
  it.each([[1.5], [Number.NaN], [Infinity], [2 ** 53], [undefined], [{ a: undefined }], [[undefined]], [new Date(0)], [new Map()], [() => 1], [10n], [Symbol('x')], ['\uD800'], [{ '\uDC00': 1 }]])('%s has no canonical form', (value) => expect(() => canonicalJson(value)).toThrow(TypeError));
  it('a hole in an array has none', () => expect(() => canonicalJson(Object.assign([], { length: 2 }))).toThrow(TypeError));
});

describe('serials', () => {
  it('writes and reads', () => {
    expect(tableSerial('990101', 'wage-risk', '2025-03', 1)).toBe('990101-QX-202503-V1');
    expect(tableSerial('990101', 'major-cases', '2025-12', 12)).toBe('990101-ZD-202512-V12');
    expect(parseSerial(' 990101-qx-202503-v1 ')).toEqual({ districtCode: '990101', table: 'wage-risk', month: '2025-03', revision: 1 });
    expect(['990101-QX-202513-V1', '990101-QX-202503-V0', '99010-QX-202503-V1', '990101-XX-202503-V1', '990101-QX-202503-V1000'].map(parseSerial)).toEqual([null, null, null, null, null]);
  });
});

describe('W18 from earlier tables', () => {
  const month = (levels: Record<string, AlertLevel>) => new Map(Object.entries(levels));
  it('counts back until none, unknown, not listed or not reported', () => {
    const tables = [month({ a: 'yellow', b: 'unknown', c: 'red', d: 'orange' }), month({ a: 'red', b: 'red', c: 'none', d: 'yellow' }), null, month({ a: 'red', d: 'red' })];
    expect(Object.fromEntries(previousRuns(['a', 'b', 'c', 'd', 'e'], tables))).toEqual({ a: 2, b: 0, c: 1, d: 2, e: 0 });
  });
  it('reads no further than the longest run', () => {
    let read = 0;
    function* months(): Generator<Map<string, AlertLevel>> {
      for (;;) {
        read += 1;
        yield month(read <= 3 ? { a: 'yellow' } : {});
      }
    }
    expect(previousRuns(['a', 'b'], months()).get('a')).toBe(3);
    expect(read).toBe(4);
    expect(previousRuns([], months()).size).toBe(0);
  });
});

describe('changed cells', () => {
  const table = (...facts: WageEmployerFacts[]) => wageRiskTable(MONTH, facts, pack);
  const a = employer({ uscc: 'A', cases: [arrearsCase()] });
  it('the same table has none', () => expect(changedCells(table(a), table(a))).toEqual([]));
  it('row key, column, old and new; totals by industry and in all', () => {
    const changed = { ...a, cases: [arrearsCase({ payments: [[at('2025-03-20'), 5]] })] };
    expect(changedCells(table(a), table(changed))).toEqual([
      { row: 'A', column: 'W19', old: '100000.00', new: '99999.95' }, { row: 'total.construction', column: 'openArrears', old: '100000.00', new: '99999.95' }, { row: 'total', column: 'openArrears', old: '100000.00', new: '99999.95' },
    ]);
  });
  it('rows that came and went', () => {
    const b = employer({ uscc: 'B', court: [court()] });
    const came = changedCells(table(a), table(a, b));
    expect(came.filter((cell) => cell.row === 'B').map((cell) => cell.column)).toEqual(['W01', 'W02', 'W03', 'W04', 'W05', 'W06', 'W07', 'W11', 'W12', 'W15', 'W16', 'W17', 'W18', 'W19', 'W20']);
    expect(came.find((cell) => cell.row === 'B' && cell.column === 'W17')).toEqual({ row: 'B', column: 'W17', old: null, new: 'red' });
    expect(came).toContainEqual({ row: 'A', column: 'W01', old: 1, new: 2 });
    expect(changedCells(table(a, b), table(a))).toContainEqual({ row: 'B', column: 'W17', old: 'red', new: null });
    expect(addedRows(table(a), table(a, b))).toEqual(['B']);
  });
  it('two rows of one code are told apart', () => {
    const twin = { ...a, name: '乙', duplicateCode: true };
    expect(changedCells(table(twin), table(twin, { ...twin, name: '丙' })).some((cell) => cell.row === 'A#2')).toBe(true);
  });
  it('major cases', () => {
    const before = majorCaseTable(MONTH, [majorCase()], pack);
    const after = majorCaseTable(MONTH, [majorCase({ headcount: 43 })], pack);
    expect(changedCells(before, after)).toEqual([{ row: 'M1', column: 'P08', old: 42, new: 43 }, { row: 'total', column: 'headcount', old: 42, new: 43 }]);
  });
});

describe('re-issue', () => {
  const needed = (before: WageEmployerFacts[], after: WageEmployerFacts[]) => reissueNeeded(wageRiskTable(MONTH, before, pack), wageRiskTable(MONTH, after, pack));
  const owing = (fen: number) => [employer({ cases: [arrearsCase({ verifiedFen: fen })] })];
  it('nothing changed', () => expect(needed(owing(5), owing(5))).toEqual({ needed: false, why: [] }));
  it('a total by 1 % or 10,000 yuan, whichever is smaller, inclusive', () => {
    expect(needed(owing(1_000_000), owing(1_009_999)).needed).toBe(false);
    expect(needed(owing(1_000_000), owing(1_010_000)).needed).toBe(true);
    expect(needed(owing(1_000_000_000), owing(1_000_999_999)).needed).toBe(false);
    expect(needed(owing(1_000_000_000), owing(1_001_000_000)).needed).toBe(true);
    expect(needed(owing(1_000_000_000), owing(999_000_000)).why).toEqual(['合计“未结欠薪余额（元）”由 10,000,000.00 元变为 9,990,000.00 元']);
  });
  it('any alert flag, also of a row that came', () => {
    const base = [employer({ accounts: [account()], cases: [arrearsCase()] })];
    const yellow = [employer({ accounts: [account({ snapshots: [[at('2025-03-31'), 1]] })], cases: [arrearsCase()] })];
    expect(needed(base, yellow).why[0]).toBe('甲建设有限公司（91990101MA1A00016F）黄色预警有变');
    expect(needed([employer()], [employer({ court: [court()] })]).why[0]).toContain('红色预警有变');
  });
  it('any node status', () => {
    const table = (brigade: string) => majorCaseTable(MONTH, [majorCase({ nodes: { ...majorCase().nodes, brigade: at(brigade), police: at('2025-03-10 09:05') } })], pack);
    expect(reissueNeeded(table('2025-03-10 09:10'), table('2025-03-10 09:20')).needed).toBe(false);
    expect(reissueNeeded(table('2025-03-10 09:10'), table('2025-03-10 09:40')).why[0]).toBe('乙建筑工程有限公司（M1）30分钟节点有变');
  });
});

describe('columns', () => {
  it('are those of the rows, in order', () => {
    expect(WAGE_COLUMNS.map((column) => column.id)).toEqual(Array.from({ length: 21 }, (_, i) => `W${String(i + 1).padStart(2, '0')}`));
    expect(MAJOR_COLUMNS.map((column) => column.id)).toEqual(Array.from({ length: 25 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`));
    expect(columnHead('wage-risk', 'unpaidHeadcount')).toBe('未结涉及人数');
    expect(columnHead('major-cases', 'P19')).toBe('72小时节点');
  });
  it('every quality code has words and somebody to ask', () => {
    for (const code of 'PBSGNC') {
      expect(qualityCodeText(code).what).not.toBe(code);
      expect(qualityCodeText(code).ask).not.toBe('');
    }
  });
});
