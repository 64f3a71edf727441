import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/rules/tables/canonical.ts';
import { changedCells, reissueNeeded } from '#shared/rules/tables/compare.ts';
import { publicWageTable } from '#shared/rules/tables/editions.ts';
import type { AccountFacts, WageEmployerFacts } from '#shared/rules/tables/types.ts';
import { INDUSTRIES } from '#shared/rules/tables/types.ts';
import { balanceMultiple, wageRiskTable } from '#shared/rules/tables/wageRisk.ts';
import { at, pack } from './support.ts';
import { MONTH } from './wageFacts.ts';

const instant = fc.integer({ min: at('2025-02-20'), max: at('2025-04-10') });
const fen = fc.integer({ min: -100, max: 1_000 });
const orNull = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });

const account: fc.Arbitrary<AccountFacts> = fc.record({ id: fc.constantFrom('A', 'B', 'C', 'D'), openedAt: instant, closedAt: orNull(instant), payablePrevFen: orNull(fc.integer({ min: 0, max: 500 })), snapshots: fc.array(fc.tuple(instant, fen), { maxLength: 4 }) });
const employer = (index: number): fc.Arbitrary<WageEmployerFacts> => fc.record({
  uscc: fc.constant(`U${String(index).padStart(3, '0')}`), name: fc.constant(`单位${index}`), industry: fc.constantFrom(...INDUSTRIES), street: fc.constant('990101001'), headcount: fc.constant(null),
  accounts: fc.uniqueArray(account, { maxLength: 3, selector: (each) => each.id }), insuranceFeed: fc.boolean(), uninsuredPrev: orNull(fc.integer({ min: 0, max: 3 })), uninsuredThis: orNull(fc.integer({ min: 0, max: 3 })),
  court: fc.array(fc.record({ listedAt: instant, endedAt: orNull(instant), confirmed: fc.boolean(), matchedBy: fc.constantFrom('code' as const, 'name' as const, 'person' as const) }), { maxLength: 2 }),
  cases: fc.array(fc.record({ caseNo: fc.string(), filedAt: instant, closedAt: orNull(instant), verifiedFen: orNull(fc.integer({ min: 0, max: 1_000_000 })), payments: fc.array(fc.tuple(instant, fen), { maxLength: 3 }), unpaidHeadcount: orNull(fc.integer({ min: 0, max: 4 })) }), { maxLength: 3 }),
  duplicateCode: fc.boolean(), previousRun: fc.integer({ min: 0, max: 5 }),
});
const population = fc.integer({ min: 0, max: 7 }).chain((size) => fc.tuple(...Array.from({ length: size }, (_, index) => employer(index))));

/** The level of an employer, written down again straight from the definition, in plain words and wide integers. */
function obviousLevel(facts: WageEmployerFacts): string {
  const [start, end] = [at('2025-03-01'), at('2025-04-01')];
  let [yellow, unknown] = [false, facts.duplicateCode];
  for (const each of facts.accounts) {
    if (each.openedAt >= start || (each.closedAt !== null && each.closedAt < end)) continue;
    const inside = each.snapshots.filter(([time]) => start <= time && time < end);
    const latest = Math.max(...inside.map(([time]) => time));
    const balance = Math.min(...inside.filter(([time]) => time === latest).map(([, amount]) => amount));
    if (inside.length === 0 || each.payablePrevFen === null) unknown = true;
    else if (each.payablePrevFen > 0 && BigInt(balance) * 5n < BigInt(each.payablePrevFen) * 6n) yellow = true;
  }
  if (facts.insuranceFeed && (facts.uninsuredThis === null || (facts.uninsuredPrev === null && facts.uninsuredThis > 0))) unknown = true;
  const live = facts.court.filter((each) => each.listedAt < end && (each.endedAt === null || each.endedAt >= start));
  if (live.some((each) => each.matchedBy === 'name' && !each.confirmed)) unknown = true;
  if (live.some((each) => each.confirmed && each.matchedBy !== 'person')) return 'red';
  if (facts.uninsuredPrev !== null && facts.uninsuredThis !== null && facts.uninsuredPrev > 0 && facts.uninsuredThis > 0) return 'orange';
  return yellow ? 'yellow' : unknown ? 'unknown' : 'none';
}

describe('any population', () => {
  it('gives each employer the level of the definition', () => {
    fc.assert(fc.property(population, (facts) => {
      const table = wageRiskTable(MONTH, facts, pack);
      const expected = facts.map((each) => [each.uscc, obviousLevel(each)]).filter(([, level]) => level !== 'none');
      expect(new Map(table.rows.filter((row) => row.W17 !== 'none').map((row) => [row.W03, row.W17]))).toEqual(new Map(expected as [string, string][]));
    }), { numRuns: 400 });
  });
  it('is the same text whatever the order of the facts, and adds up', () => {
    fc.assert(fc.property(population, fc.infiniteStream(fc.integer({ min: 0, max: 1000 })), (facts, stream) => {
      const table = wageRiskTable(MONTH, facts, pack);
      const keys = new Map(facts.map((each) => [each.uscc, stream.next().value as number]));
      const shuffled = facts.toSorted((a, b) => (keys.get(a.uscc) ?? 0) - (keys.get(b.uscc) ?? 0));
      expect(canonicalJson(wageRiskTable(MONTH, shuffled, pack))).toBe(canonicalJson(table));
      for (const line of Object.values(table.summary)) expect(line.none + line.unknown + line.yellow + line.orange + line.red).toBe(line.monitored);
      for (const key of ['monitored', 'red', 'redFlag', 'unpaidHeadcount'] as const) expect(INDUSTRIES.reduce((sum, industry) => sum + Number(table.summary[industry][key]), 0)).toBe(table.summary.total[key]);
      expect(table.rows.map((row) => row.W01)).toEqual(table.rows.map((_, index) => index + 1));
      expect(changedCells(table, table)).toEqual([]);
      expect(reissueNeeded(table, table).needed).toBe(false);
    }), { numRuns: 300 });
  });
  it('shows no hidden figure in the public edition', () => {
    fc.assert(fc.property(population, (facts) => {
      const [exact, shown] = [wageRiskTable(MONTH, facts, pack), publicWageTable(MONTH, facts, pack)];
      expect(shown.rows.map((row) => row.W03)).toEqual(exact.rows.map((row) => row.W03));
      for (const row of shown.rows) {
        for (const count of [row.W13, row.W14, row.W20]) expect([1, 2]).not.toContain(count);
        if (row.W20 === '1-2') for (const amount of [row.W08, row.W09, row.W19]) expect(amount ?? '0000.00').toMatch(/^-?\d*(0|000)\.00$/);
      }
      expect(canonicalJson(shown)).not.toContain('-0.00');
    }), { numRuns: 300 });
  });
  it('the shown multiple never claims more than there is', () => {
    fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 1, max: 1e12 }), (balance, payable) => {
      const shown = BigInt((balanceMultiple(balance, payable) ?? '').replace('.', ''));
      expect(shown * BigInt(payable) <= BigInt(balance) * 100n && BigInt(balance) * 100n < (shown + 1n) * BigInt(payable)).toBe(true);
    }));
  });
});
