import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
const ids: number[] = [];
const NOTHING: InputOf<'employers.list'>['filter'] = { text: '', industries: [], streets: [], statuses: [], levels: [], tags: [], openArrearsOnly: false };
const list = (filter: Partial<typeof NOTHING>, sort: InputOf<'employers.list'>['sort'] = 'name', descending = false, offset = 0, limit = 50) =>
  desk.employers('list', { filter: { ...NOTHING, ...filter }, sort, descending, offset, limit });
const names = async (...args: Parameters<typeof list>): Promise<string[]> => (await list(...args)).rows.map((row) => row.name);

beforeAll(async () => {
  desk = await makeDesk();
  const rows: Parameters<typeof head>[] = [
    ['甲建设有限公司', uscc(1), { headcount: 120 }], ['乙餐饮有限公司', uscc(2), { industry: 'catering', streetCode: '990101002', headcount: 40 }], ['丙配送有限公司', uscc(3), { industry: 'platform' }], ['丁建设（清河）有限公司', '', { streetCode: '990101002' }],
  ];
  for (const row of rows) ids.push((await desk.employers('create', { fields: head(...row), tags: [] })).id);
  await desk.employers('setTags', { ids: ids.slice(0, 2), add: ['重点'], remove: [], seen: [] });
  await desk.employers('setStatus', { id: ids[2] ?? 0, rowVersion: 1, status: 'closed', reason: '注销' });
  await desk.fill([`UPDATE employers SET alert_level = 'red', alert_rank = 4 WHERE id = ${ids[1]}`, `INSERT INTO streets (code, name) VALUES ('990101001', '城关街道')`]);
  await desk.cases('register', { caseNo: '', fields: { employerId: ids[0] ?? 0, cause: '拖欠工资', source: '', filedAt: 1, verifiedFen: 100, headcount: 1, unpaidHeadcount: 1, handler: '' } });
  // Written past the journal, which is the ledger's version: a change of any kind makes lists read again.
  await desk.employers('setTags', { ids: ids.slice(0, 1), add: ['再读'], remove: [], seen: [] });
});
afterAll(() => desk.close());

test('each filter, and several at once', async () => {
  expect(await names({ text: '建设' })).toEqual(['丁建设（清河）有限公司', '甲建设有限公司']);
  expect(await names({ text: 'jsyxgs' })).toEqual(['甲建设有限公司']);
  expect(await names({ text: '建设(清' })).toEqual(['丁建设（清河）有限公司']);
  expect(await names({ text: '甲 有限' })).toEqual(['甲建设有限公司']);
  expect(await names({ text: uscc(3).slice(-6) })).toEqual(['丙配送有限公司']);
  expect(await names({ industries: ['catering', 'platform'] })).toEqual(['丙配送有限公司', '乙餐饮有限公司']);
  expect(await names({ streets: ['990101002'], statuses: ['active'] })).toEqual(['丁建设（清河）有限公司', '乙餐饮有限公司']);
  expect(await names({ levels: ['red'] })).toEqual(['乙餐饮有限公司']);
  expect(await names({ tags: ['重点', '再读'] })).toEqual(['甲建设有限公司']);
  expect(await names({ openArrearsOnly: true })).toEqual(['甲建设有限公司']);
  expect(await names({ text: '%' })).toEqual([]);
});

test('each order, both ways; names as they sound', async () => {
  expect(await names({}, 'name')).toEqual(['丙配送有限公司', '丁建设（清河）有限公司', '甲建设有限公司', '乙餐饮有限公司']);
  expect(await names({}, 'alert', true)).toEqual(['乙餐饮有限公司', '甲建设有限公司', '丙配送有限公司', '丁建设（清河）有限公司']);
  expect((await names({}, 'headcount', true)).slice(0, 2)).toEqual(['甲建设有限公司', '乙餐饮有限公司']);
  expect((await names({}, 'code'))[0]).toBe('丁建设（清河）有限公司');
  expect((await names({}, 'street'))[0]).toBe('丙配送有限公司');
  expect((await names({}, 'arrears', true))[0]).toBe('甲建设有限公司');
  expect((await names({}, 'cases', true))[0]).toBe('甲建设有限公司');
});

test('slices carry the total, wherever they are cut', async () => {
  expect(await list({}, 'name', false, 2, 1)).toMatchObject({ total: 4, offset: 2, rows: [{ name: '甲建设有限公司' }] });
  expect((await list({}, 'name', false, 99, 10)).rows).toEqual([]);
});

test('each filter tells what it would hold if it alone were changed; the head counts the whole ledger', async () => {
  const counts = await desk.employers('counts', { filter: { ...NOTHING, levels: ['red'], statuses: ['active'] } });
  expect(counts).toMatchObject({ all: 4, active: 3, changedThisMonth: 4, levels: { red: 1, none: 2 } });
  expect(counts.streets).toEqual([{ code: '990101002', name: '990101002', count: 1 }]);
  expect(counts.tags).toEqual([{ tag: '重点', count: 1 }]);
});

test('a change shows in the very next slice', async () => {
  await desk.employers('setTags', { ids: [ids[3] ?? 0], add: ['再读'], remove: [], seen: [] });
  expect((await list({ tags: ['再读'] })).total).toBe(2);
});
