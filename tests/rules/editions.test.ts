import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { publicMajorTable, publicTotal, publicWageTable, roundUpPublic } from '#shared/rules/tables/editions.ts';
import { hiddenCells } from '#shared/rules/tables/hidden.ts';
import { majorCaseTable } from '#shared/rules/tables/majorCases.ts';
import { wageRiskTable } from '#shared/rules/tables/wageRisk.ts';
import { at, pack } from './support.ts';
import { account, arrearsCase, employer, MONTH } from './wageFacts.ts';
import { majorCase } from './majorFacts.ts';

describe('public edition', () => {
  it('rounds up to the next 1,000 yuan, negative amounts towards zero, never to minus zero', () => {
    expect([0, 1, 100_000, 100_001, -1, -100_000, -100_001].map(roundUpPublic)).toEqual([0, 100_000, 100_000, 200_000, 0, -100_000, -100_000]);
    expect(Object.is(roundUpPublic(-1), 0)).toBe(true);
  });
  it('rounds every amount of a row with a hidden W20; W10 stays exact; W13 alone hides no amount', () => {
    const accounts = [account({ payablePrevFen: 123_456, snapshots: [[at('2025-03-31'), -70_000]] })];
    const hidden = publicWageTable(MONTH, [employer({ accounts, cases: [arrearsCase({ verifiedFen: 100_001, unpaidHeadcount: 2 })] })], pack);
    expect(hidden.rows[0]).toMatchObject({ W08: '2000.00', W09: '0.00', W10: '-0.57', W19: '2000.00', W20: '1-2' });
    expect(hidden.summary.total).toMatchObject({ openArrears: '2000.00', unpaidHeadcount: '1-2' });
    const open = publicWageTable(MONTH, [employer({ accounts, uninsuredPrev: 1, uninsuredThis: 2, cases: [arrearsCase({ verifiedFen: 100_001, unpaidHeadcount: 3 })] })], pack);
    expect(open.rows[0]).toMatchObject({ W08: '1234.56', W09: '-700.00', W13: '1-2', W14: '1-2', W19: '1000.01', W20: 3 });
  });
  it('counts hidden rows that are not listed', () => {
    const unlisted = employer({ uscc: 'B', cases: [arrearsCase({ verifiedFen: 5, payments: [[at('2025-03-10'), 5]], unpaidHeadcount: 2 })] });
    const table = publicWageTable(MONTH, [unlisted, employer({ uscc: 'A', cases: [arrearsCase({ unpaidHeadcount: 5 })] })], pack);
    expect(table.rows).toHaveLength(1);
    expect(table.summary.total.unpaidHeadcount).toBe('6-7');
    expect(table.summary.catering.unpaidHeadcount).toBe('0');
  });
  it('keeps the order of the exact edition', () => {
    const list = [employer({ uscc: 'A', cases: [arrearsCase({ verifiedFen: 100_001, unpaidHeadcount: 1 })] }), employer({ uscc: 'B', cases: [arrearsCase({ verifiedFen: 100_002, unpaidHeadcount: 5 })] })];
    expect(publicWageTable(MONTH, list, pack).rows.map((row) => [row.W03, row.W19])).toEqual([['B', '1000.02'], ['A', '2000.00']]);
  });
  it('a higher threshold hides more, a lower one is not accepted', () => {
    const list = [employer({ cases: [arrearsCase({ unpaidHeadcount: 4 })] })];
    expect(publicWageTable(MONTH, list, pack, 5).rows[0]?.W20).toBe('1-4');
    expect(publicWageTable(MONTH, list, pack, 1).rows[0]?.W20).toBe(4);
    expect(publicWageTable(MONTH, [employer({ cases: [arrearsCase({ unpaidHeadcount: 2 })] })], pack, 1).rows[0]?.W20).toBe('1-2');
  });
  it('major cases: P12 on displayed values, P13 exact, totals add what is displayed', () => {
    const small = majorCase({ headcount: 1, verifiedFen: 150_050, payments: [[at('2025-03-12'), 100_050], [at('2025-03-13'), -30]] });
    const table = publicMajorTable(MONTH, [small, majorCase({ caseNo: 'M2', headcount: 10, verifiedFen: 1000 })], pack);
    expect(table.rows[0]).toMatchObject({ P08: '1-2', P09: '2000.00', P10: '2000.00', P11: '2000.00', P12: '0.00', P13: '66.6' });
    expect(table.totals).toMatchObject({ headcount: '11-12', verified: '2010.00', paidInMonth: '2000.00', unpaid: '10.00' });
    expect(publicMajorTable(MONTH, [majorCase({ headcount: 0 })], pack).rows[0]?.P08).toBe(0);
  });
  it('a range always holds the true total and its width tells only how many rows are hidden', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 12 })), fc.integer({ min: 3, max: 6 }), (counts, limit) => {
      const [lo = 0, hi = lo] = publicTotal(counts, limit).split('-').map(Number);
      const hidden = counts.filter((count) => count > 0 && count < limit).length;
      const total = counts.reduce((sum, count) => sum + count, 0);
      expect(lo <= total && total <= hi).toBe(true);
      expect(hi - lo).toBe(hidden * (limit - 2));
    }));
  });
  it('names each hidden cell with its rule', () => {
    const facts = [employer({ uninsuredPrev: 0, uninsuredThis: 1, insuranceFeed: true, cases: [arrearsCase({ verifiedFen: 100_001, unpaidHeadcount: 2 })] })];
    const cells = hiddenCells(wageRiskTable(MONTH, facts, pack), publicWageTable(MONTH, facts, pack));
    expect(cells.map((cell) => `${cell.row} ${cell.column}`)).toEqual([
      '91990101MA1A00016F W14', '91990101MA1A00016F W19', '91990101MA1A00016F W20', 'total.construction openArrears', 'total.construction unpaidHeadcount', 'total openArrears', 'total unpaidHeadcount',
    ]);
    const majors = [majorCase({ headcount: 30 })];
    expect(hiddenCells(majorCaseTable(MONTH, majors, pack), publicMajorTable(MONTH, majors, pack))).toEqual([]);
  });
});
