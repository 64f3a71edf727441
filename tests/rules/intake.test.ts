import { describe, expect, it, test } from 'vitest';
import { chosenByRule, suitability, type Candidate } from '#shared/rules/intake/assignment.ts';
import { duplicateGrounds } from '#shared/rules/intake/duplicates.ts';
import { beyondLimitation } from '#shared/rules/intake/limitation.ts';
import { barsMediation, escalateDueAt, mediationFailedAt, type MediationFacts } from '#shared/rules/intake/mediation.ts';
import { monthCount } from '#shared/rules/intake/period.ts';
import { phoneFigures, phoneState } from '#shared/rules/intake/phone.ts';
import { parseReceiptNumber, receiptNumber } from '#shared/rules/intake/receiptNo.ts';
import { stillMissing, supplementVerdict } from '#shared/rules/intake/supplement.ts';
import { TRANSITIONS, transition, transitionsFrom } from '#shared/rules/intake/transitions.ts';
import { complaintTriggers, mustFileAtOnce, type TriggerFacts } from '#shared/rules/intake/triggers.ts';
import { claimsText, parseChannel, parseClaim, parseKind } from '#shared/rules/intake/vocabulary.ts';
import { at, pack } from './support.ts';

const HOUR = 3_600_000;
const none: TriggerFacts = { headcount: null, amountFen: null, owesPay: false, months: null, suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null };
const fired = (facts: Partial<TriggerFacts>) => complaintTriggers({ ...none, ...facts }, pack).map((one) => `${one.kind} ${one.clause}`);

describe('triggers', () => {
  it('fires the four of immediate filing, inclusive, one short of it not', () => {
    expect(fired({ headcount: 4, amountFen: 9_999_999 })).toEqual([]);
    expect(fired({ headcount: 5 })).toEqual(['immediate 4.2(2)①']);
    expect(fired({ amountFen: 10_000_000 })).toEqual(['immediate 4.2(2)②']);
    expect(fired({ suspectedCrime: true })).toEqual(['immediate 4.2(2)③']);
    expect(fired({ massIncident: true })).toEqual(['immediate 4.2(2)④']);
  });
  it('suspects the crime by the figures alone: one worker for three months, ten workers, and the lower provincial amount', () => {
    const single = { headcount: 1, amountFen: 500_000, owesPay: true, months: 3 };
    expect(fired(single)).toEqual(['immediate 4.2(2)③']);
    expect(complaintTriggers({ ...none, ...single }, pack)[0]?.text).toBe('涉嫌拒不支付劳动报酬罪（单人欠薪 3 个月 ≥ 3 个月，金额 5,000.00 ≥ 5,000.00）');
    for (const short of [{ amountFen: 499_999 }, { months: 2 }, { months: null }, { owesPay: false }, { headcount: null }, { amountFen: null }]) expect(fired({ ...single, ...short })).toEqual([]);
    // Of several workers nobody knows what each is owed.
    expect(fired({ ...single, headcount: 4 })).toEqual([]);
    expect(fired({ headcount: 10, amountFen: 3_000_000, owesPay: true })).toEqual(['immediate 4.2(2)①', 'immediate 4.2(2)③']);
    for (const short of [{ headcount: 9, amountFen: 3_000_000 }, { headcount: 10, amountFen: 2_999_999 }]) expect(fired({ owesPay: true, ...short })).toEqual(['immediate 4.2(2)①']);
    // The officer's flag and the figures are one trigger.
    expect(fired({ ...single, suspectedCrime: true })).toEqual(['immediate 4.2(2)③']);
  });
  it('counts the months of a period with both ends', () => {
    expect([monthCount('2025-11', '2026-01'), monthCount('2026-01', '2026-01'), monthCount('', '2026-01'), monthCount('2026-01', '')]).toEqual([3, 1, null, null]);
  });
  it('fires the four of a major case beside them; public order is a mass incident too', () => {
    expect(fired({ headcount: 30 })).toEqual(['immediate 4.2(2)①', 'major 5.1①']);
    expect(fired({ amountFen: 100_000_000 })).toEqual(['immediate 4.2(2)②', 'major 5.1②']);
    expect(fired({ publicOrder: ['road_block'] })).toEqual(['immediate 4.2(2)④', 'major 5.1③']);
    expect(fired({ clicks: 100_000 })).toEqual(['major 5.1④']);
    expect(fired({ clicks: 99_999 })).toEqual([]);
  });
  it('clicks alone make a case major but do not make it filed at once', () => {
    expect(mustFileAtOnce(complaintTriggers({ ...none, clicks: 200_000 }, pack))).toBe(false);
    expect(mustFileAtOnce(complaintTriggers({ ...none, headcount: 5 }, pack))).toBe(true);
  });
  it('says the figures in words', () => {
    expect(complaintTriggers({ ...none, headcount: 6 }, pack)[0]?.text).toBe('欠薪人数 6 ≥ 5');
  });
});

describe('states', () => {
  it('final states lead nowhere but the captain\'s re-opening', () => {
    expect(transitionsFrom('redirected')).toEqual([]);
    expect(transitionsFrom('filed')).toEqual([]);
    expect(transitionsFrom('refused').map((one) => one.id)).toEqual(['reopen']);
  });
  it('nothing but dispatch leaves registered; only while dispatched material is asked for', () => {
    expect(transitionsFrom('registered').map((one) => one.id)).toEqual(['T02']);
    expect(transition('T04', 'dispatched')?.pause).toEqual(['intake.filingNotice.plan']);
    expect(transition('T04', 'supplementing')).toBeNull();
    expect(transition('T05', 'supplementing')).toMatchObject({ resume: ['intake.filingNotice.plan'], restart: ['intake.filingNotice.statute'] });
    expect(transition('T06', 'supplementing')).toBeNull();
  });
  it('every clock and figure it names stands in the pack', () => {
    for (const one of Object.values(TRANSITIONS)) for (const id of [...one.start, ...one.stop, ...one.pause, ...one.resume, ...one.restart]) expect(pack.rules.has(id), id).toBe(true);
  });
});

describe('telephone', () => {
  const figures = phoneFigures(pack);
  const begin = at('2025-04-01 09:31');
  const failed = (hours: number) => ({ at: begin + hours * HOUR, reached: false });
  it('takes its figures from the pack: three tries, two hours apart', () => {
    expect(figures).toEqual({ tries: 3, gapMs: 2 * HOUR });
  });
  it('three failed tries end it, at the third; two do not', () => {
    expect(phoneState([failed(0), failed(2)], figures)).toMatchObject({ doneAt: null, counted: 2, nextCountsAt: begin + 4 * HOUR });
    expect(phoneState([failed(4), failed(0), failed(2)], figures)).toMatchObject({ doneAt: begin + 4 * HOUR, reached: false, counted: 3 });
  });
  it('a try too soon after the one counted does not count, whoever logged it in what order', () => {
    expect(phoneState([failed(0), failed(1.99), failed(2), failed(3), failed(4)], figures)).toMatchObject({ doneAt: begin + 4 * HOUR, counted: 3 });
    expect(phoneState([failed(0), failed(0.1), failed(0.2), failed(0.3)], figures)).toMatchObject({ doneAt: null, counted: 1 });
  });
  it('an answered call ends it at once, and what comes later changes nothing', () => {
    expect(phoneState([failed(0), { at: begin + HOUR, reached: true }, failed(9)], figures)).toMatchObject({ doneAt: begin + HOUR, reached: true, counted: 1 });
    expect(phoneState([], figures)).toMatchObject({ doneAt: null, nextCountsAt: null });
  });
});

test('supplement: once freely, a second time with the captain, never a third; complete when nothing is missing', () => {
  expect([0, 1, 2, 3].map((before) => supplementVerdict(before, pack))).toEqual(['free', 'needsCaptain', 'refused', 'refused']);
  expect(stillMissing([{ item: '劳动合同', received: true }, { item: '考勤', received: false }])).toEqual(['考勤']);
});

test('receipt numbers: ten unmistakable characters, no letter preferred, read back however typed', () => {
  expect(receiptNumber(new Uint8Array([0, 29, 30, 239, 240, 255, 1, 2, 3, 4, 5, 6, 7, 8]))).toBe('2Z2Z345678');
  expect(receiptNumber(new Uint8Array(20).fill(250))).toBeNull();
  expect(parseReceiptNumber(' k8d4-t2wm7r ')).toBe('K8D4T2WM7R');
  expect(parseReceiptNumber('Ｋ８Ｄ４Ｔ２ＷＭ７Ｒ')).toBe('K8D4T2WM7R');
  for (const wrong of ['K8D4T2WM7', 'K8D4T2WM70', '91350100M0', '']) expect(parseReceiptNumber(wrong)).toBeNull();
});

describe('assignment', () => {
  const one = (staffNo: string, more: Partial<Candidate> = {}): Candidate => ({ staffNo, load: 0, lastAt: null, problem: '', ...more });
  it('least in hand, then longest without, then the smaller number', () => {
    expect(chosenByRule([one('3', { load: 2 }), one('2', { load: 1, lastAt: 5 }), one('1', { load: 1, lastAt: 9 })], 0)).toBe('2');
    expect(chosenByRule([one('2'), one('1')], 0)).toBe('1');
  });
  it('never the recused, the full, those without a valid certificate; none where none is left', () => {
    const all = [one('1', { problem: '回避' }), one('2', { load: 5 }), one('4', { problem: '执法证已过期' })];
    expect(chosenByRule(all, 5)).toBeNull();
    expect(suitability(all, 5).map((verdict) => verdict.why)).toEqual(['回避', '在办 5 件，已满', '执法证已过期']);
    expect(chosenByRule(all, 0)).toBe('2');
  });
});

describe('duplicates', () => {
  const base = { employerId: 3, claims: ['wages'] as const, from: '2024-12', to: '2025-02' };
  it('same employer, a claim in common and months that touch', () => {
    expect(duplicateGrounds(base, { ...base, from: '2025-02', to: '2025-03' }, false)).toEqual(['employer']);
    expect(duplicateGrounds(base, { ...base, from: '2025-03', to: '2025-03' }, false)).toEqual([]);
    expect(duplicateGrounds(base, { ...base, claims: ['contract'] }, false)).toEqual([]);
    expect(duplicateGrounds(base, { ...base, from: '', to: '' }, false)).toEqual(['employer']);
  });
  it('the same person against another known employer is another matter; against an unknown one it is not', () => {
    expect(duplicateGrounds(base, { ...base, employerId: 4 }, true)).toEqual([]);
    expect(duplicateGrounds(base, { ...base, employerId: null, claims: ['contract'] }, true)).toEqual(['person']);
    expect(duplicateGrounds(base, base, true)).toEqual(['person', 'employer']);
    expect(duplicateGrounds({ ...base, employerId: null }, { ...base, employerId: null }, false)).toEqual([]);
  });
});

describe('mediation', () => {
  const begun: MediationFacts = { startedAt: at('2025-04-01 16:00'), state: 'started', failedAt: null, followUpOn: '', performed: null };
  it('no result by the end of the seventh day is a failure at that instant, and two hours run from it around the clock', () => {
    expect(mediationFailedAt(begun, at('2025-04-08 23:59'), pack)).toBeNull();
    expect(mediationFailedAt(begun, at('2025-04-09'), pack)).toBe(at('2025-04-09'));
    expect(escalateDueAt(at('2025-04-09'), pack)).toBe(at('2025-04-09 02:00'));
  });
  it('an agreement that is not performed failed on its follow-up date; one that is performed never', () => {
    const agreed: MediationFacts = { ...begun, state: 'agreed', followUpOn: '2025-05-06' };
    expect(mediationFailedAt({ ...agreed, performed: false }, at('2025-05-09'), pack)).toBe(at('2025-05-07'));
    expect(mediationFailedAt({ ...agreed, performed: false, failedAt: at('2025-05-06 10:00') }, at('2025-05-09'), pack)).toBe(at('2025-05-06 10:00'));
    expect(mediationFailedAt({ ...agreed, performed: true }, at('2025-06-07'), pack)).toBeNull();
    expect(mediationFailedAt(agreed, at('2025-06-07'), pack)).toBeNull();
  });
  it('is not for what a trigger takes straight to the brigade', () => {
    expect(barsMediation(complaintTriggers({ ...none, headcount: 4 }, pack))).toBe(false);
    expect(barsMediation(complaintTriggers({ ...none, clicks: 100_000 }, pack))).toBe(true);
  });
});

test('limitation: two years to the day are inside, a day more is warned of; 29 February ends on the 28th', () => {
  expect(beyondLimitation('2023-04-01', '2025-04-01', pack)).toBe(false);
  expect(beyondLimitation('2023-03-31', '2025-04-01', pack)).toBe(true);
  expect(beyondLimitation('2024-02-29', '2026-02-28', pack)).toBe(false);
});

test('words of kinds, channels and claims, as people and files write them', () => {
  expect([parseKind('举报'), parseKind('Complaint'), parseKind('申诉')]).toEqual(['report', 'complaint', null]);
  expect(['12333', '信访转办', 'mini-program', 'provincial platform', '电话'].map(parseChannel)).toEqual(['hotline', 'petition', 'miniProgram', 'province', null]);
  expect(['拖欠工资', '未付加班费', '超时加班', 'overtimePay', '没签合同', '住宿太差'].map(parseClaim)).toEqual(['wages', 'overtimePay', 'overtime', 'overtimePay', 'contract', 'other']);
  expect(claimsText(['insurance', 'wages'])).toBe('拖欠工资、未参加社会保险');
});
