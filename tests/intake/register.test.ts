import { afterEach, beforeEach, expect, test } from 'vitest';
import { findComplaints, receiptOf } from '#electron/areas/intake/reads.ts';
import { clocksOf } from '#electron/areas/clocks/view.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { complaintSlip } from '#shared/devices/slips/kinds/complaint.ts';
import { acting } from '../support/acting.ts';
import { at, head, uscc, mergeSeen } from '../support/desk.ts';
import { seat } from '../support/seat.ts';
import { complaintOf, everyByte, IDENTITIES, makeBrigade, matter, WORKER, type Brigade } from './support.ts';

let desk: Brigade;
let employerId = 0;
beforeEach(async () => {
  desk = await makeBrigade();
  employerId = (await desk.employers('create', { fields: head('丙餐饮管理有限公司', uscc(325)), tags: [] })).id;
});
afterEach(() => desk.close());

const record = (id: number) => desk.clerk('complaint', { id });

test('a complaint begins with its four clocks, its form as a draft and a receipt that says nothing of the person', async () => {
  const done = await desk.clerk('register', complaintOf({ id: employerId }));
  expect(done.receiptNo).toMatch(/^[2-9A-Z]{10}$/);
  expect(done.dueAt).toEqual({
    dispatch: at('2025-04-01 10:31'), phoneConfirm: at('2025-04-02 09:31'), filingNotice: at('2025-04-09'), filingNoticePlan: at('2025-04-09'), filingNoticeStatute: at('2025-04-10'),
  });
  const shown = await record(done.id);
  expect(shown).toMatchObject({ line: { state: 'registered', pseudonym: '投诉人甲', employerName: '丙餐饮管理有限公司', clock: { ruleId: 'intake.dispatch' } }, statement: '工头王大锤说没有钱。', caseNo: '' });
  expect(shown.persons).toEqual([{ id: shown.persons[0]?.id, role: 'complainant', pseudonym: '投诉人甲', name: '欧**', idNo: '110***********002X', phone: '138****8617', source: 'card', rowVersion: 1, correct: true }]);
  expect(await desk.reader.rows('SELECT kind, state, number, sealed FROM papers')).toEqual([{ kind: 'D01', state: 'draft', number: '', sealed: 1 }]);
  const slip = await receiptOf(desk.reader, done.receiptNo.toLowerCase(), desk.services);
  expect(slip).toMatchObject({ receiptNo: done.receiptNo, answerDueAt: at('2025-04-09') });
  expect(JSON.stringify(complaintSlip(slip ?? expect.unreachable()))).not.toMatch(/欧阳|1380013|1101051949/);
});

test('not one identity stands in plain bytes: names, numbers, statement, drafts, call notes; nor in journal, changes, search', async () => {
  const form = JSON.stringify({ name: WORKER.name, phone: WORKER.phone, statement: '工头王大锤' });
  const draft = await desk.clerk('saveDraft', { id: null, form });
  await desk.clerk('saveDraft', { id: draft.id, form: `${form} ` });
  const kept = await desk.clerk('saveDraft', { id: null, form });
  const { id } = await desk.clerk('register', complaintOf({ id: employerId }, { draftId: draft.id, delegates: [{ ...WORKER, name: '工头王大锤', idNo: null, source: 'typed' }] }));
  await desk.captain('dispatch', { id, rowVersion: (await record(id)).rowVersion, staffNo: '0011', reason: '' });
  desk.clock.now += 3_600_000;
  await desk.handler('logPhoneAttempt', { id, at: null, reached: true, note: '欧阳翠花说工头王大锤跑了' });
  expect((await desk.handler('complaint', { id })).phone.attempts[0]?.note).toBe('欧阳翠花说工头王大锤跑了');
  const bytes = await everyByte(desk);
  for (const word of IDENTITIES) {
    expect(bytes.includes(Buffer.from(word, 'utf8')), word).toBe(false);
    expect(bytes.includes(Buffer.from(word, 'utf16le')), word).toBe(false);
  }
  expect(await desk.clerk('drafts', {})).toMatchObject({ drafts: [{ id: kept.id }] });
  expect((await desk.clerk('draft', { id: kept.id })).form).toBe(form);
  await expect(desk.handler('draft', { id: kept.id })).rejects.toMatchObject({ code: 'people.mayNot' });
  // Nor does another officer of the desk see it.
  await seat(desk, { staffNo: '0022', name: '员0022', posts: ['intakeClerk'] });
  const second = acting('intake', { ...desk.services, actor: () => ({ staffNo: '0022', name: '', posts: ['intakeClerk'] }) });
  await expect(second('draft', { id: kept.id })).rejects.toMatchObject({ code: 'intake.draftGone' });
});

test('who complains is named and can be called; a report may come from nobody; wrong numbers are refused at their field', async () => {
  const refused = (more: Parameters<typeof complaintOf>[1]) => expect(desk.clerk('register', complaintOf({ id: employerId }, more))).rejects;
  await refused({ complainant: null }).toMatchObject({ code: 'intake.personMissing' });
  await refused({ anonymous: true }).toMatchObject({ code: 'intake.personMissing' });
  await refused({ kind: 'report', anonymous: true }).toMatchObject({ code: 'intake.anonymousHasPerson' });
  await refused({ complainant: { ...WORKER, idNo: '110105194912310021' } }).toMatchObject({ code: 'intake.wrongIdNo', field: 'complainant.idNo' });
  await refused({ complainant: { ...WORKER, idNo: '110105491231002' } }).toMatchObject({ code: 'intake.wrongIdNo' });
  await refused({ complainant: { ...WORKER, phone: '1380013' } }).toMatchObject({ code: 'intake.wrongPhone' });
  await refused({ registeredAt: desk.clock.now + 1 }).toMatchObject({ code: 'intake.timeToCome' });
  await refused({ matter: { ...matter, periodFrom: '2025-03' } }).toMatchObject({ code: 'intake.periodReversed' });
  await refused({ matter: { ...matter, headcount: 1 }, delegates: [WORKER, { ...WORKER, idNo: null }] }).toMatchObject({ code: 'intake.groupTooSmall' });
  expect(await desk.reader.rows('SELECT count(*) AS n FROM complaints')).toEqual([{ n: 0 }]);
  expect(await desk.reader.rows('SELECT count(*) AS n FROM persons')).toEqual([{ n: 0 }]);
  const report = await desk.clerk('register', complaintOf(null, { kind: 'report', anonymous: true, complainant: null }));
  const shown = await record(report.id);
  expect(shown).toMatchObject({ line: { kind: 'report', anonymous: true, employerName: '', pseudonym: '' }, persons: [] });
  const named = await desk.clerk('register', complaintOf({ id: employerId }, { kind: 'report', complainant: { ...WORKER, idNo: ' 11010519491231002x ' } }));
  expect((await record(named.id)).persons[0]).toMatchObject({ pseudonym: '举报人甲', name: '', idNo: '' });
  expect(await desk.reader.rows('SELECT kind FROM papers ORDER BY id')).toEqual([{ kind: 'D02' }, { kind: 'D02' }]);
});

test('an employer without a dossier gets one under a temporary number, and a merge takes the complaint along', async () => {
  const { id } = await desk.clerk('register', complaintOf({ name: '丁家小炒', streetCode: '', uscc: '' }));
  const { line } = await record(id);
  expect(line.employerName).toBe('丁家小炒');
  expect((await desk.employers('dossier', { id: line.employerId ?? 0 })).tempNo).toBe('临-990101-000001');
  await mergeSeen(desk.employers, employerId, line.employerId ?? 0, '同一单位');
  expect((await record(id)).line.employerId).toBe(employerId);
});

test('triggers fire by the figures: five people must be filed today, thirty are a major case', async () => {
  const { triggers, id } = await desk.clerk('register', complaintOf({ id: employerId }, { matter: { ...matter, headcount: 30, amountClaimedFen: 9_999_999 } }));
  expect(triggers.map((one) => one.clause)).toEqual(['4.2(2)①', '4.2(2)③', '5.1①']);
  // 'At once' is the calendar day of the registration (filing.immediate.due): its clock runs beside the others.
  const today = (await clocksOf(desk.reader, { kind: 'complaint', id }, desk.clock.now, desk.services)).find((one) => one.ruleId === 'filing.immediate.due');
  expect([today?.lastDay, today?.stopAt]).toEqual([shanghaiDay((await record(id)).line.registeredAt), null]);
  expect((await record(id)).line.triggers).toEqual(triggers);
  expect((await record(id)).events[0]?.text).toContain('须立即立案');
  const outlook = await desk.clerk('outlook', { registeredAt: null, matter: { claims: ['wages'], headcount: 5, amountClaimedFen: null, periodFrom: '', periodTo: '', endedOn: '2023-03-31', suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null } });
  expect(outlook).toMatchObject({ triggers: [{ clause: '4.2(2)①' }], beyondLimitation: true });
  expect(outlook.clocks.filter((clock) => clock.binding).map((clock) => clock.ruleId)).toEqual(['intake.dispatch', 'intake.phoneConfirm', 'intake.filingNotice.plan']);
});

test('duplicates: the same person by hash whatever the spelling, the same employer and months; joined ones share a filing', async () => {
  const first = await desk.clerk('register', complaintOf({ id: employerId }));
  const asked = { employerId, claims: ['wages' as const], periodFrom: '2025-02', periodTo: '2025-03', idNo: '', phone: '' };
  expect((await desk.clerk('duplicates', { ...asked, idNo: '11010519491231002x' })).found).toMatchObject([{ line: { id: first.id }, grounds: ['person', 'employer'] }]);
  expect((await desk.clerk('duplicates', { ...asked, claims: ['contract'], phone: '138-0013-8617' })).found).toMatchObject([{ grounds: ['person'] }]);
  expect((await desk.clerk('duplicates', { ...asked, claims: ['contract'] })).found).toEqual([]);
  const second = await desk.clerk('register', complaintOf({ id: employerId }, { joinTo: first.id, complainant: { ...WORKER, name: '另一人', idNo: null, phone: '13900139000' } }));
  expect((await record(second.id)).joinedTo?.id).toBe(first.id);
  expect((await record(first.id)).joined.map((one) => one.id)).toEqual([second.id]);
});

test('search finds receipt numbers and pseudonyms, never a name', async () => {
  const { receiptNo, id } = await desk.clerk('register', complaintOf({ id: employerId }));
  expect(await findComplaints(desk.reader, receiptNo.toLowerCase(), 5)).toMatchObject([{ id, receiptNo }]);
  expect(await findComplaints(desk.reader, receiptNo.slice(0, 5), 5)).toHaveLength(1);
  expect(await findComplaints(desk.reader, '投诉人甲', 5)).toHaveLength(1);
  for (const text of ['欧阳翠花', '欧阳', WORKER.idNo, WORKER.phone, '']) expect(await findComplaints(desk.reader, text, 5)).toEqual([]);
});
