import { describe, expect, it } from 'vitest';
import { clause, durationMs, figure, legalBasis, meets, packTitle, parseRulePack, ratio, rule, RulePackError, ruleInForce, selectRulePack } from '#shared/rules/rulePack.ts';
import { pack, readJson } from './support.ts';

const json = (): { pack: Record<string, string>; rules: Record<string, unknown>[]; calendar: unknown } => readJson('resources/rulepacks/labour-inspection-2024-2025.json') as never;

describe('rule pack', () => {
  it('gives figures, ratios, lengths and comparisons', () => {
    expect([figure(pack, 'investigate.limit'), durationMs(pack, 'major.n30'), durationMs(pack, 'major.n72h'), clause(pack, 'alert.red'), legalBasis(pack, 'alert.red')]).toEqual([60, 1_800_000, 259_200_000, '6.1(3)③', null]);
    expect(ratio(pack, 'alert.yellow.ratio')).toEqual({ numerator: 6, denominator: 5 });
    expect([meets(pack, 'major.headcount', 30), meets(pack, 'penalty.onSpotEntityFen', 300_001), meets(pack, 'credit.D', 60), meets(pack, 'kpi.majorCleared', 0)]).toEqual([true, false, false, true]);
    expect(packTitle(pack)).toBe('2024—2025');
  });
  it('throws for what is not there or not a figure', () => {
    expect(() => rule(pack, 'nothing')).toThrow(RulePackError);
    expect(() => figure(pack, 'alert.red')).toThrow(RulePackError);
    expect(() => figure(pack, 'crime.group.amountRangeFen')).toThrow(RulePackError);
    expect(() => durationMs(pack, 'investigate.limit')).toThrow(RulePackError);
    expect(() => ratio(pack, 'investigate.limit')).toThrow(RulePackError);
  });
  it('refuses packs that cannot be used', () => {
    expect(() => parseRulePack({})).toThrow(RulePackError);
    expect(() => parseRulePack({ ...json(), rules: [json().rules[0], json().rules[0]] })).toThrow(/twice/);
    expect(() => parseRulePack({ ...json(), calendar: { 2025: {} } })).toThrow(/2025/);
  });
  it('rules may be narrower than the pack', () => {
    const minor = rule(pack, 'credit.publicity.minor');
    expect([ruleInForce(minor, '2026-03-31'), ruleInForce(minor, '2026-04-01')]).toEqual([false, true]);
    expect(ruleInForce(rule(pack, 'credit.publicity.pre2026'), '2026-04-01')).toBe(false);
  });
  it('is chosen by the day of the event; the last one stays in force with a note', () => {
    const next = parseRulePack({ ...json(), pack: { id: 'next', effectiveFrom: '2026-06-01', effectiveTo: '2027-12-31' } });
    const chosen = (day: string, packs = [next, pack]) => {
      const { pack: found, expired, note } = selectRulePack(packs, day);
      return [found.id, expired, note !== ''];
    };
    const now = 'labour-inspection-2024-2025';
    expect(chosen('2025-12-31')).toEqual([now, false, false]);
    expect(chosen('2026-01-01')).toEqual([now, true, true]);
    expect(chosen('2026-06-01')).toEqual(['next', false, false]);
    expect(chosen('2028-01-01')).toEqual(['next', true, true]);
    expect(chosen('2023-12-31')).toEqual([now, false, true]);
    expect(() => selectRulePack([], '2025-01-01')).toThrow(RulePackError);
  });
});
