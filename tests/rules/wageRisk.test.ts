import { describe, expect, it } from 'vitest';
import { activeDuring, isKeyCategory, isMonitored, type MonitorFacts } from '#shared/rules/tables/population.ts';
import { latestHeadcount } from '#shared/rules/tables/headcount.ts';
import type { WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { evaluateEmployer, wageLevel, wageRiskTable } from '#shared/rules/tables/wageRisk.ts';
import { monthWindow } from '#shared/rules/time.ts';
import { at, pack } from './support.ts';
import { account, arrearsCase, court, employer, MONTH } from './wageFacts.ts';

const judge = (over: Partial<WageEmployerFacts>) => evaluateEmployer(MONTH, employer(over), pack);
const row = (over: Partial<WageEmployerFacts>) => {
  const [found] = wageRiskTable(MONTH, [employer(over)], pack).rows;
  if (found === undefined) throw new Error('not listed');
  return found;
};
const onDay = (day: string, fen: number): [number, number] => [at(day), fen];

describe('yellow, every line of 2.1', () => {
  const yellow = (over: Parameters<typeof account>[0]) => {
    const found = judge({ accounts: [account(over)] });
    return [found.yellow, found.codes, found.level];
  };
  it('balance exactly 1.2 times payable', () => expect(yellow({})).toEqual([false, '', 'none']));
  it('one fen below', () => expect(yellow({ snapshots: [onDay('2025-03-31 18:00', 120_000_00 - 1)] })).toEqual([true, '', 'yellow']));
  it('payable 0 and known', () => {
    expect(yellow({ payablePrevFen: 0, snapshots: [onDay('2025-03-31', 0)] })).toEqual([false, '', 'none']);
    expect(yellow({ payablePrevFen: 0, snapshots: [onDay('2025-03-31', -5)] })).toEqual([false, '', 'none']);
  });
  it('payable missing', () => expect(yellow({ payablePrevFen: null })).toEqual([false, 'P', 'unknown']));
  it('several snapshots: only the latest counts', () => {
    expect(yellow({ snapshots: [onDay('2025-03-31 18:00', 999_999_00), onDay('2025-03-05', 1)] })).toEqual([false, '', 'none']);
    expect(yellow({ snapshots: [onDay('2025-03-05', 999_999_00), onDay('2025-03-31 18:00', 1)] })).toEqual([true, '', 'yellow']);
  });
  it('no snapshot in the window', () => {
    expect(yellow({ snapshots: [] })).toEqual([false, 'B', 'unknown']);
    expect(yellow({ snapshots: [onDay('2025-02-28 23:59:59', 1), onDay('2025-04-01', 1)] })).toEqual([false, 'B', 'unknown']);
    expect(yellow({ snapshots: [], payablePrevFen: null })).toEqual([false, 'BP', 'unknown']);
  });
  it('the window begins with its first instant', () => expect(yellow({ snapshots: [onDay('2025-03-01', 1)] })[0]).toBe(true));
  it('opened inside the window', () => {
    expect(yellow({ openedAt: at('2025-03-01'), snapshots: [], payablePrevFen: null })).toEqual([false, '', 'none']);
    expect(yellow({ openedAt: at('2025-03-20'), snapshots: [onDay('2025-03-31', 1)] })).toEqual([false, '', 'none']);
    expect(yellow({ openedAt: at('2025-02-28 23:59:59'), snapshots: [onDay('2025-03-31', 1)] })[0]).toBe(true);
  });
  it('closed before E', () => {
    expect(yellow({ closedAt: at('2025-03-31 23:59:59'), snapshots: [onDay('2025-03-30', 1)] })).toEqual([false, '', 'none']);
    expect(yellow({ closedAt: at('2025-04-01'), snapshots: [onDay('2025-03-30', 1)] })[0]).toBe(true);
  });
  it('negative balance', () => {
    expect(yellow({ snapshots: [onDay('2025-03-31', -1)] })[0]).toBe(true);
    expect(row({ accounts: [account({ snapshots: [onDay('2025-03-31', -1)] })] })).toMatchObject({ W09: '-0.01', W10: '-0.01' });
  });
  it('amounts near the limit of exact integers', () => {
    expect(yellow({ payablePrevFen: 1e15, snapshots: [onDay('2025-03-31', 1.2e15)] })[0]).toBe(false);
    expect(yellow({ payablePrevFen: 1e15, snapshots: [onDay('2025-03-31', 1.2e15 - 1)] })[0]).toBe(true);
    expect(row({ accounts: [account({ payablePrevFen: 1e15, snapshots: [onDay('2025-03-31', 1.2e15 - 1)] })] }).W10).toBe('1.19');
  });
  it('a missing account does not remove the flag of another', () => {
    const found = judge({ accounts: [account({ id: 'A2', payablePrevFen: null }), account({ snapshots: [onDay('2025-03-31', 1)] })] });
    expect([found.level, found.codes, found.yellowAccounts]).toEqual(['yellow', 'P', 1]);
  });
});

describe('the worst account, W08 to W10', () => {
  it('lowest ratio, not lowest balance', () => {
    const found = row({ accounts: [account({ id: 'A1', payablePrevFen: 50_00, snapshots: [onDay('2025-03-30', 40_00)] }), account({ id: 'A2', payablePrevFen: 1000_00, snapshots: [onDay('2025-03-30', 500_00)] })] });
    expect(found).toMatchObject({ W08: '1000.00', W09: '500.00', W10: '0.50', W11: 2, W12: true });
  });
  it('ties go to the smaller account id, whatever the order', () => {
    const equal = [account({ id: 'B', payablePrevFen: 100, snapshots: [onDay('2025-03-30', 50)] }), account({ id: 'A', payablePrevFen: 200, snapshots: [onDay('2025-03-30', 100)] })];
    expect(row({ accounts: equal }).W08).toBe('2.00');
    expect(row({ accounts: equal.toReversed() }).W08).toBe('2.00');
  });
  it('payable 0 is better than any ratio, and has no ratio of its own', () => {
    const zero = account({ id: 'A0', payablePrevFen: 0, snapshots: [onDay('2025-03-30', 0)] });
    expect(row({ accounts: [zero, account({ id: 'B', snapshots: [onDay('2025-03-30', 1)] })] }).W08).toBe('100000.00');
    expect(row({ accounts: [zero], cases: [arrearsCase()] })).toMatchObject({ W08: '0.00', W09: '0.00', W10: null });
  });
  it('floors and never rounds up', () => {
    expect(row({ accounts: [account({ payablePrevFen: 3, snapshots: [onDay('2025-03-30', 2)] })] }).W10).toBe('0.66');
    expect(row({ accounts: [account({ payablePrevFen: 3, snapshots: [onDay('2025-03-30', -2)] })] }).W10).toBe('-0.67');
  });
});

describe('orange, 2.2', () => {
  const orange = (uninsuredPrev: number | null, uninsuredThis: number | null, insuranceFeed = true) => {
    const found = judge({ uninsuredPrev, uninsuredThis, insuranceFeed });
    return [found.orange, found.codes, found.level];
  };
  it('both months above 0', () => expect(orange(1, 1)).toEqual([true, '', 'orange']));
  it('first month only, or a month with 0', () => {
    expect(orange(0, 1)).toEqual([false, '', 'none']);
    expect(orange(1, 0)).toEqual([false, '', 'none']);
  });
  it('M-1 missing: G and not orange', () => expect(orange(null, 5)).toEqual([false, 'G', 'unknown']));
  it('M-1 missing while M is 0: nothing', () => expect(orange(null, 0)).toEqual([false, '', 'none']));
  it('M missing: S', () => {
    expect(orange(3, null)).toEqual([false, 'S', 'unknown']);
    expect(orange(null, null)).toEqual([false, 'S', 'unknown']);
  });
  it('no feed, no code', () => expect(orange(null, null, false)).toEqual([false, '', 'none']));
});

describe('red, 2.3', () => {
  const red = (over: Parameters<typeof court>[0]) => {
    const found = judge({ court: [court(over)] });
    return [found.red, found.codes];
  };
  it('confirmed and listed before E', () => {
    expect(red({})).toEqual([true, '']);
    expect(red({ listedAt: at('2025-03-31T15:30:00Z') })).toEqual([true, '']);
    expect(red({ listedAt: at('2025-04-01') })).toEqual([false, '']);
  });
  it('ended inside M still counts, before S it does not', () => {
    expect(red({ listedAt: at('2024-01-01'), endedAt: at('2025-03-02') })[0]).toBe(true);
    expect(red({ listedAt: at('2024-01-01'), endedAt: at('2025-03-01') })[0]).toBe(true);
    expect(red({ listedAt: at('2024-01-01'), endedAt: at('2025-02-28 23:59:59') })[0]).toBe(false);
  });
  it('against the legal representative as a person', () => expect(red({ matchedBy: 'person' })).toEqual([false, '']));
  it('name only: code N, until confirmed', () => {
    expect(red({ matchedBy: 'name', confirmed: false })).toEqual([false, 'N']);
    expect(red({ matchedBy: 'name', confirmed: true })).toEqual([true, '']);
    expect(red({ matchedBy: 'name', confirmed: false, listedAt: at('2025-04-01') })).toEqual([false, '']);
  });
  it('by code but not confirmed: neither red nor N', () => expect(red({ confirmed: false })).toEqual([false, '']));
});

describe('level, run and codes', () => {
  it('red > orange > yellow > unknown > none', () => {
    const f = { red: false, orange: false, yellow: false };
    expect([wageLevel({ ...f, red: true, yellow: true }, 'P'), wageLevel({ ...f, orange: true, yellow: true }, ''), wageLevel({ ...f, yellow: true }, 'S'), wageLevel(f, 'C'), wageLevel(f, '')]).toEqual(['red', 'orange', 'yellow', 'unknown', 'none']);
  });
  it('codes are sorted and C is one of them', () => {
    const found = judge({ accounts: [account({ payablePrevFen: null, snapshots: [] })], insuranceFeed: true, court: [court({ matchedBy: 'name', confirmed: false })], duplicateCode: true });
    expect([found.codes, found.level]).toEqual(['BCNPS', 'unknown']);
  });
  it('the run continues with yellow or higher and is 0 otherwise', () => {
    expect(judge({ court: [court()], previousRun: 2 }).run).toBe(3);
    expect(judge({ duplicateCode: true, previousRun: 2 }).run).toBe(0);
    expect(judge({ previousRun: 2 }).run).toBe(0);
  });
});

describe('arrears, W19 and W20', () => {
  const arrears = (...cases: ReturnType<typeof arrearsCase>[]) => {
    const found = judge({ cases });
    return [found.arrearsFen, found.unpaidHeadcount];
  };
  it('payments before E only, bounced ones given back, never below 0', () => {
    expect(arrears(arrearsCase({ payments: [[at('2025-03-31 23:59:59'), 30_00], [at('2025-04-01'), 40_00]] }))).toEqual([100_000_00 - 30_00, 10]);
    expect(arrears(arrearsCase({ payments: [[at('2025-03-05'), 100_000_00], [at('2025-03-06'), -5]] }))[0]).toBe(5);
    expect(arrears(arrearsCase({ payments: [[at('2025-03-05'), 200_000_00]] }), arrearsCase({ caseNo: 'c2', verifiedFen: 7 }))[0]).toBe(7);
  });
  it('closed and withdrawn cases add nothing, a closing at E does not count yet', () => {
    expect(arrears(arrearsCase({ closedAt: at('2025-03-31 23:59:59') }))).toEqual([0, 0]);
    expect(arrears(arrearsCase({ closedAt: at('2025-04-01') }))).toEqual([100_000_00, 10]);
    expect(arrears(arrearsCase({ filedAt: at('2025-04-01') }))).toEqual([0, 0]);
  });
  it('a case whose amount is not verified adds nothing', () => expect(arrears(arrearsCase({ verifiedFen: null }))).toEqual([0, 0]));
  it('an unknown head-count adds nothing', () => expect(arrears(arrearsCase({ unpaidHeadcount: null }))).toEqual([100_000_00, 0]));
  it('arrears alone list an employer of level none', () => {
    expect(row({ cases: [arrearsCase()] })).toMatchObject({ W17: 'none', W18: 0, W19: '100000.00', W20: 10, W21: null });
    expect(wageRiskTable(MONTH, [employer()], pack)).toMatchObject({ rows: [], summary: { total: { monitored: 1, none: 1 } } });
  });
});

describe('order and summary', () => {
  it('level, then arrears descending, then code', () => {
    const list = [
      employer({ uscc: 'D', cases: [arrearsCase({ verifiedFen: 5 })] }), employer({ uscc: 'C', cases: [arrearsCase({ verifiedFen: 9 })] }), employer({ uscc: 'B', cases: [arrearsCase({ verifiedFen: 5 })] }),
      employer({ uscc: 'A', duplicateCode: true }), employer({ uscc: 'E', court: [court()] }), employer({ uscc: 'F', uninsuredPrev: 1, uninsuredThis: 1 }),
    ];
    expect(wageRiskTable(MONTH, list, pack).rows.map((found) => [found.W01, found.W03])).toEqual([[1, 'E'], [2, 'F'], [3, 'A'], [4, 'C'], [5, 'B'], [6, 'D']]);
  });
  it('an empty population is a zero table', () => {
    const table = wageRiskTable(MONTH, [], pack);
    expect(table.rows).toEqual([]);
    expect(table.summary.total).toEqual({ monitored: 0, none: 0, unknown: 0, yellow: 0, orange: 0, red: 0, yellowFlag: 0, orangeFlag: 0, redFlag: 0, openArrears: '0.00', unpaidHeadcount: 0 });
    expect(Object.keys(table.summary)).toEqual(['construction', 'catering', 'platform', 'dispatch', 'other', 'total']);
  });
});

describe('W07', () => {
  const reports = (...list: [string, number][]) => list.map(([day, headcount]) => ({ day, headcount }));
  it('latest report with E - 3 calendar months <= date < E', () => {
    expect(latestHeadcount(MONTH, reports(['2025-01-01', 1], ['2025-03-31', 3], ['2025-02-01', 2]))).toBe(3);
    expect(latestHeadcount(MONTH, reports(['2025-01-01', 1]))).toBe(1);
    expect(latestHeadcount(MONTH, reports(['2024-12-31', 1], ['2025-04-01', 9]))).toBeNull();
  });
});

describe('population', () => {
  const facts = (over: Partial<MonitorFacts>): MonitorFacts => ({ active: true, accounts: [], insuranceFeed: false, arrearsCases: [], court: [], keyCategory: false, ...over });
  const monitored = (over: Partial<MonitorFacts>) => isMonitored(MONTH, facts(over));
  it('needs one ground', () => {
    expect(monitored({})).toBe(false);
    expect(monitored({ accounts: [{ openedAt: at('2025-03-31') }] })).toBe(true);
    expect(monitored({ accounts: [{ openedAt: at('2025-04-01') }] })).toBe(false);
    expect(monitored({ insuranceFeed: true })).toBe(true);
    expect(monitored({ arrearsCases: [{ filedAt: at('2025-03-31'), closedAt: null }] })).toBe(true);
    expect(monitored({ arrearsCases: [{ filedAt: at('2025-01-31'), closedAt: at('2025-03-05') }] })).toBe(false);
    expect(monitored({ court: [{ listedAt: at('2025-03-31'), endedAt: null }] })).toBe(true);
    expect(monitored({ court: [{ listedAt: at('2025-01-01'), endedAt: at('2025-02-28') }] })).toBe(false);
    expect(monitored({ keyCategory: true })).toBe(true);
    expect(monitored({ keyCategory: true, active: false })).toBe(false);
  });
  it('key categories', () => {
    expect([isKeyCategory('dispatch', [], null), isKeyCategory('platform', [], null), isKeyCategory('other', ['欠薪记录'], null), isKeyCategory('other', [], 'C'), isKeyCategory('other', [], 'D'), isKeyCategory('construction', ['重点工程'], 'B')]).toEqual([true, true, true, true, true, false]);
  });
  it('active at any time in the window', () => {
    const window = monthWindow(MONTH);
    expect(activeDuring('active', [], window)).toBe(true);
    expect(activeDuring('closed', [], window)).toBe(false);
    expect(activeDuring('closed', [{ at: at('2025-03-01 00:01'), from: 'active', to: 'closed' }], window)).toBe(true);
    expect(activeDuring('closed', [{ at: at('2025-03-01'), from: 'active', to: 'closed' }], window)).toBe(false);
    expect(activeDuring('active', [{ at: at('2025-04-01'), from: 'suspended', to: 'active' }], window)).toBe(false);
    expect(activeDuring('closed', [{ at: at('2025-03-20'), from: 'active', to: 'closed' }, { at: at('2025-03-10'), from: 'suspended', to: 'active' }], window)).toBe(true);
  });
});
