import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '#electron/ledger/journal.ts';
import { acting } from '../support/acting.ts';
import { complaintOf, fileComplaint, makeBrigade, makeComplaint, matter, versionOf, WORKER, type Brigade } from './support.ts';

/* What sets a rule, a time or a refusal aside needs a reason and is on the captain's weekly list; what goes by the rule is not. And who may not decide. */
let desk: Brigade;
let employerId = 0;
let id = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  ({ employerId, id } = await makeComplaint(desk));
  await desk.captain('dispatch', { ...(await versioned()), staffNo: '0011', reason: '' });
});
afterEach(() => desk.close());

const versioned = (of = id) => versionOf(desk, of);
const listed = () => desk.reader.rows<{ operation: string; override_kind: string; reason: string }>(`SELECT operation, override_kind, reason FROM journal WHERE coalesce(override_kind, '') <> '' ORDER BY seq`);
const ANSWER = { outcome: 'refuse' as const, reason: 'notCompetent' as const, basis: '条例第十一条', to: '', reviewBody: '区政府', court: '区法院', phone: '12333' };

describe('exceptions of the desk', () => {
  test('a refusal that is opened again, a trigger that a correction removes, a final paper that is voided', async () => {
    await desk.handler('proposeAnswer', { ...(await versioned()), ...ANSWER });
    await desk.captain('approveAnswer', await versioned());
    await desk.captain('reopen', { ...(await versioned()), reason: '补来材料' });
    const big = (await desk.clerk('register', complaintOf({ id: employerId }, { matter: { ...matter, headcount: 6 }, complainant: { ...WORKER, idNo: null } }))).id;
    await desk.clerk('amend', { ...(await versioned(big)), matter: { ...matter, headcount: 7 }, statement: null, reason: '漏记一人' });
    await desk.clerk('amend', { ...(await versioned(big)), matter: { ...matter, headcount: 4 }, statement: null, reason: '误记人数' });
    const [d04] = await desk.reader.rows<{ id: number; row_version: number }>(`SELECT id, row_version FROM papers WHERE kind = 'D01' ORDER BY id`);
    const papers = acting('papers', { ...desk.services, actor: (): Actor => ({ staffNo: '0021', name: '', posts: ['intakeClerk'] }) });
    const done = await papers('approve', { id: d04?.id ?? 0, rowVersion: d04?.row_version ?? 0 });
    await papers('void', { id: done.id, rowVersion: done.rowVersion, reason: '打印错行' });
    expect((await listed()).map((one) => [one.operation, one.override_kind, one.reason])).toEqual([['intake.reopen', 'refusal', '补来材料'], ['intake.amend', 'rule', '误记人数'], ['papers.void', 'rule', '打印错行']]);
  });

  test('times that are entered days later: refused without a reason, then an exception of a clock; recent ones are none', async () => {
    const HOUR = 3_600_000;
    const late = desk.clock.now - 80 * HOUR;
    const letter = complaintOf({ id: employerId }, { registeredAt: late, complainant: { ...WORKER, idNo: null } });
    await expect(desk.clerk('register', letter)).rejects.toMatchObject({ code: 'record.lateReason', field: 'lateReason', message: expect.stringContaining('72 小时') as string });
    await expect(desk.clerk('register', { ...letter, lateReason: `${WORKER.name}的信放在传达室` })).rejects.toMatchObject({ code: 'identities.textNames', field: 'lateReason' });
    const old = (await desk.clerk('register', { ...letter, lateReason: '信件放在传达室' })).id;
    await desk.captain('dispatch', { ...(await versioned(old)), staffNo: '0011', reason: '' });
    const call = { id: old, at: late + HOUR, reached: true, note: '' };
    await expect(desk.handler('logPhoneAttempt', call)).rejects.toMatchObject({ code: 'record.lateReason' });
    expect((await desk.captain('complaint', { id: old })).phone.attempts).toEqual([]);
    await expect(desk.handler('logPhoneAttempt', { ...call, lateReason: `${WORKER.name}没有接` })).rejects.toMatchObject({ code: 'identities.textNames' });
    await desk.handler('logPhoneAttempt', { ...call, lateReason: '外勤期间打的' });
    await desk.handler('requestSupplement', { ...(await versioned()), missing: [{ item: '劳动合同', why: '' }], dueOn: '', office: '窗口', phone: '12333', handed: false });
    const served = desk.clock.now + HOUR;
    desk.clock.now += 90 * HOUR;
    await expect(desk.handler('serveSupplement', { ...(await versioned()), servedAt: served })).rejects.toMatchObject({ code: 'record.lateReason' });
    await desk.handler('serveSupplement', { ...(await versioned()), servedAt: served, lateReason: '回执周一才寄到' });
    // Received yesterday, entered today: no exception.
    await desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 0, pages: 1 }], receivedAt: desk.clock.now - 24 * HOUR });
    expect((await listed()).map((one) => [one.operation, one.override_kind, one.reason])).toEqual([['intake.register', 'clock', '信件放在传达室'], ['intake.logPhoneAttempt', 'clock', '外勤期间打的'], ['intake.serveSupplement', 'clock', '回执周一才寄到']]);
  });

  test('what goes by the rule is no exception', async () => {
    await fileComplaint(desk, id);
    expect(await listed()).toEqual([]);
  });
});

describe('nobody decides the own hand', () => {
  const as = (staffNo: string, ...posts: string[]) => acting('intake', { ...desk.services, actor: (): Actor => ({ staffNo, name: staffNo, posts }) });

  test('a captain who drafted D04 under another account and gave the complaint away does not approve it', async () => {
    await desk.ledger.transaction(async (w) => {
      await w.run(`UPDATE officers SET cert_no = '渝 009' WHERE staff_no IN ('0001', '0012')`);
      await w.insert('officers', { staff_no: '0002', name: '副大队长', posts: '["captain"]', created_at: 0 });
      return { commit: true };
    });
    // 0012 is the captain's second account: it drafts the refusal, then the complaint goes to 0011 and only the paper tells whose hand it was.
    await desk.captain('reassign', { ...(await versioned()), staffNo: '0012', reason: '改派', recuse: false });
    await desk.other('proposeAnswer', { ...(await versioned()), ...ANSWER });
    await desk.captain('reassign', { ...(await versioned()), staffNo: '0011', reason: '改派', recuse: false });
    await desk.ledger.transaction(async (w) => { await w.run(`UPDATE matter_staff SET person = '工号 0012' WHERE staff_no = '0012'`); return { commit: true }; });
    await expect(desk.captain('approveAnswer', await versioned())).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('审批人不能是本案的A岗或B岗') as string });
    expect((await as('0002', 'captain')('approveAnswer', await versioned())).state).toBe('refused');
  });

  test('a sole officer is no exception: what one person wrote waits for a second, and the review for another office', async () => {
    await desk.ledger.transaction(async (w) => {
      await w.run(`UPDATE officers SET active = 0 WHERE staff_no <> '0001'`);
      await w.run(`UPDATE officers SET provisional = 1, posts = '["handler","legalReviewer","enforcementTracker","captain","intakeClerk","archivist"]' WHERE staff_no = '0001'`);
      return { commit: true };
    });
    const sole = as('0001', 'handler', 'legalReviewer', 'enforcementTracker', 'captain', 'intakeClerk', 'archivist');
    const own = (await sole('register', complaintOf({ id: employerId }, { complainant: { ...WORKER, idNo: null } }))).id;
    await sole('dispatch', { ...(await versioned(own)), staffNo: '0001', reason: '' });
    await sole('proposeAnswer', { ...(await versioned(own)), ...ANSWER });
    await expect(sole('approveAnswer', await versioned(own))).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('代理大队长') as string });
    await sole('returnAnswer', { ...(await versioned(own)), reason: '改为立案' });
    await sole('proposeFiling', { ...(await versioned(own)), emergency: false, cause: '拖欠工资', facts: '投诉人甲被拖欠工资。', basis: [{ law: '条例', article: '第十四条' }], proposal: '立案' });
    const { filing, rowVersion, acts } = await sole('complaint', { id: own });
    expect([filing.noReviewer, acts.includes('sendReview'), acts.includes('review')]).toEqual([true, true, false]);
    const seen = { id: own, rowVersion, paperVersion: filing.paperVersion ?? 0 };
    await expect(sole('reviewFiling', { ...seen, verdict: 'agree', opinion: '', points: { facts: '', evidence: '', procedure: '', law: '', discretion: '' } })).rejects.toMatchObject({ code: 'people.mayNot' });
    await expect(sole('approveFiling', seen)).rejects.toMatchObject({ code: 'people.mayNot' });
  });
});

