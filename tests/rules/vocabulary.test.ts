import { describe, expect, it } from 'vitest';
import { FOLLOW_UP_KINDS, followUpDue, followUpWord, parseFollowUp } from '#shared/rules/cases/followUps.ts';
import { immediateTriggers, isArrearsCase, parsePaymentKind, parseTriggers } from '#shared/rules/cases/vocabulary.ts';
import { parseIndustry, parseStatus, parseTags, parseYesNo } from '#shared/rules/employers/vocabulary.ts';
import { paperName } from '#shared/rules/paperName.ts';
import { pack } from './support.ts';

describe('words of lists', () => {
  it('industries and statuses', () => {
    expect(['建筑', '餐饮', ' 平台 ', '劳务派遣', '其他', '建筑业', ''].map(parseIndustry)).toEqual(['construction', 'catering', 'platform', 'dispatch', 'other', null, null]);
    expect(['在营', '停业', '注销', '迁出', '', '吊销'].map(parseStatus)).toEqual(['active', 'suspended', 'closed', 'moved', 'active', null]);
  });
  it('yes and no', () => {
    expect(['是', 'Y', 'y', '1', '√', 'Ｙ'].map(parseYesNo)).toEqual([true, true, true, true, true, true]);
    expect(['否', 'N', 'n', '0', '×'].map(parseYesNo)).toEqual([false, false, false, false, false]);
    expect(['', '有', 'yes', '2'].map(parseYesNo)).toEqual([null, null, null, null]);
  });
  it('tags', () => expect(parseTags('欠薪记录； 诚信C级;欠薪记录；')).toEqual(['欠薪记录', '诚信C级']));
  it('payments and triggers', () => {
    expect(['工资', '罚款', '加处罚款', '', '其他'].map(parsePaymentKind)).toEqual(['wage', 'fine', 'surcharge', 'wage', null]);
    expect(['12', '３１', '1、3', '1,2；4', '5', '', '11', 'x'].map(parseTriggers)).toEqual([['1', '2'], ['1', '3'], ['1', '3'], ['1', '2', '4'], null, null, null, null]);
  });
  it('arrears cases', () => {
    expect(['拖欠农民工工资', '欠薪', '克扣加班费', '劳动报酬争议', '未签订劳动合同', '未参加社会保险'].map((cause) => isArrearsCase(cause, null))).toEqual([true, true, true, true, false, false]);
    expect(isArrearsCase('未签订劳动合同', 0)).toBe(true);
  });
  it('follow-up duties both ways, with their due days', () => {
    for (const kind of FOLLOW_UP_KINDS) expect([parseFollowUp(kind), parseFollowUp(followUpWord(kind))]).toEqual([kind, kind]);
    expect(parseFollowUp('别的')).toBeNull();
    expect(FOLLOW_UP_KINDS.map((kind) => followUpDue(kind, '2025-02-28', pack))).toEqual(['2026-12-31', '2025-02-28', '2026-02-28', '2028-02-28']);
  });
  it('immediate filing', () => {
    const none = { headcount: null, amountFen: null, owesPay: false, months: null, suspectedCrime: false, massIncident: false };
    expect(immediateTriggers({ ...none, headcount: 4, amountFen: 9_999_999 }, pack)).toEqual([]);
    expect(immediateTriggers({ ...none, headcount: 5, amountFen: 10_000_000, suspectedCrime: true, massIncident: true }, pack)).toEqual([
      { text: '欠薪人数 5 ≥ 5', clause: '4.2(2)①' }, { text: '金额 100,000.00 ≥ 100,000.00', clause: '4.2(2)②' }, { text: '涉嫌拒不支付劳动报酬罪', clause: '4.2(2)③' }, { text: '群体性事件', clause: '4.2(2)④' },
    ]);
  });
});

describe('name on paper', () => {
  const named = (name: string, legalRep: string, unitType = '个体工商户', uscc = '92990101MA1A00016F') => paperName({ name, legalRep, unitType, uscc });
  it('an individual business that bears its operator is printed by its code', () => {
    expect(named('清河区王建国小吃店', '王建国')).toBe('个体户-016F');
    expect(named('清河区王建国小吃店', '王建国', '')).toBe('个体户-016F');
    expect(named('买买提·艾力烤肉店', '买买提艾力')).toBe('个体户-016F');
  });
  it('other names stay', () => {
    expect(named('清河区老地方小吃店', '王建国')).toBe('清河区老地方小吃店');
    expect(named('王建国建筑有限公司', '王建国', '有限责任公司', '91990101MA1A00016F')).toBe('王建国建筑有限公司');
    expect(named('王记小吃店', '')).toBe('王记小吃店');
    expect(named('王记小吃店', '王')).toBe('王记小吃店');
  });
});
