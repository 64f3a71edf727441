import { afterEach, beforeEach, expect, test } from 'vitest';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { perform } from '#electron/areas/run.ts';
import { lapseMediations } from '#electron/areas/intake/mediations.ts';
import { paperContent, papersOf } from '#electron/areas/papers/reads.ts';
import { SYSTEM } from '#electron/ledger/journal.ts';
import { at, head, uscc } from '../support/desk.ts';
import { complaintOf, makeBrigade, makeComplaint, versionOf, WORKER, type Brigade } from './support.ts';

const HOUR = 3_600_000;
let desk: Brigade;
let employerId = 0;
let id = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  ({ employerId, id } = await makeComplaint(desk));
});
afterEach(() => desk.close());

const seen = async () => (await desk.captain('complaint', { id }));
const versioned = () => versionOf(desk, id);
const clock = async (ruleId: string) => (await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).filter((one) => one.ruleId === ruleId);
const dispatched = async () => desk.captain('dispatch', { ...(await versioned()), staffNo: '0011', reason: '' });
const notice = { missing: [{ item: '劳动合同', why: '证明劳动关系' }, { item: '考勤', why: '' }], dueOn: '', office: '政务大厅 3 号窗口', phone: '023-12345678' };
const answer = { reason: 'notCompetent' as const, basis: '《劳动保障监察条例》第十一条', to: '', reviewBody: '清河区人民政府', court: '清河区人民法院', phone: '12333' };

test('dispatch stops its clock; the rule takes the one with least in hand, never the same twice in a row while others have less', async () => {
  desk.clock.now += 30 * 60_000;
  expect(await desk.clerk('dispatchByRule', await versioned())).toMatchObject({ staffNo: '0011', state: 'dispatched' });
  expect(await clock('intake.dispatch')).toMatchObject([{ stopAt: desk.clock.now, lamp: { state: 'done' } }]);
  const second = await desk.clerk('register', complaintOf({ id: employerId }, { complainant: { ...WORKER, idNo: null } }));
  const { candidates, chosen } = await desk.captain('candidates', { id: second.id });
  expect([chosen, candidates.map((one) => [one.staffNo, one.load])]).toEqual(['0012', [['0011', 1], ['0012', 0]]]);
  await desk.captain('setDispatchRule', { automatic: true, capacity: 1, seen: { automatic: false, capacity: 0 } });
  const third = await desk.clerk('register', complaintOf({ id: employerId }, { complainant: { ...WORKER, idNo: null } }));
  expect(third).toMatchObject({ state: 'dispatched', dispatchedTo: '0012' });
  await expect(desk.clerk('dispatchByRule', { id: second.id, rowVersion: 2 })).rejects.toMatchObject({ code: 'intake.noHandler' });
  await expect(desk.captain('dispatch', { id: second.id, rowVersion: 2, staffNo: '0013', reason: '' })).rejects.toMatchObject({ code: 'intake.handlerUnfit' });
  await expect(desk.captain('dispatch', { id, rowVersion: 1, staffNo: '0011', reason: '' })).rejects.toMatchObject({ code: 'ledger.changedMeanwhile' });
});

test('only its own A goes on with it; another A neither reads nor writes it', async () => {
  await dispatched();
  await expect(desk.other('complaint', { id })).rejects.toMatchObject({ code: 'people.mayNot' });
  await expect(desk.other('logPhoneAttempt', { id, at: null, reached: true, note: '' })).rejects.toMatchObject({ code: 'people.mayNot' });
  expect((await desk.handler('queue', { tab: 'open', text: '', offset: 0, limit: 10 })).total).toBe(1);
  expect((await desk.other('queue', { tab: 'open', text: '', offset: 0, limit: 10 }))).toMatchObject({ total: 0, counts: { open: 0 } });
  expect((await desk.handler('complaint', { id })).acts).toEqual(['phone', 'supplement', 'propose', 'file', 'changeEmployer', 'amend', 'delegate']);
});

test('the telephone clock ends at the third try that counts, at its own time', async () => {
  await dispatched();
  const call = (hours: number) => { desk.clock.now = at('2025-04-01 09:31') + hours * HOUR; return desk.handler('logPhoneAttempt', { id, at: null, reached: false, note: '' }); };
  expect(await call(1)).toEqual({ confirmed: false, counted: 1 });
  expect(await call(2)).toEqual({ confirmed: false, counted: 1 });
  expect(await call(3)).toEqual({ confirmed: false, counted: 2 });
  expect(await call(5.5)).toEqual({ confirmed: true, counted: 3 });
  expect(await clock('intake.phoneConfirm')).toMatchObject([{ stopAt: desk.clock.now }]);
  await expect(call(8)).rejects.toMatchObject({ code: 'intake.triesOver' });
  expect((await seen()).events.filter((one) => one.text.startsWith('电话'))).toHaveLength(4);
});

test('D03 takes a number, pauses the plan from its service and starts the reply; receipt of all resumes it and starts the statute anew', async () => {
  await dispatched();
  desk.clock.now = at('2025-04-02 10:00');
  const done = await desk.handler('requestSupplement', { ...(await versioned()), ...notice, handed: false });
  expect(done).toMatchObject({ state: 'supplementing', docNo: '清人社监补字〔2025〕第1号' });
  expect((await clock('intake.filingNotice.plan'))[0]?.pausedSince).toBeNull();
  await expect(desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 0, pages: 1 }], receivedAt: null })).rejects.toMatchObject({ code: 'intake.supplementNotServed' });
  desk.clock.now = at('2025-04-03 09:00');
  await desk.handler('serveSupplement', { ...(await versioned()), servedAt: desk.clock.now });
  expect((await clock('intake.filingNotice.plan'))[0]).toMatchObject({ pausedSince: desk.clock.now, lamp: { state: 'paused' } });
  expect(await clock('intake.supplement.reply')).toMatchObject([{ lastDay: '2025-04-18', stopAt: null }]);
  desk.clock.now = at('2025-04-07 15:00');
  expect(await desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 1, pages: 2 }], receivedAt: null })).toMatchObject({ state: 'supplementing' });
  await expect(desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 1, pages: 2 }], receivedAt: null })).rejects.toMatchObject({ code: 'intake.noSuchItem' });
  desk.clock.now = at('2025-04-08 15:00');
  expect(await desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 0, pages: 4 }], receivedAt: null })).toMatchObject({ state: 'dispatched' });
  // Paused from 04-03 up to 04-07: five days out of the count.
  expect((await clock('intake.filingNotice.plan'))[0]).toMatchObject({ lastDay: '2025-04-13', pausedSince: null });
  expect((await clock('intake.filingNotice.statute')).map((one) => [one.stopAt === null, one.lastDay])).toEqual([[true, '2025-04-15'], [false, '2025-04-09']]);
  expect((await seen()).materials.map((one) => [one.name, one.pages])).toEqual([['工资条', 3], ['考勤', 2], ['劳动合同', 4]]);
});

test('material is asked for once; the captain may once more, and then nobody', async () => {
  await dispatched();
  const request = async (who: typeof desk.handler) => who('requestSupplement', { ...(await versioned()), ...notice, handed: true });
  const receive = async () => desk.handler('receiveSupplement', { ...(await versioned()), received: [{ index: 0, pages: 1 }, { index: 1, pages: 1 }], receivedAt: null });
  await request(desk.handler);
  await receive();
  await expect(request(desk.handler)).rejects.toMatchObject({ code: 'intake.supplementTwice' });
  expect(await desk.reader.rows(`SELECT kind FROM papers WHERE kind = 'D03'`)).toHaveLength(1);
  // Through the dispatcher: the posts decide, and what is beyond the rule stands in the week's exceptions.
  const as = (staffNo: string) => ({ ...desk.services, actor: () => ({ staffNo, name: '', posts: [] }) });
  const again = async (staffNo: string) => perform(as(staffNo), 'intake.repeatSupplement', { ...(await versioned()), ...notice, handed: true, reason: '本人又交来了新的线索' });
  await expect(again('0011')).rejects.toMatchObject({ code: 'people.mayNot' });
  expect(await again('0001')).toMatchObject({ state: 'supplementing' });
  expect(await desk.reader.rows(`SELECT 1 FROM journal WHERE operation = 'intake.repeatSupplement' AND override_kind = 'rule'`)).toHaveLength(1);
  await receive();
  await expect(again('0001')).rejects.toMatchObject({ code: 'intake.supplementFirst' });
});

test('not supplemented in time: closed as such, and opened again by the captain with the answer due anew', async () => {
  await dispatched();
  await desk.handler('requestSupplement', { ...(await versioned()), ...notice, handed: true });
  desk.clock.now = at('2025-04-16 23:59');
  await expect(desk.handler('lapseSupplement', await versioned())).rejects.toMatchObject({ code: 'intake.supplementRunning' });
  desk.clock.now = at('2025-04-17 08:00');
  expect(await desk.handler('lapseSupplement', await versioned())).toMatchObject({ state: 'refused' });
  expect((await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).filter((one) => one.stopAt === null).map((one) => one.ruleId)).toEqual([]);
  expect((await seen()).line).toMatchObject({ state: 'refused', lapsed: true });
  await expect(desk.handler('requestSupplement', { ...(await versioned()), ...notice, handed: false })).rejects.toMatchObject({ code: 'intake.notNow' });
  expect(await desk.captain('reopen', { ...(await versioned()), reason: '投诉人补来了材料' })).toMatchObject({ state: 'dispatched' });
  // What its figures demand runs anew, from the reopening; so does the call, as nobody has spoken with the complainant.
  const running = (await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).filter((one) => one.stopAt === null);
  expect(running.map((one) => [one.ruleId, one.startAt === desk.clock.now]).toSorted()).toEqual([['intake.filingNotice.statute', true], ['intake.phoneConfirm', true]]);
});

test('what must be filed at once must be so again when a refusal is set aside', async () => {
  const { matter } = complaintOf({ id: employerId });
  const urgent = await desk.clerk('register', complaintOf({ id: employerId }, { matter: { ...matter, suspectedCrime: true } }));
  const of = async () => ({ id: urgent.id, rowVersion: (await desk.reader.first<{ v: number }>('SELECT row_version AS v FROM complaints WHERE id = ?', [urgent.id]))?.v ?? 0 });
  await desk.captain('dispatch', { ...(await of()), staffNo: '0011', reason: '' });
  await desk.handler('proposeAnswer', { ...(await of()), outcome: 'refuse', ...answer });
  await desk.captain('approveAnswer', await of());
  const running = async () => (await clocksOf(desk.reader, { kind: 'complaint', id: urgent.id }, desk.clock.now, desk.services)).filter((one) => one.stopAt === null && !one.ruleId.startsWith('intake.')).map((one) => one.ruleId).toSorted();
  expect(await running()).toEqual([]);
  await desk.captain('reopen', { ...(await of()), reason: '复核后认为属于本机关职权' });
  expect(await running()).toContain('filing.immediate.due');
});

test('a notice that arrives late gives its whole term: paper, clock and closing go by one last day', async () => {
  await dispatched();
  await expect(desk.handler('requestSupplement', { ...(await versioned()), ...notice, dueOn: '2020-01-01', handed: false })).rejects.toMatchObject({ code: 'intake.supplementTerm' });
  await desk.handler('requestSupplement', { ...(await versioned()), ...notice, handed: false });
  desk.clock.now = at('2025-04-15 09:00');
  await desk.handler('serveSupplement', { ...(await versioned()), servedAt: null });
  expect((await seen()).supplement.dueOn).toBe('2025-04-30');
  expect(await clock('intake.supplement.reply')).toMatchObject([{ lastDay: '2025-04-30' }]);
  desk.clock.now = at('2025-04-30 23:00');
  await expect(desk.handler('lapseSupplement', await versioned())).rejects.toMatchObject({ code: 'intake.supplementRunning' });
  // Nobody is left waiting for a call while the material is outstanding.
  await desk.handler('logPhoneAttempt', { id, at: null, reached: true, note: '' });
  expect((await clock('intake.phoneConfirm'))[0]?.stopAt).toBe(desk.clock.now);
});

test('a wrong employer is put right with a reason, the draft of the registration form with it', async () => {
  const { id: other } = await desk.employers('create', { fields: head('丁建筑有限公司', uscc(326)), tags: [] });
  await expect(desk.clerk('setEmployer', { ...(await versioned()), employerId: other, reason: '' })).rejects.toMatchObject({ code: 'intake.employerReason' });
  await desk.clerk('setEmployer', { ...(await versioned()), employerId: other, reason: '营业执照上是这一家' });
  const after = await desk.clerk('complaint', { id });
  expect([after.line.employerId, after.acts.includes('changeEmployer')]).toEqual([other, true]);
  expect(after.events.map((one) => one.text).join('\n')).toMatch(/更正为/);
  expect(await desk.reader.rows('SELECT employer_id FROM papers')).toEqual([{ employer_id: other }]);
  await expect(desk.clerk('setEmployer', { ...(await versioned()), employerId: other, reason: '再改一次' })).rejects.toMatchObject({ code: 'intake.employerSame' });
});

test('a grid worker carries on only what it began; nobody is called where nobody gave a name', async () => {
  const party = { name: '孙某', idNo: null, phone: '13900000000', address: null, source: 'typed' as const };
  const as = (staffNo: string) => ({ ...desk.services, actor: () => ({ staffNo, name: '', posts: ['gridWorker'] }) });
  for (const staffNo of ['0031', '0032']) await desk.ledger.exclusively(async (w) => { await w.insert('officers', { staff_no: staffNo, name: staffNo, posts: '["gridWorker"]', created_at: 0 }); });
  const begun = await perform(as('0031'), 'intake.startMediation', { employerId: null, gridReportNo: '', claims: ['wages'], headcount: 1, amountFen: 100, party, dispute: '拖欠工资', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] }) as { id: number };
  const fail = (staffNo: string, failedAt: number | null) => perform(as(staffNo), 'intake.failMediation', { id: begun.id, rowVersion: 1, failedAt, reason: '谈不拢' });
  await expect(fail('0032', null)).rejects.toMatchObject({ code: 'intake.notOwnMediation' });
  await expect(fail('0031', desk.clock.now - 86_400_000)).rejects.toMatchObject({ code: 'intake.failedEarly' });
  await fail('0031', null);
  const report = await desk.clerk('register', complaintOf(null, { kind: 'report', anonymous: true, complainant: null }));
  const rules = (await clocksOf(desk.reader, { kind: 'complaint', id: report.id }, desk.clock.now, desk.services)).map((one) => one.ruleId);
  expect([rules.includes('intake.dispatch'), rules.includes('intake.phoneConfirm')]).toEqual([true, false]);
});

test('refused by the captain: D04 takes its number, the answer clocks stop; before that the captain may send it back', async () => {
  await dispatched();
  await expect(desk.handler('proposeAnswer', { ...(await versioned()), outcome: 'redirect', ...answer })).rejects.toMatchObject({ code: 'intake.receiverMissing' });
  for (const outcome of ['refuse', 'redirect'] as const) await expect(desk.handler('proposeAnswer', { ...(await versioned()), outcome, ...answer, to: '区仲裁委', court: '' })).rejects.toMatchObject({ code: 'intake.redressMissing' });
  await desk.handler('proposeAnswer', { ...(await versioned()), outcome: 'refuse', ...answer });
  expect((await desk.captain('queue', { tab: 'decide', text: '', offset: 0, limit: 5 })).total).toBe(1);
  await expect(desk.handler('approveAnswer', await versioned())).rejects.toThrow();
  await desk.captain('returnAnswer', { ...(await versioned()), reason: '属于本机关职权' });
  await expect(desk.captain('approveAnswer', await versioned())).rejects.toMatchObject({ code: 'intake.noAnswer' });
  await desk.handler('proposeAnswer', { ...(await versioned()), outcome: 'refuse', ...answer });
  expect(await desk.captain('approveAnswer', await versioned())).toMatchObject({ state: 'refused', docNo: '清人社监受字〔2025〕第1号' });
  expect((await desk.reader.rows(`SELECT state FROM papers WHERE kind = 'D04' ORDER BY id`))).toEqual([{ state: 'void' }, { state: 'approved' }]);
  expect((await clock('intake.filingNotice.plan'))[0]?.stopAt).toBe(desk.clock.now);
  expect(await desk.clerk('deskFacts', {})).toMatchObject({ reviewBody: '清河区人民政府', court: '清河区人民法院' });
});

test('whoever handled it as A does not decide it as captain, by person, not by account', async () => {
  await desk.ledger.transaction(async (w) => { await w.run(`UPDATE officers SET cert_no = '渝 001' WHERE staff_no IN ('0001', '0011')`); return { commit: true }; });
  await dispatched();
  await desk.handler('proposeAnswer', { ...(await versioned()), outcome: 'refuse', ...answer });
  await expect(desk.captain('approveAnswer', await versioned())).rejects.toMatchObject({ code: 'people.mayNot' });
});

test('a failed mediation becomes a complaint with its person, and a trigger never gets a mediation at all', async () => {
  const start = { employerId, gridReportNo: '', claims: ['wages' as const], headcount: 2, amountFen: 400_000, party: { ...WORKER, source: 'typed' as const }, dispute: '少发两个月', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] };
  await expect(desk.clerk('startMediation', { ...start, headcount: 5 })).rejects.toMatchObject({ code: 'intake.mediationBarred' });
  const { id: mediation } = await desk.clerk('startMediation', start);
  const line = async () => (await desk.clerk('mediations', { tab: 'open', text: '', by: '' })).rows.find((one) => one.id === mediation) ?? expect.unreachable();
  await expect(desk.clerk('escalateMediation', { id: mediation, rowVersion: (await line()).rowVersion })).rejects.toMatchObject({ code: 'intake.mediationNotFailed' });
  await desk.clerk('failMediation', { id: mediation, rowVersion: (await line()).rowVersion, failedAt: null, reason: '单位不到场' });
  expect(await line()).toMatchObject({ state: 'failed', next: { step: 'report', dueAt: desk.clock.now + 2 * HOUR } });
  const report = async () => (await clocksOf(desk.reader, { kind: 'mediation', id: mediation }, desk.clock.now, desk.services))[0];
  expect(await report()).toMatchObject({ dueAt: desk.clock.now + 2 * HOUR, stopAt: null });
  const done = await desk.clerk('escalateMediation', { id: mediation, rowVersion: (await line()).rowVersion });
  expect((await report())?.stopAt).toBe(desk.clock.now);
  const made = await desk.captain('complaint', { id: done.complaintId });
  expect(made).toMatchObject({ line: { channel: 'grid', state: 'registered', headcount: 2 }, statement: '少发两个月', persons: [{ name: '欧**' }] });
  expect((await desk.reader.rows(`SELECT kind FROM papers WHERE subject_id = ? ORDER BY kind`, [done.complaintId]))).toEqual([{ kind: 'D01' }, { kind: 'D42' }]);
});

test('seven days without a result: failed by itself, at the end of the seventh', async () => {
  const { id: mediation } = await desk.clerk('startMediation', { employerId: null, gridReportNo: '', claims: ['contract'], headcount: null, amountFen: null, party: { ...WORKER, source: 'typed' }, dispute: '', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] });
  desk.clock.now = at('2025-04-09 00:30');
  expect(await lapseMediations(desk.ledger, desk.services, SYSTEM)).toBe(1);
  expect(await lapseMediations(desk.ledger, desk.services, SYSTEM)).toBe(0);
  expect(await clocksOf(desk.reader, { kind: 'mediation', id: mediation }, desk.clock.now, desk.services)).toMatchObject([{ startAt: at('2025-04-09'), dueAt: at('2025-04-09 02:00') }]);
  const row = (await desk.clerk('mediations', { tab: 'open', text: '', by: '' })).rows[0] ?? expect.unreachable();
  expect(row).toMatchObject({ id: mediation, state: 'failed', failedAt: at('2025-04-09'), next: { step: 'report', dueAt: at('2025-04-09 02:00') } });
  await expect(desk.clerk('agreeMediation', { id: mediation, rowVersion: row.rowVersion, agreement: '补签合同', followUpOn: '2025-05-01' })).rejects.toMatchObject({ code: 'intake.mediationOver' });
  expect(await desk.clerk('escalateMediation', { id: mediation, rowVersion: row.rowVersion })).toMatchObject({ receiptNo: expect.any(String) });
});

test('the recused is no candidate, opens nothing of it under any account, and the captain gives it to another', async () => {
  await desk.ledger.transaction(async (w) => {
    await w.insert('officers', { staff_no: '0019', name: '员0011另号', posts: '["handler"]', cert_no: '渝 011', created_at: 0 });
    await w.run(`UPDATE officers SET cert_no = '渝 011' WHERE staff_no = '0011'`);
    return { commit: true };
  });
  await dispatched();
  await expect(desk.captain('recuse', { id, staffNo: '0011', reason: '亲属' })).rejects.toMatchObject({ code: 'intake.recuseHandler' });
  await desk.captain('reassign', { ...(await versioned()), staffNo: '0012', reason: '与单位负责人是亲属', recuse: true });
  await expect(desk.handler('complaint', { id })).rejects.toMatchObject({ code: 'people.mayNot' });
  expect((await desk.handler('queue', { tab: 'open', text: '', offset: 0, limit: 5 })).total).toBe(0);
  expect((await desk.captain('candidates', { id })).candidates.filter((one) => one.why !== '').map((one) => one.staffNo)).toEqual(['0011', '0019']);
  expect((await desk.other('complaint', { id })).line.dispatchedTo).toBe('0012');
  await desk.captain('recuse', { id, staffNo: '0013', reason: '同学' });
  expect((await seen()).events.map((one) => one.text).slice(0, 2)).toEqual(['决定 0013 员0013 回避', '由工号 0011 改派给工号 0012，原承办人回避']);
});

test('an agreement that is not performed is reported from its day; the report is a complaint like any other', async () => {
  const { id: mediation } = await desk.clerk('startMediation', { employerId, gridReportNo: '', claims: ['wages'], headcount: 1, amountFen: 200_000, party: { ...WORKER, source: 'typed' }, dispute: '', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] });
  const line = async () => (await desk.clerk('mediations', { tab: 'open', text: '', by: '' })).rows.find((one) => one.id === mediation) ?? expect.unreachable();
  await desk.clerk('agreeMediation', { id: mediation, rowVersion: (await line()).rowVersion, agreement: '五日内付清', followUpOn: '2025-04-06' });
  desk.clock.now = at('2025-04-05 10:00');
  await expect(desk.clerk('followUpMediation', { id: mediation, rowVersion: (await line()).rowVersion, performed: false })).rejects.toMatchObject({ code: 'intake.followUpEarly' });
  desk.clock.now = at('2025-04-08 10:00');
  await desk.clerk('followUpMediation', { id: mediation, rowVersion: (await line()).rowVersion, performed: false });
  expect(await line()).toMatchObject({ failedAt: at('2025-04-07'), next: { step: 'report', dueAt: at('2025-04-07 02:00') } });
  const { complaintId } = await desk.clerk('escalateMediation', { id: mediation, rowVersion: (await line()).rowVersion });
  // What was agreed on and not kept stands on the record of the mediation.
  const paper = (await papersOf(desk.reader, { kind: 'complaint', id: complaintId })).find((one) => one.kind === 'D42');
  expect(await paperContent(desk.reader, desk.services, paper?.id ?? 0)).toMatchObject({ result: 'unperformed', agreement: '五日内付清' });
  expect((await desk.clerk('mediations', { tab: 'open', text: '', by: '' })).rows).toEqual([]);
});

test('a lead of the grid is taken up once: as a mediation or as a report that names it', async () => {
  await desk.fill([
    `INSERT INTO grid_reports (report_no, name, street_code, collected_at, change, employer_id) VALUES ('WG1', '丙餐饮', '990101001', ${at('2025-03-31')}, '欠薪线索', ${employerId}), ('WG2', '某店', '990101001', ${at('2025-03-30')}, '欠薪线索', NULL), ('WG3', '别店', '990101001', 1, '新增', NULL)`,
  ]);
  const leads = async () => (await desk.clerk('gridLeads', {})).leads.map((one) => one.reportNo);
  expect(await leads()).toEqual(['WG1', 'WG2']);
  await desk.clerk('startMediation', { employerId: null, gridReportNo: 'WG1', claims: ['wages'], headcount: 1, amountFen: null, party: { ...WORKER, source: 'typed' }, dispute: '', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [] });
  expect((await desk.clerk('mediations', { tab: 'open', text: '', by: '' })).rows[0]).toMatchObject({ reportNo: 'WG1', employerId });
  await desk.clerk('register', complaintOf({ name: '某店', streetCode: '', uscc: '' }, { kind: 'report', anonymous: true, complainant: null, gridReportNo: 'WG2' }));
  expect(await leads()).toEqual([]);
  await expect(desk.clerk('register', complaintOf(null, { gridReportNo: 'WG9' }))).rejects.toMatchObject({ code: 'ledger.notFound' });
});
