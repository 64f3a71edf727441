import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandName, InputOf, OutputOf, QueryName } from '#shared/contract/index.ts';
import { perform } from '#electron/areas/run.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { makeGuardedBrigade, codeOf, type GuardedBrigade, type StaffNo } from '../identities/brigade.ts';
import { at } from '../support/desk.ts';
import { WORKER } from './support.ts';

/* What waits for somebody stands in the queue of whoever must act, and no screen offers what would be refused. Everything through the dispatcher. */
let desk: GuardedBrigade;
let id = 0;
beforeEach(async () => {
  desk = await makeGuardedBrigade();
  ({ id } = await desk.register('0021'));
  await desk.dispatch(id);
});
afterEach(() => desk.close());

const PROPOSAL = { emergency: false, cause: '拖欠工资', facts: '投诉人甲等 3 人被拖欠两个月工资。', basis: [{ law: '《劳动保障监察条例》', article: '第十四条' }], proposal: '建议立案。' };
const FINE = { facts: '', evidence: '', procedure: '', law: '', discretion: '' };
const record = (who: StaffNo, of = id) => desk.as(who)('intake.complaint', { id: of });
const versioned = async (of = id) => ({ id: of, rowVersion: await desk.versionOf(of) });
const withPaper = async (of = id) => ({ ...(await versioned(of)), paperVersion: (await record('0001', of)).filing.paperVersion ?? expect.unreachable() });
const queue = (who: StaffNo, tab: 'open' | 'mine' | 'review' | 'decide' | 'done') => desk.as(who)('intake.queue', { tab, text: '', offset: 0, limit: 50 });
const waits = async (who: StaffNo, tab: Parameters<typeof queue>[1]) => (await queue(who, tab)).rows.map((row) => [row.id, ...row.waits]);
const propose = async (of = id, more: Partial<typeof PROPOSAL> = {}) => desk.as('0011')('intake.proposeFiling', { ...(await versioned(of)), ...PROPOSAL, ...more });
const agree = async (of = id) => desk.as('0013')('intake.reviewFiling', { ...(await withPaper(of)), verdict: 'agree', opinion: '', points: FINE });
const sign = async (of = id) => desk.as('0001')('intake.approveFiling', await withPaper(of));

describe('the captain\'s queue', () => {
  test('an acceptance that waits stays in 待决定 after the filing, is counted, and leaves with the last step; then its A finds it', async () => {
    await propose();
    expect(await waits('0013', 'review')).toEqual([[id, 'review']]);
    await agree();
    expect(await waits('0001', 'decide')).toEqual([[id, 'sign']]);
    await sign();
    // The office has no telephone on record: the paper waits for it, and for the captain.
    expect(await waits('0001', 'decide')).toEqual([[id, 'accept']]);
    expect((await queue('0001', 'done')).total).toBe(0);
    expect((await queue('0001', 'open')).counts).toMatchObject({ open: 1, decide: 1, done: 0 });
    expect((await record('0001')).acts).toEqual(['acceptance']);
    await desk.as('0001')('intake.approveAcceptance', { id, phone: '023-12345678' });
    expect((await queue('0001', 'decide')).total).toBe(0);
    expect(await waits('0011', 'mine')).toEqual([[id, 'handOut']]);
    await desk.as('0011')('intake.issueAnswer', { id });
    expect([(await queue('0011', 'mine')).total, (await queue('0001', 'open')).counts.open, (await queue('0001', 'done')).total]).toEqual([0, 0, 1]);
  });

  test('a refusal waits there too, and with its A until it is handed out', async () => {
    await desk.as('0011')('intake.proposeAnswer', { ...(await versioned()), outcome: 'refuse', reason: 'limitation', basis: '《劳动保障监察条例》第二十条', to: '', reviewBody: '清河区人民政府', court: '清河区人民法院', phone: '023-12345678' });
    expect(await waits('0001', 'decide')).toEqual([[id, 'decide']]);
    await desk.as('0001')('intake.approveAnswer', await versioned());
    expect([await waits('0011', 'mine'), (await queue('0001', 'decide')).total, (await queue('0001', 'done')).total]).toEqual([[[id, 'handOut']], 0, 0]);
    await desk.as('0011')('intake.issueAnswer', { id });
    expect((await queue('0001', 'done')).total).toBe(1);
  });

  test('an emergency that is filed stays open with B and its A until it is reviewed', async () => {
    const { id: urgent } = await desk.register('0021', { matter: { claims: ['wages'], headcount: 60, amountClaimedFen: 90_000_000, periodFrom: '2024-12', periodTo: '2025-02', endedOn: '', placeOfWork: '', suspectedCrime: true, massIncident: false, publicOrder: [], clicks: null, clicksSource: '' } });
    await desk.dispatch(urgent);
    await propose(urgent, { emergency: true });
    expect(await waits('0001', 'decide')).toEqual([[urgent, 'sign']]);
    await sign(urgent);
    expect(await waits('0013', 'review')).toEqual([[urgent, 'review', 'accept']]);
    expect((await waits('0011', 'mine')).find(([one]) => one === urgent)).toEqual([urgent, 'review', 'accept']);
    expect(await waits('0001', 'decide')).toEqual([[urgent, 'review', 'accept']]);
    await agree(urgent);
    expect((await queue('0013', 'review')).total).toBe(0);
  });

  test('a complaint that joins after the proposal has its answer in the proposer\'s name, so that the captain who signs makes it final at once', async () => {
    await desk.as('0011')('intake.requestSupplement', { ...(await versioned()), missing: [{ item: '劳动合同', why: '' }], dueOn: '', office: '政务大厅', phone: '023-12345678', handed: true });
    await desk.as('0011')('intake.receiveSupplement', { ...(await versioned()), received: [{ index: 0, pages: 1 }], receivedAt: null });
    await propose();
    const joined = (await desk.register('0021', { joinTo: id, complainant: { ...WORKER, name: '另一人', idNo: null, phone: '13900139000' } })).id;
    await agree();
    await sign();
    expect(await desk.reader.rows(`SELECT subject_id, state, drafted_by, approved_by FROM papers WHERE kind = 'D04' ORDER BY id`)).toEqual([
      { subject_id: id, state: 'approved', drafted_by: '0011', approved_by: '0001' }, { subject_id: joined, state: 'approved', drafted_by: '0011', approved_by: '0001' },
    ]);
    expect((await queue('0001', 'decide')).total).toBe(0);
    expect((await waits('0011', 'mine')).toSorted()).toEqual([[id, 'handOut'], [joined, 'handOut']]);
  });
});

describe('what would be refused is not offered, and says why', () => {
  /** Steps that a record offers must pass the duties; what it bars must be refused with that very sentence. */
  const barredOf = async (who: StaffNo, of = id) => Object.fromEntries((await record(who, of)).barred.map(({ act, why }) => [act, why]));

  test('an A who is captain as well decides neither the own answer nor the own filing', async () => {
    await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET posts = '["handler","captain"]' WHERE staff_no = '0012'`); return { commit: true }; });
    const both = <N extends QueryName | CommandName>(name: N, args: InputOf<N>) => perform({ ...desk.base, actor: (): Actor => ({ staffNo: '0012', name: '0012', posts: ['handler', 'captain'] }) }, name, args) as Promise<OutputOf<N>>;
    await desk.as('0001')('intake.reassign', { ...(await versioned()), staffNo: '0012', recuse: false, reason: '换人承办' });
    await both('intake.proposeAnswer', { ...(await versioned()), outcome: 'refuse', reason: 'limitation', basis: '《劳动保障监察条例》第二十条', to: '', reviewBody: '清河区人民政府', court: '清河区人民法院', phone: '023-12345678' });
    const own = await both('intake.complaint', { id });
    expect(own.acts).not.toContain('decide');
    const why = own.barred.find((one) => one.act === 'decide')?.why ?? '';
    expect(why).toContain('审批人不能是本案的A岗或B岗');
    await expect(both('intake.approveAnswer', await versioned())).rejects.toMatchObject({ code: 'people.mayNot', message: expect.stringContaining(why) as string });
    // Another captain is offered it, with nothing in the way.
    expect((await record('0001')).acts).toContain('decide');
    expect(await barredOf('0001')).toEqual({});
    const paper = await desk.paperOf(id, 'D04');
    expect(await both('papers.paper', { id: paper })).toMatchObject({ byRecord: true, steps: { approve: expect.stringContaining('在它所属的投诉') as string } });
  });

  test('an employer that is missing and a period that runs are said before they are met', async () => {
    const { id: nobody } = await desk.register('0021', { employer: null });
    await desk.dispatch(nobody);
    expect((await barredOf('0011', nobody))['file']).toContain('认定用人单位');
    expect(await codeOf(propose(nobody))).toBe('intake.employerMissing');
    await desk.as('0011')('intake.requestSupplement', { ...(await versioned()), missing: [{ item: '劳动合同', why: '' }], dueOn: '', office: '政务大厅', phone: '023-12345678', handed: true });
    const { supplement } = await record('0011');
    expect((await barredOf('0011'))['lapse']).toContain(supplement.dueOn);
    expect(await codeOf(desk.as('0011')('intake.lapseSupplement', await versioned()))).toBe('intake.supplementRunning');
    desk.clock.now = at(`${supplement.dueOn} 23:59`) + 120_000;
    expect((await record('0011')).acts).toContain('lapse');
    expect(await codeOf(desk.as('0011')('intake.lapseSupplement', await versioned()))).toBe('done');
  });
});

describe('papers of a case', () => {
  const content = (kind: 'D03' | 'D04') => (kind === 'D04'
    ? { recipient: '欧阳翠花', employerName: '丙餐饮管理有限公司', receivedOn: '2025-04-01', outcome: 'accept', reason: '', basis: '《劳动保障监察条例》第十四条', elsewhere: '', reviewBody: '', court: '', phone: '023-12345678' }
    : { recipient: '欧阳翠花', employerName: '丙餐饮管理有限公司', missing: [{ item: '劳动合同', why: '核实' }], deadline: '2025-05-01', office: '政务大厅', phone: '023-12345678' });
  let caseId = 0;
  beforeEach(async () => {
    await propose();
    await agree();
    caseId = (await sign()).caseId;
  });
  const waiting = async (who: StaffNo) => (await desk.as(who)('papers.waiting', {})).papers.map((one) => [one.kind, one.subject.kind, one.wait]);

  test('one that its A drafts waits for the captain and for nobody else; the buttons say what the operations say', async () => {
    const made = await desk.as('0011')('papers.create', { kind: 'D04', subject: { kind: 'case', id: caseId }, content: content('D04') });
    // The registration form is the clerk's to finish; the acceptance of the complaint is in its own queue.
    expect([await waiting('0001'), await waiting('0011'), await waiting('0012'), await waiting('0021')]).toEqual([[['D04', 'case', 'approve']], [], [], [['D01', 'complaint', 'finish']]]);
    const drafter = await desk.as('0011')('papers.paper', { id: made.id });
    expect(drafter).toMatchObject({ byRecord: false, steps: { edit: '', void: '' } });
    expect(drafter.steps.approve).not.toBe('');
    await expect(desk.as('0011')('papers.approve', made)).rejects.toMatchObject({ code: 'people.mayNot' });
    const captain = await desk.as('0001')('papers.paper', { id: made.id });
    expect(captain.steps).toMatchObject({ approve: '', giveBack: '' });
    expect(captain.steps.edit).not.toBe('');
    // What it lacks only its writer can fill in: the captain is told before pressing.
    const lacking = await desk.as('0011')('papers.create', { kind: 'D04', subject: { kind: 'case', id: caseId }, content: { ...content('D04'), phone: '' } });
    expect((await desk.as('0001')('papers.paper', { id: lacking.id })).steps.approve).toBe('还缺：联系电话；请起草人补齐后再批。');
    expect(await codeOf(desk.as('0001')('papers.approve', lacking))).toBe('papers.incomplete');
    await desk.as('0011')('papers.void', { ...lacking, reason: '写错了' });
    const done = await desk.as('0001')('papers.approve', made);
    expect([await waiting('0001'), await waiting('0011')]).toEqual([[], [['D04', 'case', 'handOut']]]);
    await desk.as('0011')('papers.issue', { id: made.id, rowVersion: done.rowVersion });
    expect(await waiting('0011')).toEqual([]);
  });

  test('every step that a paper shows as open is carried out, every closed one refused, for every post', async () => {
    const wrong: string[] = [];
    for (const who of ['0001', '0011', '0012', '0013', '0021'] as const) {
      for (const kind of ['D03', 'D04'] as const) {
        for (const [step, act] of [['approve', (one: { id: number; rowVersion: number }) => desk.as(who)('papers.approve', one)], ['edit', (one: { id: number; rowVersion: number }) => desk.as(who)('papers.save', { ...one, content: content(kind) })], ['void', (one: { id: number; rowVersion: number }) => desk.as(who)('papers.void', { ...one, reason: '写错了' })], ['review', (one: { id: number; rowVersion: number }) => desk.as(who)('papers.review', { ...one, agree: true, reason: '' })]] as const) {
          const made = await desk.as('0011')('papers.create', { kind, subject: { kind: 'case', id: caseId }, content: content(kind) });
          const shown = await desk.as(who)('papers.paper', { id: made.id });
          const offered = shown.steps[step] === '' && (step !== 'edit' || shown.access.open || shown.access.allowed);
          const code = await codeOf(act(made));
          if (offered !== (code === 'done')) wrong.push(`${who} ${kind} ${step}: ${offered ? 'offered' : 'closed'}, ${code}`);
          if (step === 'edit' || code !== 'done') await desk.as('0011')('papers.void', { id: made.id, rowVersion: (await desk.as('0011')('papers.paper', { id: made.id })).line.rowVersion, reason: '试过了' }).catch(() => undefined);
        }
      }
      const begun = (await desk.as(who)('papers.list', { of: { kind: 'case', id: caseId }, text: '' })).kinds.map((one) => one.id);
      for (const kind of ['D03', 'D04', 'D05'] as const) {
        const code = await codeOf(desk.as(who)('papers.create', { kind, subject: { kind: 'case', id: caseId }, content: kind === 'D05' ? {} : content(kind) }));
        if (begun.includes(kind) !== (code === 'done')) wrong.push(`${who} begins ${kind}: ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
