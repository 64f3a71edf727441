import { afterEach, beforeEach, expect, test } from 'vitest';
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index.ts';
import { perform } from '#electron/areas/run.ts';
import type { Actor } from '#electron/ledger/journal.ts';
import { at, head, makeDesk, mergeSeen, uscc, type Desk } from '../support/desk.ts';

/* Two officers have the same part of a case, or the same dossier, on their screens: whoever saves second is told what stands and who did it, and nothing is overwritten. */

let desk: Desk;
let id = 0;
let employerId = 0;
const captain: Actor = { staffNo: '0002', name: '孙队长', posts: ['captain'] };
const NOW = at('2026-11-24 09:42');
const ask = async <N extends OperationName>(actor: Actor, name: N, input: InputOf<N>): Promise<OutputOf<N>> => (await perform({ ...desk.services, actor: () => actor }, name, input)) as OutputOf<N>;
const entries = async (): Promise<number> => (await desk.reader.first<{ n: number }>('SELECT count(*) AS n FROM journal'))?.n ?? 0;
const CHANGED = 'ledger.changedMeanwhile';

beforeEach(async () => {
  desk = await makeDesk(NOW);
  await desk.fill([['0002', '孙队长', 'captain', 'C2'], ['0003', '张主办', 'handler', 'C3'], ['0004', '李主办', 'handler', 'C4'], ['0005', '周跟踪', 'enforcementTracker', 'C5']].map(([no, name, post, cert]) => `INSERT INTO officers (staff_no, name, posts, cert_no, created_at) VALUES ('${no}', '${name}', '["${post}"]', '${cert}', 0)`));
  employerId = (await desk.employers('create', { fields: head('庚装饰工程有限公司', uscc(7)), tags: ['重点'] })).id;
  id = (await desk.cases('register', { caseNo: '清劳〔2026〕1号', fields: { employerId, cause: '拖欠工资', source: '', filedAt: NOW - 3_600_000, verifiedFen: 100_000, headcount: 2, unpaidHeadcount: 2, handler: '' } })).id;
});
afterEach(() => desk.close());

test('the time of an emergency node', async () => {
  await desk.cases('startMajor', { id, t0: NOW - 1_800_000, headcount: 30, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' });
  const node = (at_: number | null, seen: number | null) => desk.cases('setNode', { id, node: 'brigade', at: at_, note: '', reason: '核对', seen });
  await node(NOW - 900_000, null);
  const before = await entries();
  await expect(node(NOW - 600_000, null)).rejects.toMatchObject({ code: CHANGED, data: { now: { at: NOW - 900_000 }, staffNo: '0001', at: NOW } });
  expect((await desk.cases('case', { id })).major?.times.brigade).toBe(NOW - 900_000);
  expect(await entries()).toBe(before);
  await node(NOW - 600_000, NOW - 900_000);
  await expect(node(null, NOW - 900_000)).rejects.toMatchObject({ code: CHANGED });
});

test('the figures of a major case and a follow-up duty', async () => {
  await desk.cases('startMajor', { id, t0: NOW - 1_800_000, headcount: 30, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' });
  const seen = { t0: NOW - 1_800_000, headcount: 30, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '' };
  const edit = (headcount: number, from: InputOf<'cases.editMajor'>['seen'] = seen) => desk.cases('editMajor', { id, headcount, estimateFen: null, publicOrder: [], clicks: null, clicksSource: '', reason: '核实', seen: from });
  await edit(41);
  await expect(edit(35)).rejects.toMatchObject({ code: CHANGED, data: { now: { headcount: 41 }, staffNo: '0001' } });
  await edit(41); // the same wish
  expect((await desk.cases('case', { id })).major?.headcount).toBe(41);
  const duty = (dueOn: string, from: string) => desk.cases('setFollowUp', { id, kind: 'market_watch', dueOn, doneAt: null, seen: { dueOn: from, doneAt: null } });
  const stands = (await desk.cases('case', { id })).major?.followUps.find((one) => one.kind === 'market_watch')?.dueOn ?? '';
  await duty('2027-03-01', stands);
  await expect(duty('2027-04-01', stands)).rejects.toMatchObject({ code: CHANGED, data: { now: { dueOn: '2027-03-01', doneAt: null } } });
});

test('a part in a case is not taken from somebody who got it unseen; second officers are only added', async () => {
  const assign = (staffNo: string, seen: string[], part: 'handler' | 'second' = 'handler') => ask(captain, 'cases.assign', { id, part, staffNo, reason: '', seen });
  await assign('0003', []);
  await expect(assign('0004', [])).rejects.toMatchObject({ code: CHANGED, data: { now: { holders: '0003' }, staffNo: '0002', at: NOW } });
  expect((await desk.cases('staff', { id })).parts).toMatchObject([{ part: 'handler', staffNo: '0003', endedAt: null }]);
  await assign('0004', ['0003']);
  await assign('0003', [], 'second');
});

test('a payment is not taken out or confirmed as another one than the one on the screen', async () => {
  const key = { id, paidAt: NOW - 60_000, voucher: 'V1' };
  await ask({ staffNo: '0005', name: '周跟踪', posts: ['enforcementTracker'] }, 'cases.addPayment', { id, payment: { paidAt: key.paidAt, voucher: 'V1', fen: 5_000, kind: 'wage' } });
  await expect(ask(captain, 'cases.confirmPayment', { ...key, seen: { fen: 4_000 } })).rejects.toMatchObject({ code: CHANGED });
  await ask(captain, 'cases.confirmPayment', { ...key, seen: { fen: 5_000 } });
  await expect(desk.cases('removePayment', { ...key, reason: '录错', seen: { fen: 5_000, confirmedAt: null } })).rejects.toMatchObject({ code: CHANGED, data: { staffNo: '0002', at: NOW, now: { fen: 5_000, confirmedAt: NOW }, standing: expect.stringContaining('由工号 0002 确认到账') as string } });
  expect((await desk.cases('case', { id })).payments).toHaveLength(1);
  await desk.cases('removePayment', { ...key, reason: '录错', seen: { fen: 5_000, confirmedAt: NOW } });
});

test('reopening a case that somebody else reopened and closed anew', async () => {
  const { rowVersion } = await desk.cases('close', { id, rowVersion: 1, closedAt: NOW, reason: '移送法院' });
  await desk.cases('reopen', { id, rowVersion, reason: '漏项' });
  await expect(desk.cases('reopen', { id, rowVersion, reason: '补充' })).rejects.toMatchObject({ code: CHANGED, data: { standing: '未结案', staffNo: '0001' } });
});

test('tags: what the other did to the same tag is not turned back unseen, other tags merge', async () => {
  const tag = (add: string[], remove: string[], tags: string[]) => desk.employers('setTags', { ids: [employerId], add, remove, seen: [{ id: employerId, tags }] });
  await tag([], ['重点'], ['重点']);
  await expect(tag(['重点'], [], ['重点'])).rejects.toMatchObject({ code: CHANGED, data: { dossiers: [{ id: employerId, name: '庚装饰工程有限公司', before: ['重点'], now: [] }], staffNo: '0001' } });
  await tag(['走访'], [], ['重点']);
  await expect(tag([], ['走访'], [])).rejects.toMatchObject({ code: CHANGED });
  expect((await desk.employers('dossier', { id: employerId })).tags).toEqual(['走访']);
  await tag([], ['走访'], ['走访']);
});

test('a merge goes by the preview that was looked at', async () => {
  const other = (await desk.employers('create', { fields: head('庚装饰（项目部）', ''), tags: [] })).id;
  const { versions } = await desk.employers('previewMerge', { survivor: employerId, absorbed: other });
  await desk.employers('setStatus', { id: other, rowVersion: versions.absorbed, status: 'closed', reason: '注销' });
  await expect(desk.employers('merge', { survivor: employerId, absorbed: other, reason: '同一户', seen: versions })).rejects.toMatchObject({ code: CHANGED, data: { id: other, staffNo: '0001' } });
  expect((await desk.employers('dossier', { id: other })).fields.name).toBe('庚装饰（项目部）');
  await mergeSeen(desk.employers, employerId, other, '同一户');
});
