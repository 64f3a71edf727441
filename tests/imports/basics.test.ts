import { access, readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { counts, EMPLOYER_HEADS, employerRow, makeDesk, none, uscc, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => { desk = await makeDesk(); });
afterEach(() => desk.close());

test('a list of employers makes dossiers, and the same file again changes nothing and says so', async () => {
  const file = await desk.file('名单.csv', `\uFEFF${[EMPLOYER_HEADS, employerRow(1, { 职工人数: '120', 人数日期: '2025-02-20', 标签: '欠薪记录；重点' }), employerRow(2, { 状态: '停业' })].map((row) => row.join(',')).join('\r\n')}`);
  expect(await desk.take('employers', file)).toMatchObject({ rows: 2, created: 2, changed: 0, same: 0, refused: 0, unmatched: 0, refusedFile: null, batchId: 1 });
  expect(await desk.take('employers', file)).toMatchObject({ ...none, rows: 2, same: 2, batchId: null, refusedFile: null });
  expect(await desk.rows('SELECT uscc, name, pinyin, initials, industry, street_code, headcount, headcount_on, status, batch_id FROM employers ORDER BY id')).toEqual([
    { uscc: uscc(1), name: '第1号测试有限公司', pinyin: 'di1haoceshiyouxiangongsi', initials: 'd1hcsyxgs', industry: 'construction', street_code: '990101001', headcount: 120, headcount_on: '2025-02-20', status: 'active', batch_id: 1 },
    { uscc: uscc(2), name: '第2号测试有限公司', pinyin: 'di2haoceshiyouxiangongsi', initials: 'd2hcsyxgs', industry: 'construction', street_code: '990101001', headcount: null, headcount_on: '', status: 'suspended', batch_id: 1 },
  ]);
  expect(await desk.rows('SELECT employer_id, day, headcount, source, batch_id FROM headcounts')).toEqual([{ employer_id: 1, day: '2025-02-20', headcount: 120, source: '用人单位名单', batch_id: 1 }]);
  expect(await desk.rows('SELECT tag FROM employer_tags ORDER BY tag')).toEqual([{ tag: '欠薪记录' }, { tag: '重点' }]);
  expect(await desk.rows('SELECT seq, operation, summary FROM journal')).toEqual([{ seq: 1, operation: 'imports.write', summary: '导入用人单位：新增 2，变更 0，相同 0，被拒 0，待匹配 0' }]);
  expect(await desk.rows(`SELECT rowid FROM employer_search WHERE employer_search MATCH '"测试有限"'`)).toHaveLength(2);
});

test('a refused row keeps the others in and comes back as a file with its reason', async () => {
  const result = await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1), employerRow(2, { 统一社会信用代码: '91990101MA1A00017F', 职工人数: '三十' })]);
  expect(counts(result)).toEqual({ rows: 2, created: 1, changed: 0, same: 0, refused: 1, unmatched: 0 });
  await access(result.refusedFile ?? '');
  const text = await readFile(result.refusedFile ?? '', 'utf8');
  expect(text.startsWith('\uFEFF统一社会信用代码,单位名称')).toBe(true);
  expect(text.split('\r\n')[1]).toBe('91990101MA1A00017F,第2号测试有限公司,建筑,990101001,,,,,三十,,,,,,第 3 行：统一社会信用代码“91990101MA1A00017F”，末位校验字符应为 J，现为 F；职工人数“三十”，应为整数');
});

test('what changes is kept with old and new; an empty cell or a missing column never overwrites', async () => {
  await desk.csv('employers', EMPLOYER_HEADS, [employerRow(1, { 法定代表人: '钱某某', 地址: '建设路3号', 职工人数: '120', 人数日期: '2025-02-20' })]);
  const result = await desk.csv('employers', EMPLOYER_HEADS.slice(0, 11), [employerRow(1, { 法定代表人: '郑某某', 职工人数: '126', 人数日期: '2025-03-20' }).slice(0, 11)]);
  expect(counts(result)).toEqual({ ...none, rows: 1, changed: 1 });
  expect(await desk.rows('SELECT legal_rep, address, headcount, headcount_on, status, row_version FROM employers')).toEqual([{ legal_rep: '郑某某', address: '建设路3号', headcount: 126, headcount_on: '2025-03-20', status: 'active', row_version: 2 }]);
  const [change] = await desk.rows<{ subject_kind: string; subject_id: string; batch_id: number; before_json: string; after_json: string }>('SELECT subject_kind, subject_id, batch_id, before_json, after_json FROM record_changes');
  expect(change).toMatchObject({ subject_kind: 'employer', subject_id: '1', batch_id: 2 });
  expect(JSON.parse(change?.before_json ?? '')).toEqual({ legal_rep: '钱某某', headcount: 120, headcount_on: '2025-02-20', key: { id: 1 } });
  expect(JSON.parse(change?.after_json ?? '')).toEqual({ legal_rep: '郑某某', headcount: 126, headcount_on: '2025-03-20' });
  expect(await desk.rows('SELECT day, headcount FROM headcounts ORDER BY day')).toEqual([{ day: '2025-02-20', headcount: 120 }, { day: '2025-03-20', headcount: 126 }]);
});
