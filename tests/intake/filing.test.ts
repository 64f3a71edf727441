import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { acting } from '../support/acting.ts';
import { at } from '../support/desk.ts';
import { complaintOf, makeBrigade, makeEmployer, matter, versionOf, WORKER, type Brigade } from './support.ts';

/* T07 to T09 of domain 4: the A proposes, B reviews, the captain signs; by person, and never without a separate review. */
let desk: Brigade;
let employerId = 0;
let id = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  employerId = await makeEmployer(desk);
  id = await dispatched();
});
afterEach(() => desk.close());

async function dispatched(more: Parameters<typeof complaintOf>[1] = {}): Promise<number> {
  const made = await desk.clerk('register', complaintOf({ id: employerId }, more));
  await desk.captain('dispatch', { id: made.id, rowVersion: (await desk.captain('complaint', { id: made.id })).rowVersion, staffNo: '0011', reason: '' });
  return made.id;
}

const seen = (of = id) => desk.captain('complaint', { id: of });
const versioned = (of = id) => versionOf(desk, of);
const withPaper = async (of = id) => ({ ...(await versioned(of)), paperVersion: (await seen(of)).filing.paperVersion ?? expect.unreachable() });
const PROPOSAL = { emergency: false, cause: '拖欠工资', facts: '投诉人甲等 3 人被拖欠两个月工资。', basis: [{ law: '《劳动保障监察条例》', article: '第十四条' }], proposal: '建议立案。' };
const FINE = { facts: '', evidence: '', procedure: '', law: '', discretion: '' };
const AGREE = { verdict: 'agree' as const, opinion: '', points: FINE };
const propose = async (of = id, more: Partial<typeof PROPOSAL> = {}) => desk.handler('proposeFiling', { ...(await versioned(of)), ...PROPOSAL, ...more });
const agree = async (of = id) => desk.reviewer('reviewFiling', { ...(await withPaper(of)), ...AGREE });
const clock = async (subject: { kind: string; id: number }, ruleId: string) => (await clocksOf(desk.reader, subject, desk.clock.now, desk.services)).filter((one) => one.ruleId === ruleId);
const as = (staffNo: string, ...posts: string[]) => acting('intake', { ...desk.services, actor: (): Actor => ({ staffNo, name: staffNo, posts }) });
const officer = (staffNo: string, posts: string[], certNo = '') => desk.ledger.transaction(async (w) => { await w.insert('officers', { staff_no: staffNo, name: `员${staffNo}`, posts: JSON.stringify(posts), cert_no: certNo, created_at: 0 }); return { commit: true }; });

describe('T07 and T08', () => {
  test('A proposes, B agrees, the captain signs: D05\'s number is the case\'s, with its clocks and the same people; joined ones go along', async () => {
    const joined = await desk.clerk('register', complaintOf({ id: employerId }, { joinTo: id, complainant: { ...WORKER, name: '另一人', idNo: null, phone: '13900139000' }, matter: { ...matter, headcount: 30 } }));
    expect(await propose()).toMatchObject({ state: 'filingReview' });
    expect((await clock({ kind: 'complaint', id }, 'filing.legalReview'))[0]).toMatchObject({ dueAt: at('2025-04-01 11:31'), stopAt: null });
    expect((await seen()).filing).toMatchObject({ stage: 'review', cause: '拖欠工资', proposedBy: '0011', noReviewer: false, refusals: { approve: expect.stringContaining('还没有独立的法制审核') as string } });
    expect((await desk.reviewer('queue', { tab: 'review', text: '', offset: 0, limit: 5 }))).toMatchObject({ total: 1, counts: { review: 1 } });
    expect((await desk.reviewer('complaint', { id })).acts).toEqual(['review']);
    await expect(desk.captain('approveFiling', await withPaper())).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('还没有独立的法制审核') as string });
    desk.clock.now = at('2025-04-01 10:10');
    expect(await agree()).toMatchObject({ state: 'filingReview', docNo: '清人社监审字〔2025〕第1号' });
    expect((await clock({ kind: 'complaint', id }, 'filing.legalReview'))[0]).toMatchObject({ stopAt: desk.clock.now, lamp: { state: 'done' } });
    expect((await desk.captain('queue', { tab: 'decide', text: '', offset: 0, limit: 5 })).total).toBe(1);
    expect((await desk.captain('complaint', { id })).acts).toEqual(expect.arrayContaining(['signFiling', 'returnFiling']));
    const done = await desk.captain('approveFiling', await withPaper());
    expect(done).toMatchObject({ state: 'filed', caseNo: '清人社监立字〔2025〕第1号' });
    const found = await desk.cases('case', { id: done.caseId });
    expect(found.fields).toMatchObject({ handler: '0011', headcount: 3, employerId, cause: '拖欠工资' });
    expect((await desk.cases('staff', { id: done.caseId })).parts.map((one) => [one.part, one.staffNo])).toEqual([['handler', '0011'], ['reviewer', '0013']]);
    expect((await clocksOf(desk.reader, { kind: 'case', id: done.caseId }, desk.clock.now, desk.services)).map((one) => one.ruleId).sort()).toEqual(['investigate.limit', 'penalty.decideLimit']);
    expect((await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).every((one) => one.stopAt !== null)).toBe(true);
    expect((await desk.captain('complaint', { id: joined.id }))).toMatchObject({ line: { state: 'filed' }, caseId: done.caseId });
    expect((await clocksOf(desk.reader, { kind: 'complaint', id: joined.id }, desk.clock.now, desk.services)).filter((one) => one.stopAt === null).map((one) => one.ruleId)).toEqual([]);
    expect((await desk.reader.rows('SELECT pseudonym FROM person_subjects WHERE subject_kind = ? ORDER BY ordinal', ['case']))).toEqual([{ pseudonym: '投诉人甲' }, { pseudonym: '投诉人乙' }]);
    expect(await desk.reader.rows(`SELECT kind, state, number FROM papers WHERE kind IN ('D04', 'D05', 'D13') ORDER BY kind`)).toEqual([
      { kind: 'D04', state: 'draft', number: '' }, { kind: 'D04', state: 'draft', number: '' }, { kind: 'D05', state: 'approved', number: done.caseNo }, { kind: 'D13', state: 'approved', number: '清人社监审字〔2025〕第1号' },
    ]);
  });

  test('B sends it back with what is to be mended; the A mends the same D05 and proposes again; the verdict before counts no more', async () => {
    await propose();
    await expect(desk.reviewer('reviewFiling', { ...(await withPaper()), verdict: 'return', opinion: ' ', points: FINE })).rejects.toMatchObject({ code: 'intake.opinionMissing' });
    await expect(desk.reviewer('reviewFiling', { ...(await withPaper()), verdict: 'object', opinion: '不', points: FINE })).rejects.toMatchObject({ code: 'intake.verdictUnfit' });
    await expect(desk.reviewer('reviewFiling', { ...(await withPaper()), verdict: 'agree', opinion: '', points: { ...FINE, law: '条款不对' } })).rejects.toMatchObject({ code: 'intake.faultsAgreed' });
    expect(await desk.reviewer('reviewFiling', { ...(await withPaper()), verdict: 'return', opinion: '', points: { ...FINE, evidence: '缺考勤' } })).toMatchObject({ state: 'dispatched' });
    expect((await clock({ kind: 'complaint', id }, 'filing.legalReview'))[0]?.stopAt).toBe(desk.clock.now);
    expect((await seen()).filing).toMatchObject({ stage: 'returned', reviews: [{ verdict: 'return', opinion: '证据：缺考勤', staffNo: '0013' }] });
    await expect(desk.captain('approveFiling', await withPaper())).rejects.toMatchObject({ code: 'intake.notNow' });
    await propose(id, { facts: '投诉人甲等 3 人，附考勤。' });
    await agree();
    // The captain sends it back too; what B agreed to before does not carry the next proposal.
    expect(await desk.captain('returnFiling', { ...(await versioned()), reason: '案由不准确' })).toMatchObject({ state: 'dispatched' });
    await propose(id, { cause: '克扣工资' });
    await expect(desk.captain('approveFiling', await withPaper())).rejects.toMatchObject({ code: 'people.mayNot' });
    await agree();
    expect((await desk.captain('approveFiling', await withPaper())).caseNo).toBe('清人社监立字〔2025〕第1号');
    expect((await desk.reader.rows<{ n: number }>(`SELECT count(*) AS n FROM papers WHERE kind = 'D05'`))).toEqual([{ n: 1 }]);
    expect((await desk.reader.rows(`SELECT state FROM papers WHERE kind = 'D04' ORDER BY id`))).toEqual([{ state: 'void' }, { state: 'void' }, { state: 'draft' }]);
  });

  test('the number goes on from cases that are there already', async () => {
    await acting('cases', desk.servicesOf('0011'))('register', { caseNo: '清人社监立字〔2025〕第7号', fields: { employerId, cause: '拖欠工资', source: '', filedAt: desk.clock.now, verifiedFen: null, headcount: null, unpaidHeadcount: null, handler: '' } });
    await propose();
    await agree();
    expect((await desk.captain('approveFiling', await withPaper())).caseNo).toBe('清人社监立字〔2025〕第8号');
  });

  test('a proposal that changed behind the reviewer, a second reviewer and a second save are refused', async () => {
    await propose();
    const stale = await withPaper();
    const papers = acting('papers', { ...desk.services, actor: (): Actor => ({ staffNo: '0011', name: '', posts: ['handler'] }) });
    const draft = (await papers('paper', { id: (await seen()).filing.paperId ?? 0 }));
    await papers('save', { id: draft.line.id, rowVersion: draft.line.rowVersion, content: { ...draft.content, facts: '另一种说法。' } });
    await expect(desk.reviewer('reviewFiling', { ...stale, ...AGREE })).rejects.toMatchObject({ code: 'papers.changed' });
    await agree();
    await expect(desk.reviewer('reviewFiling', { ...(await withPaper()), ...AGREE })).rejects.toMatchObject({ code: 'intake.noFilingToReview' });
    await expect(desk.handler('proposeFiling', { ...(await versioned()), ...PROPOSAL })).rejects.toMatchObject({ code: 'intake.notNow' });
    await expect(desk.captain('approveFiling', { ...(await withPaper()), rowVersion: 1 })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile' });
    // What was reviewed is what is signed.
    await expect(papers('save', { id: draft.line.id, rowVersion: (await seen()).filing.paperVersion ?? 0, content: { ...draft.content, facts: '第三种。' } })).rejects.toMatchObject({ code: 'papers.byRecord' });
  });
});

describe('separation by person', () => {
  test('whoever acts for it does not review it, under a second account neither, and is told why', async () => {
    await officer('0014', ['legalReviewer'], '渝 001');
    await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET cert_no = '渝001' WHERE staff_no = '0011'`); return { commit: true }; });
    const twin = as('0014', 'legalReviewer');
    const second = await dispatched({ complainant: { ...WORKER, idNo: null } });
    await propose(second);
    expect((await twin('queue', { tab: 'review', text: '', offset: 0, limit: 5 })).total).toBe(0);
    await expect(twin('reviewFiling', { ...(await withPaper(second)), ...AGREE })).rejects.toMatchObject({ code: 'people.mayNot' });
    const both = as('0011', 'handler', 'legalReviewer');
    await expect(both('reviewFiling', { ...(await withPaper(second)), ...AGREE })).rejects.toMatchObject({ code: 'people.mayNot' });
    expect((await both('complaint', { id: second })).filing.refusals.review).toContain('法制审核不能由承办人');
    await agree(second);
  });

  test('the captain who wrote or reviewed it does not sign it, under a second account neither; a deputy does', async () => {
    await officer('0002', ['captain'], '渝 002');
    await officer('0003', ['captain']);
    await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET cert_no = '渝002', posts = '["captain","legalReviewer"]' WHERE staff_no = '0001'`); return { commit: true }; });
    await propose();
    await as('0001', 'captain', 'legalReviewer')('reviewFiling', { ...(await withPaper()), ...AGREE });
    for (const who of [as('0001', 'captain', 'legalReviewer'), as('0002', 'captain')]) {
      await expect(who('approveFiling', await withPaper())).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining('审批人不能是本案的A岗或B岗') as string });
    }
    expect((await as('0003', 'captain')('approveFiling', await withPaper())).state).toBe('filed');
  });

  test('D05 is reviewed and approved by the steps of the filing only', async () => {
    await propose();
    const { filing } = await seen();
    const papers = (staffNo: string, ...posts: string[]) => acting('papers', { ...desk.services, actor: (): Actor => ({ staffNo, name: '', posts }) });
    const paper = { id: filing.paperId ?? 0, rowVersion: filing.paperVersion ?? 0 };
    await expect(papers('0001', 'captain')('approve', paper)).rejects.toMatchObject({ code: 'papers.byRecord' });
    await expect(papers('0013', 'legalReviewer')('review', { ...paper, agree: true, reason: '' })).rejects.toMatchObject({ code: 'papers.byRecord' });
    await expect(papers('0001', 'captain')('void', { ...paper, reason: '不要了' })).rejects.toMatchObject({ code: 'papers.byRecord' });
    await expect(papers('0011', 'handler')('create', { kind: 'D05', subject: { kind: 'complaint', id }, content: {} })).rejects.toMatchObject({ code: 'papers.byRecord' });
  });
});

describe('T09, the emergency', () => {
  const urgent = () => dispatched({ matter: { ...matter, headcount: 6 }, complainant: { ...WORKER, idNo: null } });

  test('the captain signs first, B reviews within two office hours; an objection stands on the record', async () => {
    await expect(propose(id, { emergency: true })).rejects.toMatchObject({ code: 'intake.noTrigger' });
    const big = await urgent();
    expect(await propose(big, { emergency: true })).toMatchObject({ state: 'dispatched' });
    expect((await desk.handler('complaint', { id: big })).acts).not.toEqual(expect.arrayContaining(['propose']));
    await expect(desk.handler('requestSupplement', { ...(await versioned(big)), missing: [{ item: '合同', why: '' }], dueOn: '', office: '窗口', phone: '12333', handed: false })).rejects.toMatchObject({ code: 'intake.filingThere' });
    await expect(desk.reviewer('reviewFiling', { ...(await withPaper(big)), ...AGREE })).rejects.toMatchObject({ code: 'intake.noFilingToReview' });
    const done = await desk.captain('approveFiling', await withPaper(big));
    const review = async () => (await clock({ kind: 'case', id: done.caseId }, 'filing.legalReview'))[0];
    expect(await review()).toMatchObject({ dueAt: at('2025-04-01 11:31'), stopAt: null });
    expect((await desk.reviewer('queue', { tab: 'review', text: '', offset: 0, limit: 5 })).total).toBe(1);
    desk.clock.now = at('2025-04-01 11:00');
    expect(await desk.reviewer('reviewFiling', { ...(await withPaper(big)), verdict: 'object', opinion: '人数没有核实', points: FINE })).toMatchObject({ state: 'filed' });
    expect(await review()).toMatchObject({ stopAt: desk.clock.now, lamp: { state: 'done' } });
    expect((await seen(big)).filing).toMatchObject({ stage: 'done', emergency: true, reviews: [{ verdict: 'object', opinion: '人数没有核实' }] });
    expect((await desk.cases('staff', { id: done.caseId })).parts.map((one) => one.part)).toEqual(['handler', 'reviewer']);
  });
});

test('D05 and the opinions name nobody: a name of a person of the complaint is refused', async () => {
  await expect(propose(id, { facts: `${WORKER.name}被拖欠工资` })).rejects.toMatchObject({ code: 'identities.textNames', field: 'facts' });
  await propose();
  await expect(desk.reviewer('reviewFiling', { ...(await withPaper()), verdict: 'return', opinion: `请补 欧阳 翠花 的材料`, points: FINE })).rejects.toMatchObject({ code: 'identities.textNames' });
});

describe('the acceptance (D04)', () => {
  const signed = async (of: number) => { await propose(of); await agree(of); return desk.captain('approveFiling', await withPaper(of)); };
  const standing = async (who: typeof desk.captain, of: number) => { const { acts, answerPaper } = await who('complaint', { id: of }); return { acts, answerPaper }; };

  test('does not stay a draft: what it lacks is asked for, the captain makes it final, its own A hands it out', async () => {
    const joined = (await desk.clerk('register', complaintOf({ id: employerId }, { joinTo: id, complainant: { ...WORKER, name: '另一人', idNo: null, phone: '13900139000' } }))).id;
    await signed(id);
    // The office has no telephone on record: the paper waits for it.
    expect(await standing(desk.captain, id)).toMatchObject({ acts: ['acceptance'], answerPaper: { state: 'draft', number: '' } });
    expect((await standing(desk.handler, id)).acts).toEqual([]);
    await expect(desk.handler('issueAnswer', { id })).rejects.toMatchObject({ code: 'intake.answerNotFinal' });
    await expect(desk.captain('approveAcceptance', { id, phone: '' })).rejects.toMatchObject({ code: 'papers.incomplete' });
    const { docNo } = await desk.captain('approveAcceptance', { id, phone: '023-12345678' });
    expect(docNo).toMatch(/受字〔2025〕第1号$/);
    await expect(desk.captain('approveAcceptance', { id, phone: '' })).rejects.toMatchObject({ code: 'intake.noAcceptance' });
    expect(await standing(desk.handler, id)).toMatchObject({ acts: ['issue'], answerPaper: { state: 'approved', number: docNo } });
    await expect(desk.other('issueAnswer', { id })).rejects.toMatchObject({ code: 'people.mayNot' });
    await desk.handler('issueAnswer', { id });
    expect(await standing(desk.handler, id)).toMatchObject({ acts: [], answerPaper: { state: 'issued' } });
    expect((await seen()).events.slice(0, 2).map((one) => one.text)).toEqual([`发出受理（不予受理）告知书 ${docNo}`, `批准受理告知书 ${docNo}`]);
    expect((await desk.captain('approveAcceptance', { id: joined, phone: (await desk.captain('deskFacts', {})).officePhone })).docNo).toMatch(/第2号$/);
  });

  test('becomes final with the captain\'s signature on the filing where nothing is missing, each complaint with its own number', async () => {
    await desk.handler('requestSupplement', { ...(await versioned()), missing: [{ item: '劳动合同', why: '' }], dueOn: '', office: '政务大厅', phone: '023-12345678', handed: true });
    await desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 0, pages: 1 }], receivedAt: null });
    const joined = (await desk.clerk('register', complaintOf({ id: employerId }, { joinTo: id, complainant: { ...WORKER, name: '另一人', idNo: null, phone: '13900139000' } }))).id;
    await signed(id);
    expect([(await standing(desk.handler, id)).answerPaper, (await standing(desk.captain, joined)).answerPaper]).toMatchObject([{ state: 'approved', number: '清人社监受字〔2025〕第1号' }, { state: 'approved', number: '清人社监受字〔2025〕第2号' }]);
    expect((await standing(desk.handler, id)).acts).toEqual(['issue']);
  });
});
