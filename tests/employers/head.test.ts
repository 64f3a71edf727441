import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, head, makeDesk, uscc, type Desk } from '../support/desk.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

const create = (name: string, code: string, more = {}) => desk.employers('create', { fields: head(name, code, more), tags: [] });
const dossier = (id: number) => desk.employers('dossier', { id });
const refusal = (code: string, data: Record<string, unknown> = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) });

test('a dossier without a code gets a temporary number of the district, never the same twice', async () => {
  expect([(await create('甲小吃', '')).tempNo, (await create('乙小吃', '')).tempNo]).toEqual(['临-990101-000001', '临-990101-000002']);
});

test('a code is tidied and checked; one that another dossier has is refused with that dossier', async () => {
  const first = await create('甲建设有限公司', `　${uscc(1).toLowerCase()} `);
  expect((await dossier(first.id)).fields.uscc).toBe(uscc(1));
  await expect(create('甲建设', uscc(1))).rejects.toEqual(refusal('employers.codeTaken', { otherId: first.id, name: '甲建设有限公司' }));
  await expect(create('乙建设', `${uscc(2).slice(0, 17)}${uscc(2).endsWith('A') ? 'B' : 'A'}`)).rejects.toMatchObject({ code: 'employers.wrongCode', field: 'fields.uscc' });
});

test('dates to come, a day without a head-count and more migrants than workers are refused', async () => {
  await expect(create('甲建设', uscc(1), { headcount: 3, headcountOn: '2025-04-02' })).rejects.toMatchObject({ code: 'employers.dayToCome' });
  await expect(create('甲建设', uscc(1), { openedOn: '2025-04-02' })).rejects.toMatchObject({ code: 'employers.dayToCome' });
  await expect(create('甲建设', uscc(1), { headcountOn: '2025-04-01' })).rejects.toMatchObject({ code: 'employers.headcountMissing' });
  await expect(create('甲建设', uscc(1), { headcount: 3, migrantHeadcount: 4 })).rejects.toMatchObject({ code: 'employers.moreMigrants' });
});

test('who saved first wins; the other is told what stands there now, and nothing is written', async () => {
  const { id } = await create('甲建设有限公司', uscc(1));
  await desk.employers('edit', { id, rowVersion: 1, fields: head('甲建设集团有限公司', uscc(1)), allowDuplicateCode: false, reason: '更名' });
  await expect(desk.employers('edit', { id, rowVersion: 1, fields: head('甲建设公司', uscc(1)), allowDuplicateCode: false, reason: '' }))
    .rejects.toEqual(refusal('ledger.changedMeanwhile', { rowVersion: 2, staffNo: '0001', fields: expect.objectContaining({ name: '甲建设集团有限公司' }) }));
  expect((await dossier(id)).fields.name).toBe('甲建设集团有限公司');
  expect((await desk.employers('search', { text: 'jtyxgs', limit: 5 })).hits.length).toBe(1);
});

test('the history tells each change with old and new under its Chinese head, and a head-count edit is a report of its day', async () => {
  const { id } = await create('甲建设有限公司', uscc(1), { headcount: 84, headcountOn: '2025-01-10' });
  await desk.fill([`INSERT INTO streets (code, name) VALUES ('990101002', '河东街道')`]);
  desk.clock.now = at('2025-04-02 10:00');
  await desk.employers('edit', { id, rowVersion: 1, fields: head('甲建设有限公司', uscc(1), { streetCode: '990101002', industry: 'other', headcount: 86, headcountOn: '2025-03-15' }), allowDuplicateCode: false, reason: '网格核对' });
  const { entries } = await desk.employers('history', { id });
  expect(entries[0]).toMatchObject({ at: desk.clock.now, staffNo: '0001', reason: '网格核对' });
  expect(entries[0]?.changes).toEqual([
    { field: 'industry', head: '行业', old: '建筑', new: '其他' }, { field: 'street_code', head: '街道', old: '990101001', new: '河东街道（990101002）' },
    { field: 'headcount', head: '职工人数', old: '84', new: '86' }, { field: 'headcount_on', head: '人数日期', old: '2025-01-10', new: '2025-03-15' },
  ]);
  expect((await dossier(id)).headcounts.map((report) => [report.day, report.headcount])).toEqual([['2025-03-15', 86], ['2025-01-10', 84]]);
});

test('saving without a change writes nothing', async () => {
  const { id } = await create('甲建设有限公司', uscc(1));
  const before = await desk.reader.first('SELECT count(*) AS n FROM journal');
  expect(await desk.employers('edit', { id, rowVersion: 1, fields: head('甲建设有限公司', uscc(1)), allowDuplicateCode: false, reason: '' })).toEqual({ rowVersion: 1 });
  expect(await desk.reader.first('SELECT count(*) AS n FROM journal')).toEqual(before);
});

test('two dossiers of one code are allowed on purpose only, show as quality code C on both, and stop when one gets another code', async () => {
  const first = await create('甲建设有限公司', uscc(1));
  const second = await create('甲建设（分）', '');
  const fields = head('甲建设（分）', uscc(1));
  await expect(desk.employers('edit', { id: second.id, rowVersion: 1, fields, allowDuplicateCode: false, reason: '' })).rejects.toEqual(refusal('employers.codeTaken', { otherId: first.id }));
  await desk.employers('edit', { id: second.id, rowVersion: 1, fields, allowDuplicateCode: true, reason: '' });
  await desk.employers('setTags', { ids: [first.id, second.id], add: ['欠薪记录'], remove: [], seen: [] });
  for (const id of [first.id, second.id]) expect(await dossier(id)).toMatchObject({ duplicateCode: true, level: 'unknown', missing: [expect.objectContaining({ code: 'C' })] });
  expect((await dossier(first.id)).duplicates).toEqual([{ id: second.id, name: '甲建设（分）', code: uscc(1) }]);
  await desk.employers('edit', { id: second.id, rowVersion: 2, fields: head('甲建设（分）', uscc(9)), allowDuplicateCode: false, reason: '代码录错' });
  for (const id of [first.id, second.id]) expect(await dossier(id)).toMatchObject({ duplicateCode: false, level: 'none' });
});

test('a code given later keeps the temporary number and can be searched by both', async () => {
  const { id } = await create('无证小吃', '');
  await desk.employers('edit', { id, rowVersion: 1, fields: head('无证小吃', uscc(5)), allowDuplicateCode: false, reason: '取得执照' });
  for (const text of [uscc(5), '临-990101-000001']) expect((await desk.employers('search', { text, limit: 5 })).hits[0]?.id).toBe(id);
});

test('tags of many at once: only what changes is counted and kept in the history', async () => {
  const ids = [(await create('甲建设', uscc(1))).id, (await create('乙建设', uscc(2))).id];
  expect(await desk.employers('setTags', { ids, add: ['重点', ' 重点 '], remove: [], seen: [] })).toEqual({ changed: 2 });
  expect(await desk.employers('setTags', { ids, add: ['重点'], remove: ['没有的'], seen: [] })).toEqual({ changed: 0 });
  expect(await desk.employers('setTags', { ids: ids.slice(0, 1), add: ['欠薪记录'], remove: ['重点'], seen: [] })).toEqual({ changed: 1 });
  expect((await desk.employers('history', { id: ids[0] ?? 0 })).entries[0]?.changes).toEqual([{ field: 'tags', head: '标签', old: '重点', new: '欠薪记录' }]);
});

test('a status holds from its change on; the change and its reason are kept', async () => {
  const { id } = await create('甲建设', uscc(1));
  expect(await desk.employers('setStatus', { id, rowVersion: 1, status: 'suspended', reason: '停工' })).toEqual({ rowVersion: 2 });
  await expect(desk.employers('setStatus', { id, rowVersion: 2, status: 'suspended', reason: '再次' })).rejects.toMatchObject({ code: 'employers.sameStatus' });
  desk.clock.now += 1000;
  await desk.employers('setStatus', { id, rowVersion: 2, status: 'active', reason: '复工' });
  expect(await desk.reader.rows('SELECT old_status, new_status, from_at FROM employer_status_changes ORDER BY from_at')).toEqual([
    { old_status: 'active', new_status: 'suspended', from_at: desk.clock.now - 1000 }, { old_status: 'suspended', new_status: 'active', from_at: desk.clock.now },
  ]);
});

test('the journal of an individual business does not hold its operator\'s name', async () => {
  await create('张三小吃店', uscc(8).replace(/^91/, '91'), { unitType: '个体工商户', legalRep: '张三' });
  const entry = await desk.reader.first<{ summary: string; subject_label: string }>('SELECT summary, subject_label FROM journal ORDER BY seq DESC LIMIT 1');
  expect(`${entry?.summary}${entry?.subject_label}`).not.toContain('张三');
});
