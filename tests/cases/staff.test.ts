import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index.ts';
import { perform } from '#electron/areas/run.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

/* Who may have which part in a case and what that opens; each step asked as the window asks. */

let desk: Desk;
let caseId = 0;
const captain: Actor = { staffNo: '0002', name: '孙队长', posts: ['captain'] };
const handlerA: Actor = { staffNo: '0003', name: '张主办', posts: ['handler'] };
const handlerB: Actor = { staffNo: '0004', name: '李主办', posts: ['handler', 'legalReviewer'] };
const reviewer: Actor = { staffNo: '0005', name: '王审核', posts: ['legalReviewer'] };
const tracker: Actor = { staffNo: '0006', name: '赵跟踪', posts: ['enforcementTracker'] };

beforeEach(async () => {
  desk = await makeDesk(at('2026-11-24 09:42'));
  const people: [Actor, string, string | null][] = [[captain, 'C2', null], [handlerA, 'C3', '2027-12-31'], [handlerB, 'C4', '2026-11-23'], [reviewer, 'C5', null], [tracker, 'C6', null]];
  // The same person under a second account: one certificate.
  people.push([{ staffNo: '0013', name: '张主办', posts: ['legalReviewer'] }, ' c3', null]);
  for (const [one, certNo, until] of people) {
    await desk.fill([`INSERT INTO officers (staff_no, name, posts, cert_no, cert_until, created_at) VALUES ('${one.staffNo}', '${one.name}', '${JSON.stringify(one.posts)}', '${certNo}', ${until === null ? 'NULL' : `'${until}'`}, 0)`]);
  }
  const { id } = await desk.employers('create', { fields: head('庚装饰工程有限公司', uscc(7)), tags: [] });
  caseId = (await desk.cases('register', { caseNo: '清劳〔2026〕1号', fields: { employerId: id, cause: '拖欠工资', source: '', filedAt: at('2026-11-20 09:00'), verifiedFen: 100_000, headcount: 2, unpaidHeadcount: 2, handler: '' } })).id;
});
afterEach(() => desk.close());

const ask = async <N extends OperationName>(actor: Actor, name: N, input: InputOf<N>): Promise<OutputOf<N>> =>
  (await perform({ ...desk.services, actor: () => actor }, name, input)) as OutputOf<N>;
const assign = (part: 'handler' | 'second' | 'reviewer' | 'tracker', staffNo: string, by = captain) => desk.cases('staff', { id: caseId }).then(({ parts }) => ask(by, 'cases.assign', { id: caseId, part, staffNo, reason: '', seen: parts.filter((one) => one.part === part && one.endedAt === null).map((one) => one.staffNo) }));
const followUp = (actor: Actor) => ask(actor, 'cases.addPayment', { id: caseId, payment: { paidAt: desk.clock.now - 1000 * (1 + Number(actor.staffNo)), voucher: actor.staffNo, fen: 1, kind: 'wage' } });

describe('parts in a case', () => {
  it('are given by the captain alone, to who has the post and a certificate that is valid today', async () => {
    await expect(assign('handler', '0003', handlerA)).rejects.toMatchObject({ code: 'people.mayNot' });
    await expect(assign('handler', '0005')).rejects.toMatchObject({ code: 'people.mayNotTake', message: expect.stringContaining('没有A岗这个岗位') as string });
    await expect(assign('handler', '0004')).rejects.toMatchObject({ message: expect.stringContaining('2026-11-23 到期') as string });
    await assign('handler', '0003');
    await expect(assign('handler', '0003')).rejects.toMatchObject({ code: 'people.hasPart' });
    const { parts, candidates } = await ask(captain, 'cases.staff', { id: caseId });
    expect(parts).toMatchObject([{ part: 'handler', staffNo: '0003', endedAt: null }]);
    expect(candidates.find((one) => one.staffNo === '0003')).toMatchObject({ load: 1, problems: { tracker: expect.stringContaining('C岗') as string } });
  });

  it('by person: who handles does not review under a second account, and whoever was relieved of it neither', async () => {
    await assign('handler', '0003');
    await expect(assign('reviewer', '0013')).rejects.toMatchObject({ message: expect.stringContaining('法制审核不能由承办人') as string });
    await ask(captain, 'cases.relieve', { id: caseId, part: 'handler', staffNo: '0003', reason: '调离' });
    await expect(assign('reviewer', '0013')).rejects.toMatchObject({ code: 'people.mayNotTake' });
    await assign('reviewer', '0005');
    await expect(assign('second', '0005')).rejects.toMatchObject({ message: expect.stringContaining('法制审核') as string });
  });

  it('without a B that stands apart the review goes out as a package', async () => {
    expect((await ask(captain, 'cases.staff', { id: caseId })).noReviewer).toBe(false);
    for (const staffNo of ['0005', '0003']) await assign('second', staffNo);
    await desk.fill([`UPDATE officers SET active = 0 WHERE staff_no = '0004'`]);
    expect((await ask(captain, 'cases.staff', { id: caseId })).noReviewer).toBe(true);
  });

  it('open the work on the case to those who have them; before that, to whoever has the post', async () => {
    await followUp(tracker);
    await assign('handler', '0003');
    await assign('tracker', '0006');
    const { rowVersion, fields } = await ask(handlerA, 'cases.case', { id: caseId });
    await expect(ask(handlerB, 'cases.edit', { id: caseId, rowVersion, fields: { ...fields, source: '网格' }, reason: '' })).rejects.toMatchObject({ code: 'people.mayNot' });
    await ask(handlerA, 'cases.edit', { id: caseId, rowVersion, fields: { ...fields, source: '网格' }, reason: '' });
    expect((await ask(reviewer, 'cases.case', { id: caseId })).line.caseNo).toBe('清劳〔2026〕1号');
  });
});

describe('a payment', () => {
  it('is confirmed on the bank statement by somebody else than who registered it, under no account of the same person', async () => {
    await followUp(tracker);
    const { payments } = await ask(captain, 'cases.case', { id: caseId });
    const key = { id: caseId, paidAt: payments[0]?.paidAt ?? 0, voucher: '0006', seen: { fen: 1 } };
    expect(payments).toMatchObject([{ registeredBy: '0006', confirmedAt: null }]);
    await desk.fill([`INSERT INTO officers (staff_no, name, posts, cert_no, created_at) VALUES ('0016', '赵跟踪', '["enforcementTracker"]', 'C6', 0)`]);
    for (const staffNo of ['0006', '0016']) {
      await expect(ask({ ...tracker, staffNo }, 'cases.confirmPayment', key)).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('银行到账') as string });
    }
    await ask(captain, 'cases.confirmPayment', key);
    await expect(ask(captain, 'cases.confirmPayment', key)).rejects.toMatchObject({ code: 'cases.paymentConfirmed' });
    expect((await ask(captain, 'cases.case', { id: caseId })).payments).toMatchObject([{ confirmedBy: '0002', confirmedAt: desk.clock.now }]);
  });

  it('is offered to register by the post alone', async () => {
    await assign('tracker', '0006');
    expect((await ask(tracker, 'cases.case', { id: caseId })).refusals).not.toHaveProperty('cases.addPayment');
    expect((await ask(captain, 'cases.case', { id: caseId })).refusals['cases.addPayment']).toContain('C岗');
  });
});

describe('a recused officer', () => {
  it('loses every part and can no longer open the case, under no account, until the order is lifted', async () => {
    await assign('handler', '0003');
    await expect(ask(handlerA, 'cases.recuse', { id: caseId, staffNo: '0003', reason: '近亲属' })).rejects.toMatchObject({ code: 'people.mayNot' });
    await ask(captain, 'cases.recuse', { id: caseId, staffNo: '0003', reason: '单位负责人是其配偶' });
    expect((await ask(captain, 'cases.staff', { id: caseId })).parts[0]?.endedAt).toBe(desk.clock.now);
    for (const account of [handlerA, { staffNo: '0013', name: '张主办', posts: ['legalReviewer'] }]) {
      await expect(ask(account, 'cases.case', { id: caseId })).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('回避') as string });
      await expect(followUp(account)).rejects.toMatchObject({ message: expect.stringContaining('回避') as string });
    }
    expect((await ask(handlerA, 'cases.list', { text: '', open: 'all', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 10 })).rows).toMatchObject([{ id: caseId, recused: true, cause: '', verifiedFen: null }]);
    await expect(assign('second', '0003')).rejects.toMatchObject({ message: expect.stringContaining('回避') as string });
    await ask(captain, 'cases.endRecusal', { id: caseId, staffNo: '0003', reason: '查明无利害关系' });
    await ask(handlerA, 'cases.case', { id: caseId });
  });
});
