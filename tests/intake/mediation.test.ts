import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { codeOf, makeGuardedBrigade, OFFICERS, type GuardedBrigade, type StaffNo } from '../identities/brigade.ts';
import { at } from '../support/desk.ts';
import { everyByte, WORKER } from './support.ts';

/* A mediation from its page, each officer through the dispatcher as the window does. 0031 and 0032 are the grid's, 0021 sits at the desk, 0001 is the captain. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DISPUTE = '工头王大锤少发两个月';
let desk: GuardedBrigade;
beforeEach(async () => { desk = await makeGuardedBrigade(); }, 60_000);
afterEach(() => desk.close());

const wish = (more: Partial<InputOf<'intake.startMediation'>> = {}): InputOf<'intake.startMediation'> => ({
  employerId: desk.employer, gridReportNo: '', claims: ['wages'], headcount: 2, amountFen: 400_000, party: { ...WORKER, source: 'typed' }, dispute: DISPUTE, place: '柳树社区调解室', startedAt: null, suspectedCrime: false, massIncident: false, publicOrder: [], ...more,
});
const start = async (by: StaffNo = '0031', more: Partial<InputOf<'intake.startMediation'>> = {}): Promise<number> => (await desk.as(by)('intake.startMediation', wish(more))).id;
const page = (id: number, by: StaffNo = '0001') => desk.as(by)('intake.mediation', { id });
const version = async (id: number) => ({ id, rowVersion: (await page(id)).line.rowVersion });
const look = (by: StaffNo, id: number, reason = '约时间调解') => desk.as(by)('intake.lookMediation', { id, reason });
const listed = async (by: StaffNo, more: Partial<InputOf<'intake.mediations'>> = {}) => (await desk.as(by)('intake.mediations', { tab: 'open', text: '', by: '', ...more })).rows.map((row) => row.id);

describe('who reads a mediation', () => {
  test('whoever took it up, the desk and the captain; nobody else, and the party of it fewer still', async () => {
    const id = await start();
    for (const [staffNo, post] of Object.entries(OFFICERS) as [StaffNo, string][]) {
      const [reads, looks] = [staffNo === '0031' || post === 'captain' || post === 'intakeClerk', staffNo === '0031' || post === 'captain'];
      expect(await codeOf(page(id, staffNo)), `${staffNo} reads`).toBe(reads ? 'done' : 'people.mayNot');
      expect(await codeOf(look(staffNo, id)), `${staffNo} looks`).toMatch(looks ? /^done$/ : /mayNot/);
      if (reads) expect((await page(id, staffNo)).party.nameMask !== '', `${staffNo} masks`).toBe(looks);
    }
    expect(await page(id, '0021')).toMatchObject({ look: { allowed: false, why: expect.stringContaining('上报成为投诉后') }, party: { nameMask: '', phoneMask: '' } });
    expect((await page(id, '0031')).party).toEqual({ pseudonym: '当事人', nameMask: '欧**', idNoMask: '110***********002X', phoneMask: '138****8617', source: 'typed' });
  });

  test('a clerk who took one up telephones its party too; another clerk does not', async () => {
    const id = await start('0021');
    expect(await look('0021', id)).toMatchObject({ phone: WORKER.phone });
    expect(await codeOf(look('0022', id))).toBe('identities.mayNotLook');
  });

  test('the list: a grid worker has its own, the captain all and by whom; late ones are picked out, the most urgent first', async () => {
    const first = await start('0031');
    desk.clock.now += HOUR;
    const second = await start('0032', { place: '河西广场' });
    desk.clock.now += 8 * DAY;
    const third = await start('0031');
    expect(await listed('0031')).toEqual([first, third]);
    expect(await listed('0032', { by: '0031' })).toEqual([second]);
    expect((await listed('0001')).at(-1)).toBe(third);
    expect(await listed('0001', { by: '0032' })).toEqual([second]);
    expect(await listed('0001', { text: '河西' })).toEqual([second]);
    expect(await listed('0001', { text: 'bcy', tab: 'all' })).toEqual([third, second, first]);
    expect((await listed('0001', { tab: 'late' })).toSorted()).toEqual([first, second]);
    expect(await desk.as('0001')('intake.mediations', { tab: 'performed', text: '', by: '' })).toMatchObject({ all: true, rows: [], counts: { open: 3, late: 2 }, by: [{ staffNo: '0031', name: '员0031' }, { staffNo: '0032', name: '员0032' }] });
    expect(await desk.as('0031')('intake.mediations', { tab: 'open', text: '', by: '' })).toMatchObject({ all: false, by: [], counts: { open: 2, late: 1 } });
    expect(await codeOf(desk.as('0011')('intake.mediations', { tab: 'open', text: '', by: '' }))).toBe('people.mayNot');
  });
});

describe('looking at the party', () => {
  test('asks why, shows who, what and what was agreed for a moment, and is told; a reason that names the party leaves nothing', async () => {
    const id = await start();
    expect(await codeOf(look('0031', id, ' '))).toBe('input.invalid');
    for (const reason of [`给${WORKER.name}打电话`, `打 ${WORKER.phone}`]) expect(await codeOf(look('0031', id, reason))).toBe('identities.reasonNames');
    expect((await page(id)).lookers).toEqual([]);
    await desk.as('0031')('intake.agreeMediation', { ...await version(id), agreement: '七日内付清四千元', followUpOn: '2025-04-20' });
    const seen = await look('0031', id);
    expect(seen).toMatchObject({ pseudonym: '当事人', name: WORKER.name, idNo: WORKER.idNo, phone: WORKER.phone, dispute: DISPUTE, agreement: '七日内付清四千元' });
    expect(seen.shownUntil).toBe(desk.clock.now + seen.seconds * 1000);
    expect(desk.shields.at(-1)).toBe(seen.seconds);
    expect((await page(id)).lookers).toMatchObject([{ staffNo: '0031', post: '网格员', pseudonym: '当事人', reason: '约时间调解' }]);
    expect((await page(id, '0031')).lookers).toMatchObject([{ staffNo: '0031', reason: '' }]);
    expect(await desk.as('0001')('identities.looks', { subject: { kind: 'mediation', id }, offset: 0, limit: 5 })).toMatchObject({ total: 1, rows: [{ subjectLabel: `调解 ${id}`, reason: '约时间调解' }] });
    const journal = await desk.reader.rows<{ summary: string; reason: string }>(`SELECT summary, reason FROM journal WHERE operation = 'intake.lookMediation'`);
    expect(journal).toEqual([{ summary: `调解 ${id}：网格员查看当事人的身份和纠纷内容`, reason: '约时间调解' }]);
    const bytes = await everyByte(desk);
    for (const text of [WORKER.name, WORKER.phone, WORKER.idNo, '王大锤', '四千元']) expect(bytes.includes(text), text).toBe(false);
  });

  test('place and course stay open, so they must not say who it is', async () => {
    expect(await codeOf(start('0031', { place: `${WORKER.name}家` }))).toBe('identities.textNames');
    const id = await start();
    expect(await codeOf(desk.as('0031')('intake.failMediation', { ...await version(id), failedAt: null, reason: `${WORKER.name}不肯谈` }))).toBe('identities.textNames');
    expect(await page(id)).toMatchObject({ line: { state: 'started', place: '柳树社区调解室' }, events: [{ staffNo: '0031', text: '开始网格调解' }] });
  });

  test('the grid worker sees the party while it mediates, and 72 hours from the report; the captain also after', async () => {
    const id = await start();
    desk.clock.now += 6 * DAY;
    expect(await page(id, '0031')).toMatchObject({ look: { allowed: true, until: null } });
    await desk.as('0031')('intake.failMediation', { ...await version(id), failedAt: null, reason: '单位不到场' });
    desk.clock.now += HOUR;
    const reported = desk.clock.now;
    const { complaintId, receiptNo } = await desk.as('0031')('intake.escalateMediation', await version(id));
    await desk.dispatch(complaintId);
    expect(await page(id, '0031')).toMatchObject({ look: { allowed: true, until: reported + 72 * HOUR }, line: { complaintId, receiptNo, state: 'escalated', next: null }, opensComplaint: false, acts: [], papers: [{ kind: 'D42' }] });
    desk.clock.now = reported + 72 * HOUR - 1;
    expect(await look('0031', id)).toMatchObject({ phone: WORKER.phone });
    desk.clock.now += 1;
    expect(await codeOf(look('0031', id))).toBe('identities.mayNotLook');
    expect(await page(id, '0031')).toMatchObject({ look: { allowed: false, why: expect.stringContaining('72 小时') }, party: { phoneMask: '' } });
    expect(await look('0001', id)).toMatchObject({ name: WORKER.name });
    expect(await page(id, '0001')).toMatchObject({ opensComplaint: true });
    expect(await desk.as('0001')('intake.complaint', { id: complaintId })).toMatchObject({ mediationId: id });
    expect(await desk.as('0011')('intake.complaint', { id: complaintId })).toMatchObject({ mediationId: null });
  });

  test('72 hours also from a failure that nobody reports, and from the end of the follow-up day of what was performed', async () => {
    const failed = await start();
    await desk.as('0031')('intake.failMediation', { ...await version(failed), failedAt: null, reason: '单位不到场' });
    const kept = await start();
    await desk.as('0031')('intake.agreeMediation', { ...await version(kept), agreement: '月底付清', followUpOn: '2025-04-10' });
    desk.clock.now += 72 * HOUR;
    expect(await codeOf(look('0031', failed))).toBe('identities.mayNotLook');
    desk.clock.now = at('2025-04-10 10:00');
    await desk.as('0031')('intake.followUpMediation', { ...await version(kept), performed: true });
    desk.clock.now = at('2025-04-13 23:59');
    expect(await look('0031', kept)).toMatchObject({ agreement: '月底付清' });
    desk.clock.now = at('2025-04-14');
    expect(await codeOf(look('0031', kept))).toBe('identities.mayNotLook');
  });

  test('whoever is recused from the complaint that came of it opens nothing of the mediation either', async () => {
    const id = await start();
    await desk.as('0031')('intake.failMediation', { ...await version(id), failedAt: null, reason: '单位不到场' });
    const { complaintId } = await desk.as('0031')('intake.escalateMediation', await version(id));
    await desk.as('0001')('intake.recuse', { id: complaintId, staffNo: '0031', reason: '亲属' });
    expect(await codeOf(page(id, '0031'))).toBe('people.mayNot');
    expect(await codeOf(look('0031', id))).toBe('people.mayNot');
  });
});

describe('its papers and steps', () => {
  test('an agreement is recorded on D42 once, which its grid worker opens and signs off, and no other one', async () => {
    const id = await start();
    expect(await codeOf(desk.as('0031')('intake.recordMediation', await version(id)))).toBe('intake.mediationNotAgreed');
    expect((await page(id, '0031')).acts).toEqual(['agree', 'fail']);
    await desk.as('0031')('intake.agreeMediation', { ...await version(id), agreement: '五日内付清', followUpOn: '2025-04-06' });
    expect((await page(id, '0031')).acts).toEqual(['follow', 'record']);
    expect((await page(id, '0021')).acts).toEqual(['follow', 'record']);
    expect((await page(id, '0001')).acts).toEqual([]);
    const { paperId } = await desk.as('0031')('intake.recordMediation', await version(id));
    expect(await codeOf(desk.as('0031')('intake.recordMediation', await version(id)))).toBe('intake.mediationRecorded');
    const paper = await desk.as('0031')('papers.paper', { id: paperId });
    expect(paper).toMatchObject({ access: { open: true }, content: { result: 'agreed', agreement: '五日内付清', grid: '柳树社区调解室 工号 0031' }, line: { label: `网格调解 ${id}` } });
    expect(await codeOf(desk.as('0032')('papers.paper', { id: paperId }))).toBe('people.mayNot');
    expect((await desk.as('0001')('papers.paper', { id: paperId })).content).toBeNull();
    await desk.as('0031')('papers.approve', { id: paperId, rowVersion: paper.line.rowVersion });
    const final = await desk.as('0031')('papers.paper', { id: paperId });
    expect([final.content, final.access.allowed, final.pages?.markup.includes(WORKER.name)]).toEqual([null, true, false]);
    expect((await desk.as('0031')('papers.look', { id: paperId, reason: '核对协议' })).content).toMatchObject({ agreement: '五日内付清' });
    expect((await page(id)).papers).toMatchObject([{ id: paperId, state: 'approved' }]);
  });

  test('the grid worker tells the employer by its name: a dossier of exactly that name is found, another is made with the report', async () => {
    const known = await start('0031', { employerId: null, employerName: '丙餐饮管理有限公司' });
    expect((await page(known)).line).toMatchObject({ employerId: desk.employer });
    const told = await start('0031', { employerId: null, employerName: '桥头小吃店' });
    expect((await page(told)).line).toMatchObject({ employerId: null, employerName: '桥头小吃店' });
    expect(await listed('0031', { text: '桥头' })).toEqual([told]);
    expect(await codeOf(start('0031', { employerId: null, employerName: `${WORKER.name}小吃店` }))).toBe('identities.textNames');
    await desk.as('0031')('intake.failMediation', { ...await version(told), failedAt: null, reason: '单位不到场' });
    const { complaintId } = await desk.as('0031')('intake.escalateMediation', await version(told));
    expect((await desk.as('0001')('intake.complaint', { id: complaintId })).line).toMatchObject({ employerName: '桥头小吃店', employerId: expect.any(Number) });
  });

  test('only whoever began it and the desk take a step; the course tells who did', async () => {
    const id = await start();
    expect(await codeOf(desk.as('0032')('intake.agreeMediation', { ...await version(id), agreement: '付清', followUpOn: '2025-04-03' }))).toBe('intake.notOwnMediation');
    expect(await codeOf(desk.as('0001')('intake.agreeMediation', { ...await version(id), agreement: '付清', followUpOn: '2025-04-03' }))).toBe('people.mayNot');
    await desk.as('0031')('intake.agreeMediation', { ...await version(id), agreement: '付清', followUpOn: '2025-04-03' });
    desk.clock.now = at('2025-04-03 09:00');
    await desk.as('0021')('intake.followUpMediation', { ...await version(id), performed: false });
    await desk.as('0021')('intake.escalateMediation', await version(id));
    expect((await page(id)).events.map((one) => [one.staffNo, one.text.replace(/ [0-9A-Z]{10}$/, ' …')])).toEqual([
      ['0021', '上报为投诉 …'], ['0021', '调解协议没有履行，按调解不成上报'], ['0031', '达成调解协议，2025-04-03 回访履行'], ['0031', '开始网格调解'],
    ]);
  });
});

describe('clocks', () => {
  const desks = async (by: StaffNo) => (await desk.as(by)('cases.clocks', {})).clocks.filter((clock) => clock.title !== '月度表报送').map((clock) => [clock.title, clock.subject, clock.mine]);

  test('the grid worker has those of its own mediations on the desk, each at its page, and no other', async () => {
    const id = await start();
    const other = await start('0032');
    await desk.register('0021');
    expect(await desks('0031')).toEqual([['调解结果', `网格调解 ${id}`, true]]);
    expect(await desk.as('0031')('cases.clocks', {})).toMatchObject({ clocks: [{ dueAt: at('2025-04-09'), lastDay: '2025-04-08', route: `/intake/mediations/${id}`, nextStep: '登记调解结果', clause: '2.3(2)' }] });
    await desk.as('0031')('intake.failMediation', { ...await version(id), failedAt: null, reason: '单位不到场' });
    expect(await desks('0031')).toEqual([['网格调解不成上报', `网格调解 ${id}`, true]]);
    expect(await desk.as('0031')('clocks.of', { subject: { kind: 'mediation', id } })).toMatchObject({ clocks: [{ lengthText: '2 小时', dueAt: desk.clock.now + 2 * HOUR }] });
    expect(await codeOf(desk.as('0031')('clocks.of', { subject: { kind: 'mediation', id: other } }))).toBe('people.mayNot');
    expect(await codeOf(desk.as('0031')('clocks.of', { subject: { kind: 'complaint', id: 1 } }))).toBe('people.mayNot');
    // The report is the captain's and the desk's too; the days for a result are whoever's who mediates.
    expect((await desks('0001')).filter(([title]) => String(title).includes('调解'))).toEqual([['网格调解不成上报', `网格调解 ${id}`, true], ['调解结果', `网格调解 ${other}`, false]]);
    expect((await desks('0011')).filter(([title]) => String(title).includes('调解'))).toEqual([]);
    expect(await codeOf(desk.as('0099')('cases.clocks', {}))).toBe('people.mayNot');
  });

  test('an agreement is on the desk until its follow-up day is over', async () => {
    const id = await start();
    await desk.as('0031')('intake.agreeMediation', { ...await version(id), agreement: '付清', followUpOn: '2025-04-20' });
    expect(await desk.as('0031')('cases.clocks', {})).toMatchObject({ clocks: [{ title: '协议履行回访', lastDay: '2025-04-20', dueAt: at('2025-04-21') }] });
    desk.clock.now = at('2025-04-20 10:00');
    await desk.as('0031')('intake.followUpMediation', { ...await version(id), performed: true });
    expect(await desks('0031')).toEqual([]);
  });
});
