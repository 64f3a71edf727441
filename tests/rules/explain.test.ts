import { describe, expect, it } from 'vitest';
import { MAJOR_COLUMNS, WAGE_COLUMNS } from '#shared/rules/tables/columns.ts';
import { explainMajor } from '#shared/rules/tables/explainMajor.ts';
import { quotientText } from '#shared/rules/tables/explanation.ts';
import { explainWage } from '#shared/rules/tables/explainWage.ts';
import { at, pack } from './support.ts';
import { account, arrearsCase, court, employer, MONTH } from './wageFacts.ts';
import { majorCase } from './majorFacts.ts';

const shape = (records: { kind: string; at: string; amountFen: number | null; used: boolean; why: string }[]) => records.map((r) => [r.kind, r.at, r.amountFen, r.used ? '采用' : '不用', r.why]);

describe('wage-risk cells', () => {
  const second = employer({
    accounts: [account({ id: 'B1', label: '尾号 4417 清河新城二期', payablePrevFen: 80_000_000, snapshots: [[at('2025-03-15 18:00'), 99_000_000], [at('2025-03-31 18:00'), 95_999_999], [at('2025-04-01'), 200_000_000], [at('2025-02-27'), 1]] })],
  });
  it('W10 as in the mock-up of the screen', () => {
    const found = explainWage(MONTH, second, pack, 'W10');
    expect(found.title).toBe('余额倍数');
    expect(shape(found.records)).toEqual([
      ['应付工资', '2025-02', 80_000_000, '采用', '上月应付'], ['专户余额', '2025-02-27 00:00', 1, '不用', '早于本月'], ['专户余额', '2025-03-15 18:00', 99_000_000, '不用', '其后另有一条'],
      ['专户余额', '2025-03-31 18:00', 95_999_999, '采用', '窗口内最后一条'], ['专户余额', '2025-04-01 00:00', 200_000_000, '不用', '零点起属 4 月'],
    ]);
    expect(found.arithmetic).toEqual([
      { label: '倍数', lines: ['959,999.99 ÷ 800,000.00 = 1.19999…', '只舍不入，取 1.19'] },
      { label: '黄色判定', lines: ['959,999.99 × 5 = 4,799,999.95', '800,000.00 × 6 = 4,800,000.00', '前者小，成立（差 0.01 元）'] },
    ]);
    expect(found.clause).toBe('6.1(3)①');
  });
  it('W10 exactly at 1.2 times', () => {
    const found = explainWage(MONTH, employer({ accounts: [account()] }), pack, 'W10');
    expect(found.arithmetic[1]?.lines.at(-1)).toBe('两者相等，恰为 1.2 倍，不成立');
  });
  it('says why an account is out', () => {
    const why = (over: Parameters<typeof account>[0]) => explainWage(MONTH, employer({ accounts: [account(over)] }), pack, 'W12').records.map((r) => r.why);
    expect(why({ closedAt: at('2025-03-20') })).toEqual(['月末前已销户，不评价', '月末前已销户，不评价']);
    expect(why({ openedAt: at('2025-03-20') })[0]).toContain('尚无上月工资');
    expect(why({ payablePrevFen: null })).toEqual(['缺上月应付（P）', '数据不全，不能评价']);
    expect(why({ snapshots: [] })).toEqual(['数据不全，不能评价', '本月没有余额（B）']);
  });
  it('W16 names each court record and why it counts or not', () => {
    const found = explainWage(MONTH, employer({ court: [court({ caseNo: '甲' }), court({ matchedBy: 'name', confirmed: false }), court({ matchedBy: 'person' }), court({ listedAt: at('2025-04-01') }), court({ listedAt: at('2024-01-01'), endedAt: at('2025-02-01') }), court({ confirmed: false })] }), pack, 'W16');
    expect(new Set(found.records.map((r) => r.why))).toEqual(new Set(['已核实，本月内有效', '仅名称相符，未核实（N）', '对法定代表人个人，不计', '零点起属 4 月列入', '本月前已结束', '未经大队核实']));
    expect(found.arithmetic[0]?.lines).toEqual(['已核实且本月内有效的记录 1 条，成立']);
  });
  it('W19 adds the cases that count', () => {
    const cases = [arrearsCase({ caseNo: '18', verifiedFen: 24_000_000, payments: [[at('2025-03-20 10:00'), 6_000_000], [at('2025-04-01'), 1]] }), arrearsCase({ caseNo: '19', verifiedFen: 100 }), arrearsCase({ caseNo: '20', closedAt: at('2025-03-31') }), arrearsCase({ caseNo: '21', verifiedFen: null })];
    const found = explainWage(MONTH, employer({ cases }), pack, 'W19');
    expect(found.arithmetic[0]?.lines).toEqual(['18：240,000.00 − 60,000.00 = 180,000.00', '19：1.00 − 0.00 = 1.00', '180,000.00 + 1.00 = 180,001.00 元']);
    expect(found.records.filter((r) => !r.used).map((r) => r.why)).toEqual(['零点起属 4 月', '月末前已结案', '金额未核实，不计']);
    expect(explainWage(MONTH, employer({ cases }), pack, 'W20').arithmetic[0]?.lines).toEqual(['10 + 10 = 20 人']);
  });
  it('every column of every kind of employer can be explained', () => {
    const full = employer({ accounts: [account(), account({ id: 'A2', payablePrevFen: 0 }), account({ id: 'A3', payablePrevFen: 1e15, snapshots: [[at('2025-03-31'), -1e15]] })], insuranceFeed: true, uninsuredPrev: null, uninsuredThis: 4, court: [court()], cases: [arrearsCase({ payments: [[at('2025-03-05'), 999_999_99], [at('2025-03-06'), -1]] })], duplicateCode: true, headcountOn: '2025-02-28' });
    for (const facts of [employer(), full, second]) {
      for (const { id } of WAGE_COLUMNS) {
        const found = explainWage(MONTH, facts, pack, id);
        expect(found.column).toBe(id);
        expect(found.clause).not.toBe('');
        expect(found.records.length + found.arithmetic.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('major-case cells', () => {
  it('a late node says by how much', () => {
    const found = explainMajor(MONTH, majorCase({ nodes: { ...majorCase().nodes, brigade: at('2025-03-10 09:31'), police: at('2025-03-10 09:20') } }), pack, 'P15');
    expect(found.arithmetic).toEqual([{ label: '时限', lines: ['2025-03-10 09:00 + 30 分钟 = 2025-03-10 09:30'] }, { label: '判定', lines: ['完成于 2025-03-10 09:31，晚 1 分，超时'] }]);
    expect(found.clause).toBe('5.3(1)');
  });
  it('the rate shows its division, floored', () => {
    const found = explainMajor(MONTH, majorCase({ verifiedFen: 300_000_000, payments: [[at('2025-02-20'), 150_000_000], [at('2025-03-31 23:59:59'), 149_999_999], [at('2025-04-01'), 1]] }), pack, 'P13');
    expect(found.arithmetic.at(-1)?.lines).toEqual(['2,999,999.99 ÷ 3,000,000.00 = 0.99999…', '只舍不入，取 99.9%（不低于 0.0，不高于 100.0）']);
    expect(found.records.at(-1)?.why).toBe('零点起属 4 月');
  });
  it('every column of every kind of case can be explained', () => {
    const nodes = { brigade: 1, police: 2, brief: at('2025-03-10 10:00'), agreement: null, refusalAt: at('2025-03-10 12:00'), policeFiling: at('2025-04-02'), report: at('2025-03-12') };
    const cases = [majorCase(), majorCase({ verifiedFen: null }), majorCase({ verifiedFen: 0, closedAt: at('2025-03-20') }), majorCase({ nodes, payments: [[at('2025-03-11'), 200_000], [at('2025-03-12'), -1]], followUps: [['annual_audit', null], ['market_watch', at('2025-04-02')]], closedAt: at('2025-04-03') })];
    for (const facts of cases) {
      for (const { id } of MAJOR_COLUMNS) {
        const found = explainMajor(MONTH, facts, pack, id);
        expect(found.column).toBe(id);
        expect(found.records.length + found.arithmetic.length).toBeGreaterThan(0);
      }
    }
  });
  it('quotients', () => expect([quotientText(1, 2), quotientText(1, 3), quotientText(-1, 3), quotientText(240, 200), quotientText(10, 5)]).toEqual(['0.50', '0.33333…', '-0.33333…', '1.20', '2.00']));
});
