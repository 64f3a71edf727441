import { describe, expect, it } from 'vitest';
import { emergencyNodes, fullyPaidAt, majorTriggers } from '#shared/rules/emergency.ts';
import { evaluateMajorCase, majorCaseTable } from '#shared/rules/tables/majorCases.ts';
import type { DatedFen, EmergencyNodeTimes, MajorCaseFacts } from '#shared/rules/tables/types.ts';
import { at, pack } from './support.ts';
import { majorCase } from './majorFacts.ts';

const MONTH = '2025-03';
const END = at('2025-04-01');
const judge = (over: Partial<MajorCaseFacts>) => evaluateMajorCase(MONTH, majorCase(over), pack);
const statuses = (nodes: Partial<EmergencyNodeTimes>, over: Partial<MajorCaseFacts> = {}) => judge({ ...over, nodes: { ...majorCase().nodes, ...nodes } }).nodes.map((node) => node.status);
const t = (time: string) => at(`2025-03-10 ${time}`);

describe('node status', () => {
  it('30 minutes: brigade and police, the later counts, equality is in time', () => {
    expect(statuses({ brigade: t('09:30'), police: t('09:10') })[0]).toBe('on_time');
    expect(statuses({ brigade: t('09:30') + 1, police: t('09:10') })[0]).toBe('late');
    expect(statuses({ brigade: t('09:10') })[0]).toBe('late');
  });
  it('2 and 6 hours', () => {
    expect(statuses({ brief: t('11:00'), agreement: t('15:00') }).slice(1, 3)).toEqual(['on_time', 'on_time']);
    expect(statuses({ brief: t('11:00') + 1, agreement: t('15:00') + 1 }).slice(1, 3)).toEqual(['late', 'late']);
  });
  it('24 hours: na unless refusal or flight was recorded before E', () => {
    expect(statuses({})[3]).toBe('na');
    expect(statuses({ policeFiling: t('12:00') })[3]).toBe('na');
    expect(statuses({ refusalAt: END })[3]).toBe('na');
    expect(statuses({ refusalAt: t('12:00') })[3]).toBe('late');
    expect(statuses({ refusalAt: t('12:00'), policeFiling: at('2025-03-11 09:00') })[3]).toBe('on_time');
    expect(statuses({ refusalAt: t('12:00'), policeFiling: at('2025-03-11 09:01') })[3]).toBe('late');
  });
  it('what happens at or after E is not known yet', () => {
    const t0 = END - 30 * 60_000;
    // The limit falls on E itself: not done at E and E <= t0 + limit.
    expect(statuses({ brigade: END, police: END }, { t0 })[0]).toBe('pending');
    expect(statuses({ brigade: END, police: END }, { t0: t0 - 1 })[0]).toBe('late');
    expect(statuses({ brigade: END - 1, police: END - 1 }, { t0: t0 - 1 })[0]).toBe('on_time');
    expect(statuses({ brief: END + 1 }, { t0 })[1]).toBe('pending');
  });
  it('says what is missing and who did what', () => {
    const nodes = emergencyNodes(majorCase({ nodes: { ...majorCase().nodes, brigade: t('09:10'), refusalAt: t('10:00') } }), END, pack);
    expect(nodes.map((node) => node.missing)).toEqual([['公安到场'], ['《快报》报送'], ['三方签订《工资支付协议》'], ['公安立案'], ['工资发放到位', '《处置报告》报送']]);
    expect(nodes[0]).toMatchObject({ key: 'n30', limitText: '30 分钟', limitMs: 1_800_000, dueAt: t('09:30'), doneAt: null, clause: '5.3(1)', doneBy: [{ text: '大队到场', at: t('09:10') }, { text: '公安到场', at: null }] });
    expect(nodes.map((node) => node.limitText)).toEqual(['30 分钟', '2 小时', '6 小时', '24 小时', '72 小时']);
    expect(emergencyNodes(majorCase({ verifiedFen: null }), END, pack)[4]?.missing[0]).toContain('未核实');
  });
});

describe('72 hours: fully paid and reported, the later of both', () => {
  const report = at('2025-03-11 09:00');
  const status = (payments: DatedFen[], over: Partial<MajorCaseFacts> = {}) => statuses({ report }, { verifiedFen: 1000, payments, ...over })[4];
  it('equality with the limit and with the amount', () => {
    expect(status([[at('2025-03-13 09:00'), 1000]])).toBe('on_time');
    expect(status([[at('2025-03-13 09:00') + 1, 1000]])).toBe('late');
    expect(status([[at('2025-03-12'), 999]])).toBe('late');
  });
  it('the report after the payment', () => expect(statuses({ report: at('2025-03-14') }, { verifiedFen: 1000, payments: [[at('2025-03-11'), 1000]] })[4]).toBe('late'));
  it('a bounced transfer takes the completion back until the money came again', () => {
    const paid: DatedFen[] = [[at('2025-03-11'), 1000], [at('2025-03-12'), -1], [at('2025-03-15'), 1]];
    expect(fullyPaidAt(1000, paid, END)).toBe(at('2025-03-15'));
    expect(status(paid)).toBe('late');
    expect(fullyPaidAt(1000, paid.slice(0, 2), END)).toBeNull();
    expect(fullyPaidAt(1000, [[at('2025-03-11'), 1001], [at('2025-03-12'), -1]], END)).toBe(at('2025-03-11'));
  });
  it('a bounce and its repetition at one instant count together', () => {
    const at12 = at('2025-03-12');
    expect(fullyPaidAt(1000, [[at12, 500], [at('2025-03-11'), 1000], [at12, -500]], END)).toBe(at('2025-03-11'));
  });
  it('a bounce at or after E is not known', () => expect(fullyPaidAt(1000, [[at('2025-03-11'), 1000], [END, -1]], END)).toBe(at('2025-03-11')));
  it('not verified is never fully paid, nothing owed always is', () => {
    expect(fullyPaidAt(null, [[at('2025-03-11'), 1000]], END)).toBeNull();
    expect(status([[at('2025-03-11'), 1000]], { verifiedFen: null })).toBe('late');
    expect(status([], { verifiedFen: 0 })).toBe('on_time');
  });
});

describe('columns', () => {
  const row = (over: Partial<MajorCaseFacts>) => {
    const [found] = majorCaseTable(MONTH, [majorCase(over)], pack).rows;
    if (found === undefined) throw new Error('not listed');
    return found;
  };
  it('listed: t0 before E, not closed before S', () => {
    const listed = (over: Partial<MajorCaseFacts>) => majorCaseTable(MONTH, [majorCase(over)], pack).rows.length;
    expect([listed({ t0: END }), listed({ t0: END - 1 }), listed({ t0: at('2024-01-01'), closedAt: at('2025-02-28 23:59:59') }), listed({ t0: at('2024-01-01'), closedAt: at('2025-03-01') })]).toEqual([0, 1, 0, 1]);
  });
  it('ordered by t0, then number', () => {
    const rows = majorCaseTable(MONTH, [majorCase({ caseNo: 'b' }), majorCase({ caseNo: 'a' }), majorCase({ caseNo: 'c', t0: at('2025-01-01') })], pack).rows;
    expect(rows.map((found) => [found.P01, found.P02])).toEqual([[1, 'c'], [2, 'a'], [3, 'b']]);
  });
  it('P06 is sorted and single', () => expect(row({ triggers: ['3', '1', '3'] }).P06).toBe('13'));
  it('P12 and P13: over-paid, bounced below zero, nothing owed, not verified', () => {
    const paid = (fen: number) => [[at('2025-03-11'), fen]] as DatedFen[];
    expect(row({ verifiedFen: 1000, payments: paid(1001) })).toMatchObject({ P12: '0.00', P13: '100.0' });
    expect(row({ verifiedFen: 1000, payments: paid(999) })).toMatchObject({ P12: '0.01', P13: '99.9' });
    expect(row({ verifiedFen: 1000, payments: paid(-5) })).toMatchObject({ P10: '-0.05', P11: '-0.05', P12: '10.05', P13: '0.0' });
    expect(row({ verifiedFen: 0 })).toMatchObject({ P09: '0.00', P12: '0.00', P13: null });
    expect(row({ verifiedFen: null, payments: paid(100) })).toMatchObject({ P09: null, P11: '1.00', P12: null, P13: null });
  });
  it('P14: closed, follow_up, paying, verifying, on_site', () => {
    const nodes = majorCase().nodes;
    expect(row({ closedAt: at('2025-03-20') }).P14).toBe('closed');
    expect(row({ closedAt: END }).P14).toBe('on_site');
    expect(row({ verifiedFen: 10, payments: [[at('2025-03-11'), 10]], nodes: { ...nodes, report: t('12:00') } }).P14).toBe('follow_up');
    expect(row({ nodes: { ...nodes, agreement: t('12:00') } }).P14).toBe('paying');
    expect(row({ verifiedFen: null, payments: [[at('2025-03-11'), 10]] }).P14).toBe('paying');
    expect(row({ payments: [[at('2025-03-11'), 10], [at('2025-03-12'), -10]], nodes: { ...nodes, brief: t('10:00') } }).P14).toBe('verifying');
    expect(row({}).P14).toBe('on_site');
  });
  it('P22: local days to the closing date or the last day of M', () => {
    expect(row({ t0: at('2025-03-31 23:59') }).P22).toBe(0);
    expect(row({ t0: at('2025-03-30T16:00:00Z') }).P22).toBe(0);
    expect(row({ t0: at('2025-03-30T15:59:59Z') }).P22).toBe(1);
    expect(row({ t0: at('2025-03-10 23:00'), closedAt: at('2025-03-11 00:10') }).P22).toBe(1);
    expect(row({ t0: at('2024-02-28 09:00'), closedAt: at('2025-04-02') }).P22).toBe(397);
  });
  it('P21, P23, P24, P25', () => {
    const nodes = majorCase().nodes;
    expect([row({ nodes: { ...nodes, policeFiling: END - 1 } }).P21, row({ nodes: { ...nodes, policeFiling: END } }).P21]).toEqual([true, false]);
    expect([row({ closedAt: at('2025-03-01') }).P23, row({ closedAt: END }).P23]).toEqual([true, false]);
    expect([row({ t0: at('2024-12-31 23:59') }).P24, row({ t0: at('2025-01-01') }).P24, row({ t0: at('2024-12-31'), closedAt: at('2025-03-05') }).P24, row({ t0: at('2024-12-31'), closedAt: END }).P24]).toEqual([true, false, false, true]);
    expect(row({ followUps: [['annual_audit', END], ['market_watch', END - 1]] }).P25).toBe('1/2');
  });
  it('an empty month is a zero table', () => {
    expect(majorCaseTable(MONTH, [], pack)).toEqual({
      totals: { rows: 0, openAtEnd: 0, closedInMonth: 0, startedInMonth: 0, headcount: 0, verified: '0.00', paidInMonth: '0.00', paidCumulative: '0.00', unpaid: '0.00', lateNodes: 0, unverified: 0 }, rows: [],
    });
  });
});

describe('triggers of 5.1', () => {
  const none = { headcount: null, verifiedFen: null, estimateFen: null, publicOrder: [], clicks: null };
  it('each is inclusive', () => {
    expect([majorTriggers({ ...none, headcount: 29 }, pack), majorTriggers({ ...none, headcount: 30 }, pack)]).toEqual([[], ['1']]);
    expect([majorTriggers({ ...none, verifiedFen: 99_999_999 }, pack), majorTriggers({ ...none, verifiedFen: 100_000_000 }, pack)]).toEqual([[], ['2']]);
    expect([majorTriggers({ ...none, clicks: 99_999 }, pack), majorTriggers({ ...none, clicks: 100_000 }, pack)]).toEqual([[], ['4']]);
    expect(majorTriggers({ ...none, publicOrder: ['roof_threat'] }, pack)).toEqual(['3']);
  });
  it('the estimate counts before verification, then the verified amount alone', () => {
    expect(majorTriggers({ ...none, estimateFen: 100_000_000 }, pack)).toEqual(['2']);
    expect(majorTriggers({ ...none, estimateFen: 100_000_000, verifiedFen: 5 }, pack)).toEqual([]);
    expect(majorTriggers({ headcount: 30, verifiedFen: 100_000_000, estimateFen: null, publicOrder: ['road_block'], clicks: 100_000 }, pack)).toEqual(['1', '2', '3', '4']);
  });
});
