import { describe, expect, it } from 'vitest';
import { alertEpisodes, missingData, type AlertAccount, type AlertFacts } from '#shared/rules/alerts/episodes.ts';
import { judgedDays } from '#shared/rules/alerts/yellow.ts';
import { at, pack } from './support.ts';

const account = (over: Partial<AlertAccount> = {}): AlertAccount => ({ id: 'A1', openedAt: at('2024-06-01'), closedAt: null, payable: new Map([['2025-01', 100_000], ['2025-02', 100_000], ['2025-03', 200_000]]), snapshots: [], ...over });
const facts = (over: Partial<AlertFacts> = {}): AlertFacts => ({ accounts: [], uninsured: new Map(), court: [], duplicateCode: false, ...over });
const NOW = at('2025-05-01');
const found = (over: Partial<AlertFacts>, now = NOW) => alertEpisodes(facts(over), pack, now).map((e) => [e.key, e.from, e.lastDay, e.endedOn]);
const snapshot = (time: string, fen: number): [number, number] => [at(time), fen];

describe('yellow episodes', () => {
  it('newest snapshot of each day against the month before that day', () => {
    const judged = judgedDays(account({ snapshots: [snapshot('2025-03-31 18:00', 119_999), snapshot('2025-03-31 09:00', 1), snapshot('2025-04-01 00:00', 239_999)] }), pack, NOW);
    expect(judged.map((day) => [day.day, day.balanceFen, day.payableMonth, day.yellow])).toEqual([['2025-03-31', 119_999, '2025-02', true], ['2025-04-01', 239_999, '2025-03', true]]);
  });
  it('consecutive evaluations form an episode, a good one ends it', () => {
    const snapshots = [snapshot('2025-03-03', 10), snapshot('2025-03-10', 5), snapshot('2025-03-20', 120_000), snapshot('2025-03-25', 1), snapshot('2025-03-28', 2)];
    expect(found({ accounts: [account({ snapshots })] })).toEqual([['yellow:A1:2025-03-03', '2025-03-03', '2025-03-10', '2025-03-20'], ['yellow:A1:2025-03-25', '2025-03-25', '2025-03-28', null]]);
  });
  it('keeps the worst and the latest evaluation as evidence', () => {
    const [episode] = alertEpisodes(facts({ accounts: [account({ snapshots: [snapshot('2025-03-03', 60_000), snapshot('2025-03-10', 50_000), snapshot('2025-04-10', 110_000)] })] }), pack, NOW);
    expect(episode?.data).toMatchObject({ kind: 'yellow', days: 3, worst: { day: '2025-03-10', balanceFen: 50_000 }, latest: { day: '2025-04-10', payableFen: 200_000 } });
    expect(episode?.evidence).toBe('专户 A1：余额 1,100.00 元，为 2025-03 应付 2,000.00 元的 0.55 倍，低于 1.2 倍');
    expect(episode?.clause).toBe('6.1(3)①');
    expect(episode?.proof.map((line) => line.label)).toEqual(['最近一次', '最低一次', '判定', '起止']);
  });
  it('missing payable wages are not evaluated and end nothing', () => {
    const snapshots = [snapshot('2025-03-03', 1), snapshot('2025-02-05', 1), snapshot('2025-04-05', 1)];
    const payable = new Map([['2025-01', 100_000], ['2025-03', 100_000]]);
    expect(found({ accounts: [account({ payable, snapshots })] })).toEqual([['yellow:A1:2025-02-05', '2025-02-05', '2025-04-05', null]]);
  });
  it('not in the month of opening, not after closing; closing ends it', () => {
    expect(found({ accounts: [account({ openedAt: at('2025-03-01'), snapshots: [snapshot('2025-03-20', 1)] })] })).toEqual([]);
    const closed = account({ closedAt: at('2025-03-15 10:00'), snapshots: [snapshot('2025-03-03', 1), snapshot('2025-03-16', 1)] });
    expect(found({ accounts: [closed] })).toEqual([['yellow:A1:2025-03-03', '2025-03-03', '2025-03-03', '2025-03-15']]);
    expect(found({ accounts: [closed] }, at('2025-03-10'))).toEqual([['yellow:A1:2025-03-03', '2025-03-03', '2025-03-03', null]]);
  });
  it('exactly 1.2 times is not yellow; what lies ahead of now is not known', () => {
    expect(found({ accounts: [account({ snapshots: [snapshot('2025-03-03', 120_000)] })] })).toEqual([]);
    expect(found({ accounts: [account({ snapshots: [snapshot('2025-05-01', 1)] })] })).toEqual([]);
  });
});

describe('orange episodes', () => {
  const months = (counts: Record<string, number>, now = NOW) => found({ uninsured: new Map(Object.entries(counts)) }, now);
  it('two adjacent months above 0', () => {
    expect(months({ '2025-02': 3, '2025-03': 2 })).toEqual([['orange:2025-02', '2025-03-31', '2025-03-31', null]]);
    expect(months({ '2025-03': 2 })).toEqual([]);
    expect(months({ '2025-01': 4, '2025-03': 5 })).toEqual([]);
  });
  it('December and January are adjacent; 0 ends the run', () => expect(months({ '2024-12': 1, '2025-01': 1, '2025-02': 1, '2025-03': 0 })).toEqual([['orange:2024-12', '2025-01-31', '2025-02-28', '2025-03-31']]));
  it('a gap ends a run once a later month is on record', () => expect(months({ '2024-10': 1, '2024-11': 1, '2025-02': 1, '2025-03': 1 })).toEqual([['orange:2024-10', '2024-11-30', '2024-11-30', '2024-12-31'], ['orange:2025-02', '2025-03-31', '2025-03-31', null]]));
  it('a month that has not ended is not known', () => expect(months({ '2025-02': 3, '2025-03': 2 }, at('2025-03-31 23:59'))).toEqual([]));
  it('says the figures', () => expect(alertEpisodes(facts({ uninsured: new Map([['2025-02', 3], ['2025-03', 2]]) }), pack, NOW)[0]?.evidence).toBe('2025-02、2025-03 未参保 3 人、2 人，连续 2 个月'));
});

describe('red episodes', () => {
  const record = { caseNo: '（2025）测0101执1号', listedAt: at('2025-03-31 23:30'), endedAt: null, confirmed: true, matchedBy: 'code' as const };
  it('confirmed, from listing to end', () => {
    expect(found({ court: [record] })).toEqual([['red:（2025）测0101执1号', '2025-03-31', '2025-04-30', null]]);
    expect(found({ court: [{ ...record, endedAt: at('2025-04-10') }] })).toEqual([['red:（2025）测0101执1号', '2025-03-31', '2025-04-10', '2025-04-10']]);
    expect(found({ court: [{ ...record, confirmed: false }, { ...record, matchedBy: 'person' }, { ...record, listedAt: NOW }] })).toEqual([]);
  });
});

describe('missing data', () => {
  it('names account, month and whom to ask', () => {
    const missing = missingData(facts({
      accounts: [account({ id: 'A1', payable: new Map(), snapshots: [snapshot('2025-03-10', 1)] }), account({ id: 'A2' }), account({ id: 'A3', openedAt: at('2025-03-05') })],
      uninsured: new Map([['2025-03', 2]]), court: [{ caseNo: '执1', listedAt: at('2025-03-01'), endedAt: null, confirmed: false, matchedBy: 'name' }], duplicateCode: true,
    }), '2025-03', pack);
    expect(missing.map((line) => [line.code, line.what])).toEqual([['B', '专户 A2 缺 2025-03 余额'], ['C', '同一代码有两份台账'], ['G', '2025-03 有人未参保，缺 2025-02 未参保人数'], ['N', '被执行人 执1 仅名称相符，尚未核实'], ['P', '专户 A1 缺 2025-02 应付工资']]);
    expect(missing.every((line) => line.ask !== '')).toBe(true);
    expect(missingData(facts({ uninsured: new Map([['2025-02', 0]]) }), '2025-03', pack).map((line) => line.code)).toEqual(['S']);
    expect(missingData(facts({ uninsured: new Map([['2025-04', 0]]) }), '2025-03', pack)).toEqual([]);
  });
});
